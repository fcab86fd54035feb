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

TEST(StateJson, comesBackAsItWas) {
  const World world = test::smallWorld();
  AppState state = initialState(world);
  for (const Command& command : {Command{SetSkin{SkinMode::kOff}},
                                 Command{SetSide{Side::kLeft}},
                                 Command{SetZone{"soleus", true}},
                                 Command{SetVisible{"tibia", false}},
                                 Command{SetVisible{"bone/tibia", false}},
                                 Command{SetPeel{1}},
                                 Command{SetGhost{"fibula", true}},
                                 Command{Isolate{"soleus"}},
                                 Command{SetLabels{LabelMode::kAll}},
                                 Command{SetTheme{Theme::kLight}},
                                 Command{SetTextPercent{140}},
                                 Command{SetArcs{true}},
                                 Command{Orbit{33.0F, -12.0F}},
                                 Command{SetOrthographic{true}},
                                 Command{SetMarkers{false}},
                                 Command{SetMarker{"soleus_trp1", false}},
                                 Command{SetPanelSize{Panel::kList, 300.0F}},
                                 Command{SetPanelSize{Panel::kReadingHeight, 240.0F}},
                                 Command{SetPanel{Panel::kReading, false}},
                                 Command{SetColors{Colors::kProtan}},
                                 Command{SetPatterns{true}},
                                 Command{Select{"soleus_trp3"}}}) {
    state = update(state, command, world);
  }
  state.message.clear();
  const engine::Result<AppState> back = stateFromJson(stateAsJson(state), world);
  ASSERT_TRUE(back) << back.error().reason;
  EXPECT_EQ(*back, state);
}

TEST(StateJson, leavesOutWhatThisModelDoesNotHave) {
  const World world = test::smallWorld();
  const auto state = stateFromJson(
      R"({"zones":["nobody_trp1","soleus_trp1"],"hidden":["bone/wing"],"selected":{"kind":"part","id":"bone/wing"}})",
      world);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->zones, (std::set<std::string>{"soleus_trp1"}));
  EXPECT_TRUE(state->hidden.empty());
  EXPECT_FALSE(state->selected);
  EXPECT_NE(state->message.find("3 things"), std::string::npos) << state->message;
}

TEST(StateJson, refusesWhatIsNoState) {
  const World world = test::smallWorld();
  for (const char* text : {"", "hello", "[]", "3", "{\"side\":\"upper\"}", "{\"peel\":17}", "{\"zones\":5}",
                           "{\"camera\":{\"distance\":0}}", "{\"camera\":{\"target\":[1,2]}}",
                           "{\"camera\":{\"distance\":1e999}}", "{\"markers\":\"yes\"}", "{\"section\":true}",
                           "{\"section\":{\"height\":1e9}}", "{\"selected\":{}}"}) {
    const auto state = stateFromJson(text, world);
    ASSERT_FALSE(state.has_value()) << text;
    EXPECT_FALSE(state.error().reason.empty());
  }
  EXPECT_EQ(stateFromJson("{\"peel\":17}", world).error().where, "/peel");
}

TEST(StateJson, survivesTextThatIsNoUtf8) {
  AppState state;
  state.message = "Saved \xff.png";
  EXPECT_NO_THROW(nlohmann::json::parse(stateAsJson(state)));
}

}  // namespace
}  // namespace crus
