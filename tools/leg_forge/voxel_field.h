// A number per voxel of a regular grid, and what is done to whole fields. Millimetres.
#pragma once

#include <algorithm>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/vec3.hpp>
#include <vector>

namespace leg_forge {

/// Sample points origin + spacing * (x, y, z); x runs fastest in memory.
struct VoxelGrid {
  glm::ivec3 size{0};
  glm::vec3 origin{0.0F};
  float spacing = 1.0F;

  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y) *
           static_cast<std::size_t>(size.z);
  }
  [[nodiscard]] std::size_t index(int x, int y, int z) const {
    const auto w = static_cast<std::size_t>(size.x);
    const auto h = static_cast<std::size_t>(size.y);
    return (static_cast<std::size_t>(z) * h + static_cast<std::size_t>(y)) * w + static_cast<std::size_t>(x);
  }
  [[nodiscard]] glm::vec3 point(int x, int y, int z) const {
    return origin + spacing * glm::vec3{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)};
  }
};

struct VoxelField {
  VoxelGrid grid;
  std::vector<float> values;

  explicit VoxelField(const VoxelGrid& g, float value = 0.0F) : grid{g}, values(g.count(), value) {}

  [[nodiscard]] float at(int x, int y, int z) const { return values[grid.index(x, y, z)]; }
  /// Trilinear value at a point (clamped to the grid).
  [[nodiscard]] float sample(const glm::vec3& point) const;
  /// Gradient at a voxel: central differences, one-sided at the border.
  [[nodiscard]] glm::vec3 gradientAt(int x, int y, int z) const;
  /// Trilinear mean of the gradients at the eight voxels round a point.
  [[nodiscard]] glm::vec3 gradient(const glm::vec3& point) const;
};

/// Sets every voxel to compute(x, y, z, old value), on all cores.
template <class Compute>
void forEachVoxel(VoxelField& field, const Compute& compute);

/// Sets every voxel between two corners to compute(point, old value), on all cores.
template <class Compute>
void forEachVoxelIn(VoxelField& field, const glm::vec3& low, const glm::vec3& high, const Compute& compute);

/// Gaussian blur, separable, cut at 3.5 sigma, the border repeated outwards.
VoxelField blur(const VoxelField& field, float sigmaMm);

/// For every voxel the nearest seed: exact Euclidean distance transform with arg-min
/// (P. Felzenszwalb and D. Huttenlocher 2012, "Distance transforms of sampled functions").
/// \param seedOf id of the seed at each voxel, or -1.
/// \return id of a nearest seed for each voxel; -1 everywhere when there is none.
std::vector<std::int32_t> nearestSeed(const VoxelGrid& grid, const std::vector<std::int32_t>& seedOf);

/// Signed distance to the zero surface of `field` (negative where the field is), correct to a fraction of a
/// voxel far from the surface too: the voxels at the surface know their foot point and normal, and every
/// other voxel measures to the small disc round the foot point of its nearest one.
/// A field without a sign change comes back as it is.
VoxelField redistance(const VoxelField& field);

}  // namespace leg_forge

#include "engine/core/parallel.h"

namespace leg_forge {

template <class Compute>
void forEachVoxel(VoxelField& field, const Compute& compute) {
  const glm::ivec3 size = field.grid.size;
  engine::parallelFor(static_cast<std::size_t>(size.z), [&](std::size_t begin, std::size_t end) {
    for (int z = static_cast<int>(begin); z < static_cast<int>(end); ++z) {
      for (int y = 0; y < size.y; ++y) {
        std::size_t i = field.grid.index(0, y, z);
        for (int x = 0; x < size.x; ++x, ++i) field.values[i] = compute(x, y, z, field.values[i]);
      }
    }
  });
}

template <class Compute>
void forEachVoxelIn(VoxelField& field, const glm::vec3& low, const glm::vec3& high, const Compute& compute) {
  const VoxelGrid& grid = field.grid;
  const auto within = [&](const glm::vec3& corner) {
    const glm::ivec3 voxel{glm::ceil((corner - grid.origin) / grid.spacing)};
    return glm::clamp(voxel, glm::ivec3{0}, grid.size);
  };
  const glm::ivec3 first = within(low);
  const glm::ivec3 end = within(high);
  engine::parallelFor(
      static_cast<std::size_t>(std::max(end.z - first.z, 0)), [&](std::size_t from, std::size_t to) {
        for (int z = first.z + static_cast<int>(from); z < first.z + static_cast<int>(to); ++z) {
          for (int y = first.y; y < end.y; ++y) {
            std::size_t i = grid.index(first.x, y, z);
            for (int x = first.x; x < end.x; ++x, ++i) {
              field.values[i] = compute(grid.point(x, y, z), field.values[i]);
            }
          }
        }
      });
}

}  // namespace leg_forge
