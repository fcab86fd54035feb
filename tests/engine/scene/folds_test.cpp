#include "engine/scene/folds.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

constexpr glm::ivec2 kSize{40, 20};

Footprint place(int x, float nearest, float farthest) {
  return {{x, 4}, {x + 5, 9}, nearest, farthest};
}

TEST(Folds, areNotWhereAllFrontsLieBeforeAllBacks) {
  Folds folds{kSize};
  EXPECT_FALSE(folds.mayBeAt(place(0, 0.2F, 0.3F))) << "nothing is there";
  folds.addFront(place(0, 0.20F, 0.22F));
  folds.addFront(place(4, 0.21F, 0.24F));
  folds.addBack(place(0, 0.30F, 0.35F));
  EXPECT_FALSE(folds.mayBeAt(place(0, 0.20F, 0.22F)));
  EXPECT_FALSE(folds.mayBeAt(place(4, 0.21F, 0.24F)));
}

TEST(Folds, areWhereAFrontLiesBehindABack) {
  Folds folds{kSize};
  folds.addFront(place(0, 0.200F, 0.205F));
  folds.addBack(place(0, 0.210F, 0.215F));
  folds.addFront(place(4, 0.220F, 0.225F));
  EXPECT_TRUE(folds.mayBeAt(place(0, 0.200F, 0.205F))) << "they share the squares from 4 to 5";
  EXPECT_TRUE(folds.mayBeAt(place(4, 0.220F, 0.225F)));
  EXPECT_FALSE(folds.mayBeAt(place(6, 0.220F, 0.225F))) << "beyond those";
  EXPECT_FALSE(folds.mayBeAt({{0, 4}, {3, 9}, 0.2F, 0.3F}));
}

TEST(Folds, areWhereATriangleIsSeenFromItsEdge) {
  Folds folds{kSize};
  folds.addFront(place(10, 0.2F, 0.22F));
  folds.addBack(place(10, 0.2F, 0.22F));
  EXPECT_TRUE(folds.mayBeAt(place(10, 0.2F, 0.22F)));
  EXPECT_FALSE(folds.mayBeAt(place(20, 0.2F, 0.22F)));
}

TEST(Folds, areWhereFrontsAreFarApart) {
  Folds folds{kSize};
  folds.addFront(place(0, 0.2F, 0.22F));
  folds.addFront(place(0, 0.4F, 0.42F));
  EXPECT_TRUE(folds.mayBeAt(place(0, 0.2F, 0.22F))) << "an open surface has no back between them";
}

}  // namespace
}  // namespace engine
