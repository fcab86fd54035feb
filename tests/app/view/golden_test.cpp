// A few pictures of the real leg held against kept ones, so that nothing changes how it looks by accident.
// What is meant to change is blessed: scripts/bless.sh draws them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/leg/leg.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"
#include "engine/image/image.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

constexpr glm::ivec2 kSize{320, 400};
constexpr int kSamples = 4;

// The same driver gives the same bytes. Another one may put an edge on the other side of one of the four
// samples of a pixel, which moves it by a quarter of what lies on its two sides ...
constexpr int kMostDifference = 80;
// ... on the pixels along edges, a fiftieth of the picture, while flat ground may round the other way, by
// less than one step. A change of light or colour that an eye notices moves the leg, a third of the picture,
// by two steps.
constexpr double kMeanDifference = 0.5;

struct Golden {
  const char* name;
  std::vector<const char*> lines;
};

void PrintTo(const Golden& golden, std::ostream* out) {
  *out << golden.name;
}

const std::vector<Golden> kPictures{
    {"glass", {"zone peroneus_longus on", "look 55,8"}},
    {"zones_on_skin", {"skin solid", "zone all on", "look posterior"}},
    {"muscles", {"skin off", "markers off", "look 120,5"}},
    {"left_sole", {"side left", "skin solid", "skintone monk5", "zone all on", "look plantar"}},
    {"section", {"markers off", "section height 0.62", "section look"}},
    {"frontal_section", {"skin solid", "peel 1", "select soleus", "section frontal", "look 20,10"}}};

const Leg& leg() {
  static const Leg loaded = [] {
    const std::filesystem::path assets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
    engine::Result<Leg> result = loadLeg(assets / "models" / "right_leg.glb", assets / "knowledge");
    if (!result) throw std::runtime_error(engine::describe(result.error()));
    Leg value = std::move(result).value();
    value.world.aspect = static_cast<float>(kSize.x) / static_cast<float>(kSize.y);
    return value;
  }();
  return loaded;
}

AppState stateOf(const Golden& golden) {
  AppState state = initialState(leg().world);
  std::vector<const char*> lines{"select \"\"", "zone all off"};
  lines.insert(lines.end(), golden.lines.begin(), golden.lines.end());
  for (const char* line : lines) {
    const engine::Result<Command> command = parseCommand(line, state);
    EXPECT_TRUE(command) << line;
    if (command) state = update(std::move(state), *command, leg().world);
  }
  return state;
}

/// Where they differ, ten times as strongly.
engine::Image differenceOf(const engine::Image& a, const engine::Image& b) {
  engine::Image image = a;
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    image.pixels[i] = static_cast<std::uint8_t>(
        i % 4 == 3 ? 255 : std::min(10 * std::abs(int{a.pixels[i]} - int{b.pixels[i]}), 255));
  }
  return image;
}

class GoldenTest : public engine::GlTest, public testing::WithParamInterface<Golden> {};

TEST_P(GoldenTest, looksAsItDid) {
  const Golden& golden = GetParam();
  renderer_.setModel(leg().model);
  const AppState state = stateOf(golden);
  renderer_.setOverlay(buildOverlay(state, leg()));
  renderer_.draw(sceneViewOf(state, leg(), 1.0F, false), kSize, kSamples);
  const engine::Image actual = renderer_.readPicture();
  const std::string name = std::string{golden.name} + ".png";
  const std::filesystem::path kept =
      std::filesystem::path{CRUS_SOURCE_DIR} / "tests" / "app" / "view" / "golden" / name;
  if (std::getenv("CRUS_BLESS") != nullptr) {
    std::filesystem::create_directories(kept.parent_path());
    ASSERT_TRUE(engine::savePng(actual, kept));
    GTEST_SKIP() << "blessed " << kept;
  }
  const engine::Result<engine::Image> expected = engine::loadPng(kept);
  ASSERT_TRUE(expected) << engine::describe(expected.error()) << "; scripts/bless.sh makes it";
  ASSERT_EQ(expected->width, actual.width);
  ASSERT_EQ(expected->height, actual.height);
  const engine::ImageDifference difference = engine::compareImages(*expected, actual);
  RecordProperty("driver", renderer_.limits().driver);
  EXPECT_LE(difference.maxDifference, kMostDifference);
  EXPECT_LE(difference.meanDifference, kMeanDifference);
  if (!HasFailure()) return;
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "crus-golden";
  std::filesystem::create_directories(folder);
  (void)engine::savePng(actual, folder / name);
  (void)engine::savePng(differenceOf(*expected, actual), folder / ("difference_" + name));
  ADD_FAILURE() << "drawn by " << renderer_.limits().driver << ", " << renderer_.limits().version
                << "; what was drawn and how it differs: " << folder;
}

INSTANTIATE_TEST_SUITE_P(Pictures, GoldenTest, testing::ValuesIn(kPictures),
                         [](const auto& one) { return std::string{one.param.name}; });

}  // namespace
}  // namespace crus
