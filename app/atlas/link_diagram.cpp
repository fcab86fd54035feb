#include "app/atlas/link_diagram.h"

#include <algorithm>
#include <array>

namespace crus {
namespace {

struct Known {
  std::string_view kind;
  LinkStyle style;
};
constexpr std::array<Known, 8> kKinds{{{"referral_activates", LinkStyle::kSetsOff},
                                       {"satellite", LinkStyle::kSetsOff},
                                       {"overload", LinkStyle::kOverloads},
                                       {"synergist", LinkStyle::kWorksWith},
                                       {"functional_unit", LinkStyle::kWorksWith},
                                       {"antagonist", LinkStyle::kOpposes},
                                       {"treat_together", LinkStyle::kTreatTogether},
                                       {"nerve_entrapment", LinkStyle::kPressesOn}}};

constexpr std::array<std::string_view, kLinkStyles> kWords{"sets off", "overloads",      "works with",
                                                           "opposes",  "treat together", "may press on"};

DiagramLine& lineOf(DiagramNode& node, LinkStyle style) {
  const auto after = std::find_if(node.lines.begin(), node.lines.end(),
                                  [style](const DiagramLine& line) { return line.style >= style; });
  if (after != node.lines.end() && after->style == style) return *after;
  return *node.lines.insert(after, DiagramLine{style, false, false, {}});
}

bool anyLine(const DiagramNode& node, bool DiagramLine::*end) {
  return std::any_of(node.lines.begin(), node.lines.end(),
                     [end](const DiagramLine& line) { return line.*end; });
}

}  // namespace

LinkStyle linkStyle(std::string_view kind) {
  const auto* found =
      std::find_if(kKinds.begin(), kKinds.end(), [kind](const Known& known) { return known.kind == kind; });
  return found == kKinds.end() ? LinkStyle::kWorksWith : found->style;
}

std::string_view linkStyleWords(LinkStyle style) {
  return kWords[static_cast<std::size_t>(style)];
}

LinkDiagram linkDiagram(const Atlas& atlas, std::string_view muscle) {
  std::vector<DiagramNode> nodes;
  for (const Link* link : atlas.linksOf(muscle)) {
    const bool outgoing = link->from == muscle;
    const std::string& other = outgoing ? link->to : link->from;
    if (other == muscle) continue;
    auto node = std::find_if(nodes.begin(), nodes.end(), [&](const DiagramNode& n) { return n.id == other; });
    if (node == nodes.end()) node = nodes.insert(nodes.end(), DiagramNode{other, {}});
    DiagramLine& line = lineOf(*node, linkStyle(link->kind));
    line.links.push_back(link);
    if (link->directed) (outgoing ? line.toNode : line.fromNode) = true;
  }
  std::stable_sort(nodes.begin(), nodes.end(), [](const DiagramNode& a, const DiagramNode& b) {
    return a.lines.front().style < b.lines.front().style;
  });
  LinkDiagram diagram;
  std::vector<DiagramNode> either;
  for (DiagramNode& node : nodes) {
    const bool in = anyLine(node, &DiagramLine::fromNode);
    const bool out = anyLine(node, &DiagramLine::toNode);
    (in == out ? either : in ? diagram.left : diagram.right).push_back(std::move(node));
  }
  for (DiagramNode& node : either) {
    (diagram.left.size() <= diagram.right.size() ? diagram.left : diagram.right).push_back(std::move(node));
  }
  return diagram;
}

}  // namespace crus
