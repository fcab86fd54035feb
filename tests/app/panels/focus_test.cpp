#include <gtest/gtest.h>

#include "app/panels/panels.h"

namespace crus {
namespace {

/// Two rows of a list with two things each, beside a page with one.
const std::vector<FocusStop> kStops{
    {"search", "search", {{0, 0}, {100, 20}}}, {"row/a", "list", {{0, 30}, {70, 20}}},
    {"eye/a", "list", {{75, 30}, {20, 20}}},   {"row/b", "list", {{0, 55}, {70, 20}}, true},
    {"eye/b", "list", {{75, 55}, {20, 20}}},   {"page/next", "page", {{200, 0}, {20, 20}}}};

std::string step(const std::string& from, FocusStep by) {
  return steppedFocus(kStops, from, by);
}

TEST(Focus, tabGoesFromGroupToGroupAndEntersAtWhatIsChosen) {
  EXPECT_EQ(step("", FocusStep::kNext), "search");
  EXPECT_EQ(step("search", FocusStep::kNext), "row/b") << "the chosen row, not the first";
  EXPECT_EQ(step("eye/a", FocusStep::kNext), "page/next");
  EXPECT_EQ(step("page/next", FocusStep::kNext), "search") << "round again";
  EXPECT_EQ(step("", FocusStep::kPrevious), "page/next");
  EXPECT_EQ(step("search", FocusStep::kPrevious), "page/next");
}

TEST(Focus, arrowsGoToWhatLiesThereInTheGroup) {
  EXPECT_EQ(step("row/a", FocusStep::kDown), "row/b");
  EXPECT_EQ(step("row/a", FocusStep::kRight), "eye/a");
  EXPECT_EQ(step("eye/b", FocusStep::kUp), "eye/a") << "straight on before aside";
  EXPECT_EQ(step("eye/b", FocusStep::kLeft), "row/b");
  EXPECT_EQ(step("row/b", FocusStep::kDown), "row/b") << "nothing further";
  EXPECT_EQ(step("eye/a", FocusStep::kRight), "eye/a") << "the page is another group";
}

TEST(Focus, whatIsGoneStartsAnew) {
  EXPECT_EQ(step("row/gone", FocusStep::kDown), "search");
  EXPECT_EQ(steppedFocus({}, "row/a", FocusStep::kNext), "");
}

TEST(Focus, arrowsBelongToTheLegUntilTheKeyboardIsInThePanels) {
  AppState state;
  EXPECT_FALSE(focusLine("Left", state));
  EXPECT_FALSE(focusLine("Space", state));
  state.focus = "row/a";
  EXPECT_EQ(focusLine("Left", state), "focus left");
  EXPECT_EQ(focusLine("Space", state), "press");
  EXPECT_FALSE(focusLine("G", state)) << "letters keep their meaning";
  state.focus.clear();
  state.menu = Menu{};
  EXPECT_TRUE(focusLine("Down", state).has_value());
}

}  // namespace
}  // namespace crus
