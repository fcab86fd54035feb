#include "engine/gl/functions.h"

#include <glad/gl.h>

#include "engine/gl/debug_output.h"
#include "engine/gl/gl_error.h"

namespace engine::gl {

void loadFunctions(Lookup lookup) {
  if (gladLoadGL(lookup) == 0) throw GlError("the functions of OpenGL cannot be loaded");
#ifndef NDEBUG
  enableDebugOutput();
#endif
}

}  // namespace engine::gl
