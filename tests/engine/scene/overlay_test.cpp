// Triangles of coloured regions, sorted by what they have in them, with corners that are alike once.
#include "engine/scene/overlay.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace engine {
namespace {

const std::vector<OverlayLayer> kLayers(4, OverlayLayer{});

/// A triangle of a strip: number n stands on the corners n, n + 1 and n + 2.
std::vector<OverlayVertex> triangle(int number, glm::u8vec4 layer, float core = -5.0F, float hatch = 1e3F) {
  std::vector<OverlayVertex> corners;
  for (int i = number; i < number + 3; ++i) {
    OverlayVertex vertex;
    vertex.position = {static_cast<float>(i / 2), static_cast<float>(i % 2), 0.0F};
    vertex.layer = layer;
    vertex.core = glm::vec4(core);
    vertex.hatch = hatch;
    corners.push_back(vertex);
  }
  return corners;
}

std::size_t countOf(const OverlayPiece& piece, OverlayKind kind) {
  return piece.triangles[static_cast<std::size_t>(kind)].size() / 3;
}

TEST(OverlayPiece, KnowsWhatATriangleHasInIt) {
  const auto only = [](const std::vector<OverlayVertex>& corners,
                       std::span<const OverlayLayer> layers = kLayers) {
    const OverlayPiece piece = overlayPiece(corners, layers);
    std::vector<OverlayKind> kinds;
    for (std::size_t kind = 0; kind < kOverlayKinds; ++kind)
      if (!piece.triangles[kind].empty()) kinds.push_back(static_cast<OverlayKind>(kind));
    EXPECT_EQ(kinds.size(), 1U);
    return kinds.front();
  };
  EXPECT_EQ(only(triangle(0, {1, 0, 0, 0})), OverlayKind::kSolid);
  EXPECT_EQ(only(triangle(0, {1, 0, 0, 0}, 5.0F)), OverlayKind::kStippled);
  EXPECT_EQ(only(triangle(0, {1, 3, 0, 0})), OverlayKind::kTwo);
  EXPECT_EQ(only(triangle(0, {1, 2, 4, 0})), OverlayKind::kThree);
  EXPECT_EQ(only(triangle(0, {1, 2, 3, 4})), OverlayKind::kFour);
  EXPECT_EQ(only(triangle(0, {1, 0, 0, 0}, -5.0F, -1.0F)), OverlayKind::kInked) << "hatched";
  EXPECT_EQ(only(triangle(0, {0, 0, 0, 0}, 30.0F, -1.0F)), OverlayKind::kInked) << "hatched and nothing else";
  std::vector<OverlayLayer> patterned = kLayers;
  patterned[1].pattern = 3;
  EXPECT_EQ(only(triangle(0, {2, 0, 0, 0}), patterned), OverlayKind::kInked);
  EXPECT_EQ(only(triangle(0, {1, 0, 0, 0}), patterned), OverlayKind::kSolid);
}

TEST(OverlayPiece, HasCornersThatAreAlikeOnceAndEveryTriangleWhole) {
  std::vector<OverlayVertex> corners;
  for (int i = 0; i < 4; ++i) {
    const auto next = triangle(i, {1, 0, 0, 0}, i < 2 ? -5.0F : 5.0F);
    corners.insert(corners.end(), next.begin(), next.end());
  }
  const OverlayPiece piece = overlayPiece(corners, kLayers);
  // Two of either kind share an edge; the kinds differ at every corner.
  EXPECT_EQ(piece.vertices.size(), 8U);
  EXPECT_EQ(countOf(piece, OverlayKind::kSolid), 2U);
  EXPECT_EQ(countOf(piece, OverlayKind::kStippled), 2U);
  const auto& solid = piece.triangles[static_cast<std::size_t>(OverlayKind::kSolid)];
  for (std::size_t i = 0; i < solid.size(); ++i)
    EXPECT_EQ(piece.vertices.at(solid[i]).position, corners[i].position) << i;
}

TEST(OverlayPiece, IsEmptyForNothingAndRefusesALayerThatIsNotThere) {
  EXPECT_TRUE(overlayPiece({}, kLayers).vertices.empty());
  EXPECT_THROW(overlayPiece(triangle(0, {5, 0, 0, 0}), kLayers), std::out_of_range);
}

}  // namespace
}  // namespace engine
