// A mesh by the places of its vertices: those that are split along a seam count once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace leg_forge {

/// Lists of numbers, one list per owner, in one block.
class Lists {
 public:
  /// \param entries owner (below `count`) and number, in any order.
  Lists(std::size_t count, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries);
  [[nodiscard]] const std::uint32_t* begin(std::size_t i) const { return values_.data() + first_[i]; }
  [[nodiscard]] const std::uint32_t* end(std::size_t i) const { return values_.data() + first_[i + 1]; }
  [[nodiscard]] std::size_t size(std::size_t i) const { return first_[i + 1] - first_[i]; }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> values_;
};

/// Vertices with the same position to the bit are one place. Numbers of triangles and vertices are the
/// mesh's.
class Places {
 public:
  explicit Places(const engine::TriangleMesh& mesh);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint32_t of(std::uint32_t vertex) const { return place_[vertex]; }
  [[nodiscard]] const Lists& triangles() const { return triangles_; }    // round each place
  [[nodiscard]] const Lists& neighbours() const { return neighbours_; }  // places along its edges

  /// What is given per place, per vertex.
  [[nodiscard]] std::vector<float> perVertex(const std::vector<float>& values) const;
  /// Moves each value half way to the mean of its neighbours, so many times.
  void smooth(std::vector<float>& values, int passes) const;
  /// The least of each and its neighbours.
  void erode(std::vector<float>& values) const;

 private:
  std::vector<std::uint32_t> place_;
  std::size_t count_ = 0;
  Lists triangles_{0, {}};
  Lists neighbours_{0, {}};
};

}  // namespace leg_forge
