// What a muscle is linked with, as a small diagram: who sets it off on the left, what it drives on the right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/atlas/atlas.h"

namespace crus {

/// How a line is drawn; several kinds of link that mean nearly the same share one.
enum class LinkStyle { kSetsOff, kOverloads, kWorksWith, kOpposes, kTreatTogether, kPressesOn };
inline constexpr std::size_t kLinkStyles = 6;

LinkStyle linkStyle(std::string_view kind);
/// What the legend says of it.
std::string_view linkStyleWords(LinkStyle style);

/// Everything two nodes have in common of one style.
struct DiagramLine {
  LinkStyle style = LinkStyle::kSetsOff;
  bool toNode = false;    // arrow at the neighbour
  bool fromNode = false;  // arrow at the muscle
  std::vector<const Link*> links;
};

struct DiagramNode {
  std::string id;
  std::vector<DiagramLine> lines;  // one per style, in the order of LinkStyle
};

/// The neighbours of a muscle, each once.
struct LinkDiagram {
  std::vector<DiagramNode> left, right;
};

/// What only comes in stands left, what goes out right; what is neither (or both) fills the shorter column.
/// Inside a column in the order of the strongest line, then as in the file.
LinkDiagram linkDiagram(const Atlas& atlas, std::string_view muscle);

}  // namespace crus
