#include "app/panels/ui.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace crus {
namespace {

constexpr float kLeading = 1.17F;        // distance of lines over the height of a line
constexpr float kReadingWidth = 620.0F;  // no line of text gets longer than this

/// Where the line that starts at `from` ends: at a newline, or at the last blank before `width` is reached; a
/// word that is wider than a line is cut. ImGui's own wrapping would part a word from its comma.
const char* nextLine(const ImFont* font, const char* from, const char* end, float width) {
  const char* newline = std::find(from, end, '\n');
  if (width <= 0.0F) return newline;
  float x = 0.0F;
  const char* lastBlank = nullptr;
  for (const char* at = from; at < newline;) {
    unsigned int letter = 0;
    const char* next = at + std::max(ImTextCharFromUtf8(&letter, at, newline), 1);
    if (letter == ' ') lastBlank = at;
    x += font->GetCharAdvance(static_cast<ImWchar>(letter));
    if (x > width && letter != ' ') {
      if (lastBlank != nullptr) return lastBlank;
      return at == from ? next : at;
    }
    at = next;
  }
  return newline;
}

/// Calls `line(from, to, y)` for each line; returns the height.
template <class Line>
float eachLine(const ImFont* font, float size, std::string_view text, float width, Line line) {
  const float step = std::round(size * kLeading);
  const char* from = text.data();
  const char* const end = from + text.size();
  float y = 0.0F;
  do {
    const char* to = nextLine(font, from, end, width);
    line(from, to, y);
    y += step;
    from = to;
    if (from < end && *from == '\n') {
      ++from;
    } else {
      while (from < end && *from == ' ') ++from;
    }
  } while (from < end);
  return y;
}

float sizeOf(const ImFont* font) {
  return font->FontSize * ImGui::GetIO().FontGlobalScale;
}

float contentWidth(const Ui& ui) {
  return std::min(ImGui::GetContentRegionAvail().x, ui.px(kReadingWidth));
}

}  // namespace

ImFont* Ui::font(Type type) const {
  void* font = fonts.body;
  switch (type) {
    case Type::kBody:
      break;
    case Type::kStrong:
      font = fonts.strong;
      break;
    case Type::kHeading:
      font = fonts.heading;
      break;
    case Type::kSmall:
      font = fonts.small;
      break;
    case Type::kLarge:
      font = fonts.large;
      break;
    case Type::kRelease:
      font = fonts.release != nullptr ? fonts.release : fonts.heading;
      break;
    case Type::kTimer:
      font = fonts.timer != nullptr ? fonts.timer : fonts.heading;
      break;
  }
  if (font == nullptr) font = fonts.body;
  return font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetIO().Fonts->Fonts[0];
}

ImU32 ink(Color8 color, float alpha) {
  return IM_COL32(color.r, color.g, color.b, static_cast<int>(std::lround(255.0F * alpha)));
}

void beginPanel(const char* id, const Rect& rect, ImGuiWindowFlags extra) {
  ImGui::SetNextWindowPos({rect.position.x, rect.position.y});
  ImGui::SetNextWindowSize({std::max(rect.size.x, 1.0F), std::max(rect.size.y, 1.0F)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2{1.0F, 1.0F});
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | extra);
  ImGui::PopStyleVar();
}

void endPanel() {
  ImGui::End();
}

ImVec2 measure(const Ui& ui, Type type, std::string_view text, float width) {
  const ImFont* font = ui.font(type);
  const float size = sizeOf(font);
  const float ratio = size / font->FontSize;
  float widest = 0.0F;
  const float height =
      eachLine(font, size, text, width / ratio, [&](const char* from, const char* to, float) {
        widest = std::max(widest, font->CalcTextSizeA(size, 1e9F, 0.0F, from, to).x);
      });
  return {std::ceil(widest), height};
}

ImVec2 drawText(const Ui& ui, ImDrawList* list, Type type, ImVec2 at, ImU32 color, std::string_view text,
                float width) {
  const ImFont* font = ui.font(type);
  const float size = sizeOf(font);
  const float ratio = size / font->FontSize;
  float widest = 0.0F;
  const float lead = std::round(0.5F * size * (kLeading - 1.0F));
  const ImVec2 origin{std::round(at.x), std::round(at.y + lead)};
  const float height =
      eachLine(font, size, text, width / ratio, [&](const char* from, const char* to, float y) {
        if (from != to) list->AddText(font, size, {origin.x, origin.y + y}, color, from, to);
        widest = std::max(widest, font->CalcTextSizeA(size, 1e9F, 0.0F, from, to).x);
      });
  return {std::ceil(widest), height};
}

std::string fittingText(const Ui& ui, Type type, std::string_view text, float width) {
  if (measure(ui, type, text).x <= width) return std::string{text};
  std::string cut{text};
  while (!cut.empty() && measure(ui, type, cut + "…").x > width) {
    do {
      cut.pop_back();  // whole characters of UTF-8
    } while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U);
  }
  return cut + "…";
}

void paragraph(const Ui& ui, Type type, Color8 color, std::string_view text) {
  if (text.empty()) return;
  // Lines of large letters are short enough by themselves.
  const float width = type == Type::kRelease ? ImGui::GetContentRegionAvail().x : contentWidth(ui);
  const ImVec2 size = measure(ui, type, text, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({size.x, size.y});
  if (ImGui::IsItemVisible()) drawText(ui, ImGui::GetWindowDrawList(), type, at, ink(color), text, width);
}

void body(const Ui& ui, std::string_view text) {
  paragraph(ui, Type::kBody, ui.colors.text, text);
}
void muted(const Ui& ui, std::string_view text) {
  paragraph(ui, Type::kSmall, ui.colors.muted, text);
}

void labelled(const Ui& ui, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  muted(ui, label);
  gap(ui, -4.0F);
  body(ui, text);
}

void bullet(const Ui& ui, std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = measure(ui, Type::kBody, "x").y;
  ImGui::GetWindowDrawList()->AddCircleFilled({at.x + ui.px(6.0F), at.y + 0.52F * line}, ui.px(2.4F),
                                              ink(ui.colors.muted));
  ImGui::Indent(ui.px(18.0F));
  body(ui, text);
  ImGui::Unindent(ui.px(18.0F));
}

void edgeLine(const Ui& ui, ImVec2 from, ImVec2 to) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine(from, to, ink(ui.colors.line), ui.px(1.0F));
  list->PopClipRect();
}

void gap(const Ui& ui, float units) {
  // Whole pixels, or what follows would lie on what comes after it: Dear ImGui cuts fractions off after each
  // item.
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + std::round(ui.px(units)));
}

void separator(const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + width, at.y}, ink(ui.colors.line), ui.px(1.0F));
  ImGui::Dummy({width, ui.px(1.0F)});
}

void recordRect(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high) {
  if (ui.context.record == nullptr) return;
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  // Scrolling cuts what is above and below; sideways nothing is ever cut, so that a test can see it stick
  // out.
  const float top = std::max(low.y, clip.Min.y);
  const float bottom = std::min(high.y, clip.Max.y);
  if (bottom - top < 1.0F) return;
  ui.context.record->push_back({name, Rect{{low.x, top}, {high.x - low.x, bottom - top}}});
}

void recordPlate(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high) {
  if (ui.context.record == nullptr) return;
  ui.context.record->push_back({name, Rect{{low.x, low.y}, {high.x - low.x, high.y - low.y}}});
}

Hit hitArea(const Ui& ui, const std::string& name, ImVec2 size) {
  Hit hit;
  hit.low = ImGui::GetCursorScreenPos();
  hit.high = {hit.low.x + std::max(size.x, 1.0F), hit.low.y + std::max(size.y, 1.0F)};
  hit.clicked = ImGui::InvisibleButton(name.c_str(), {std::max(size.x, 1.0F), std::max(size.y, 1.0F)});
  hit.hovered = ImGui::IsItemHovered();
  hit.held = ImGui::IsItemActive();
  hit.focused = ui.state().focus == name;
  hit.clicked = hit.clicked || (hit.focused && ui.context.press);
  if (hit.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  recordRect(ui, name, hit.low, hit.high);
  recordStop(ui, name, hit.low, hit.high);
  return hit;
}

void recordStop(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return;
  if (ui.state().focus == name && ui.context.focusMoved) {
    ImGui::ScrollToBringRectIntoView(window, ImRect{low, high});
  }
  if (ui.context.stops == nullptr) return;
  ui.context.stops->push_back(
      {name, ui.group.empty() ? name : ui.group, {{low.x, low.y}, {high.x - low.x, high.y - low.y}}});
}

void markCurrent(const Ui& ui) {
  if (ui.context.stops != nullptr && !ui.context.stops->empty()) ui.context.stops->back().current = true;
}

void trapFocus(const Ui& ui) {
  if (ui.context.stops != nullptr) ui.context.stops->clear();
}

void focusRing(const Ui& ui, const Hit& hit, float rounding) {
  if (!hit.focused) return;
  // Inside the thing, so that no edge of a panel cuts it, and cased, so that it is seen on any ground.
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float in = ui.px(1.0F);
  list->AddRect({hit.low.x + in, hit.low.y + in}, {hit.high.x - in, hit.high.y - in}, ink(ui.colors.panel),
                rounding, 0, ui.px(4.0F));
  list->AddRect({hit.low.x + in, hit.low.y + in}, {hit.high.x - in, hit.high.y - in}, ink(ui.colors.accent),
                rounding, 0, ui.px(2.0F));
}

void tooltip(const Ui& ui, std::string_view text) {
  if (!ImGui::IsItemHovered() || text.empty()) return;
  const float widest = std::min(ui.px(340.0F), 0.8F * ImGui::GetIO().DisplaySize.x);
  ImGui::BeginTooltip();
  const ImVec2 size = measure(ui, Type::kSmall, text, widest);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(size);
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall, at, ink(ui.colors.text), text, widest);
  ImGui::EndTooltip();
}

bool storedFlag(const std::string& key, bool fallback) {
  return ImGui::GetStateStorage()->GetBool(ImGui::GetID(key.c_str()), fallback);
}

void storeFlag(const std::string& key, bool value) {
  ImGui::GetStateStorage()->SetBool(ImGui::GetID(key.c_str()), value);
}

bool hasChanged(const std::string& key, std::string_view value) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID(key.c_str());
  // Zero is what storage says of the unseen; a hash of zero is as unlikely as any other.
  const int now = static_cast<int>(ImHashStr(value.data(), value.size(), 0x9E3779B9U));
  if (storage->GetInt(id, 0) == now) return false;
  storage->SetInt(id, now);
  return true;
}

}  // namespace crus
