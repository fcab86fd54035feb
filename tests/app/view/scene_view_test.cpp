#include "app/view/scene_view.h"

#include <gtest/gtest.h>

namespace crus {
namespace {

TEST(SceneView, WhatLiesDeepIsLitAsExposedOnceNothingSuperficialIsLeft) {
  Leg leg;
  leg.model.parts = {{"muscle/outer", {}, {}}, {"muscle/inner", {}, {}}, {"bone/shaft", {}, {}}};
  leg.world.partLayers = {{"muscle/outer", 1}, {"muscle/inner", 3}};
  const auto exposed = [&](const AppState& state) {
    const engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    EXPECT_EQ(view.parts.front().exposed, view.parts.back().exposed);
    return view.parts.back().exposed;
  };
  AppState state;
  state.skin = SkinMode::kOff;
  EXPECT_EQ(exposed(state), 0.0F);
  AppState peeled = state;
  peeled.peel = 1;
  EXPECT_EQ(exposed(peeled), 1.0F);
  AppState isolated = state;
  isolated.isolated = {"muscle/outer"};
  EXPECT_EQ(exposed(isolated), 1.0F);
  AppState hidden = state;
  hidden.hidden = {"muscle/inner"};
  EXPECT_EQ(exposed(hidden), 0.0F);
  hidden.hidden = {"muscle/outer"};
  EXPECT_EQ(exposed(hidden), 1.0F);
  leg.world.partLayers.clear();
  EXPECT_EQ(exposed(state), 0.0F) << "a model that says nothing of layers";
}

}  // namespace
}  // namespace crus
