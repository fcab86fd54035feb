#include "engine/render/model_reader.h"

#include "engine/gl/gl_error.h"

namespace engine {
namespace {

/// Maps a buffer for reading, wherever else it is bound.
const std::byte* map(const gl::BufferHandle& buffer, std::size_t bytes) {
  glBindBuffer(GL_COPY_READ_BUFFER, buffer.id());
  const void* memory =
      glMapBufferRange(GL_COPY_READ_BUFFER, 0, static_cast<GLsizeiptr>(bytes), GL_MAP_READ_BIT);
  return static_cast<const std::byte*>(memory);
}

void unmap(const gl::BufferHandle& buffer) {
  glBindBuffer(GL_COPY_READ_BUFFER, buffer.id());
  glUnmapBuffer(GL_COPY_READ_BUFFER);
}

}  // namespace

ModelReader::ModelReader(const ModelBuffers& model)
    : model_{model},
      vertices_{map(model.vertices_, model.vertexBytes_)},
      indices_{map(model.indices_, model.bytes_ - model.vertexBytes_)} {
  if (vertices_ != nullptr && indices_ != nullptr) return;
  if (vertices_ != nullptr) unmap(model.vertices_);
  if (indices_ != nullptr) unmap(model.indices_);
  throw GlError("the driver has no memory for the model");
}

ModelReader::~ModelReader() {
  unmap(model_.vertices_);
  unmap(model_.indices_);
}

}  // namespace engine
