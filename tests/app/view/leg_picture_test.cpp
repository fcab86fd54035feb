// The real leg, drawn without a display: what is on which pixel.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/leg/leg.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

constexpr glm::ivec2 kSize{480, 640};

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

AppState after(AppState state, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    const engine::Result<Command> command = parseCommand(line, state);
    EXPECT_TRUE(command) << line;
    if (command) state = update(std::move(state), *command, leg().world);
  }
  return state;
}

AppState bare(const std::vector<std::string>& lines) {
  AppState state = after(initialState(leg().world), {"select \"\"", "zone all off"});
  return after(std::move(state), lines);
}

std::size_t partIndex(const std::string& name) {
  for (std::size_t i = 0; i < leg().model.parts.size(); ++i) {
    if (leg().model.parts[i].name == name) return i;
  }
  throw std::runtime_error("no part " + name);
}

class LegPictureTest : public engine::GlTest {
 protected:
  void SetUp() override { renderer_.setModel(leg().model); }
  engine::Image picture(const AppState& state) {
    renderer_.setOverlay(buildOverlay(state, leg()));
    renderer_.draw(sceneViewOf(state, leg(), 1.0F, false), kSize, 4);
    return renderer_.readPicture();
  }
  std::vector<std::uint32_t> ids(const AppState& state) {
    return renderer_.readIds(sceneViewOf(state, leg(), 1.0F, false), kSize);
  }
  /// Pixels (bottom row first) per id.
  std::map<std::uint32_t, std::size_t> areas(const AppState& state) {
    std::map<std::uint32_t, std::size_t> count;
    for (const std::uint32_t id : ids(state)) ++count[id];
    return count;
  }
};

TEST_F(LegPictureTest, severalSamplesCoverAllThatOneSampleDraws) {
  for (const char* side : {"side right", "side left"}) {
    for (const char* look : {"look 30,20", "look plantar", "look posterior"}) {
      for (const char* zoom : {"frame all", "zoom 2.5"}) {
        const AppState state = after(initialState(leg().world),
                                     {side, "skin glass", "zone all on", "select soleus", look, zoom});
        renderer_.setOverlay(buildOverlay(state, leg()));
        const engine::SceneView view = sceneViewOf(state, leg(), 1.0F, false);
        engine::SceneView nothing = view;
        for (engine::PartStyle& part : nothing.parts) part.mode = engine::SurfaceMode::kHidden;
        nothing.markers.clear();
        nothing.overlay = false;
        const auto drawn = [&](const engine::SceneView& what, int samples) {
          renderer_.draw(what, kSize, samples);
          return renderer_.readPicture().pixels;
        };
        const std::vector<std::uint8_t> empty = drawn(nothing, 1);
        EXPECT_EQ(drawn(nothing, 4), empty) << "the background is one and the same";
        const std::vector<std::uint8_t> one = drawn(view, 1);
        const std::vector<std::uint8_t> four = drawn(view, 4);
        std::size_t covered = 0;
        std::size_t lost = 0;
        for (std::size_t i = 0; i < one.size(); ++i) {
          if (std::abs(int{one[i]} - int{empty[i]}) < 24) continue;
          ++covered;
          // A thin line's middle may lie where one sample finds all of it and four find little.
          if (four[i] == empty[i]) ++lost;
        }
        EXPECT_GT(covered, 10000U);
        EXPECT_LT(lost * 1000, covered) << side << ", " << look << ", " << zoom;
      }
    }
  }
}

TEST_F(LegPictureTest, markersPixelHasItsPointsId) {
  for (const char* view : {"anterior", "lateral", "posterior", "medial"}) {
    const AppState state = bare({std::string{"look "} + view, "frame all"});
    const engine::SceneView scene = sceneViewOf(state, leg(), 1.0F, false);
    const glm::mat4 toClip = engine::viewProjection(scene, kSize);
    std::size_t found = 0;
    for (const engine::Marker& marker : scene.markers) {
      const auto pixel = engine::project(toClip, toWorld(marker.position, state.side), kSize);
      ASSERT_TRUE(pixel);
      const auto hit = renderer_.pick(scene, kSize,
                                      {static_cast<int>(pixel->x), kSize.y - 1 - static_cast<int>(pixel->y)});
      ASSERT_TRUE(hit) << leg().world.points[marker.id].point;
      if (hit->kind == engine::PickHit::Kind::kMarker && hit->id == marker.id) ++found;
    }
    // The rest lie under the finger-sized reach of a neighbour.
    EXPECT_GE(found * 10, scene.markers.size() * 7) << view;
  }
}

TEST_F(LegPictureTest, bestViewShowsEachPointInFront) {
  for (const PlacedPoint& placed : leg().world.points) {
    const AppState state = bare({"skin solid", "select " + placed.point, "bestview"});
    const engine::SceneView scene = sceneViewOf(state, leg(), 1.0F, false);
    const auto pixel =
        engine::project(engine::viewProjection(scene, kSize), toWorld(placed.onSkin, state.side), kSize);
    ASSERT_TRUE(pixel) << placed.point;
    const auto position = renderer_.pickedPosition(
        scene, kSize, {static_cast<int>(pixel->x), kSize.y - 1 - static_cast<int>(pixel->y)});
    ASSERT_TRUE(position) << placed.point;
    EXPECT_LT(glm::distance(*position, placed.onSkin), 0.006F) << placed.point;
  }
}

TEST_F(LegPictureTest, frontAndBackShowDifferentStructuresAndPoints) {
  const auto front = areas(bare({"look anterior", "frame all"}));
  const auto back = areas(bare({"look posterior", "frame all"}));
  const auto id = [](const char* part) { return static_cast<std::uint32_t>(partIndex(part)) + 1; };
  EXPECT_GT(front.count(id("bone/patella")), 0U);
  const auto patella = back.find(id("bone/patella"));
  EXPECT_LT(patella == back.end() ? 0U : patella->second, 10U) << "but for a glimpse between two tendons";
  EXPECT_GT(back.at(id("muscle/gastrocnemius_medial_head")), 2000U);
  EXPECT_GT(front.at(id("muscle/tibialis_anterior")), 1000U);
  EXPECT_EQ(back.count(id("muscle/tibialis_anterior")), 0U);
}

TEST_F(LegPictureTest, hiddenMarkersAsideFrontAndBackShowDifferentPoints) {
  std::map<std::string, std::set<std::uint32_t>> seen;
  for (const char* view : {"anterior", "posterior"}) {
    engine::SceneView scene =
        sceneViewOf(bare({"skin solid", std::string{"look "} + view, "frame all"}), leg(), 1.0F, false);
    scene.hiddenMarkerAlpha = 0.0F;
    for (const std::uint32_t id : renderer_.readIds(scene, kSize)) {
      if (id >= engine::Renderer::kMarkerIds) seen[view].insert(id - engine::Renderer::kMarkerIds);
    }
  }
  const auto has = [&](const char* view, const char* point) {
    return std::any_of(seen[view].begin(), seen[view].end(),
                       [&](std::uint32_t i) { return leg().world.points[i].point == point; });
  };
  EXPECT_TRUE(has("anterior", "tibialis_anterior_trp1"));
  EXPECT_FALSE(has("posterior", "tibialis_anterior_trp1"));
  EXPECT_TRUE(has("posterior", "soleus_trp3"));
  EXPECT_FALSE(has("anterior", "soleus_trp3"));
}

TEST_F(LegPictureTest, hidingAMuscleChangesOnlyPixelsItCovered) {
  const AppState before = bare({"skin off", "markers off", "look lateral", "frame all"});
  const AppState hidden = after(before, {"visible peroneus_longus off"});
  const auto covered = ids(before);
  const engine::Image a = picture(before);
  const engine::Image b = picture(hidden);
  const std::uint32_t id = static_cast<std::uint32_t>(partIndex("muscle/fibularis_longus")) + 1;
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (int y = 1; y + 1 < kSize.y; ++y) {
    for (int x = 1; x + 1 < kSize.x; ++x) {
      const std::size_t top = static_cast<std::size_t>(y * kSize.x + x) * 4;
      if (std::equal(&a.pixels[top], &a.pixels[top] + 4, &b.pixels[top])) continue;
      bool near = false;  // four samples a pixel: its rim reaches one pixel further
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          near = near || covered[static_cast<std::size_t>((kSize.y - 1 - y + dy) * kSize.x + x + dx)] == id;
        }
      }
      (near ? inside : outside) += 1;
    }
  }
  EXPECT_GT(inside, 1000U);
  EXPECT_EQ(outside, 0U);
}

TEST_F(LegPictureTest, zoneOnChangesSkinAndOffRestoresThePictureExactly) {
  for (const char* skin : {"solid", "glass"}) {
    const AppState before = bare({std::string{"skin "} + skin, "look lateral", "frame all"});
    const AppState lit = after(before, {"zone peroneus_longus on"});
    const AppState dark = after(lit, {"zone peroneus_longus off"});
    const engine::Image a = picture(before);
    const engine::Image b = picture(lit);
    EXPECT_GT(engine::compareImages(a, b).differingPixels, 500U);
    EXPECT_EQ(a.pixels, picture(dark).pixels);
    // The solid zone is the muscle's own colour, #D9348E, within what light may take from it.
    std::size_t pink = 0;
    for (std::size_t i = 0; i < b.pixels.size(); i += 4) {
      if (b.pixels[i] > 195 && b.pixels[i + 1] < 62 && b.pixels[i + 2] > 125 && b.pixels[i + 2] < 150) ++pink;
    }
    EXPECT_GT(pink, 300U) << skin;
  }
}

TEST_F(LegPictureTest, cautionsAreHatchedWhileAPointNearThemIsSelected) {
  const AppState none = bare({"markers off", "skin solid", "look lateral", "frame all"});
  AppState selected = after(none, {"select peroneus_longus_trp1", "zone all off"});
  ASSERT_FALSE(visibleCautions(selected, leg().world).empty());
  const engine::Image plain = picture(none);
  const engine::Image hatched = picture(selected);
  std::size_t ink = 0;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < plain.pixels.size(); i += 4) {
    if (std::equal(&plain.pixels[i], &plain.pixels[i] + 4, &hatched.pixels[i])) continue;
    ++changed;
    if (hatched.pixels[i] < 70 && hatched.pixels[i + 1] < 70 && hatched.pixels[i + 2] < 70) ++ink;
  }
  EXPECT_GT(changed, 400U);
  EXPECT_GT(ink * 10, changed);
  selected.skin = SkinMode::kOff;
  EXPECT_TRUE(buildOverlay(selected, leg()).levels.empty());
}

TEST_F(LegPictureTest, spilloverOffLeavesTheEssentialZone) {
  const AppState both = bare({"skin solid", "zone soleus on", "look posterior", "frame all"});
  const AppState essential = after(both, {"spillover off"});
  const auto triangles = [](const AppState& state) {
    std::size_t indices = 0;
    const engine::Overlay overlay = buildOverlay(state, leg());
    for (const auto& piece : overlay.levels.at(0))
      for (const auto& kind : piece->triangles) indices += kind.size();
    return indices / 3;
  };
  EXPECT_GT(triangles(both), triangles(essential));
  EXPECT_GT(triangles(essential), 0U);
}

TEST_F(LegPictureTest, leftLegIsTheMirroredRight) {
  for (const char* view : {"anterior", "posterior", "lateral", "medial"}) {
    const AppState right = bare({"markers off", std::string{"look "} + view, "frame all"});
    const AppState left = bare({"markers off", "side left", std::string{"look "} + view, "frame all"});
    const auto a = ids(right);
    const auto b = ids(left);
    std::size_t differing = 0;
    std::size_t covered = 0;
    for (int y = 0; y < kSize.y; ++y) {
      for (int x = 0; x < kSize.x; ++x) {
        const std::uint32_t here = a[static_cast<std::size_t>(y * kSize.x + x)];
        const std::uint32_t there = b[static_cast<std::size_t>(y * kSize.x + kSize.x - 1 - x)];
        if (here != 0) ++covered;
        if (here != there) ++differing;
      }
    }
    EXPECT_GT(covered, 10000U);
    EXPECT_LT(differing * 200, covered) << view;  // rims alone may round the other way
  }
}

TEST_F(LegPictureTest, seenFromTheFrontTheFibulaIsOnTheViewersLeftOfARightLeg) {
  const AppState state =
      bare({"markers off", "skin off", "visible all off", "visible bone on", "look anterior", "frame all"});
  const auto picture = ids(state);
  const std::uint32_t fibula = static_cast<std::uint32_t>(partIndex("bone/fibula")) + 1;
  const std::uint32_t tibia = static_cast<std::uint32_t>(partIndex("bone/tibia")) + 1;
  double fibulaX = 0.0;
  double tibiaX = 0.0;
  double fibulas = 0.0;
  double tibias = 0.0;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    const double x = static_cast<double>(i % static_cast<std::size_t>(kSize.x));
    if (picture[i] == fibula) fibulaX += x, fibulas += 1.0;
    if (picture[i] == tibia) tibiaX += x, tibias += 1.0;
  }
  ASSERT_GT(fibulas, 100.0);
  ASSERT_GT(tibias, 100.0);
  EXPECT_LT(fibulaX / fibulas, tibiaX / tibias);
}

TEST_F(LegPictureTest, solidSkinHidesEverythingElseAndCostsNothing) {
  const AppState state = bare({"skin solid", "markers off", "frame all"});
  for (const auto& [id, count] : areas(state)) {
    EXPECT_TRUE(id == 0 || id == *leg().skinPart + 1) << leg().model.parts[id - 1].name;
  }
  picture(state);
  const std::size_t skin = engine::triangleCount(leg().model.parts[*leg().skinPart]);
  EXPECT_LE(renderer_.trianglesDrawn(), skin);
  engine::Renderer everything{{.culling = false}};
  everything.setModel(leg().model);
  everything.draw(sceneViewOf(state, leg(), 1.0F, false), kSize, 4);
  EXPECT_EQ(everything.trianglesDrawn(), skin);
}

TEST_F(LegPictureTest, leavingOutWhatOthersCoverShowsNowhere) {
  engine::Renderer everything{{.culling = false}};
  everything.setModel(leg().model);
  std::size_t drawn = 0;
  std::size_t all = 0;
  for (const char* shown : {"skin off", "skin glass", "peel 1", "section transverse", "section frontal"}) {
    for (const char* look : {"look anterior", "look posterior", "look plantar", "look 40,15"}) {
      for (const char* zoom : {"frame all", "zoom 0.4"}) {
        const AppState state = bare({"markers off", "skin off", shown, look, zoom});
        const engine::SceneView view = sceneViewOf(state, leg(), 1.0F, false);
        renderer_.draw(view, kSize, 4);
        everything.draw(view, kSize, 4);
        // Where two structures have the same depth to the bit, the one that is drawn first is seen.
        EXPECT_LE(engine::compareImages(renderer_.readPicture(), everything.readPicture()).differingPixels,
                  2U)
            << shown << ", " << look << ", " << zoom;
        drawn += renderer_.trianglesDrawn();
        all += everything.trianglesDrawn();
      }
    }
  }
  if (renderer_.limits().software) {
    EXPECT_LT(drawn, all * 3 / 4);
  }
}

}  // namespace
}  // namespace crus
