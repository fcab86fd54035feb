#include "app/state/state_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/state/small_world.h"

namespace crus {
namespace {

TEST(StateJson, saysWhatIsShownInTheWordsOfScripts) {
  const World world = test::smallWorld();
  AppState state = initialState(world);
  state = update(state, SetSkin{SkinMode::kGlass}, world);
  state = update(state, SetSide{Side::kLeft}, world);
  state = update(state, SetVisible{"soleus", false}, world);
  const std::string text = stateAsJson(state);
  EXPECT_EQ(text.find('\n'), std::string::npos);
  const nlohmann::json json = nlohmann::json::parse(text);
  EXPECT_EQ(json["side"], "left");
  EXPECT_EQ(json["skin"], "glass");
  EXPECT_EQ(json["selected"]["id"], "peroneus_longus_trp1");
  EXPECT_EQ(json["selected"]["kind"], "point");
  EXPECT_EQ(json["hidden"], nlohmann::json::array({"muscle/soleus"}));
  EXPECT_EQ(json["zones"], nlohmann::json::array({"peroneus_longus_trp1"}));
  EXPECT_NEAR(json["camera"]["distance"].get<float>(), state.camera.distance, 1e-6F);
}

TEST(StateJson, survivesTextThatIsNoUtf8) {
  AppState state;
  state.message = "Saved \xff.png";
  EXPECT_NO_THROW(nlohmann::json::parse(stateAsJson(state)));
}

}  // namespace
}  // namespace crus
