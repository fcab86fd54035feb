// Vertices in one place count as one.
#include "engine/geometry/weld.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(Weld, NumbersPlacesAsTheyFirstComeAndTakesZeroForItsNegative) {
  const std::vector<glm::vec3> positions{
      {1.0F, 0.0F, 2.0F}, {0.0F, 0.0F, 0.0F}, {1.0F, -0.0F, 2.0F}, {3.0F, 0.0F, 0.0F}, {0.0F, 0.0F, 0.0F}};
  EXPECT_EQ(weldedByPosition(positions), (std::vector<std::uint32_t>{0, 1, 0, 2, 1}));
  EXPECT_TRUE(weldedByPosition({}).empty());
}

}  // namespace
}  // namespace engine
