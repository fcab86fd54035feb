// Every link of a muscle stands in its diagram once, on the side it comes from or goes to.
#include "app/atlas/link_diagram.h"

#include <gtest/gtest.h>

#include <set>

#include "app/atlas/atlas_reader.h"
#include "tests/app/state/small_world.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

std::set<std::string> idsOf(const std::vector<DiagramNode>& column) {
  std::set<std::string> ids;
  for (const DiagramNode& node : column) ids.insert(node.id);
  EXPECT_EQ(ids.size(), column.size()) << "a neighbour stands twice";
  return ids;
}

TEST(LinkDiagram, everyLinkOfEveryMuscleStandsOnceInTheColumnOfItsDirection) {
  const Atlas atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
  ASSERT_FALSE(atlas.links.empty());
  for (const Muscle& muscle : atlas.muscles) {
    const LinkDiagram diagram = linkDiagram(atlas, muscle.id);
    std::multiset<const Link*> seen;
    for (const auto* column : {&diagram.left, &diagram.right}) {
      for (const DiagramNode& node : *column) {
        bool in = false;
        bool out = false;
        for (const DiagramLine& line : node.lines) {
          EXPECT_FALSE(line.links.empty());
          seen.insert(line.links.begin(), line.links.end());
          in = in || line.fromNode;
          out = out || line.toNode;
        }
        if (in != out) {
          EXPECT_EQ(column == &diagram.left, in) << muscle.id << " and " << node.id;
        }
      }
    }
    const std::vector<const Link*> links = atlas.linksOf(muscle.id);
    EXPECT_EQ(seen, std::multiset<const Link*>(links.begin(), links.end())) << muscle.id;
    const std::set<std::string> left = idsOf(diagram.left);
    for (const std::string& id : idsOf(diagram.right)) EXPECT_FALSE(left.contains(id)) << id;
  }
}

TEST(LinkDiagram, whatSetsAMuscleOffStandsOnItsLeft) {
  const Atlas atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
  const LinkDiagram diagram = linkDiagram(atlas, "peroneus_longus");
  EXPECT_TRUE(idsOf(diagram.left).contains("gluteus_minimus"));
  ASSERT_FALSE(diagram.left.empty());
  EXPECT_EQ(diagram.left.front().lines.front().style, LinkStyle::kSetsOff) << "the strongest comes first";
}

TEST(LinkDiagram, kindsHaveTheirStyleAndEveryStyleItsWords) {
  EXPECT_EQ(linkStyle("satellite"), LinkStyle::kSetsOff);
  EXPECT_EQ(linkStyle("antagonist"), LinkStyle::kOpposes);
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < kLinkStyles; ++i) words.insert(linkStyleWords(static_cast<LinkStyle>(i)));
  EXPECT_EQ(words.size(), kLinkStyles);
}

TEST(LinkDiagram, aMuscleWithoutLinksHasNone) {
  const LinkDiagram diagram = linkDiagram(test::smallWorld().atlas, "nobody");
  EXPECT_TRUE(diagram.left.empty());
  EXPECT_TRUE(diagram.right.empty());
}

}  // namespace
}  // namespace crus
