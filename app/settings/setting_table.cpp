#include "app/settings/setting_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/state/command_words.h"

namespace crus {
namespace {

constexpr std::array<std::string_view, 2> kSwitch{"off", "on"};
constexpr std::array<std::string_view, 2> kThemes{"dark", "light"};
constexpr std::array<std::string_view, 3> kScrolls{"zoom", "turn", "move"};

template <auto Member>
int getState(const AppState& state) {
  return static_cast<int>(state.*Member);
}
template <auto Member>
void setState(AppState& state, int value) {
  state.*Member = static_cast<std::remove_reference_t<decltype(state.*Member)>>(value);
}
template <auto Member>
int getPreference(const AppState& state) {
  return static_cast<int>(state.preferences.*Member);
}
template <auto Member>
void setPreference(AppState& state, int value) {
  auto& to = state.preferences.*Member;
  to = static_cast<std::remove_reference_t<decltype(to)>>(value);
}

constexpr auto kRows = std::to_array<SettingRow>({
    {"theme", "Look", "Colours of the window", "Dark is easier on the eyes at night, light beside a window.",
     kThemes, 0, 0, 1, "", getState<&AppState::theme>, setState<&AppState::theme>},
    {"text_percent",
     "Look",
     "Size of the text",
     "On top of what the display asks for.",
     {},
     kSmallestText,
     kLargestText,
     10,
     "%",
     getState<&AppState::textPercent>,
     setState<&AppState::textPercent>},
    {"hidden_marker_percent",
     "Look",
     "An X behind the leg",
     "How much is seen of the points on the side that is turned away.",
     {},
     0,
     100,
     5,
     "%",
     getPreference<&Preferences::hiddenMarkerPercent>,
     setPreference<&Preferences::hiddenMarkerPercent>},
    {"reduce_motion", "Look", "Reduce motion", "The leg jumps to a new view instead of turning there.",
     kSwitch, 0, 0, 1, "", getPreference<&Preferences::reduceMotion>,
     setPreference<&Preferences::reduceMotion>},
    {"blender_mouse", "Mouse", "Mouse as in Blender",
     "The middle button turns the leg, Shift and the middle button move it.", kSwitch, 0, 0, 1, "",
     getPreference<&Preferences::blenderMouse>, setPreference<&Preferences::blenderMouse>},
    {"two_finger_scroll", "Mouse", "Two fingers or the wheel", "What scrolling over the leg does.", kScrolls,
     0, 0, 1, "", getPreference<&Preferences::scroll>, setPreference<&Preferences::scroll>},
    {"sound", "Release session", "Tones of the timer", "At the start, half-way and at the end of a hold.",
     kSwitch, 0, 0, 1, "", getPreference<&Preferences::sound>, setPreference<&Preferences::sound>},
});

std::string listOf(std::span<const std::string_view> choices) {
  std::string all;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    all += i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ";
    all += choices[i];
  }
  return all;
}

}  // namespace

bool SettingRow::isSwitch() const {
  return choices.data() == kSwitch.data();
}

std::span<const SettingRow> settingTable() {
  return kRows;
}

const SettingRow* settingNamed(std::string_view key) {
  const auto* found =
      std::find_if(kRows.begin(), kRows.end(), [&](const SettingRow& row) { return row.key == key; });
  return found == kRows.end() ? nullptr : found;
}

const AppState& freshSettings() {
  static const AppState kFresh;
  return kFresh;
}

int defaultOf(const SettingRow& row) {
  return row.get(freshSettings());
}

std::string settingWords(const SettingRow& row, int value) {
  if (row.choices.empty()) return std::to_string(value);
  return std::string{row.choices[static_cast<std::size_t>(value) % row.choices.size()]};
}

engine::Result<int> parseSetting(const SettingRow& row, std::string_view words, int now) {
  const auto expected = [&](const std::string& what) {
    return engine::Error{{}, {}, std::string{row.key} + " is " + what + ", not '" + std::string{words} + "'"};
  };
  if (row.choices.empty()) {
    std::optional<int> value = parseInteger(words);
    const bool relative = !words.empty() && (words.front() == '+' || words.front() == '-');
    if (value && std::abs(*value) <= 1000 && relative) value = std::clamp(now + *value, row.low, row.high);
    if (value && *value >= row.low && *value <= row.high) return *value;
    return expected("a whole number from " + std::to_string(row.low) + " to " + std::to_string(row.high));
  }
  const int count = static_cast<int>(row.choices.size());
  if (words == "next" || (row.isSwitch() && words == "toggle")) return (now + 1) % count;
  for (int i = 0; i < count; ++i) {
    if (words == row.choices[static_cast<std::size_t>(i)]) return i;
  }
  return expected(listOf(row.choices));
}

AppState withSettingsOf(AppState to, const AppState& from) {
  to.preferences = from.preferences;
  for (const SettingRow& row : kRows) row.set(to, row.get(from));
  return to;
}

bool sameSettings(const AppState& a, const AppState& b) {
  return a.preferences == b.preferences &&
         std::all_of(kRows.begin(), kRows.end(),
                     [&](const SettingRow& row) { return row.get(a) == row.get(b); });
}

}  // namespace crus
