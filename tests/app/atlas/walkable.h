// What must hold for any atlas that was read, whatever was wrong with its files: a panel can follow
// everything in it.
#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "app/atlas/atlas.h"

namespace crus::testing {

inline void expectOrdered(const Interval& interval, const std::string& whose) {
  EXPECT_TRUE(std::isfinite(interval.low) && std::isfinite(interval.high)) << whose;
  EXPECT_LE(interval.low, interval.high) << whose;
}

inline void expectWalkable(const Atlas& atlas) {
  const auto sources = [&](const std::vector<std::string>& ids) {
    for (const std::string& id : ids) EXPECT_NE(atlas.source(id), nullptr) << id;
  };
  for (const Muscle& muscle : atlas.muscles) {
    for (const std::string& id : muscle.points) EXPECT_NE(atlas.point(id), nullptr) << id;
    sources(muscle.sources);
    if (muscle.belly) expectOrdered(muscle.belly->h, muscle.id);
  }
  for (const TriggerPoint& point : atlas.points) {
    EXPECT_NE(atlas.muscle(point.muscle), nullptr) << point.id;
    for (const std::string& id : point.alsoMuscles) EXPECT_NE(atlas.muscle(id), nullptr) << id;
    for (const std::string& id : point.releases) EXPECT_NE(atlas.release(id), nullptr) << id;
    for (const std::string& id : point.stretches) EXPECT_NE(atlas.stretch(id), nullptr) << id;
    for (const std::string& id : point.exercises) EXPECT_NE(atlas.exercise(id), nullptr) << id;
    for (const std::string& id : point.entrapments) EXPECT_NE(atlas.entrapment(id), nullptr) << id;
    for (const std::string& id : point.differentials) EXPECT_NE(atlas.differential(id), nullptr) << id;
    for (const std::string& id : point.safetyZones) EXPECT_NE(atlas.safetyZone(id), nullptr) << id;
    for (const std::string& id : point.disagreements) EXPECT_NE(atlas.disagreement(id), nullptr) << id;
    for (const Claim& note : point.notes) sources(note.sources);
    ASSERT_FALSE(point.zones.empty()) << point.id;
    EXPECT_EQ(point.zones.front().strength, Strength::kEssential) << point.id;
    expectOrdered(point.location.hBand, point.id);
    expectOrdered(point.location.thetaBand, point.id);
    for (const Zone& zone : point.zones) {
      sources(zone.words.sources);
      for (const Patch& patch : zone.patches) {
        EXPECT_TRUE(patch.weight > 0.0F && patch.weight <= 1.0F) << point.id;
        for (const auto* side : {&patch.h, &patch.thetaDegrees, &patch.u, &patch.v, &patch.t})
          if (*side) expectOrdered(**side, point.id);
      }
    }
  }
  for (const Release& release : atlas.releases) {
    for (const std::string& id : release.points) EXPECT_NE(atlas.point(id), nullptr) << id;
    for (const Step& step : release.steps)
      EXPECT_TRUE(step.source.empty() || atlas.source(step.source)) << step.source;
    expectOrdered(release.holdSeconds, release.id);
  }
  for (const Stretch& stretch : atlas.stretches) {
    for (const std::string& id : stretch.muscles)
      EXPECT_TRUE(id.empty() || atlas.muscle(id) != nullptr) << id;
    expectOrdered(stretch.holdSeconds, stretch.id);
  }
  for (const Link& link : atlas.links) {
    EXPECT_NE(atlas.linkNode(link.from), nullptr) << link.id;
    EXPECT_NE(atlas.linkNode(link.to), nullptr) << link.id;
  }
}

}  // namespace crus::testing
