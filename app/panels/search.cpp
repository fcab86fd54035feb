#include "app/panels/search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "app/panels/words.h"
#include "app/state/command_words.h"

namespace crus {
namespace {

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSame{{{"outer", "lateral"},
                                                                               {"inner", "medial"},
                                                                               {"front", "anterior"},
                                                                               {"back", "posterior"},
                                                                               {"peroneus", "fibularis"},
                                                                               {"peroneal", "fibular"},
                                                                               {"shin", "tibia"},
                                                                               {"calf", "gastrocnemius"},
                                                                               {"calf", "soleus"},
                                                                               {"big", "great"},
                                                                               {"sole", "arch"},
                                                                               {"ankle", "malleolus"},
                                                                               {"si", "sacroiliac"},
                                                                               {"hip", "buttock"}}};

std::vector<std::string> meanings(const std::string& word) {
  std::vector<std::string> all{word};
  for (const auto& [a, b] : kSame) {
    if (word == a) all.emplace_back(b);
    if (word == b) all.emplace_back(a);
  }
  return all;
}

/// A word is met where a word of the text begins with it; "rib" is not in "tribal".
bool begins(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0) return true;
  }
  return false;
}

class Query {
 public:
  explicit Query(std::string_view words) {
    std::string word;
    for (const char c : lower(words) + ' ') {
      if (std::isspace(static_cast<unsigned char>(c)) == 0) {
        word += c;
      } else if (!word.empty()) {
        words_.push_back(meanings(word));
        word.clear();
      }
    }
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool matches(std::string_view text) const {
    const std::string low = lower(text);
    return std::all_of(words_.begin(), words_.end(), [&](const std::vector<std::string>& options) {
      return std::any_of(options.begin(), options.end(),
                         [&](const std::string& word) { return begins(low, word); });
    });
  }

 private:
  std::vector<std::vector<std::string>> words_;
};

std::string namesOf(const Muscle& muscle) {
  std::string names = muscle.name + ' ' + muscle.latin + ' ' + muscle.code;
  for (const std::string& synonym : muscle.synonyms) names += ' ' + synonym;
  return names;
}

std::string zoneText(const Zone& zone) {
  std::string text = zone.words.text;
  for (const Patch& patch : zone.patches) {
    const std::string remote = remoteRegion(patch.region);
    if (!remote.empty() && lower(text).find(lower(remote).substr(4)) == std::string::npos)
      text += " (" + remote + ")";
  }
  return text;
}

}  // namespace

std::vector<Finding> search(const World& world, std::string_view words) {
  const Query query{words};
  std::vector<Finding> found;
  if (query.empty()) return found;
  std::set<std::string> seen;
  const auto addPoint = [&](const TriggerPoint& point, std::string why) {
    if (seen.insert(point.id).second) found.push_back({{Pick::Kind::kPoint, point.id}, std::move(why)});
  };

  for (const Muscle& muscle : world.atlas.muscles) {
    if (query.matches(namesOf(muscle))) found.push_back({{Pick::Kind::kMuscle, muscle.id}, {}});
  }
  for (const TriggerPoint& point : world.atlas.points) {
    if (query.matches(point.name)) addPoint(point, {});
  }
  for (const TriggerPoint& point : world.atlas.points) {
    for (const Zone& zone : point.zones) {
      const std::string text = zoneText(zone);
      if (query.matches(text)) addPoint(point, "Felt: " + text);
    }
  }
  for (const TriggerPoint& point : world.atlas.points) {
    for (const ClaimList* list : {&point.symptoms, &point.activation}) {
      for (const std::string& item : list->items) {
        if (query.matches(item)) addPoint(point, item);
      }
    }
  }
  for (const auto& [part, box] : world.partBoxes) {
    if (world.atlas.muscleOfPart(part) == nullptr && query.matches(partLabel(part))) {
      found.push_back({{Pick::Kind::kPart, part}, {}});
    }
  }
  return found;
}

}  // namespace crus
