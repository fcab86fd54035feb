// The leg in motion is drawn from coarser triangles: nobody may see the change.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/leg/leg.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

constexpr glm::ivec2 kSize{1280, 800};

const Leg& leg() {
  static const Leg loaded = [] {
    const std::filesystem::path assets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
    Leg value = loadLeg(assets / "models" / "right_leg.glb", assets / "knowledge").value();
    value.world.aspect = static_cast<float>(kSize.x) / static_cast<float>(kSize.y);
    return value;
  }();
  return loaded;
}

AppState after(const std::vector<std::string>& lines) {
  AppState state = initialState(leg().world);
  for (const std::string& line : lines) state = update(state, parseCommand(line, state).value(), leg().world);
  return state;
}

using Ids = std::vector<std::uint32_t>;

/// Pixels of `a` whose value stands nowhere within one pixel of the same place in `b`.
template <class Same>
std::size_t strays(const Ids& a, const Ids& b, Same same) {
  std::size_t count = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      bool found = false;
      for (int v = std::max(y - 1, 0); v <= std::min(y + 1, kSize.y - 1) && !found; ++v) {
        for (int u = std::max(x - 1, 0); u <= std::min(x + 1, kSize.x - 1) && !found; ++u) {
          found = same(a[static_cast<std::size_t>(y * kSize.x + x)],
                       b[static_cast<std::size_t>(v * kSize.x + u)]);
        }
      }
      if (!found) ++count;
    }
  }
  return count;
}

class LevelsPictureTest : public engine::GlTest, public testing::WithParamInterface<std::size_t> {
 protected:
  void SetUp() override { renderer_.setModel(leg().model); }
  engine::SceneView viewOf(const AppState& state, std::size_t level) {
    engine::SceneView view = sceneViewOf(state, leg(), 1.0F, false);
    view.level = level;
    return view;
  }
};

TEST_P(LevelsPictureTest, theOutlineMovesByLessThanAPixelAtTheDefaultView) {
  for (const char* skin : {"skin solid", "skin off"}) {
    for (const char* side : {"look anterior", "look posterior", "look lateral", "look medial"}) {
      AppState state = after({skin, "markers off", side});
      const Ids full = renderer_.readIds(viewOf(state, 0), kSize);
      const Ids coarse = renderer_.readIds(viewOf(state, GetParam()), kSize);
      const auto sameCover = [](std::uint32_t a, std::uint32_t b) { return (a == 0) == (b == 0); };
      // A chink between two structures that is narrower than a pixel may catch the middle of one or not.
      const std::size_t chinks = skin == std::string{"skin off"} ? 15 : 0;
      EXPECT_LE(strays(full, coarse, sameCover), chinks) << skin << ", " << side;
      EXPECT_LE(strays(coarse, full, sameCover), chinks) << skin << ", " << side;
      // Where structures meet, one may come to the front of another: seldom, and in small places.
      const auto covered =
          static_cast<std::size_t>(std::count_if(full.begin(), full.end(), [](auto id) { return id != 0; }));
      ASSERT_GT(covered, 20000U);
      const auto sameId = [](std::uint32_t a, std::uint32_t b) { return a == b; };
      EXPECT_LE(strays(full, coarse, sameId) * 250, covered) << skin << ", " << side;
      EXPECT_LE(strays(coarse, full, sameId) * 250, covered) << skin << ", " << side;
    }
  }
}

TEST_P(LevelsPictureTest, farFewerTrianglesAndNearlyTheSamePicture) {
  engine::Renderer everything{{.culling = false}};
  everything.setModel(leg().model);
  for (const char* skin : {"skin solid", "skin glass", "skin off"}) {
    const AppState state = after({skin, "zone all on", "look posterior"});
    renderer_.setOverlay(buildOverlay(state, leg()));
    renderer_.draw(viewOf(state, 0), kSize, 4);
    const engine::Image full = renderer_.readPicture();
    everything.setOverlay(buildOverlay(state, leg()));
    everything.draw(viewOf(state, 0), kSize, 4);
    const std::size_t triangles = everything.trianglesDrawn();
    renderer_.setOverlay(buildOverlay(state, leg(), GetParam()));
    renderer_.draw(viewOf(state, GetParam()), kSize, 4);
    const engine::Image coarse = renderer_.readPicture();
    EXPECT_LT(renderer_.trianglesDrawn() * 5, triangles * (GetParam() == 1 ? 3 : 1)) << skin;
    // Differences that the eye would follow are large ones: count bytes that differ by more than a tenth.
    std::size_t large = 0;
    for (std::size_t i = 0; i < full.pixels.size(); ++i) {
      if (std::abs(int{full.pixels[i]} - int{coarse.pixels[i]}) > 25) ++large;
    }
    EXPECT_LT(static_cast<double>(large) / static_cast<double>(full.pixels.size()), 0.01) << skin;
  }
}

INSTANTIATE_TEST_SUITE_P(Levels, LevelsPictureTest, testing::Values(1, 2));

TEST(MovingLevel, isTheCoarserOneWhereItsFaultsAreSmallAgainstAPixel) {
  engine::SceneView view = sceneViewOf(initialState(leg().world), leg(), 1.0F, false);
  EXPECT_EQ(movingLevel(view, kSize.y), 2U);
  EXPECT_EQ(movingLevel(view, 4 * kSize.y), 1U) << "a fine screen";
  view.camera = engine::zoomed(view.camera, 0.4F, {0.0F, 0.0F}, 1.6F, 0.25F);
  EXPECT_EQ(movingLevel(view, kSize.y), 1U) << "from near by";
  const AppState cut = after({"section height 0.5"});
  EXPECT_EQ(movingLevel(sceneViewOf(cut, leg(), 1.0F, false), kSize.y), 1U)
      << "a face is cut from the finest";
}

}  // namespace
}  // namespace crus
