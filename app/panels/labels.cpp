#include "app/panels/labels.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/panels/styled_line.h"
#include "app/view/zone_colors.h"

namespace crus {
namespace {

constexpr ImU32 kPlate = IM_COL32(0x16, 0x18, 0x1B, 235);
constexpr ImU32 kText = IM_COL32(0xF4, 0xF5, 0xF7, 255);
constexpr ImU32 kLeader = IM_COL32(0xF4, 0xF5, 0xF7, 200);
constexpr ImU32 kLeaderCasing = IM_COL32(0x16, 0x18, 0x1B, 160);
constexpr ImU32 kStrong = IM_COL32(0x5A, 0xB0, 0xFF, 255);

ImVec2 vec(glm::vec2 v) {
  return {v.x, v.y};
}

/// Of the two columns, by the corner in which each of these stands.
TakenEdges takenEdges(const Layout& layout, std::span<const Rect> corners, float gap) {
  const Rect& view = layout.view;
  TakenEdges taken;
  const auto add = [&](const Rect& rect) {
    if (rect.size.x <= 0.0F || rect.size.y <= 0.0F) return;
    const glm::vec2 middle = rect.position + 0.5F * rect.size - view.position;
    const bool left = middle.x < 0.5F * view.size.x;
    if (middle.y < 0.5F * view.size.y) {
      float& top = left ? taken.leftTop : taken.rightTop;
      top = std::max(top, rect.position.y + rect.size.y + gap - view.position.y);
    } else {
      float& bottom = left ? taken.leftBottom : taken.rightBottom;
      bottom = std::max(bottom, view.position.y + view.size.y - rect.position.y + gap);
    }
  };
  add(layout.cube);
  for (const Rect& rect : corners) add(rect);
  return taken;
}

}  // namespace

void drawArcs(const std::vector<LinkArc>& arcs, const Atlas& atlas, Colors colors, const Rect& view,
              void* font, float scale) {
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->PushClipRect(vec(view.position), vec(view.position + view.size));
  float above = 0.0F;  // names of what is elsewhere stand under one another
  for (const LinkArc& arc : arcs) {
    const Muscle* other = atlas.muscle(arc.other);
    std::vector<ImVec2> path;
    for (const glm::vec2& point : arc.path) path.push_back(vec(view.position + point));
    list->AddPolyline(path.data(), static_cast<int>(path.size()), kLeaderCasing, ImDrawFlags_None,
                      6.0F * scale);
    list->AddPolyline(path.data(), static_cast<int>(path.size()), kText, ImDrawFlags_None, 4.4F * scale);
    const Color8 fill = other != nullptr ? fillOf(*other, colors) : Color8{0xF4, 0xF5, 0xF7};
    styledLine(list, path, arc.line, IM_COL32(fill.r, fill.g, fill.b, 255), 1.3F * scale);
    if (!arc.away || other == nullptr) continue;
    const ImVec2 text = face->CalcTextSizeA(face->FontSize, 1e6F, 0.0F, other->name.c_str());
    const glm::vec2 padding = glm::vec2(8.0F, 4.0F) * scale;
    const glm::vec2 size = glm::vec2(text.x, text.y) + 2.0F * padding;
    const glm::vec2 end = view.position + arc.path.back();
    const float lowest = view.position.y + view.size.y - size.y;
    const glm::vec2 corner{
        std::clamp(end.x + 10.0F * scale, view.position.x, view.position.x + view.size.x - size.x),
        std::clamp(end.y - 0.5F * size.y + above, view.position.y, lowest)};
    list->AddRectFilled(vec(corner), vec(corner + size), kPlate, 4.0F * scale);
    list->AddText(face, face->FontSize, vec(corner + padding), kText, other->name.c_str());
    above += size.y + 3.0F * scale;
  }
  list->PopClipRect();
}

void drawLabels(const std::vector<Label>& labels, const Layout& layout, std::span<const Rect> corners,
                void* font, float scale) {
  const Rect& view = layout.view;
  if (labels.empty()) return;
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  const glm::vec2 padding = glm::vec2(8.0F, 4.0F) * scale;
  std::vector<glm::vec2> sizes;
  for (const Label& label : labels) {
    const ImVec2 text = face->CalcTextSizeA(face->FontSize, 1e6F, 0.0F, label.text.c_str());
    sizes.push_back(glm::vec2(text.x, text.y) + 2.0F * padding);
  }
  const TakenEdges taken = takenEdges(layout, corners, 8.0F * scale);
  const auto places = placePlates(labels, sizes, view.size, 12.0F * scale, 6.0F * scale, taken);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->PushClipRect(vec(view.position), vec(view.position + view.size));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!places[i]) continue;
    const glm::vec2 corner = view.position + places[i]->position;
    const glm::vec2 anchor = view.position + labels[i].anchor;
    const glm::vec2 start{places[i]->left ? corner.x + sizes[i].x : corner.x, corner.y + sizes[i].y / 2.0F};
    const glm::vec2 elbow = view.position + places[i]->elbow;
    // The leader ends where the X begins, or on the face.
    const glm::vec2 way = anchor - elbow;
    const float length = std::max(std::sqrt(way.x * way.x + way.y * way.y), 1e-3F);
    const glm::vec2 end = anchor - way / length * std::min(labels[i].face ? 0.0F : 12.0F * scale, length);
    const ImVec2 points[] = {vec(start), vec(elbow), vec(end)};
    list->AddPolyline(points, 3, kLeaderCasing, ImDrawFlags_None, 3.0F * scale);
    list->AddPolyline(points, 3, labels[i].strong ? kStrong : kLeader, ImDrawFlags_None, 1.2F * scale);
    if (labels[i].face) {
      list->AddCircleFilled(vec(end), 3.2F * scale, kLeaderCasing);
      list->AddCircleFilled(vec(end), 2.2F * scale, labels[i].strong ? kStrong : kLeader);
    }
    list->AddRectFilled(vec(corner), vec(corner + sizes[i]), kPlate, 4.0F * scale);
    if (labels[i].strong)
      list->AddRect(vec(corner), vec(corner + sizes[i]), kStrong, 4.0F * scale, 0, 1.5F * scale);
    list->AddText(face, face->FontSize, vec(corner + padding), kText, labels[i].text.c_str());
  }
  list->PopClipRect();
}

}  // namespace crus
