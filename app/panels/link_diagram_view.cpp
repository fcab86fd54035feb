// Draws the diagram of links: nodes to click, lines by kind, and what the lines mean.
#include <algorithm>
#include <array>
#include <string>

#include "app/atlas/link_diagram.h"
#include "app/panels/parts.h"
#include "app/panels/styled_line.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

/// A smooth line that is level at both ends.
std::vector<ImVec2> levelCurve(ImVec2 a, ImVec2 b) {
  constexpr int kSteps = 48;
  const float pull = 0.55F * (b.x - a.x);
  std::vector<ImVec2> path;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float s = 1.0F - t;
    const float bend = 3.0F * s * s * t;  // Bernstein polynomials of the cubic
    const float unbend = 3.0F * s * t * t;
    path.push_back({s * s * s * a.x + bend * (a.x + pull) + unbend * (b.x - pull) + t * t * t * b.x,
                    (s * s * s + bend) * a.y + (unbend + t * t * t) * b.y});
  }
  return path;
}

std::string nodeName(const Ui& ui, const std::string& id) {
  if (const Muscle* muscle = ui.world().atlas.muscle(id)) return muscle->name;
  if (const LinkNode* node = ui.world().atlas.linkNode(id)) return node->label;
  return cleaned(id);
}

std::string reasons(const DiagramNode& node, const std::string& muscle) {
  std::string text;
  for (const DiagramLine& line : node.lines) {
    for (const Link* link : line.links) {
      if (!text.empty()) text += "\n\n";
      text += linkWords(*link, link->from == muscle) + ": " + link->why.text;
    }
  }
  return text;
}

/// The box of one neighbour, its lines, and the click.
class Column {
 public:
  Column(const Ui& ui, const Muscle& muscle, float left, float width, float centreEdge)
      : ui_{ui}, muscle_{muscle}, left_{left}, width_{width}, centreEdge_{centreEdge} {}

  [[nodiscard]] float heightOf(const DiagramNode& node) const {
    const float text = measure(ui_, Type::kSmall, nodeName(ui_, node.id), width_ - ui_.px(18.0F)).y;
    return std::max(ui_.px(26.0F), text + ui_.px(8.0F));
  }
  [[nodiscard]] float heightOf(const std::vector<DiagramNode>& nodes) const {
    float height = 0.0F;
    for (const DiagramNode& node : nodes) height += heightOf(node) + ui_.px(kGap);
    return height;
  }

  /// How far apart the lines end at the muscle.
  [[nodiscard]] float spreadOf(const std::vector<DiagramNode>& nodes) const {
    return std::min(ui_.px(13.0F), 0.7F * heightOf(nodes) / static_cast<float>(lineCount(nodes) + 1));
  }
  /// How much of the muscle's edge they take.
  [[nodiscard]] float reachOf(const std::vector<DiagramNode>& nodes) const {
    return spreadOf(nodes) * static_cast<float>(lineCount(nodes) + 1);
  }

  void draw(const std::vector<DiagramNode>& nodes, float top, float middle) const {
    const bool isLeft = left_ < centreEdge_;
    const float spread = spreadOf(nodes);
    const auto lines = static_cast<float>(lineCount(nodes));
    float end = middle - 0.5F * spread * (lines - 1.0F);
    float y = top;
    for (const DiagramNode& node : nodes) {
      const float height = heightOf(node);
      const Muscle* other = ui_.world().atlas.muscle(node.id);
      ImGui::SetCursorScreenPos({left_, y});
      const Hit hit = hitArea(ui_, "diagram/" + node.id, {width_, height});
      tooltip(ui_, reasons(node, muscle_.id));
      if (hit.clicked && other != nullptr) ui_.emit(GoTo{node.id});
      const bool strong = hit.hovered || hit.focused;
      ImDrawList* list = ImGui::GetWindowDrawList();
      list->AddRectFilled(hit.low, hit.high, ink(strong ? ui_.colors.selected : ui_.colors.raised),
                          ui_.px(5.0F));
      list->AddRect(hit.low, hit.high, ink(ui_.colors.border), ui_.px(5.0F), 0, ui_.px(1.0F));
      if (other != nullptr) {
        const float x = isLeft ? hit.high.x - ui_.px(5.0F) : hit.low.x;
        list->AddRectFilled({x, hit.low.y}, {x + ui_.px(5.0F), hit.high.y}, ink(other->fill), ui_.px(2.0F));
      }
      const ImVec2 text = measure(ui_, Type::kSmall, nodeName(ui_, node.id), width_ - ui_.px(18.0F));
      drawText(ui_, list, Type::kSmall, {hit.low.x + ui_.px(9.0F), y + 0.5F * (height - text.y)},
               ink(other != nullptr ? ui_.colors.text : ui_.colors.muted), nodeName(ui_, node.id),
               width_ - ui_.px(18.0F));
      focusRing(ui_, hit, ui_.px(5.0F));
      const ImU32 color = ink(strong ? ui_.colors.accent : ui_.colors.muted);
      float at = y + 0.5F * height - 2.5F * ui_.px(1.0F) * static_cast<float>(node.lines.size() - 1);
      for (const DiagramLine& line : node.lines) {
        const float edge = isLeft ? hit.high.x + ui_.px(2.0F) : hit.low.x - ui_.px(2.0F);
        styledLine(list, levelCurve({centreEdge_, end}, {edge, at}), line, color, ui_.context.scale);
        at += ui_.px(5.0F);
        end += spread;
      }
      y += height + ui_.px(kGap);
    }
  }

 private:
  static constexpr float kGap = 6.0F;

  static std::size_t lineCount(const std::vector<DiagramNode>& nodes) {
    std::size_t count = 0;
    for (const DiagramNode& node : nodes) count += node.lines.size();
    return count;
  }

  const Ui& ui_;
  const Muscle& muscle_;
  float left_, width_, centreEdge_;
};

void drawLegendOf(const Ui& ui, const LinkDiagram& diagram) {
  std::array<bool, kLinkStyles> used{};
  for (const std::vector<DiagramNode>* column : {&diagram.left, &diagram.right}) {
    for (const DiagramNode& node : *column) {
      for (const DiagramLine& line : node.lines) used[static_cast<std::size_t>(line.style)] = true;
    }
  }
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float right = start.x + ImGui::GetContentRegionAvail().x;
  const float sample = ui.px(30.0F);
  const float rowHeight = ui.px(20.0F);
  ImVec2 at = start;
  for (std::size_t i = 0; i < kLinkStyles; ++i) {
    if (!used[i]) continue;
    const auto style = static_cast<LinkStyle>(i);
    const std::string_view words = linkStyleWords(style);
    const float width = sample + ui.px(6.0F) + measure(ui, Type::kSmall, words).x;
    if (at.x > start.x && at.x + width > right) at = {start.x, at.y + rowHeight};
    const float middle = at.y + 0.5F * rowHeight;
    const bool directed =
        style == LinkStyle::kSetsOff || style == LinkStyle::kOverloads || style == LinkStyle::kPressesOn;
    styledLine(ImGui::GetWindowDrawList(), levelCurve({at.x, middle}, {at.x + sample, middle}),
               {style, directed, false, {}}, ink(ui.colors.muted), ui.context.scale);
    drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
             {at.x + sample + ui.px(6.0F), middle - 0.5F * measure(ui, Type::kSmall, words).y},
             ink(ui.colors.muted), words);
    at.x += width + ui.px(14.0F);
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({right - start.x, at.y + rowHeight - start.y});
}

}  // namespace

void drawLinkDiagram(const Ui& ui, const Muscle& muscle) {
  const LinkDiagram diagram = linkDiagram(ui.world().atlas, muscle.id);
  if (diagram.left.empty() && diagram.right.empty()) return;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float total = ImGui::GetContentRegionAvail().x;
  const float centreWidth = ui.px(44.0F);
  const float width = std::min(ui.px(170.0F), 0.345F * total);
  const float centreLeft = start.x + 0.5F * (total - centreWidth);
  const Column left{ui, muscle, start.x, width, centreLeft};
  const Column right{ui, muscle, start.x + total - width, width, centreLeft + centreWidth};
  const float leftHeight = left.heightOf(diagram.left);
  const float rightHeight = right.heightOf(diagram.right);
  const float height = std::max({leftHeight, rightHeight, ui.px(40.0F)});
  const float middle = start.y + 0.5F * height;
  left.draw(diagram.left, middle - 0.5F * leftHeight, middle);
  right.draw(diagram.right, middle - 0.5F * rightHeight, middle);

  ImDrawList* list = ImGui::GetWindowDrawList();
  const float half =
      0.5F * std::max({left.reachOf(diagram.left), right.reachOf(diagram.right), ui.px(40.0F)});
  const ImVec2 low{centreLeft, middle - half};
  const ImVec2 high{centreLeft + centreWidth, middle + half};
  list->AddRectFilled(low, high, ink(ui.colors.panel), ui.px(8.0F));
  list->AddRect(low, high, ink(ui.fill(muscle)), ui.px(8.0F), 0, ui.px(2.0F));
  const ImVec2 code = measure(ui, Type::kStrong, muscle.code);
  drawText(ui, list, Type::kStrong, {0.5F * (low.x + high.x - code.x), middle - 0.5F * code.y},
           ink(ui.colors.text), muscle.code);
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  gap(ui, 4.0F);
  drawLegendOf(ui, diagram);
  gap(ui, 8.0F);
}

}  // namespace crus
