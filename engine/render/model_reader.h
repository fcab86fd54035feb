// The model's geometry read back where it lies, for which a driver that draws on the processor need not copy
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <glm/vec3.hpp>
#include <span>

#include "engine/render/model_buffers.h"

namespace engine {

/// While there is one, nothing of the model may be drawn.
class ModelReader {
 public:
  /// \pre it has triangles. \throw GlError when the driver does not let them be read.
  explicit ModelReader(const ModelBuffers& model);
  ModelReader(const ModelReader&) = delete;
  ModelReader& operator=(const ModelReader&) = delete;
  ~ModelReader();
  /// In the model's frame. \param vertex  counted from the range's first.
  [[nodiscard]] glm::vec3 position(const DrawRange& range, std::size_t vertex) const {
    glm::vec3 place;
    const std::size_t first = static_cast<std::size_t>(range.baseVertex);
    std::memcpy(&place, vertices_ + (first + vertex) * ModelBuffers::kVertexBytes, sizeof(place));
    return place;
  }
  /// Three for each triangle, counted from the range's first vertex.
  [[nodiscard]] std::span<const std::uint32_t> indices(const IndexRange& level) const {
    return {reinterpret_cast<const std::uint32_t*>(indices_ + level.firstByte),
            static_cast<std::size_t>(level.count)};
  }

 private:
  const ModelBuffers& model_;
  const std::byte* vertices_ = nullptr;
  const std::byte* indices_ = nullptr;
};

}  // namespace engine
