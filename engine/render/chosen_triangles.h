// Triangles of a model that are to be drawn: all of its ranges, or some with indices of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/render/model_buffers.h"

namespace engine {

/// Triangles of a range that follow one another in an index buffer.
struct Portion {
  const DrawRange* range = nullptr;
  std::size_t firstByte = 0;
  GLsizei count = 0;  // of indices
};

/// Triangles out of some ranges with indices of their own.
struct ChosenTriangles {
  std::vector<std::uint32_t> indices;
  std::vector<Portion> portions;

  /// All indices from that one on, unless there are none.
  void addPortion(const DrawRange& range, std::size_t firstIndex);
  /// Those of another behind one's own.
  void add(const ChosenTriangles& other);
};

}  // namespace engine
