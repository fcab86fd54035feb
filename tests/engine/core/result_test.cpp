#include "engine/core/result.h"

#include <gtest/gtest.h>

namespace {

TEST(Error, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(engine::describe({"leg.glb", "/nodes/3", "is its own parent"}),
            "leg.glb: /nodes/3: is its own parent");
  EXPECT_EQ(engine::describe({"leg.glb", "", "is empty"}), "leg.glb: is empty");
  EXPECT_EQ(engine::describe({"", "", "no"}), "no");
}

TEST(Result, HoldsAValueOrAnError) {
  engine::Result<std::string> good{std::string{"soleus"}};
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, "soleus");
  EXPECT_EQ(good->size(), 6U);
  EXPECT_THROW((void)good.error(), std::logic_error);

  const engine::Result<std::string> bad{engine::Error{"f", "w", "r"}};
  EXPECT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().reason, "r");
  EXPECT_THROW((void)bad.value(), std::logic_error);
}

}  // namespace
