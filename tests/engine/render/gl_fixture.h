// A context without a display and a renderer for each test; any complaint of the driver fails it.
#pragma once

#include <gtest/gtest.h>

#include "engine/gl/debug_output.h"
#include "engine/platform/headless_context.h"
#include "engine/render/renderer.h"

namespace engine {

/// A small scene round the origin, on black.
inline SceneView viewOf(const Model& model) {
  SceneView view;
  view.camera.distance = 4.0F;
  view.parts.resize(model.parts.size());
  view.bounds = boundingBox(model);
  view.backgroundTop = view.backgroundBottom = {0, 0, 0, 1};
  return view;
}

class GlTest : public testing::Test {
 protected:
  void TearDown() override {
    for (const std::string& error : gl::takeErrors()) ADD_FAILURE() << "OpenGL: " << error;
  }

  HeadlessContext context_;
  Renderer renderer_;
};

}  // namespace engine
