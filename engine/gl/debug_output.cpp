#include "engine/gl/debug_output.h"

#include <glad/gl.h>

namespace engine::gl {
namespace {

std::vector<std::string>& collected() {
  static std::vector<std::string> errors;  // the driver's callback has no other place to put them
  return errors;
}

void GLAD_API_PTR onMessage(GLenum /*source*/, GLenum type, GLuint /*id*/, GLenum /*severity*/,
                            GLsizei length, const GLchar* text, const void* /*user*/) {
  if (type == GL_DEBUG_TYPE_ERROR) collected().emplace_back(text, static_cast<std::size_t>(length));
}

}  // namespace

void enableDebugOutput() {
  if (GLAD_GL_KHR_debug == 0) return;
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
  glDebugMessageCallback(onMessage, nullptr);
}

std::vector<std::string> takeErrors() {
  std::vector<std::string> errors = std::move(collected());
  collected().clear();
  for (GLenum code = glGetError(); code != GL_NO_ERROR; code = glGetError()) {
    errors.push_back("glGetError " + std::to_string(code));
  }
  return errors;
}

}  // namespace engine::gl
