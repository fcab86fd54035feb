#include "app/search/command_arguments.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "app/atlas/reverse_lookup.h"
#include "app/panels/words.h"
#include "app/settings/setting_table.h"

namespace crus {
namespace {

bool isPlaceholder(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

void addThings(const std::string& kind, const World& world, std::vector<ArgumentChoice>& to) {
  if (kind == "MUSCLE") {
    for (const Muscle& muscle : world.atlas.muscles) to.push_back({muscle.id, muscle.name});
  } else if (kind == "POINT") {
    for (const TriggerPoint& point : world.atlas.points) to.push_back({point.id, point.name});
  } else if (kind == "PART") {
    for (const auto& [part, box] : world.partBoxes) {
      if (world.atlas.muscleOfPart(part) == nullptr) to.push_back({part, partLabel(part)});
    }
  } else if (kind == "KIND") {
    std::set<std::string> kinds;
    for (const auto& [part, box] : world.partBoxes) kinds.insert(partKind(part));
    for (const std::string& each : kinds) to.push_back({each, kindHeading(each)});
  } else if (kind == "AREA") {
    for (const std::string& area : bodyAreas(world.atlas)) to.push_back({area, cleaned(area)});
  } else if (kind == "SETTING") {
    for (const SettingRow& row : settingTable()) to.push_back({std::string{row.key}, std::string{row.label}});
  } else if (kind == "DIGIT") {
    for (int digit = 0; digit <= 9; ++digit) to.push_back({std::to_string(digit), {}});
  }
}

}  // namespace

std::vector<std::vector<std::string>> argumentsOf(std::string_view syntax) {
  std::vector<std::vector<std::string>> all;
  std::vector<std::string> alternatives;
  std::string word;
  for (std::size_t i = 0; i <= syntax.size(); ++i) {
    const char c = i < syntax.size() ? syntax[i] : ' ';
    if (c != '|' && c != ' ' && c != '[' && c != ']') {
      word += c;
      continue;
    }
    if (!word.empty()) alternatives.push_back(std::exchange(word, {}));
    if (c == ' ' && !alternatives.empty()) all.push_back(std::exchange(alternatives, {}));
  }
  return all;
}

std::vector<ArgumentChoice> choicesFor(const std::vector<std::string>& alternatives, const World& world) {
  std::vector<ArgumentChoice> choices;
  for (const std::string& word : alternatives) {
    if (!isPlaceholder(word)) choices.push_back({word, {}});
  }
  for (const std::string& word : alternatives) {
    if (isPlaceholder(word)) addThings(word, world, choices);
  }
  return choices;
}

bool takesFreeText(const std::vector<std::string>& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(), [](const std::string& word) {
    static const std::set<std::string> kThings{"MUSCLE", "POINT", "PART", "KIND", "AREA", "SETTING", "DIGIT"};
    return isPlaceholder(word) && !kThings.contains(word);
  });
}

}  // namespace crus
