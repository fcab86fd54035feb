#include "app/panels/icons.h"

#include <array>
#include <cmath>
#include <vector>

#include "app/panels/widgets.h"

namespace crus {
namespace {

constexpr float kPi = 3.14159265F;

/// Draws in a box from -1 to 1 round a centre.
struct Pen {
  ImDrawList* list;
  ImVec2 centre;
  float half;
  ImU32 color;
  float stroke;

  [[nodiscard]] ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }
  void line(float x0, float y0, float x1, float y1) const {
    list->AddLine(at(x0, y0), at(x1, y1), color, stroke);
  }
  void circle(float x, float y, float r) const { list->AddCircle(at(x, y), r * half, color, 0, stroke); }
  void disc(float x, float y, float r) const { list->AddCircleFilled(at(x, y), r * half, color); }
  void box(float x0, float y0, float x1, float y1, float round) const {
    list->AddRect(at(x0, y0), at(x1, y1), color, round * half, 0, stroke);
  }
};

void cross(const Pen& pen, float a) {
  pen.line(-a, -a, a, a);
  pen.line(-a, a, a, -a);
}

void eyeShape(const Pen& pen, bool open) {
  const auto lid = [&](float up) {
    pen.list->AddBezierQuadratic(pen.at(-1.0F, 0.0F), pen.at(0.0F, up), pen.at(1.0F, 0.0F), pen.color,
                                 pen.stroke);
  };
  lid(-1.25F);
  lid(1.25F);
  if (open) {
    pen.disc(0.0F, 0.0F, 0.3F);
  } else {
    pen.line(-0.75F, 0.75F, 0.75F, -0.75F);
  }
}

void star(const Pen& pen, bool filled) {
  std::array<ImVec2, 10> points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const float angle = kPi * (0.2F * static_cast<float>(i) - 0.5F);
    const float radius = i % 2 == 0 ? 0.95F : 0.42F;
    points[i] = pen.at(radius * std::cos(angle), radius * std::sin(angle) + 0.06F);
  }
  if (filled) {
    // Not convex: ten triangles round the middle.
    for (std::size_t i = 0; i < points.size(); ++i) {
      pen.list->AddTriangleFilled(pen.at(0.0F, 0.06F), points[i], points[(i + 1) % points.size()], pen.color);
    }
  }
  pen.list->AddPolyline(points.data(), static_cast<int>(points.size()), pen.color, ImDrawFlags_Closed,
                        pen.stroke);
}

void panel(const Pen& pen, bool onTheLeft) {
  pen.box(-0.9F, -0.75F, 0.9F, 0.75F, 0.2F);
  const float x = onTheLeft ? -0.25F : 0.1F;
  pen.line(x, -0.75F, x, 0.75F);
  const float from = onTheLeft ? -0.7F : 0.35F;
  const float to = onTheLeft ? -0.45F : 0.7F;
  for (const float y : {-0.35F, 0.0F, 0.35F}) pen.line(from, y, to, y);
}

void sun(const Pen& pen) {
  pen.circle(0.0F, 0.0F, 0.42F);
  for (int i = 0; i < 8; ++i) {
    const float angle = 0.25F * kPi * static_cast<float>(i);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    pen.line(0.68F * c, 0.68F * s, 0.95F * c, 0.95F * s);
  }
}

void moon(const Pen& pen) {
  // Two arcs that meet in the horns.
  pen.list->PathArcTo(pen.centre, 0.85F * pen.half, 0.0F * kPi, 1.5F * kPi, 24);
  pen.list->PathArcTo(pen.at(0.45F, -0.45F), 0.62F * pen.half, 1.2F * kPi, 0.3F * kPi, 20);
  pen.list->PathStroke(pen.color, ImDrawFlags_Closed, pen.stroke);
}

void tag(const Pen& pen) {
  const std::array<ImVec2, 5> outline{{pen.at(-0.9F, 0.0F), pen.at(-0.4F, -0.6F), pen.at(0.9F, -0.6F),
                                       pen.at(0.9F, 0.6F), pen.at(-0.4F, 0.6F)}};
  pen.list->AddPolyline(outline.data(), 5, pen.color, ImDrawFlags_Closed, pen.stroke);
  pen.line(-0.2F, -0.15F, 0.55F, -0.15F);
  pen.line(-0.2F, 0.2F, 0.3F, 0.2F);
}

void filter(const Pen& pen) {
  pen.line(-0.85F, -0.55F, 0.85F, -0.55F);
  pen.line(-0.5F, 0.0F, 0.5F, 0.0F);
  pen.line(-0.2F, 0.55F, 0.2F, 0.55F);
}

void note(const Pen& pen) {
  pen.box(-0.7F, -0.85F, 0.7F, 0.85F, 0.15F);
  for (const float y : {-0.4F, 0.0F, 0.4F}) pen.line(-0.35F, y, 0.35F, y);
}

}  // namespace

void drawIcon(const Ui& ui, ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 color) {
  const Pen pen{list, {std::round(centre.x), std::round(centre.y)}, 0.5F * size, color, ui.px(1.6F)};
  switch (icon) {
    case Icon::kCross:
      return cross(pen, 0.75F);
    case Icon::kDots:
      for (const float y : {-0.6F, 0.6F}) {
        for (const float x : {-0.7F, 0.0F, 0.7F}) pen.disc(x, y, 0.17F);
      }
      for (const float x : {-0.35F, 0.35F}) pen.disc(x, 0.0F, 0.17F);
      return;
    case Icon::kTag:
      return tag(pen);
    case Icon::kListPanel:
    case Icon::kPagePanel:
      return panel(pen, icon == Icon::kListPanel);
    case Icon::kSun:
      return sun(pen);
    case Icon::kMoon:
      return moon(pen);
    case Icon::kHelp:
    case Icon::kAbout: {
      pen.circle(0.0F, 0.0F, 0.95F);
      const std::string_view letter = icon == Icon::kHelp ? "?" : "i";
      const ImVec2 text = measure(ui, Type::kSmall, letter);
      drawText(ui, list, Type::kSmall, {centre.x - 0.5F * text.x, centre.y - 0.5F * text.y}, color, letter);
      return;
    }
    case Icon::kFilter:
      return filter(pen);
    case Icon::kSearch:
      pen.circle(-0.15F, -0.15F, 0.6F);
      return pen.line(0.3F, 0.3F, 0.85F, 0.85F);
    case Icon::kTarget:
      pen.circle(0.0F, 0.0F, 0.85F);
      return pen.disc(0.0F, 0.0F, 0.35F);
    case Icon::kStar:
    case Icon::kStarFilled:
      return star(pen, icon == Icon::kStarFilled);
    case Icon::kNote:
      return note(pen);
    case Icon::kCut:
      pen.box(-0.55F, -0.9F, 0.55F, 0.9F, 0.5F);
      return pen.line(-0.95F, 0.3F, 0.95F, -0.3F);
    case Icon::kEye:
    case Icon::kEyeOff:
      return eyeShape(pen, icon == Icon::kEye);
  }
}

bool iconButton(const Ui& ui, const std::string& name, Icon icon, bool on, std::string_view hint) {
  const Hit hit = hitArea(ui, name, {ui.px(kIconButton), ui.px(kControlHeight)});
  tooltip(ui, hint);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float rounding = ui.px(6.0F);
  if (on || hit.hovered || hit.held) {
    list->AddRectFilled(hit.low, hit.high,
                        ink(hit.held ? ui.colors.line
                            : on     ? ui.colors.selected
                                     : ui.colors.hover),
                        rounding);
  }
  const ImVec2 centre{0.5F * (hit.low.x + hit.high.x), 0.5F * (hit.low.y + hit.high.y)};
  drawIcon(ui, list, icon, centre, ui.px(16.0F),
           ink(on            ? ui.colors.accent
               : hit.hovered ? ui.colors.text
                             : ui.colors.muted));
  if (on) {
    list->AddRectFilled({hit.low.x + ui.px(7.0F), hit.high.y - ui.px(3.0F)},
                        {hit.high.x - ui.px(7.0F), hit.high.y - ui.px(1.0F)}, ink(ui.colors.accent),
                        ui.px(1.0F));
  }
  focusRing(ui, hit, rounding);
  return hit.clicked;
}

bool markerToggle(const Ui& ui, const std::string& name, bool on) {
  const Hit hit = hitArea(ui, name, {ui.px(24.0F), ui.px(kControlHeight)});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) {
    list->AddRectFilled(hit.low, hit.high, ink(hit.held ? ui.colors.line : ui.colors.hover), ui.px(6.0F));
  }
  const ImVec2 centre{std::round(0.5F * (hit.low.x + hit.high.x)),
                      std::round(0.5F * (hit.low.y + hit.high.y))};
  const ImU32 color = ink(hit.hovered ? ui.colors.text : ui.colors.muted);
  list->AddCircle(centre, ui.px(7.0F), color, 0, ui.px(1.2F));
  if (on) drawIcon(ui, list, Icon::kCross, centre, ui.px(8.5F), color);
  focusRing(ui, hit, ui.px(6.0F));
  return hit.clicked;
}

bool starToggle(const Ui& ui, const std::string& name, bool on) {
  const Hit hit = hitArea(ui, name, {ui.px(24.0F), ui.px(kControlHeight)});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) {
    list->AddRectFilled(hit.low, hit.high, ink(hit.held ? ui.colors.line : ui.colors.hover), ui.px(6.0F));
  }
  drawIcon(ui, list, on ? Icon::kStarFilled : Icon::kStar,
           {0.5F * (hit.low.x + hit.high.x), 0.5F * (hit.low.y + hit.high.y)}, ui.px(15.0F),
           ink(on            ? ui.colors.caution
               : hit.hovered ? ui.colors.text
                             : ui.colors.border));
  focusRing(ui, hit, ui.px(6.0F));
  return hit.clicked;
}

}  // namespace crus
