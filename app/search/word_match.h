// Words of a text and how well a typed word stands for one of them. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crus {

/// Lower-case words, split at everything that is no letter or digit, without the s of a plural.
std::vector<std::string> searchWords(std::string_view text);

/// 0 (not at all) .. 1 (the same): the word itself, or its beginning.
float beginningMatch(std::string_view typed, std::string_view word);

/// The same with slips: one wrong, missing, extra or swapped letter in words of four letters and more, two in
/// words of eight and more; the first letter must be right.
float slipMatch(std::string_view typed, std::string_view word);

/// How well letters typed in their order, with gaps, stand for a text: more for beginnings of words and
/// for letters in a row. 0: not at all.
float gappedMatch(std::string_view typed, std::string_view text);

}  // namespace crus
