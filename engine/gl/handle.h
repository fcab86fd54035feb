// Owners of OpenGL objects: move-only, empty without a context, deleted with their owner.
// Destroying a non-empty handle needs the context that made it to be current.
#pragma once

#include <glad/gl.h>

#include <cstddef>
#include <utility>

namespace engine::gl {

template <class Deleter>
class Handle {
 public:
  Handle() = default;
  explicit Handle(GLuint id) noexcept : id_{id} {}
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, 0)} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Handle() {
    if (id_ != 0) Deleter{}(id_);
  }
  [[nodiscard]] GLuint id() const noexcept { return id_; }
  explicit operator bool() const noexcept { return id_ != 0; }

 private:
  GLuint id_ = 0;
};

struct BufferDeleter {
  void operator()(GLuint id) const noexcept { glDeleteBuffers(1, &id); }
};
struct VertexArrayDeleter {
  void operator()(GLuint id) const noexcept { glDeleteVertexArrays(1, &id); }
};
struct ProgramDeleter {
  void operator()(GLuint id) const noexcept { glDeleteProgram(id); }
};
struct ShaderDeleter {
  void operator()(GLuint id) const noexcept { glDeleteShader(id); }
};
struct FramebufferDeleter {
  void operator()(GLuint id) const noexcept { glDeleteFramebuffers(1, &id); }
};
struct RenderbufferDeleter {
  void operator()(GLuint id) const noexcept { glDeleteRenderbuffers(1, &id); }
};
struct TextureDeleter {
  void operator()(GLuint id) const noexcept { glDeleteTextures(1, &id); }
};
struct QueryDeleter {
  void operator()(GLuint id) const noexcept { glDeleteQueries(1, &id); }
};
using BufferHandle = Handle<BufferDeleter>;
using VertexArrayHandle = Handle<VertexArrayDeleter>;
using ProgramHandle = Handle<ProgramDeleter>;
using ShaderHandle = Handle<ShaderDeleter>;
using FramebufferHandle = Handle<FramebufferDeleter>;
using RenderbufferHandle = Handle<RenderbufferDeleter>;
using TextureHandle = Handle<TextureDeleter>;
using QueryHandle = Handle<QueryDeleter>;

BufferHandle createBuffer();
VertexArrayHandle createVertexArray();
FramebufferHandle createFramebuffer();
RenderbufferHandle createRenderbuffer();
TextureHandle createTexture();
QueryHandle createQuery();

/// A place in the bound buffer, as OpenGL's pointer arguments want it.
inline const void* byteOffset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr)
}

}  // namespace engine::gl
