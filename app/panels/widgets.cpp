#include "app/panels/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/icons.h"
#include "app/panels/words.h"

namespace crus {
namespace {

constexpr float kButtonPadding = 10.0F;
constexpr float kRounding = 6.0F;
constexpr Color8 kWhite{0xFF, 0xFF, 0xFF};

void centredText(const Ui& ui, ImDrawList* list, Type type, ImVec2 low, ImVec2 high, ImU32 color,
                 std::string_view text) {
  const ImVec2 size = measure(ui, type, text);
  drawText(ui, list, type, {0.5F * (low.x + high.x - size.x), 0.5F * (low.y + high.y - size.y)}, color, text);
}

float segmentWidth(const Ui& ui, const Choice& choice) {
  return std::round(measure(ui, Type::kSmall, choice.label).x + ui.px(2.0F * 8.0F));
}

}  // namespace

float buttonWidth(const Ui& ui, std::string_view label, const ButtonLook& look) {
  return std::round(measure(ui, look.type, label).x + ui.px(2.0F * kButtonPadding));
}

bool button(const Ui& ui, const std::string& name, std::string_view label, const ButtonLook& look) {
  const float widest = ImGui::GetContentRegionAvail().x;
  const float width = std::min(buttonWidth(ui, label, look), widest);
  const ImVec2 text = measure(ui, look.type, label, width - ui.px(2.0F * kButtonPadding) + 1.0F);
  const Hit hit = hitArea(ui, name, {width, std::max(ui.px(kControlHeight), text.y + ui.px(8.0F))});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float rounding = ui.px(kRounding);
  if (look.on) {
    list->AddRectFilled(hit.low, hit.high, ink(look.soft ? ui.colors.selected : ui.colors.accent), rounding);
  } else if (hit.hovered || hit.held) {
    list->AddRectFilled(hit.low, hit.high, ink(hit.held ? ui.colors.line : ui.colors.hover), rounding);
  }
  if (look.on && look.soft) {
    list->AddRect(hit.low, hit.high, ink(ui.colors.accent), rounding, 0, ui.px(1.0F));
  } else if (!look.on && !look.quiet) {
    list->AddRect(hit.low, hit.high, ink(ui.colors.border), rounding, 0, ui.px(1.0F));
  }
  const ImU32 color = ink(look.on && !look.soft ? ui.colors.onAccent : ui.colors.text);
  drawText(ui, list, look.type, {hit.low.x + ui.px(kButtonPadding), 0.5F * (hit.low.y + hit.high.y - text.y)},
           color, label, width - ui.px(2.0F * kButtonPadding) + 1.0F);
  focusRing(ui, hit, rounding);
  return hit.clicked;
}

float segmentedWidth(const Ui& ui, std::span<const Choice> choices) {
  float width = 0.0F;
  for (const Choice& choice : choices) width += segmentWidth(ui, choice);
  return width;
}

int segmented(const Ui& ui, std::string_view prefix, std::span<const Choice> choices, int active,
              bool slides) {
  const FocusGroup group{ui, std::string{prefix}};
  int clicked = -1;
  int under = -1;
  bool dragged = false;
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float height = ui.px(kControlHeight);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float rounding = ui.px(kRounding);
  list->AddRectFilled(low, {low.x + segmentedWidth(ui, choices), low.y + height}, ink(ui.colors.sunken),
                      rounding);
  for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    if (i > 0) ImGui::SameLine(0.0F, 0.0F);
    const Hit hit =
        hitArea(ui, std::string{prefix} + "/" + std::string{choice.key}, {segmentWidth(ui, choice), height});
    const bool on = i == active;
    if (on) markCurrent(ui);
    if (hit.clicked) clicked = i;
    const float pointer = ImGui::GetIO().MousePos.x;
    if (pointer >= hit.low.x && pointer < hit.high.x) under = i;
    dragged = dragged || (hit.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left));
    tooltip(ui, choice.hint);
    if (slides && i < active) {  // what lies outside the one that is reached
      list->AddRectFilled({hit.low.x + ui.px(i == 0 ? 8.0F : 0.0F), hit.high.y - ui.px(2.5F)},
                          {hit.high.x + ui.px(8.0F), hit.high.y - ui.px(1.5F)}, ink(ui.colors.accent));
    }
    if (on || hit.hovered) {
      list->AddRectFilled(hit.low, hit.high,
                          ink(hit.held ? ui.colors.line
                              : on     ? ui.colors.selected
                                       : ui.colors.hover),
                          rounding);
    }
    const bool clear = on || hit.hovered;
    centredText(ui, list, Type::kSmall, hit.low, hit.high, ink(clear ? ui.colors.text : ui.colors.muted),
                choice.label);
    if (on) {
      list->AddRectFilled({hit.low.x + ui.px(8.0F), hit.high.y - ui.px(3.0F)},
                          {hit.high.x - ui.px(8.0F), hit.high.y - ui.px(1.0F)}, ink(ui.colors.accent),
                          ui.px(1.0F));
    }
    focusRing(ui, hit, rounding);
  }
  if (slides && dragged && under >= 0 && under != active) return under;
  return clicked;
}

bool pillSwitch(const Ui& ui, const std::string& name, bool on, Color8 color) {
  const Hit hit = hitArea(ui, name, {ui.px(kSwitchWidth), ui.px(kControlHeight)});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = ui.px(16.0F);
  const float middle = std::round(0.5F * (hit.low.y + hit.high.y));
  const ImVec2 low{hit.low.x + ui.px(2.0F), middle - 0.5F * height};
  const ImVec2 high{hit.high.x - ui.px(2.0F), middle + 0.5F * height};
  const float radius = 0.5F * height;
  list->AddRectFilled(low, high, ink(on ? color : ui.colors.sunken), radius);
  list->AddRect(low, high, ink(hit.hovered ? ui.colors.text : ui.colors.border), radius, 0, ui.px(1.0F));
  const float knob = radius - ui.px(3.5F);
  const ImVec2 centre{on ? high.x - radius : low.x + radius, middle};
  if (on) {
    list->AddCircleFilled(centre, knob + ui.px(1.0F),
                          ink(kPlate, 0.75F));  // keeps the knob apart from light fills
    list->AddCircleFilled(centre, knob, ink(kWhite));
  } else {
    list->AddCircle(centre, knob, ink(ui.colors.border), 0, ui.px(1.5F));
  }
  focusRing(ui, hit, ui.px(kRounding));
  return hit.clicked;
}

bool eye(const Ui& ui, const std::string& name, bool on) {
  const Hit hit = hitArea(ui, name, {ui.px(kToggleWidth), ui.px(kControlHeight)});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = ink(hit.hovered ? ui.colors.text : on ? ui.colors.muted : ui.colors.border);
  const ImVec2 centre{0.5F * (hit.low.x + hit.high.x), 0.5F * (hit.low.y + hit.high.y)};
  if (hit.hovered) {
    list->AddRectFilled(hit.low, hit.high, ink(hit.held ? ui.colors.line : ui.colors.hover),
                        ui.px(kRounding));
  }
  drawIcon(ui, list, on ? Icon::kEye : Icon::kEyeOff, centre, ui.px(16.0F), color);
  focusRing(ui, hit, ui.px(kRounding));
  return hit.clicked;
}

bool caret(const Ui& ui, const std::string& name, bool open, float height) {
  const Hit hit = hitArea(ui, name, {ui.px(24.0F), height});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 c{0.5F * (hit.low.x + hit.high.x), 0.5F * (hit.low.y + hit.high.y)};
  const float a = ui.px(4.0F);
  const ImU32 color = ink(hit.hovered ? ui.colors.text : ui.colors.muted);
  const float stroke = ui.px(1.8F);
  const std::array<ImVec2, 3> points =
      open ? std::array<ImVec2, 3>{{{c.x - a, c.y - 0.5F * a},
                                    {c.x, c.y + 0.5F * a},
                                    {c.x + a, c.y - 0.5F * a}}}
           : std::array<ImVec2, 3>{
                 {{c.x - 0.5F * a, c.y - a}, {c.x + 0.5F * a, c.y}, {c.x - 0.5F * a, c.y + a}}};
  list->AddPolyline(points.data(), 3, color, ImDrawFlags_None, stroke);
  focusRing(ui, hit, ui.px(kRounding));
  return hit.clicked;
}

void colorChip(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, const Muscle& muscle) {
  const Color8 fill = ui.fill(muscle);
  const float rounding = std::min(ui.px(3.0F), 0.5F * (high.x - low.x));
  list->AddRectFilled(low, high, ink(fill), rounding);
  if (ui.state().patterns) {
    const Pattern pattern = patternOf(muscle);
    const ImU32 color = ink(relativeLuminance(fill) > 0.18F ? kPlate : kWhite);
    const float reach = high.y - low.y;
    const float stroke = ui.px(1.2F);
    list->PushClipRect(low, high, true);
    for (float at = -reach; at < high.x - low.x + reach; at += ui.px(5.0F)) {
      const float x = low.x + at;
      const bool rising = pattern == Pattern::kDiagonal || pattern == Pattern::kCross;
      const bool falling = pattern == Pattern::kOtherDiagonal || pattern == Pattern::kCross;
      if (rising) list->AddLine({x, high.y}, {x + reach, low.y}, color, stroke);
      if (falling) list->AddLine({x, low.y}, {x + reach, high.y}, color, stroke);
      if (pattern == Pattern::kVertical) list->AddLine({x, low.y}, {x, high.y}, color, stroke);
      if (pattern == Pattern::kHorizontal) {
        list->AddLine({low.x, low.y + at}, {high.x, low.y + at}, color, stroke);
      }
    }
    list->PopClipRect();
  }
  list->AddRect(low, high, ink(ui.colors.border, 0.8F), rounding, 0, ui.px(1.0F));
}

void rowGround(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, bool selected, const Hit& hit) {
  if (!selected && !hit.hovered) return;
  const Color8 ground = hit.held ? ui.colors.line : selected ? ui.colors.selected : ui.colors.hover;
  list->AddRectFilled(low, high, ink(ground), ui.px(kRounding));
  if (selected) {
    list->AddRectFilled({low.x, low.y + ui.px(5.0F)}, {low.x + ui.px(3.0F), high.y - ui.px(5.0F)},
                        ink(ui.colors.accent), ui.px(1.5F));
  }
}

void swatch(const Ui& ui, ImDrawList* list, ImVec2 at, float size, Color8 color) {
  const ImVec2 high{at.x + size, at.y + size};
  list->AddRectFilled(at, high, ink(color), ui.px(3.0F));
  list->AddRect(at, high, ink(ui.colors.border), ui.px(3.0F), 0, ui.px(1.0F));
}

void cross(const Ui& ui, ImDrawList* list, ImVec2 centre, float size, bool cased) {
  const float a = 0.5F * size;
  const auto strokes = [&](ImU32 color, float width) {
    list->AddLine({centre.x - a, centre.y - a}, {centre.x + a, centre.y + a}, color, width);
    list->AddLine({centre.x - a, centre.y + a}, {centre.x + a, centre.y - a}, color, width);
  };
  if (!cased) {
    strokes(ink(ui.colors.text), ui.px(2.0F));
    return;
  }
  strokes(ink(kWhite), ui.px(5.0F));
  strokes(ink(kPlate), ui.px(2.6F));
}

bool section(const Ui& ui, const std::string& name, std::string_view title, bool openAtFirst) {
  gap(ui, 8.0F);
  separator(ui);
  const std::string key = "section/" + name;
  bool open = storedFlag(key, openAtFirst);
  const float width = ImGui::GetContentRegionAvail().x;
  const float textWidth = width - ui.px(30.0F);
  const ImVec2 text = measure(ui, Type::kStrong, title, textWidth);
  const Hit hit = hitArea(ui, key, {width, std::max(ui.px(34.0F), text.y + ui.px(10.0F))});
  if (hit.clicked) storeFlag(key, open = !open);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = 0.5F * (hit.low.y + hit.high.y);
  drawText(ui, list, Type::kStrong, {hit.low.x, middle - 0.5F * text.y},
           ink(hit.hovered ? ui.colors.accent : ui.colors.text), title, textWidth);
  const ImVec2 c{hit.high.x - ui.px(12.0F), middle};
  const float a = ui.px(4.5F);
  const float direction = open ? -1.0F : 1.0F;
  const std::array<ImVec2, 3> points{{{c.x - a, c.y - 0.5F * a * direction},
                                      {c.x, c.y + 0.5F * a * direction},
                                      {c.x + a, c.y - 0.5F * a * direction}}};
  list->AddPolyline(points.data(), 3, ink(ui.colors.muted), ImDrawFlags_None, ui.px(1.8F));
  focusRing(ui, hit, ui.px(kRounding));
  return open;
}

Callout::Callout(const Ui& ui, Tone tone) : ui_{ui}, tone_{tone} {
  gap(ui, 4.0F);
  low_ = ImGui::GetCursorScreenPos();
  width_ = ImGui::GetContentRegionAvail().x;
  splitter_.Split(ImGui::GetWindowDrawList(), 2);
  splitter_.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
  ImGui::BeginGroup();
  gap(ui, 9.0F);
  ImGui::Indent(ui.px(14.0F));
  ImGui::GetCurrentWindow()->ContentRegionRect.Max.x -= ui.px(12.0F);  // what paragraphs wrap at
}

Callout::~Callout() {
  ImGui::GetCurrentWindow()->ContentRegionRect.Max.x += ui_.px(12.0F);
  ImGui::Unindent(ui_.px(14.0F));
  gap(ui_, 5.0F);
  ImGui::EndGroup();
  ImDrawList* list = ImGui::GetWindowDrawList();
  splitter_.SetCurrentChannel(list, 0);
  const ImVec2 high{low_.x + width_, ImGui::GetItemRectMax().y + ui_.px(2.0F)};
  const Palette& p = ui_.colors;
  const Color8 fill = tone_ == Tone::kCaution  ? p.cautionFill
                      : tone_ == Tone::kDanger ? p.dangerFill
                                               : p.raised;
  list->AddRectFilled(low_, high, ink(fill), ui_.px(kRounding));
  if (tone_ != Tone::kNeutral) {
    list->AddRectFilled(low_, {low_.x + ui_.px(4.0F), high.y},
                        ink(tone_ == Tone::kCaution ? p.caution : p.danger), ui_.px(kRounding),
                        ImDrawFlags_RoundCornersLeft);
  }
  splitter_.Merge(list);
  gap(ui_, 6.0F);
}

bool linkText(const Ui& ui, const std::string& name, std::string_view text, Type type) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 size = measure(ui, type, text, width);
  const Hit hit = hitArea(ui, name, {size.x, std::max(ui.px(24.0F), size.y)});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float top = 0.5F * (hit.low.y + hit.high.y - size.y);
  drawText(ui, list, type, {hit.low.x, top}, ink(ui.colors.accent), text, width);
  if (hit.hovered) {
    list->AddLine({hit.low.x, top + size.y}, {hit.low.x + size.x, top + size.y}, ink(ui.colors.accent),
                  ui.px(1.0F));
  }
  focusRing(ui, hit, ui.px(3.0F));
  return hit.clicked;
}

void sourceNote(const Ui& ui, const std::string& name, Confidence confidence,
                const std::vector<std::string>& sources) {
  std::string citations;
  std::size_t count = 0;
  for (const std::string& id : sources) {
    const Source* source = ui.world().atlas.source(id);
    if (source == nullptr) continue;
    citations += (citations.empty() ? "" : "\n") + source->citation;
    ++count;
  }
  std::string label = confidenceWords(confidence);
  if (count > 0) label += count == 1 ? " · 1 source" : " · " + std::to_string(count) + " sources";
  const std::string key = "sources/" + name;
  bool open = storedFlag(key, false);
  const ImVec2 size = measure(ui, Type::kSmall, label);
  const Hit hit = hitArea(ui, key, {size.x + ui.px(2.0F), ui.px(24.0F)});
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
           {hit.low.x, 0.5F * (hit.low.y + hit.high.y - size.y)},
           ink(hit.hovered ? ui.colors.accent : ui.colors.muted), label);
  focusRing(ui, hit, ui.px(3.0F));
  if (!open) tooltip(ui, citations);
  if (hit.clicked && count > 0) storeFlag(key, open = !open);
  if (open) muted(ui, citations);
}

}  // namespace crus
