#include "engine/gl/handle.h"

namespace engine::gl {

BufferHandle createBuffer() {
  GLuint id = 0;
  glGenBuffers(1, &id);
  return BufferHandle{id};
}

VertexArrayHandle createVertexArray() {
  GLuint id = 0;
  glGenVertexArrays(1, &id);
  return VertexArrayHandle{id};
}

FramebufferHandle createFramebuffer() {
  GLuint id = 0;
  glGenFramebuffers(1, &id);
  return FramebufferHandle{id};
}

RenderbufferHandle createRenderbuffer() {
  GLuint id = 0;
  glGenRenderbuffers(1, &id);
  return RenderbufferHandle{id};
}

TextureHandle createTexture() {
  GLuint id = 0;
  glGenTextures(1, &id);
  return TextureHandle{id};
}

QueryHandle createQuery() {
  GLuint id = 0;
  glGenQueries(1, &id);
  return QueryHandle{id};
}

}  // namespace engine::gl
