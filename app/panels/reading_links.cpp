// What a muscle is linked with and why; a click goes there.
#include <algorithm>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

std::string nodeName(const Ui& ui, const std::string& id) {
  if (const Muscle* muscle = ui.world().atlas.muscle(id)) return muscle->name;
  if (const LinkNode* node = ui.world().atlas.linkNode(id)) return node->label;
  return cleaned(id);
}

void linkRow(const Ui& ui, const Link& link, const std::string& other) {
  const Muscle* muscle = ui.world().atlas.muscle(other);
  const std::string name = nodeName(ui, other);
  if (muscle != nullptr) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::Indent(ui.px(20.0F));
    if (linkText(ui, "link/" + link.id, name, Type::kStrong)) ui.emit(GoTo{other});
    const float middle = 0.5F * (ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y);
    ImGui::Unindent(ui.px(20.0F));
    colorChip(ui, ImGui::GetWindowDrawList(), {start.x, middle - ui.px(6.0F)},
              {start.x + ui.px(12.0F), middle + ui.px(6.0F)}, *muscle);
  } else {
    ImGui::Indent(ui.px(20.0F));
    paragraph(ui, Type::kStrong, ui.colors.text, name);
    ImGui::Unindent(ui.px(20.0F));
  }
  ImGui::Indent(ui.px(20.0F));
  body(ui, link.why.text);
  sourceNote(ui, "link/" + link.id, link.why.confidence, link.why.sources);
  ImGui::Unindent(ui.px(20.0F));
}

}  // namespace

void readLinks(const Ui& ui, const Muscle& muscle) {
  const std::vector<const Link*> links = ui.world().atlas.linksOf(muscle.id);
  if (links.empty() || !section(ui, "links", "Linked with", true)) return;
  drawLinkDiagram(ui, muscle);
  // Links of one kind stand together, in the order in which the kinds first come.
  struct Group {
    std::string words;
    std::vector<std::pair<const Link*, std::string>> links;
  };
  std::vector<Group> groups;
  for (const Link* link : links) {
    const bool outgoing = link->from == muscle.id;
    const std::string words = linkWords(*link, outgoing);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.words == words; });
    if (group == groups.end()) {
      groups.push_back({words, {}});
      group = groups.end() - 1;
    }
    group->links.emplace_back(link, outgoing ? link->to : link->from);
  }
  bool first = true;
  for (const Group& group : groups) {
    if (!first) gap(ui, 8.0F);
    first = false;
    muted(ui, group.words);
    for (const auto& [link, other] : group.links) linkRow(ui, *link, other);
  }
}

}  // namespace crus
