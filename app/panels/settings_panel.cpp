// The settings, straight from their table, and the keys that the user has changed.
#include <algorithm>
#include <string>

#include "app/panels/overlay.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/settings/setting_table.h"

namespace crus {
namespace {

void numberControl(const Ui& ui, const SettingRow& row, int value) {
  const std::string name = "setting/" + std::string{row.key};
  const auto set = [&](int to) {
    const int wanted = std::clamp(to, row.low, row.high);
    if (wanted != value) ui.emit(SetSetting{std::string{row.key}, wanted});
  };
  if (button(ui, name + "/less", "−")) set(value - row.step);
  ImGui::SameLine(0.0F, ui.px(8.0F));
  const std::string words = settingWords(row, value) + " " + std::string{row.unit};
  const ImVec2 size = measure(ui, Type::kBody, words);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(size.x, ui.px(56.0F));
  drawText(ui, ImGui::GetWindowDrawList(), Type::kBody,
           {at.x + 0.5F * (width - size.x), at.y + 0.5F * (ui.px(kControlHeight) - size.y)},
           ink(ui.colors.text), words);
  ImGui::Dummy({width, ui.px(kControlHeight)});
  ImGui::SameLine(0.0F, ui.px(8.0F));
  if (button(ui, name + "/more", "+")) set(value + row.step);
}

void choiceControl(const Ui& ui, const SettingRow& row, int value) {
  for (int i = 0; i < static_cast<int>(row.choices.size()); ++i) {
    const std::string choice{row.choices[static_cast<std::size_t>(i)]};
    if (i > 0) ImGui::SameLine(0.0F, ui.px(6.0F));
    const ButtonLook look{i == value, false, Type::kSmall, true};
    if (button(ui, "setting/" + std::string{row.key} + "/" + choice, choice, look)) {
      ui.emit(SetSetting{std::string{row.key}, i});
    }
  }
}

void settingRow(const Ui& ui, const SettingRow& row) {
  const int value = row.get(ui.state());
  body(ui, row.label);
  gap(ui, -4.0F);
  muted(ui, row.hint);
  gap(ui, 2.0F);
  if (row.isSwitch()) {
    if (pillSwitch(ui, "setting/" + std::string{row.key}, value != 0, ui.colors.accent)) {
      ui.emit(SetSetting{std::string{row.key}, value != 0 ? 0 : 1});
    }
    ImGui::SameLine(0.0F, ui.px(8.0F));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string words = settingWords(row, value);
    const ImVec2 size = measure(ui, Type::kSmall, words);
    drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
             {at.x, at.y + 0.5F * (ui.px(kControlHeight) - size.y)}, ink(ui.colors.muted), words);
    ImGui::Dummy({size.x, ui.px(kControlHeight)});
  } else if (row.choices.empty()) {
    numberControl(ui, row, value);
  } else {
    choiceControl(ui, row, value);
  }
  gap(ui, 8.0F);
}

void changedKeys(const Ui& ui) {
  paragraph(ui, Type::kStrong, ui.colors.text, "Keys");
  gap(ui, 2.0F);
  const auto& keys = ui.state().preferences.keys;
  if (keys.empty()) muted(ui, "All keys are those that F1 shows.");
  for (const auto& [chord, line] : keys) {
    body(ui, chord + ": " + (line.empty() ? "nothing" : line));
    if (button(ui, "key/" + chord, "As it came")) ui.emit(SetKey{chord, {}, true});
    gap(ui, 4.0F);
  }
  gap(ui, 4.0F);
  if (button(ui, "key/new", "Change a key …")) ui.emit(SetPalette{true, "bind "});
}

}  // namespace

void drawSettings(const Ui& ui) {
  if (beginOverlay(ui, "##settings", "Settings", 560.0F)) ui.emit(SetSettingsPanel{false});
  std::string_view group;
  for (const SettingRow& row : settingTable()) {
    if (row.group != group) {
      if (!group.empty()) separator(ui);
      gap(ui, 4.0F);
      paragraph(ui, Type::kStrong, ui.colors.text, row.group);
      gap(ui, 4.0F);
      group = row.group;
    }
    settingRow(ui, row);
  }
  separator(ui);
  gap(ui, 4.0F);
  changedKeys(ui);
  endOverlay();
}

}  // namespace crus
