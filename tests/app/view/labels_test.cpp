#include "app/view/labels.h"

#include <gtest/gtest.h>

#include <random>

namespace crus {
namespace {

constexpr float kMargin = 12.0F;
constexpr float kGap = 4.0F;

bool overlap(glm::vec2 a, glm::vec2 sizeA, glm::vec2 b, glm::vec2 sizeB) {
  return a.x < b.x + sizeB.x && b.x < a.x + sizeA.x && a.y < b.y + sizeB.y && b.y < a.y + sizeA.y;
}

/// Whether straight lines a-b and c-d cross between their ends.
bool cross(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
  const auto side = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a, b, c) * side(a, b, d) < 0.0F && side(c, d, a) * side(c, d, b) < 0.0F;
}

TEST(PlacePlates, neverOverlapNorLeaveTheViewNorCrossOnAThousandRandomScenes) {
  std::mt19937 random{7};
  std::uniform_real_distribution<float> unit{0.0F, 1.0F};
  for (int scene = 0; scene < 1000; ++scene) {
    const glm::vec2 view{500.0F + 1000.0F * unit(random), 200.0F + 800.0F * unit(random)};
    std::vector<Label> labels(static_cast<std::size_t>(unit(random) * 13.0F));
    std::vector<glm::vec2> sizes;
    for (Label& label : labels) {
      label.anchor = {view.x * unit(random), view.y * unit(random)};
      sizes.emplace_back(60.0F + 150.0F * unit(random), 18.0F + 12.0F * unit(random));
    }
    const TakenEdges taken{0.2F * view.y * unit(random), 0.4F * view.y * unit(random),
                           0.2F * view.y * unit(random), 0.4F * view.y * unit(random)};
    const auto places = placePlates(labels, sizes, view, kMargin, kGap, taken);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!places[i]) continue;
      const bool left = places[i]->left;
      EXPECT_GE(places[i]->position.y, std::max(kMargin, left ? taken.leftTop : taken.rightTop) - 0.01F);
      EXPECT_LE(places[i]->position.y + sizes[i].y,
                view.y - std::max(kMargin, left ? taken.leftBottom : taken.rightBottom) + 0.01F);
      for (std::size_t k = 0; k < i; ++k) {
        if (!places[k]) continue;
        EXPECT_FALSE(overlap(places[i]->position, sizes[i], places[k]->position, sizes[k])) << scene;
        if (places[i]->left != places[k]->left) continue;
        EXPECT_FALSE(cross(places[i]->elbow, labels[i].anchor, places[k]->elbow, labels[k].anchor)) << scene;
      }
    }
  }
}

TEST(PlacePlates, everyPlateHasAPlaceWhereThereIsRoom) {
  std::vector<Label> labels(12);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].anchor = {400.0F, 300.0F};
  const auto places = placePlates(labels, std::vector<glm::vec2>(12, {120, 24}), {800, 600}, kMargin, kGap);
  for (const auto& place : places) EXPECT_TRUE(place);
}

TEST(PlacePlates, aSingleNameStandsOnTheSideOfItsAnchor) {
  EXPECT_TRUE(placePlates({{"a", {100, 50}}}, {{80, 20}}, {800, 600}, kMargin, kGap)[0]->left);
  EXPECT_FALSE(placePlates({{"a", {700, 50}}}, {{80, 20}}, {800, 600}, kMargin, kGap)[0]->left);
}

TEST(PlacePlates, withoutRoomTheLastNamesGiveWay) {
  std::vector<Label> labels(6);
  const auto places = placePlates(labels, std::vector<glm::vec2>(6, {80, 20}), {800, 60}, kMargin, kGap);
  EXPECT_TRUE(places[0]);
  EXPECT_FALSE(places[5]);
}

}  // namespace
}  // namespace crus
