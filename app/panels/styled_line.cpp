#include "app/panels/styled_line.h"

#include <algorithm>
#include <cmath>

namespace crus {
namespace {

ImVec2 plus(ImVec2 a, ImVec2 b, float times) {
  return {a.x + times * b.x, a.y + times * b.y};
}

/// Unit vector from a to b; along x when they are one.
ImVec2 towards(ImVec2 a, ImVec2 b) {
  const ImVec2 way{b.x - a.x, b.y - a.y};
  const float length = std::hypot(way.x, way.y);
  return length > 1e-3F ? ImVec2{way.x / length, way.y / length} : ImVec2{1.0F, 0.0F};
}

/// On and off along the path; all on when `off` is zero. `shift` moves it to its side.
void stroke(ImDrawList* list, std::span<const ImVec2> path, ImU32 color, float on, float off, float width,
            float shift) {
  constexpr float kStep = 1.5F;  // pixels; dashes are no shorter
  float travelled = 0.0F;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const ImVec2 way = towards(path[i], path[i + 1]);
    const ImVec2 side{-way.y, way.x};
    const float length = std::hypot(path[i + 1].x - path[i].x, path[i + 1].y - path[i].y);
    if (off <= 0.0F) {
      list->AddLine(plus(path[i], side, shift), plus(path[i + 1], side, shift), color, width);
      continue;
    }
    const int steps = std::max(1, static_cast<int>(length / kStep));
    for (int k = 0; k < steps; ++k) {
      const float from = length * static_cast<float>(k) / static_cast<float>(steps);
      const float to = length * static_cast<float>(k + 1) / static_cast<float>(steps);
      if (std::fmod(travelled + from, on + off) >= on) continue;
      list->AddLine(plus(plus(path[i], way, from), side, shift), plus(plus(path[i], way, to), side, shift),
                    color, width);
    }
    travelled += length;
  }
}

void arrowHead(ImDrawList* list, ImVec2 tip, ImVec2 direction, ImU32 color, float scale) {
  const ImVec2 back = plus(tip, direction, -7.0F * scale);
  const ImVec2 side{-direction.y, direction.x};
  list->AddTriangleFilled(tip, plus(back, side, -4.0F * scale), plus(back, side, 4.0F * scale), color);
}

void bar(ImDrawList* list, std::span<const ImVec2> path, float at, ImU32 color, float scale) {
  const auto i =
      std::min(path.size() - 2, static_cast<std::size_t>(at * static_cast<float>(path.size() - 1)));
  const ImVec2 way = towards(path[i], path[i + 1]);
  const ImVec2 side{-way.y, way.x};
  list->AddLine(plus(path[i], side, -5.0F * scale), plus(path[i], side, 5.0F * scale), color, 2.0F * scale);
}

}  // namespace

void styledLine(ImDrawList* list, std::span<const ImVec2> path, const DiagramLine& line, ImU32 color,
                float scale) {
  if (path.size() < 2) return;
  const float thin = 1.4F * scale;
  switch (line.style) {
    case LinkStyle::kSetsOff:
      stroke(list, path, color, 1.0F, 0.0F, 2.2F * scale, 0.0F);
      break;
    case LinkStyle::kOverloads:
      stroke(list, path, color, 6.0F * scale, 4.0F * scale, thin, 0.0F);
      break;
    case LinkStyle::kWorksWith:
      stroke(list, path, color, 1.0F, 0.0F, scale, -1.5F * scale);
      stroke(list, path, color, 1.0F, 0.0F, scale, 1.5F * scale);
      break;
    case LinkStyle::kOpposes:
      stroke(list, path, color, 1.0F, 0.0F, thin, 0.0F);
      bar(list, path, 0.06F, color, scale);
      bar(list, path, 0.94F, color, scale);
      break;
    case LinkStyle::kTreatTogether:
      stroke(list, path, color, 2.0F * scale, 3.2F * scale, 2.0F * scale, 0.0F);
      break;
    case LinkStyle::kPressesOn: {
      stroke(list, path, color, 1.0F, 0.0F, thin, 0.0F);
      const ImVec2 middle = path[path.size() / 2];
      const float half = 4.0F * scale;
      list->AddQuadFilled({middle.x - half, middle.y}, {middle.x, middle.y - half},
                          {middle.x + half, middle.y}, {middle.x, middle.y + half}, color);
      break;
    }
  }
  const std::size_t last = path.size() - 1;
  if (line.toNode) arrowHead(list, path[last], towards(path[last - 1], path[last]), color, scale);
  if (line.fromNode) arrowHead(list, path[0], towards(path[1], path[0]), color, scale);
}

}  // namespace crus
