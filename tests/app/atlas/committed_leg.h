// The leg and the knowledge that ship with the program, read once per test program.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "app/atlas/atlas_reader.h"
#include "app/atlas/chart.h"
#include "engine/gltf/gltf.h"
#include "tests/source_folder.h"

namespace crus::testing {

inline const engine::Model& committedModel() {
  static const engine::Model model = [] {
    auto read = engine::loadGltf(std::filesystem::path(CRUS_SOURCE_DIR) / "assets/models/right_leg.glb");
    return std::move(read).value();
  }();
  return model;
}

inline const Atlas& committedAtlas() {
  static const Atlas atlas = readAtlas(std::filesystem::path(CRUS_SOURCE_DIR) / "assets/knowledge").atlas;
  return atlas;
}

inline const Chart& committedChart() {
  static const Chart chart = Chart::fromModel(committedModel()).value();
  return chart;
}

/// A leg of nothing but the landmarks that a chart needs, roughly life-size.
inline engine::Model landmarksOnly() {
  engine::Model model;
  model.source = "made_up.glb";
  const auto add = [&](const std::string& id, const glm::vec3& p) {
    model.anchors.push_back({"landmark/" + id, p, {}});
  };
  add("ankle_centre", {0.0F, 0.0F, 0.0F});
  add("knee_joint_centre", {0.0F, 0.4F, 0.0F});
  add("calcaneal_tuberosity_posterior", {0.0F, -0.03F, -0.05F});
  for (int toe = 1; toe <= 5; ++toe) {
    const float x = 0.03F - 0.015F * static_cast<float>(toe);
    const float back = 0.006F * static_cast<float>(toe);
    add("metatarsal" + std::to_string(toe) + "_head", {x, -0.04F, 0.12F - back});
    add("toe" + std::to_string(toe) + "_tip", {x, -0.045F, 0.18F - back});
  }
  return model;
}

}  // namespace crus::testing
