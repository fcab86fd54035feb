// The card of the real leg: what stands on which figure, and that nothing lies over anything else.
#include "app/sheet/sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <map>

#include "app/leg/leg.h"
#include "app/leg/resources.h"
#include "app/sheet/card_text.h"
#include "app/sheet/figure_marks.h"
#include "app/sheet/page_writer.h"
#include "app/view/scene_view.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/source_folder.h"

namespace crus::sheet {
namespace {

constexpr const char* kDay = "2026-11-25";

const Leg& leg() {
  static const Leg loaded = [] {
    const std::filesystem::path assets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
    return std::move(loadLeg(assets / "models" / "right_leg.glb", assets / "knowledge")).value();
  }();
  return loaded;
}

const Typeface* face() {
  static const engine::Result<Typeface> loaded = Typeface::load();
  return loaded ? &*loaded : nullptr;
}

class CardTest : public engine::GlTest {
 protected:
  void SetUp() override {
    if (face() == nullptr) GTEST_SKIP() << "no font is installed";
  }
  /// The whole diagram, drawn once.
  static const Card& everything() {
    static const Card card = make({{}, Side::kRight, Paper::kA4, kDay, {}});
    return card;
  }
  static Card make(const CardRequest& request) {
    static const engine::Result<BodyFigure> figure =
        loadBodyFigure(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/models/body.glb");
    engine::Result<Card> card = drawCard(leg(), &figure.value(), request, *face());
    EXPECT_TRUE(card) << (card ? "" : engine::describe(card.error()));
    return card ? std::move(*card) : Card{};
  }
};

std::vector<Words> wordsOf(const Page& page) {
  std::vector<Words> all;
  for (const Mark& mark : page.marks) {
    if (const auto* words = std::get_if<Words>(&mark)) all.push_back(*words);
  }
  return all;
}

void expectTidy(const Page& page) {
  const std::vector<Words> words = wordsOf(page);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_GE(words[i].sizePt, kSmallestPt) << words[i].text;
    const Area a = words[i].area();
    EXPECT_GE(a.x, 9.9F) << words[i].text;
    EXPECT_GE(a.y, 9.9F) << words[i].text;
    EXPECT_LE(a.right(), page.sizeMm.x - 9.9F) << words[i].text;
    EXPECT_LE(a.bottom(), page.sizeMm.y - 9.5F) << words[i].text;
    for (std::size_t k = i + 1; k < words.size(); ++k)
      EXPECT_FALSE(overlap(a, words[k].area())) << words[i].text << " / " << words[k].text;
  }
}

/// Whether the renderer itself, asked about the very place, finds the skin there.
bool rendererShows(engine::Renderer& renderer, const PlacedPoint& placed, FigureKind kind, Side side) {
  AppState state;
  state.side = side;
  state.skin = SkinMode::kSolid;
  state.markers = false;
  engine::SceneView view = sceneViewOf(state, leg(), 1.0F, true);
  view.camera = cameraOf(kind, side);
  view.camera.distance = 2.0F;
  view.camera.target = toWorld(placed.onSkin, side);
  view.camera.verticalFovDegrees = 1.0F;
  constexpr glm::ivec2 kSize{64, 64};
  const auto position = renderer.pickedPosition(view, kSize, {32, 32});
  return position && glm::distance(*position, view.camera.target) < 0.0025F;
}

TEST_F(CardTest, pointsStandOnExactlyTheFiguresWhereTheRendererShowsThem) {
  renderer_.setModel(leg().model);
  const Card& card = everything();
  std::size_t differing = 0;
  for (const FigureKind kind : kFigures) {
    const std::vector<std::string>& shown = card.shown.at(kind);
    for (const PlacedPoint& placed : leg().world.points) {
      const bool here = std::find(shown.begin(), shown.end(), placed.point) != shown.end();
      const bool faded = opacityOf(kind, placed.onSkin, leg()) < 0.4F;
      const bool seen = !faded && rendererShows(renderer_, placed, kind, Side::kRight);
      // At the very silhouette a pixel decides.
      const float facing = glm::dot(toWorld(placed.skinNormal, Side::kRight),
                                    glm::normalize(engine::eyePosition(cameraOf(kind, Side::kRight))));
      if (std::abs(facing) > 0.2F) {
        EXPECT_EQ(here, seen) << placed.point << " on " << captionOf(kind) << ", facing " << facing;
      }
      if (here != seen) ++differing;
    }
  }
  EXPECT_LE(differing, leg().world.points.size() / 5) << "of six figures";
}

TEST_F(CardTest, noPointOfTheBackStandsOnTheFront) {
  const auto& front = everything().shown.at(FigureKind::kFront);
  const auto& back = everything().shown.at(FigureKind::kBack);
  const auto on = [](const std::vector<std::string>& list, const char* id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  for (const char* id : {"soleus_trp1", "gastrocnemius_trp3", "plantaris_trp1", "popliteus_trp1"}) {
    EXPECT_TRUE(on(back, id)) << id;
    EXPECT_FALSE(on(front, id)) << id;
  }
  EXPECT_TRUE(on(front, "tibialis_anterior_trp1"));
  EXPECT_FALSE(on(back, "tibialis_anterior_trp1"));
}

TEST_F(CardTest, everyVisiblePointIsNamedOnceOnEachFigureAndOnceInTheText) {
  const Card& card = everything();
  std::map<std::string, std::size_t> marks;
  std::map<std::string, std::size_t> heads;
  for (const Words& words : wordsOf(card.page)) {
    if (words.role == Words::Role::kMark) ++marks[words.text];
    for (const TriggerPoint& point : leg().world.atlas.points) {
      if (words.strong && words.role == Words::Role::kText &&
          words.text.find(pointCodes(leg().world.atlas).at(point.id) + " " + point.name.substr(0, 8)) !=
              std::string::npos)
        ++heads[point.id];
    }
  }
  std::map<std::string, std::size_t> figures;
  for (const auto& [kind, ids] : card.shown) {
    for (const std::string& id : ids) ++figures[pointCodes(leg().world.atlas).at(id)];
  }
  EXPECT_EQ(marks, figures);
  for (const TriggerPoint& point : leg().world.atlas.points) EXPECT_EQ(heads[point.id], 1U) << point.id;
  for (const PlacedPoint& placed : leg().world.points)
    EXPECT_GE(figures[pointCodes(leg().world.atlas).at(placed.point)], 1U)
        << placed.point << " is on no figure";
}

TEST_F(CardTest, nothingOverlapsOrLeavesTheMargins) {
  expectTidy(everything().page);
  expectTidy(
      make({{}, Side::kLeft, Paper::kLetter, kDay, {{"soleus_trp1", "with the ball, after running"}}}).page);
}

TEST_F(CardTest, unknownPointsAndMissingFiguresAreHandled) {
  const engine::Result<Card> unknown =
      drawCard(leg(), nullptr, {{"no_such"}, Side::kRight, Paper::kA4, kDay, {}}, *face());
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().reason.find("no_such"), std::string::npos);
  const engine::Result<Card> alone =
      drawCard(leg(), nullptr, {{"soleus_trp3"}, Side::kRight, Paper::kA4, kDay, {}}, *face());
  ASSERT_TRUE(alone) << "without the figure of the body";
  expectTidy(alone->page);
}

TEST_F(CardTest, equalPagesGiveEqualBytesAndNothingIsLeftBehind) {
  const Page& page = everything().page;
  for (const PageFormat format : {PageFormat::kPdf, PageFormat::kSvg}) {
    const auto first = pageBytes(page, format, kDay, *face());
    const auto second = pageBytes(page, format, kDay, *face());
    ASSERT_TRUE(first);
    ASSERT_TRUE(second);
    EXPECT_TRUE(*first == *second);
  }
  const engine::Status refused = writePage(page, "/no/such/folder/card.svg", PageFormat::kSvg, kDay, *face());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().file, "/no/such/folder/card.svg");
}

}  // namespace
}  // namespace crus::sheet
