// Keys and gestures, straight from the table that the window obeys.
#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/overlay.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/state/key_bindings.h"

namespace crus {
namespace {

struct Line {
  std::vector<std::string> chords;
  std::string help;
};

void addLine(std::vector<Line>& lines, const std::string& chord, const std::string& help) {
  const auto same =
      std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.help == help; });
  if (same != lines.end()) {
    same->chords.push_back(chord);
  } else {
    lines.push_back({{chord}, help});
  }
}

/// Keys that do the same stand on one line.
std::vector<Line> keyLines(const Keymap& keymap, KeyContext context) {
  std::vector<Line> lines;
  for (const Keymap::Key& key : keymap.keys()) {
    if (key.context == context) addLine(lines, key.chord, key.help);
  }
  return lines;
}

std::vector<Line> mouseLines() {
  std::vector<Line> lines;
  for (const KeyBinding& gesture : mouseBindings())
    addLine(lines, std::string{gesture.chord}, std::string{gesture.help});
  return lines;
}

std::string keycapText(std::string_view chord) {
  std::string text{chord};
  const auto arrow = [&](std::string_view word, std::string_view sign) {
    if (text.ends_with(word)) text.replace(text.size() - word.size(), word.size(), sign);
  };
  if (text.find(' ') != std::string::npos) return text;
  arrow("Left", "←");
  arrow("Right", "→");
  arrow("Up", "↑");
  arrow("Down", "↓");
  return text;
}

float keycaps(const Ui& ui, ImVec2 at, const Line& line, float width, bool draw) {
  float x = at.x;
  float y = at.y;
  const float height = ui.px(24.0F);
  const bool many = line.chords.size() > 4;
  for (std::size_t i = 0; i < line.chords.size(); ++i) {
    if (many && i > 0 && i + 1 < line.chords.size()) continue;  // a row of digits, by its ends
    const std::string& chord = line.chords[i];
    const std::string text = keycapText(chord);
    const ImVec2 size = measure(ui, Type::kSmall, text);
    const float w = std::max(size.x + ui.px(14.0F), height);
    if (x > at.x && x + w > at.x + width) {
      x = at.x;
      y += height + ui.px(4.0F);
    }
    if (draw) {
      ImDrawList* list = ImGui::GetWindowDrawList();
      list->AddRectFilled({x, y}, {x + w, y + height}, ink(ui.colors.raised), ui.px(5.0F));
      list->AddRect({x, y}, {x + w, y + height}, ink(ui.colors.border), ui.px(5.0F), 0, ui.px(1.0F));
      drawText(ui, list, Type::kSmall, {x + 0.5F * (w - size.x), y + 0.5F * (height - size.y)},
               ink(ui.colors.text), text);
    }
    x += w + ui.px(5.0F);
  }
  return y + height - at.y;
}

void drawLines(const Ui& ui, const std::vector<Line>& lines, int columns) {
  const float gutter = ui.px(24.0F);
  const float total = ImGui::GetContentRegionAvail().x;
  const float column = (total - gutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float keys = 0.36F * column;
  const float words = column - keys - ui.px(8.0F);
  const auto heightOf = [&](const Line& line) {
    return std::max(keycaps(ui, {0.0F, 0.0F}, line, keys, false),
                    measure(ui, Type::kBody, line.help, words).y) +
           ui.px(8.0F);
  };
  float all = 0.0F;
  for (const Line& line : lines) all += heightOf(line);

  const ImVec2 start = ImGui::GetCursorScreenPos();
  float y = 0.0F;
  float lowest = 0.0F;
  float x = start.x;
  int filled = 1;
  for (const Line& line : lines) {
    const float height = heightOf(line);
    if (filled < columns && y + 0.5F * height > all / static_cast<float>(columns)) {
      y = 0.0F;
      x += column + gutter;
      ++filled;
    }
    const ImVec2 at{x, start.y + y};
    const float caps = keycaps(ui, at, line, keys, true);
    const ImVec2 text = measure(ui, Type::kBody, line.help, words);
    drawText(
        ui, ImGui::GetWindowDrawList(), Type::kBody,
        {at.x + keys + ui.px(8.0F), at.y + std::max(0.0F, 0.5F * (std::min(caps, ui.px(24.0F)) - text.y))},
        ink(ui.colors.text), line.help, words);
    y += height;
    lowest = std::max(lowest, y);
  }
  ImGui::Dummy({total, lowest});
}

}  // namespace

void drawHelp(const Ui& ui) {
  if (beginOverlay(ui, "##help", "Keys and gestures", 820.0F)) ui.emit(SetHelp{false});
  const int columns = ImGui::GetContentRegionAvail().x > ui.px(600.0F) ? 2 : 1;
  if (button(ui, "help/palette", "All commands …")) ui.emit(SetPalette{true, {}});
  ImGui::SameLine(0.0F, ui.px(6.0F));
  if (button(ui, "help/settings", "Settings …")) ui.emit(SetSettingsPanel{true});
  gap(ui, 6.0F);
  const Keymap keysOfProgram;
  const Keymap& keymap = ui.context.keymap != nullptr ? *ui.context.keymap : keysOfProgram;
  const auto part = [&](std::string_view title, const std::vector<Line>& lines) {
    muted(ui, title);
    gap(ui, 2.0F);
    drawLines(ui, lines, columns);
    gap(ui, 6.0F);
    separator(ui);
    gap(ui, 6.0F);
  };
  part("Mouse", mouseLines());
  part("Keys", keyLines(keymap, KeyContext::kAlways));
  part("Keys in a release session", keyLines(keymap, KeyContext::kRelease));
  endOverlay();
}

}  // namespace crus
