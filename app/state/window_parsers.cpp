#include "app/state/command_parsers.h"

#include <algorithm>

#include "app/settings/chord.h"
#include "app/settings/setting_table.h"

namespace crus {
namespace {

std::optional<Panel> panelOf(std::string_view word) {
  if (word == "list") return Panel::kList;
  if (word == "reading") return Panel::kReading;
  return std::nullopt;
}

}  // namespace

Parsed parseText(Words words, const AppState& state) {
  if (words.size() != 1 || words[0].empty()) return std::nullopt;
  const std::optional<int> value = parseInteger(words[0]);
  if (!value || *value > 1000 || *value < -1000) return std::nullopt;
  const bool relative = words[0].front() == '+' || words[0].front() == '-';
  return Command{SetTextPercent{relative ? state.textPercent + *value : *value}};
}

Parsed parseWait(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  const std::optional<int> frames = parseInteger(words[0]);
  if (!frames || *frames < 1 || *frames > 100000) return std::nullopt;
  return Command{Wait{*frames}};
}

Parsed parsePanel(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const std::optional<Panel> panel = panelOf(words[0]);
  if (!panel) return std::nullopt;
  const bool shown = *panel == Panel::kList ? state.panes.list : state.panes.reading;
  const std::optional<bool> on = parseSwitch(words[1], shown && state.panels);
  if (!on) return std::nullopt;
  return Command{SetPanel{*panel, *on}};
}

Parsed parseResize(Words words, const AppState& state) {
  if (words.size() != 2 || words[1].empty()) return std::nullopt;
  const std::optional<Panel> panel = words[0] == "height" ? Panel::kReadingHeight : panelOf(words[0]);
  if (!panel) return std::nullopt;
  if (words[1] == "reset") return Command{SetPanelSize{*panel, 0.0F}};
  const std::optional<float> value = parseNumber(words[1]);
  if (!value) return std::nullopt;
  if (words[1].front() != '+' && words[1].front() != '-') {
    if (*value <= 0.0F) return std::nullopt;
    return Command{SetPanelSize{*panel, *value}};
  }
  const float own = *panel == Panel::kList      ? state.panes.listWidth
                    : *panel == Panel::kReading ? state.panes.readingWidth
                                                : state.panes.readingHeight;
  const float now = own > 0.0F ? own : boundsOf(*panel).usual;
  return Command{SetPanelSize{*panel, std::max(now + *value, 1.0F)}};
}

Parsed parseFocus(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  static constexpr std::array<std::string_view, 6> kSteps{"next", "previous", "left", "right", "up", "down"};
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    if (words[0] == kSteps[i]) return Command{StepFocus{static_cast<FocusStep>(i)}};
  }
  return Command{SetFocus{words[0] == "none" ? std::string{} : words[0]}};
}

Parsed parseChoose(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "next") return Command{StepChoice{1}};
  if (words[0] == "previous") return Command{StepChoice{-1}};
  if (words[0] == "this") return Command{TakeChoice{}};
  return std::nullopt;
}

Parsed parsePalette(Words words, const AppState& state) {
  if (words.size() >= 2 && words[0] == "type") return Command{SetPalette{true, joined(words.subspan(1))}};
  if (words.size() != 1) return std::nullopt;
  const std::optional<bool> on = parseSwitch(words[0], state.palette.has_value());
  if (!on) return std::nullopt;
  return Command{SetPalette{*on, {}}};
}

Parsed parseSet(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const SettingRow* row = settingNamed(words[0]);
  if (row == nullptr) {
    std::string all;
    for (const SettingRow& known : settingTable()) all += " " + std::string{known.key};
    return engine::Result<Command>{refusal("there is no setting '" + words[0] + "'; there are" + all)};
  }
  const engine::Result<int> value = parseSetting(*row, words[1], row->get(state));
  if (!value) return engine::Result<Command>{value.error()};
  return Command{SetSetting{words[0], *value}};
}

Parsed parseBind(Words words, const AppState& state) {
  const bool release = words.size() == 3 && words[0] == "release";
  if (!release && words.size() != 2) return std::nullopt;
  const engine::Result<std::string> chord = parseChord(words[words.size() - 2]);
  if (!chord) return engine::Result<Command>{chord.error()};
  const std::string& line = words.back();
  SetKey key{(release ? "release " : "") + *chord, line, line == "default"};
  if (line == "none" || key.back) {
    key.line.clear();
  } else if (const auto command = parseCommand(line, state); !command) {
    return engine::Result<Command>{command.error()};
  }
  return Command{std::move(key)};
}

}  // namespace crus
