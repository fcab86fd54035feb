// Everyday and anatomical words that mean the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crus {

/// The word itself first, then what else it may mean; as searchWords() writes words.
std::vector<std::string> meaningsOf(const std::string& word);

/// Words that carry no meaning of their own ("in", "the", "my").
bool isLittleWord(std::string_view word);
/// Words that ask what hurts.
bool isPainWord(std::string_view word);
/// Words that nearly every text here is about ("pain", "muscle").
bool isWeakWord(std::string_view word);

/// What people call a structure of the model besides its name: "talus" -> "ankle bone".
std::vector<std::string> everydayNames(std::string_view partLabel);

}  // namespace crus
