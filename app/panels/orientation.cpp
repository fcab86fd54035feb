// The cube that says how the leg is turned, and under it which leg it is.
#include "app/view/orientation_cube.h"

#include <array>
#include <cmath>
#include <string>

#include "app/panels/parts.h"

namespace crus {
namespace {

constexpr float kTag = 24.0F;
constexpr float kDiagonal = 1.74F;  // from the middle of a cube to its corner, in half edges

/// From the cube's plane to the window.
struct Plane {
  ImVec2 middle;
  float half;
  [[nodiscard]] ImVec2 at(glm::vec2 p) const { return {middle.x + half * p.x, middle.y + half * p.y}; }
};

std::array<ImVec2, 4> corners(const Plane& plane, const SeenFace& seen, glm::vec2 low, glm::vec2 high) {
  const auto at = [&](float u, float v) { return plane.at(seen.middle + u * seen.right + v * seen.up); };
  return {at(low.x, low.y), at(high.x, low.y), at(high.x, high.y), at(low.x, high.y)};
}

/// Writes a word onto the face: letters as drawn upright, moved corner by corner.
void write(const Ui& ui, ImDrawList* list, const Plane& plane, const SeenFace& seen, ImU32 color) {
  const ImVec2 size = measure(ui, Type::kSmall, seen.face.word);
  const ImVec2 middle = plane.at(seen.middle);
  const ImVec2 start{std::round(middle.x - 0.5F * size.x), std::round(middle.y - 0.5F * size.y)};
  const int first = list->VtxBuffer.Size;
  drawText(ui, list, Type::kSmall, start, color, seen.face.word);
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    ImVec2& place = list->VtxBuffer[i].pos;
    const glm::vec2 local{place.x - middle.x, place.y - middle.y};
    const glm::vec2 moved = local.x * seen.right - local.y * seen.up;
    place = {middle.x + moved.x, middle.y + moved.y};
  }
}

/// The part of a face that a click would choose.
void lightUp(const Ui& ui, ImDrawList* list, const Plane& plane, const std::vector<SeenFace>& faces,
             const glm::vec3& direction) {
  for (const SeenFace& seen : faces) {
    if (glm::dot(seen.face.normal, direction) < 0.5F) continue;
    const auto span = [&](const glm::vec3& axis, float& low, float& high) {
      const float along = glm::dot(axis, direction);
      low = along > 0.5F ? 0.6F : along < -0.5F ? -1.0F : -0.6F;
      high = along > 0.5F ? 1.0F : along < -0.5F ? -0.6F : 0.6F;
    };
    glm::vec2 low{0.0F};
    glm::vec2 high{0.0F};
    span(seen.face.right, low.x, high.x);
    span(seen.face.up, low.y, high.y);
    const std::array<ImVec2, 4> points = corners(plane, seen, low, high);
    list->AddConvexPolyFilled(points.data(), 4, ink(ui.colors.accent, 0.45F));
  }
}

void drawCube(const Ui& ui, const Rect& rect) {
  const engine::Camera& camera = ui.context.seen ? *ui.context.seen : ui.state().camera;
  const std::vector<SeenFace> faces = seenFaces(camera, ui.state().side);
  const Plane plane{{rect.position.x + 0.5F * rect.size.x, rect.position.y + 0.5F * rect.size.y},
                    0.5F * rect.size.x / kDiagonal};
  ImGui::SetCursorScreenPos({rect.position.x, rect.position.y});
  const bool clicked = ImGui::InvisibleButton("cube", {rect.size.x, rect.size.y});
  const bool hovered = ImGui::IsItemHovered();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const auto direction =
      hovered
          ? cubeDirection(faces, glm::vec2{mouse.x - plane.middle.x, mouse.y - plane.middle.y} / plane.half)
          : std::nullopt;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const SeenFace& seen : faces) {
    const std::array<ImVec2, 4> points = corners(plane, seen, glm::vec2{-1.0F}, glm::vec2{1.0F});
    list->AddConvexPolyFilled(points.data(), 4,
                              ink(seen.facing > 0.55F ? ui.colors.raised : ui.colors.panel, 0.95F));
  }
  if (direction) lightUp(ui, list, plane, faces, *direction);
  for (const SeenFace& seen : faces) {
    const std::array<ImVec2, 4> points = corners(plane, seen, glm::vec2{-1.0F}, glm::vec2{1.0F});
    list->AddPolyline(points.data(), 4, ink(ui.colors.border), ImDrawFlags_Closed, ui.px(1.2F));
    // Words that are seen too much from the side are a smear.
    if (seen.facing > 0.3F) write(ui, list, plane, seen, ink(ui.colors.text));
    if (seen.facing > 0.3F) {
      const ImVec2 at = plane.at(seen.middle);
      const float half = ui.px(12.0F);
      recordPlate(ui, "cube/" + std::string{seen.face.word}, {at.x - half, at.y - half},
                  {at.x + half, at.y + half});
    }
  }
  if (!direction) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  tooltip(ui, directionWords(*direction, ui.state().side));
  if (clicked) ui.emit(lookFromDirection(*direction, ui.state().side));
}

void drawTag(const Ui& ui, const Rect& rect) {
  const std::string_view words = ui.state().side == Side::kLeft ? "LEFT LEG" : "RIGHT LEG";
  const ImVec2 low{rect.position.x, rect.position.y + rect.size.y - ui.px(kTag)};
  const ImVec2 high{rect.position.x + rect.size.x, rect.position.y + rect.size.y};
  const ImVec2 size = measure(ui, Type::kSmall, words);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(low, high, ink(kPlate, 0.92F), ui.px(6.0F));
  drawText(ui, list, Type::kSmall, {0.5F * (low.x + high.x - size.x), 0.5F * (low.y + high.y - size.y)},
           ink(kOnPlate), words);
  recordPlate(ui, "leg-tag", low, high);
}

}  // namespace

void drawOrientation(const Ui& ui) {
  const Rect& rect = ui.context.layout.cube;
  if (rect.size.x < 1.0F) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0.0F, 0.0F});
  beginPanel("##orientation", rect,
             kBehind | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                 ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  const float cube = rect.size.y - ui.px(kTag);
  if (cube > 1.0F) drawCube(ui, {rect.position, {rect.size.x, cube}});
  drawTag(ui, rect);
  endPanel();
}

}  // namespace crus
