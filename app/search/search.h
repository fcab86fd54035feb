// Words -> muscles, points and structures that speak of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state/update.h"

namespace crus {

struct Finding {
  Pick pick;
  std::string why;  // the sentence that matched, empty for a name
  bool operator==(const Finding&) const = default;
};

/// Everything that can be found in one world, ready to be searched between two keystrokes. Made once per
/// world, of which it keeps nothing.
class SearchIndex {
 public:
  explicit SearchIndex(const World& world);

  /// What the words may mean, the best first: names before places where a point is felt, those before
  /// symptoms and causes; points before everything when a word asks for pain. Everyday and anatomical words
  /// mean the same, words may be half typed or misspelt, little words and words that nobody uses here are
  /// passed over.
  [[nodiscard]] std::vector<Finding> find(std::string_view words) const;

 private:
  /// A text of a thing. `weight`: how much it says about it.
  struct Text {
    std::vector<int> words;  // indices into words_
    float weight = 1.0F;
    bool name = false;
    std::string why;
  };
  struct Thing {
    Pick pick;
    std::vector<Text> texts;
  };
  struct Score {
    float value = 0.0F;
    const Text* best = nullptr;
  };
  void add(Thing& thing, std::string_view text, float weight, bool name, std::string why);
  [[nodiscard]] Score score(const Thing& thing, const std::vector<std::vector<float>>& strengths) const;
  [[nodiscard]] std::vector<float> strengthsOf(const std::string& typed) const;

  std::vector<std::string> words_;  // every word once
  std::vector<Thing> things_;
};

/// With an index made for this one question.
std::vector<Finding> search(const World& world, std::string_view words);

}  // namespace crus
