// Nothing sticks out, nothing lies on anything else, everything is large enough to hit; with the real texts.
#include <gtest/gtest.h>

#include <ostream>

#include <imgui_internal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/atlas/atlas_reader.h"
#include "tests/app/panels/harness.h"
#include "tests/app/state/small_world.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

const std::filesystem::path kKnowledge = std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge";
constexpr float kSlack = 0.51F;  // rounding to pixels

/// The boxes of the small world with everything that assets/knowledge says.
const World& realWorld() {
  static const World world = [] {
    World w = test::smallWorld();
    w.atlas = readAtlas(kKnowledge).atlas;
    w.points.clear();
    for (const Muscle& muscle : w.atlas.muscles) {
      for (const std::string& part : muscle.parts) w.partBoxes[part] = w.bounds;
    }
    for (const TriggerPoint& point : w.atlas.points) {
      if (point.location.chart == "hip") continue;
      PlacedPoint placed;
      placed.point = point.id;
      placed.skinNormal = {0.0F, 0.0F, 1.0F};
      w.points.push_back(placed);
    }
    return w;
  }();
  return world;
}

std::vector<std::string> pages(const World& world) {
  std::vector<std::string> ids{"", "bone/tibia"};
  for (const Muscle& muscle : world.atlas.muscles) ids.push_back(muscle.id);
  for (const TriggerPoint& point : world.atlas.points) ids.push_back(point.id);
  return ids;
}

const Rect* panelOf(const Layout& layout, const Rect& rect) {
  const glm::vec2 c = rect.position + 0.5F * rect.size;
  for (const Rect* panel : {&layout.toolbar, &layout.list, &layout.reading, &layout.legend, &layout.view}) {
    const glm::vec2 high = panel->position + panel->size;
    if (c.x >= panel->position.x && c.y >= panel->position.y && c.x < high.x && c.y < high.y) return panel;
  }
  return nullptr;
}

void expectTidy(const test::Harness& harness, const Layout& layout, float scale, const std::string& where) {
  const test::Record& record = harness.record();
  for (std::size_t i = 0; i < record.size(); ++i) {
    const auto& [name, rect] = record[i];
    if (name.starts_with("cube/")) continue;  // faces of one thing, which meet
    const Rect* panel = panelOf(layout, rect);
    ASSERT_NE(panel, nullptr) << where << ": " << name << " lies outside every panel";
    EXPECT_GE(rect.position.x, panel->position.x - kSlack) << where << ": " << name;
    EXPECT_LE(rect.position.x + rect.size.x, panel->position.x + panel->size.x + kSlack)
        << where << ": " << name;
    EXPECT_GE(rect.position.y, panel->position.y - kSlack) << where << ": " << name;
    EXPECT_LE(rect.position.y + rect.size.y, panel->position.y + panel->size.y + kSlack)
        << where << ": " << name;
    const bool edge = name.starts_with("edge/");
    EXPECT_GE(rect.size.x, (edge ? 5.5F : 23.5F) * scale) << where << ": " << name << " is too narrow to hit";
    for (std::size_t j = 0; j < i; ++j) {
      if (record[j].first.starts_with("cube/")) continue;
      const Rect& other = record[j].second;
      const glm::vec2 overlap = glm::min(rect.position + rect.size, other.position + other.size) -
                                glm::max(rect.position, other.position);
      EXPECT_FALSE(overlap.x > kSlack && overlap.y > kSlack)
          << where << ": " << name << " on " << record[j].first;
    }
  }
}

/// The keyboard finds things by their names.
void expectNamesOnce(const test::Harness& harness, const std::string& where) {
  std::set<std::string> names;
  for (const FocusStop& stop : harness.stops) {
    EXPECT_TRUE(names.insert(stop.name).second) << where << ": two things are called " << stop.name;
  }
}

struct Window {
  glm::vec2 size;
  float scale;
};

void PrintTo(const Window& window,
             std::ostream* out) {  // NOLINT(readability-identifier-naming): GoogleTest's name
  *out << window.size.x << 'x' << window.size.y << " at " << window.scale;
}

class PanelFitTest : public ::testing::TestWithParam<Window> {};

TEST_P(PanelFitTest, everyPageFits) {
  const auto [size, scale] = GetParam();
  const World& world = realWorld();
  ASSERT_FALSE(world.atlas.points.empty());
  test::Harness harness{world, size, scale};
  AppState state = initialState(world);
  state.zones.clear();
  for (const std::string& id : pages(world)) {
    state = update(state, Select{id}, world);
    harness.draw(state);
    expectTidy(harness, harness.layout(state), scale, id);
    expectNamesOnce(harness, id);
    // Down to the end of the page.
    const glm::vec2 at = harness.layout(state).reading.position + 0.5F * harness.layout(state).reading.size;
    for (int i = 0; i < 4; ++i) {
      harness.scroll(state, at, -60.0F);
      expectTidy(harness, harness.layout(state), scale, id + " further down");
    }
    if (HasFailure()) return;
  }
}

TEST_P(PanelFitTest, theOtherStatesFit) {
  const auto [size, scale] = GetParam();
  const World& world = realWorld();
  test::Harness harness{world, size, scale};
  AppState state = initialState(world);
  state = update(state, SetZone{"all", true}, world);
  state = update(state, SetVisible{"soleus", false}, world);
  state = update(state, Isolate{"peroneus_longus"}, world);
  state = update(state, Hover{"extensor_digitorum_longus"}, world);
  state.message = "There is nothing called 'a rather long name that nobody would type but a script' here.";
  state.side = Side::kLeft;
  const Layout layout = harness.layout(state);
  harness.hoverAt = layout.view.position + 0.7F * layout.view.size;
  const std::string name = std::to_string(static_cast<int>(size.x));
  for (const char* words : {"", "ankle", "heel", "xyzzy", "a"}) {
    state.search = words;
    harness.draw(state);
    for (const auto& [thing, rect] : harness.record()) {
      if (thing != "message" && thing != "name-tag") continue;
      EXPECT_EQ(panelOf(layout, rect), &layout.view) << thing;
      EXPECT_GE(rect.position.x, layout.view.position.x) << thing;
      EXPECT_LE(rect.position.x + rect.size.x, layout.view.position.x + layout.view.size.x + kSlack) << thing;
    }
  }
  state.search.clear();
  state = update(state, SetVisible{"plantaris", false}, world);
  harness.click(state, "filter");
  harness.click(state, "hidden");
  harness.loading =
      Loading{"a file with a name that is much longer than it ought to be.glb", "Reading", 0.4F};
  state.message.clear();
  state.hovered = {};
  state.patterns = true;
  for (const Colors colors : {Colors::kClassic, Colors::kTritan}) {
    state.colors = colors;
    harness.draw(state);
    for (const auto& [thing, rect] : harness.record()) {
      if (thing != "hints" && thing != "loading" && thing != "leg-tag") continue;
      EXPECT_GE(rect.position.x, layout.view.position.x) << thing;
      EXPECT_LE(rect.position.x + rect.size.x, layout.view.position.x + layout.view.size.x + kSlack) << thing;
    }
  }
  harness.loading.reset();
  harness.draw(state);
  expectTidy(harness, harness.layout(state), scale, name + " with filters and hidden things");
  expectNamesOnce(harness, name + " with filters");
  state.panels = false;
  state.hovered = {};
  state.message.clear();
  harness.draw(state);
  expectTidy(harness, harness.layout(state), scale, name + " without panels");
  for (const bool help : {true, false}) {
    state.help = help;
    state.about = !help;
    harness.draw(state);
    const std::optional<Rect> close = harness.find("close");
    ASSERT_TRUE(close.has_value());
    EXPECT_LE(close->position.x + close->size.x, size.x);
  }
}

INSTANTIATE_TEST_SUITE_P(Windows, PanelFitTest,
                         ::testing::Values(Window{{1024, 640}, 1.0F}, Window{{1280, 800}, 1.0F},
                                           Window{{640, 480}, 1.0F}, Window{{3840, 2160}, 2.0F},
                                           Window{{1280, 800}, 2.0F}, Window{{1920, 1080}, 1.0F},
                                           Window{{1280, 800}, 0.8F}));

TEST(PanelFit, aTinyWindowDrawsWithoutHarm) {
  const World world = test::smallWorld();
  for (const glm::vec2 size : {glm::vec2{1, 1}, glm::vec2{60, 40}, glm::vec2{200, 120}}) {
    test::Harness harness{world, size};
    AppState state = initialState(world);
    harness.draw(state);
    state.help = true;
    harness.draw(state);
  }
}

TEST(PanelFit, anEmptyWorldDraws) {
  const World world;
  test::Harness harness{world, {1024, 640}};
  harness.draw(initialState(world));
  AppState state;
  state.selected = {Pick::Kind::kPoint, "gone"};
  harness.draw(state);
}

TEST(PanelFit, withoutAFontOfTheSystemImGuisOwnIsUsed) {
  const World world = test::smallWorld();
  test::Harness harness{world, {1280, 800}};
  ImGui::GetIO().Fonts->Clear();
  ImGui::GetIO().Fonts->AddFontDefault();
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  const AppState state = initialState(world);
  test::Record record;
  ImGui::GetIO().DisplaySize = {1280, 800};
  ImGui::GetIO().DeltaTime = 0.016F;
  std::vector<Command> commands;
  ImGui::NewFrame();
  drawPanels(
      PanelContext{world, state, layoutFor({1280, 800}, state, 1.0F), 1.0F, "", glm::vec2{-1.0F}, &record},
      Fonts{}, commands);
  ImGui::Render();
  EXPECT_FALSE(record.empty());
}

TEST(PanelFit, theFontHasEveryLetterOfTheKnowledge) {
  const World world = test::smallWorld();
  const test::Harness harness{world, {640, 480}};
  if (harness.fonts().body == nullptr) GTEST_SKIP() << "no readable font is installed";
  const ImFont* font = static_cast<const ImFont*>(harness.fonts().body);
  std::set<unsigned int> missing;
  const auto check = [&](const std::string& text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
      unsigned int letter = 0;
      at += std::max(ImTextCharFromUtf8(&letter, at, end), 1);
      if (letter >= 0x20 && font->FindGlyphNoFallback(static_cast<ImWchar>(letter)) == nullptr)
        missing.insert(letter);
    }
  };
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{kKnowledge}) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream file{entry.path()};
    std::stringstream text;
    text << file.rdbuf();
    check(text.str());
    ++files;
  }
  check("– — ’ “ ” • ° × ≤ ≥ → ← ↑ ↓ · © … é ä ß");
  EXPECT_GT(files, 0U);
  for (const unsigned int letter : missing) ADD_FAILURE() << "U+" << std::hex << letter;
}

}  // namespace
}  // namespace crus
