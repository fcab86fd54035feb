// Zones on the skin: what is kept when others go on and off, and that nobody can tell.
#include "app/view/overlay_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "app/state/update.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

const Leg& leg() {
  static const Leg loaded = [] {
    const std::filesystem::path assets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
    return loadLeg(assets / "models" / "right_leg.glb", assets / "knowledge").value();
  }();
  return loaded;
}

AppState after(AppState state, const std::vector<Command>& commands) {
  for (const Command& command : commands) state = update(std::move(state), command, leg().world);
  return state;
}

AppState dark() {
  return after(initialState(leg().world), {Select{}, SetZone{"all", false}});
}

/// Every triangle's corners as bytes, in no order.
std::multiset<std::string> trianglesOf(const engine::Overlay& overlay, std::size_t level) {
  std::multiset<std::string> all;
  for (const auto& piece : overlay.levels.at(level)) {
    for (const auto& kind : piece->triangles) {
      for (std::size_t i = 0; i + 2 < kind.size(); i += 3) {
        std::string bytes;
        for (std::size_t k = 0; k < 3; ++k)
          bytes.append(reinterpret_cast<const char*>(&piece->vertices[kind[i + k]]),
                       sizeof(engine::OverlayVertex));
        all.insert(std::move(bytes));
      }
    }
  }
  return all;
}

TEST(OverlayBuilder, WhatIsKeptIsWhatWouldBeLaidOutAnew) {
  OverlayBuilder kept;
  AppState state = dark();
  const std::vector<Command> steps{SetZone{"soleus", true},     SetZone{"tibialis_anterior", true},
                                   SetZone{"soleus", false},    Select{"soleus_trp1"},
                                   SetZone{"all", true},        Select{"fibularis_longus_trp1"},
                                   SetPatterns{true},           SetSpillover{false},
                                   SetZone{"popliteus", false}, Select{},
                                   SetPatterns{false},          SetZone{"all", false},
                                   SetZone{"popliteus", true}};
  std::size_t level = 0;
  for (const Command& step : steps) {
    state = after(std::move(state), {step});
    for (const std::size_t at : {std::size_t{0}, level}) {
      const engine::Overlay fresh = buildOverlay(state, leg(), at);
      const engine::Overlay& overlay = kept.of(state, leg(), at);
      EXPECT_EQ(overlay.layers, fresh.layers);
      EXPECT_EQ(overlay.hatchAnchor, fresh.hatchAnchor);
      ASSERT_EQ(trianglesOf(overlay, at), trianglesOf(fresh, at));
    }
    level = (level + 1) % 3;
  }
}

TEST(OverlayBuilder, AZoneLaysOutWhatItReachesAndNothingElse) {
  OverlayBuilder builder;
  AppState state = after(dark(), {SetZone{"all", true}});
  const auto piecesOf = [&] {
    const engine::OverlayPieces& pieces = builder.of(state, leg(), 0).levels.at(0);
    return std::set<std::shared_ptr<const engine::OverlayPiece>>(pieces.begin(), pieces.end());
  };
  const auto before = piecesOf();
  ASSERT_GT(before.size(), 60U);
  EXPECT_EQ(piecesOf(), before) << "the same state";
  state = after(state, {Select{"soleus_trp1"}, Select{}});
  EXPECT_EQ(piecesOf(), before) << "a hatched region come and gone";
  // The muscle's zones lie on the front of the shin and the great toe.
  state = after(state, {SetZone{"tibialis_anterior", false}});
  std::size_t same = 0;
  for (const auto& piece : piecesOf()) same += before.count(piece);
  EXPECT_GT(2 * same, before.size());
  EXPECT_LT(same, before.size());
  // Colours alone change no triangle.
  const auto without = piecesOf();
  state.colors = state.colors == Colors::kMuscle ? Colors::kDeutan : Colors::kMuscle;
  EXPECT_EQ(piecesOf(), without);
}

TEST(OverlayBuilder, LaysOutNoLevelButTheOneThatIsAskedFor) {
  OverlayBuilder builder;
  const AppState state = after(dark(), {SetZone{"soleus", true}});
  const engine::Overlay& overlay = builder.of(state, leg(), 2);
  ASSERT_EQ(overlay.levels.size(), 3U);
  EXPECT_TRUE(overlay.levels[0].empty());
  EXPECT_TRUE(overlay.levels[1].empty());
  EXPECT_FALSE(overlay.levels[2].empty());
  EXPECT_FALSE(builder.of(state, leg(), 7).levels[2].empty()) << "the coarsest there is";
  EXPECT_TRUE(builder.of(after(state, {SetSkin{SkinMode::kOff}}), leg(), 0).levels.empty());
}

}  // namespace
}  // namespace crus
