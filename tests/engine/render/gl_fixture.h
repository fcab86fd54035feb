// A context without a display and a renderer for each test; any complaint of the driver fails it.
#pragma once

#include <gtest/gtest.h>

#include "engine/gl/debug_output.h"
#include "engine/platform/headless_context.h"
#include "engine/render/renderer.h"

namespace engine {

class GlTest : public testing::Test {
 protected:
  void TearDown() override {
    for (const std::string& error : gl::takeErrors()) ADD_FAILURE() << "OpenGL: " << error;
  }

  HeadlessContext context_;
  Renderer renderer_;
};

}  // namespace engine
