#include "app/panels/labels.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

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

}  // namespace

void drawLabels(const std::vector<Label>& labels, const Rect& view, void* font, float scale) {
  if (labels.empty()) return;
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  const glm::vec2 padding = glm::vec2(8.0F, 4.0F) * scale;
  std::vector<glm::vec2> sizes;
  for (const Label& label : labels) {
    const ImVec2 text = face->CalcTextSizeA(face->FontSize, 1e6F, 0.0F, label.text.c_str());
    sizes.push_back(glm::vec2(text.x, text.y) + 2.0F * padding);
  }
  const auto places = placePlates(labels, sizes, view.size, 12.0F * scale, 6.0F * scale);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->PushClipRect(vec(view.position), vec(view.position + view.size));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!places[i]) continue;
    const glm::vec2 corner = view.position + places[i]->position;
    const glm::vec2 anchor = view.position + labels[i].anchor;
    const float towards = places[i]->left ? 1.0F : -1.0F;
    const glm::vec2 start{places[i]->left ? corner.x + sizes[i].x : corner.x, corner.y + sizes[i].y / 2.0F};
    const glm::vec2 elbow{start.x + towards * 14.0F * scale, start.y};
    // The leader ends where the X begins.
    const glm::vec2 way = anchor - elbow;
    const float length = std::max(std::sqrt(way.x * way.x + way.y * way.y), 1e-3F);
    const glm::vec2 end = anchor - way / length * std::min(12.0F * scale, length);
    const ImVec2 points[] = {vec(start), vec(elbow), vec(end)};
    list->AddPolyline(points, 3, kLeaderCasing, ImDrawFlags_None, 3.0F * scale);
    list->AddPolyline(points, 3, labels[i].strong ? kStrong : kLeader, ImDrawFlags_None, 1.2F * scale);
    list->AddRectFilled(vec(corner), vec(corner + sizes[i]), kPlate, 4.0F * scale);
    if (labels[i].strong)
      list->AddRect(vec(corner), vec(corner + sizes[i]), kStrong, 4.0F * scale, 0, 1.5F * scale);
    list->AddText(face, face->FontSize, vec(corner + padding), kText, labels[i].text.c_str());
  }
  list->PopClipRect();
}

}  // namespace crus
