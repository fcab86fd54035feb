#include "app/search/word_match.h"

#include <algorithm>
#include <cctype>

#include "app/state/command_words.h"

namespace crus {
namespace {

/// Bytes beyond ASCII are letters of some word.
bool isLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80U || std::isalnum(byte) != 0;
}

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::string withoutPlural(std::string word) {
  const bool plural = word.size() > 3 && word.back() == 's' && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  if (plural) word.pop_back();
  return word;
}

}  // namespace

std::vector<std::string> searchWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && isLetter(text[i])) {
      word += lower(text[i]);
    } else if (!word.empty()) {
      words.push_back(withoutPlural(std::move(word)));
      word.clear();
    }
  }
  return words;
}

float beginningMatch(std::string_view typed, std::string_view word) {
  if (typed == word) return 1.0F;
  if (typed.empty() || !word.starts_with(typed)) return 0.0F;
  return 0.7F + 0.2F * static_cast<float>(typed.size()) / static_cast<float>(word.size());
}

float slipMatch(std::string_view typed, std::string_view word) {
  if (typed.size() < 4 || word.size() < 3 || typed.front() != word.front()) return 0.0F;
  const std::size_t allowed = typed.size() >= 8 ? 2 : 1;
  const auto strength = [&](std::string_view against, float best) {
    const std::size_t longer = std::max(typed.size(), against.size());
    if (longer - std::min(typed.size(), against.size()) > allowed) return 0.0F;
    const std::size_t slips = editDistance(typed, against);
    return slips > allowed ? 0.0F : best - 0.1F * static_cast<float>(slips);
  };
  const float whole = strength(word, 0.75F);
  // Still being typed: against as many letters of the word.
  return whole > 0.0F || word.size() <= typed.size() ? whole : strength(word.substr(0, typed.size()), 0.6F);
}

float gappedMatch(std::string_view typed, std::string_view text) {
  float score = 0.0F;
  std::size_t at = 0;
  std::size_t previous = std::string_view::npos;
  float possible = 0.0F;
  for (const char wanted : typed) {
    if (wanted == ' ') continue;
    possible += 3.0F;
    // The beginning of a word rather than the next such letter, unless the letters stand in a row.
    std::size_t found = std::string_view::npos;
    for (std::size_t i = at; i < text.size(); ++i) {
      if (lower(text[i]) != lower(wanted)) continue;
      if (found == std::string_view::npos) found = i;
      const bool inARow = previous != std::string_view::npos && i == previous + 1;
      const bool begins = i == 0 || !isLetter(text[i - 1]);
      if (inARow || begins) {
        found = i;
        break;
      }
    }
    if (found == std::string_view::npos) return 0.0F;
    const bool inARow = previous != std::string_view::npos && found == previous + 1;
    const bool begins = found == 0 || !isLetter(text[found - 1]);
    score += inARow || begins ? 3.0F : 1.0F;
    previous = found;
    at = found + 1;
  }
  if (possible <= 0.0F) return 0.0F;
  const float share = score / possible;
  // Letters strewn over a text are chance.
  return share < 0.6F ? 0.0F : share;
}

}  // namespace crus
