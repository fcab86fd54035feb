#include "tools/leg_forge/voxel_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>

namespace leg_forge {
namespace {

/// The cell round a point: its lowest voxel and the place within, 0..1.
struct Cell {
  glm::ivec3 low;
  glm::vec3 f;
};

Cell cellAt(const VoxelGrid& grid, const glm::vec3& point) {
  const glm::vec3 top = glm::vec3{grid.size - 1};
  const glm::vec3 p = glm::clamp((point - grid.origin) / grid.spacing, glm::vec3{0.0F}, top);
  const glm::ivec3 low = glm::min(glm::ivec3{glm::floor(p)}, grid.size - 2);
  return {low, p - glm::vec3{low}};
}

template <class Value, class Get>
Value trilinear(const Cell& cell, const Get& get) {
  Value sum{0.0F};
  for (int corner = 0; corner < 8; ++corner) {
    const glm::ivec3 bit{corner & 1, (corner >> 1) & 1, corner >> 2};
    float weight = 1.0F;
    for (int axis = 0; axis < 3; ++axis) weight *= bit[axis] != 0 ? cell.f[axis] : 1.0F - cell.f[axis];
    sum += weight * get(cell.low + bit);
  }
  return sum;
}

std::vector<float> gaussianKernel(float sigmaVoxels) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3.5F * sigmaVoxels)));
  std::vector<float> kernel;
  float sum = 0.0F;
  for (int i = -reach; i <= reach; ++i) {
    const float x = static_cast<float>(i) / sigmaVoxels;
    kernel.push_back(std::exp(-0.5F * x * x));
    sum += kernel.back();
  }
  for (float& weight : kernel) weight /= sum;
  return kernel;
}

/// out[x] = sum over k of kernel[k] * row(k)[x], rows of `width` numbers.
template <class Row>
void weighRows(const std::vector<float>& kernel, const Row& row, std::size_t width, float* out) {
  std::fill(out, out + width, 0.0F);
  for (std::size_t k = 0; k < kernel.size(); ++k) {
    const float weight = kernel[k];
    const float* in = row(k);
    for (std::size_t x = 0; x < width; ++x) out[x] += weight * in[x];
  }
}

/// Lower envelope of the parabolas (q - i)^2 + cost_i of one grid line; ids follow their parabola.
class Envelope {
 public:
  explicit Envelope(std::size_t length) : cost_(length), id_(length), from_(length), until_(length + 1) {}

  float& cost(std::size_t i) { return cost_[i]; }
  std::int32_t& id(std::size_t i) { return id_[i]; }

  /// Calls put(q, squared distance, id) for every place of the line.
  template <class Put>
  void solve(const Put& put) {
    const std::size_t n = cost_.size();
    std::size_t used = 0;
    for (std::size_t q = 0; q < n; ++q) {
      if (id_[q] < 0) continue;
      double meet = -1e30;
      while (used > 0) {
        const std::size_t p = from_[used - 1];
        const double dq = static_cast<double>(q);
        const double dp = static_cast<double>(p);
        meet = ((static_cast<double>(cost_[q]) + dq * dq) - (static_cast<double>(cost_[p]) + dp * dp)) /
               (2.0 * (dq - dp));
        if (meet > until_[used - 1]) break;
        --used;
        meet = -1e30;
      }
      from_[used] = q;
      until_[used] = meet;
      ++used;
    }
    std::size_t k = 0;
    for (std::size_t q = 0; q < n; ++q) {
      if (used == 0) {
        put(q, 0.0F, -1);
        continue;
      }
      while (k + 1 < used && until_[k + 1] < static_cast<double>(q)) ++k;
      const float d = static_cast<float>(q) - static_cast<float>(from_[k]);
      put(q, d * d + cost_[from_[k]], id_[from_[k]]);
    }
  }

 private:
  std::vector<float> cost_;
  std::vector<std::int32_t> id_;
  std::vector<std::size_t> from_;  // parabolas of the envelope, left to right
  std::vector<double> until_;      // left end of the stretch that each one rules
};

}  // namespace

float VoxelField::sample(const glm::vec3& point) const {
  return trilinear<float>(cellAt(grid, point), [&](const glm::ivec3& v) { return at(v.x, v.y, v.z); });
}

glm::vec3 VoxelField::gradientAt(int x, int y, int z) const {
  const glm::ivec3 voxel{x, y, z};
  glm::vec3 out;
  for (int axis = 0; axis < 3; ++axis) {
    glm::ivec3 low = voxel;
    glm::ivec3 high = voxel;
    low[axis] = std::max(voxel[axis] - 1, 0);
    high[axis] = std::min(voxel[axis] + 1, grid.size[axis] - 1);
    out[axis] = (at(high.x, high.y, high.z) - at(low.x, low.y, low.z)) /
                (grid.spacing * static_cast<float>(high[axis] - low[axis]));
  }
  return out;
}

glm::vec3 VoxelField::gradient(const glm::vec3& point) const {
  return trilinear<glm::vec3>(cellAt(grid, point),
                              [&](const glm::ivec3& v) { return gradientAt(v.x, v.y, v.z); });
}

VoxelField blur(const VoxelField& field, float sigmaMm) {
  const VoxelGrid& grid = field.grid;
  const std::vector<float> kernel = gaussianKernel(sigmaMm / grid.spacing);
  const int reach = static_cast<int>(kernel.size() / 2);
  const auto width = static_cast<std::size_t>(grid.size.x);
  const auto slabs = static_cast<std::size_t>(grid.size.z);
  VoxelField a{grid};
  VoxelField b{grid};

  engine::parallelFor(slabs, [&](std::size_t begin, std::size_t end) {
    std::vector<float> padded(width + 2 * static_cast<std::size_t>(reach));
    for (int z = static_cast<int>(begin); z < static_cast<int>(end); ++z) {
      for (int y = 0; y < grid.size.y; ++y) {
        const float* in = field.values.data() + grid.index(0, y, z);
        std::fill(padded.begin(), padded.begin() + reach, in[0]);
        std::copy(in, in + width, padded.begin() + reach);
        std::fill(padded.end() - reach, padded.end(), in[width - 1]);
        weighRows(
            kernel, [&](std::size_t k) { return padded.data() + k; }, width,
            a.values.data() + grid.index(0, y, z));
      }
    }
  });
  engine::parallelFor(slabs, [&](std::size_t begin, std::size_t end) {
    for (int z = static_cast<int>(begin); z < static_cast<int>(end); ++z) {
      for (int y = 0; y < grid.size.y; ++y) {
        const auto row = [&](std::size_t k) {
          const int from = std::clamp(y + static_cast<int>(k) - reach, 0, grid.size.y - 1);
          return a.values.data() + grid.index(0, from, z);
        };
        weighRows(kernel, row, width, b.values.data() + grid.index(0, y, z));
      }
    }
  });
  engine::parallelFor(static_cast<std::size_t>(grid.size.y), [&](std::size_t begin, std::size_t end) {
    for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
      for (int z = 0; z < grid.size.z; ++z) {
        const auto row = [&](std::size_t k) {
          const int from = std::clamp(z + static_cast<int>(k) - reach, 0, grid.size.z - 1);
          return b.values.data() + grid.index(0, y, from);
        };
        weighRows(kernel, row, width, a.values.data() + grid.index(0, y, z));
      }
    }
  });
  return a;
}

std::vector<std::int32_t> nearestSeed(const VoxelGrid& grid, const std::vector<std::int32_t>& seedOf) {
  std::vector<std::int32_t> ids = seedOf;
  std::vector<float> distance2(grid.count(), 0.0F);  // voxels squared, to the seed in ids
  for (int axis = 0; axis < 3; ++axis) {
    const int u = axis == 0 ? 1 : 0;
    const int v = axis == 2 ? 1 : 2;
    const auto length = static_cast<std::size_t>(grid.size[axis]);
    engine::parallelFor(static_cast<std::size_t>(grid.size[v]), [&](std::size_t begin, std::size_t end) {
      Envelope line{length};
      glm::ivec3 voxel{0};
      for (std::size_t iv = begin; iv < end; ++iv) {
        voxel[v] = static_cast<int>(iv);
        for (int iu = 0; iu < grid.size[u]; ++iu) {
          voxel[u] = iu;
          voxel[axis] = 0;
          const std::size_t first = grid.index(voxel.x, voxel.y, voxel.z);
          voxel[axis] = 1;
          const std::size_t stride = grid.index(voxel.x, voxel.y, voxel.z) - first;
          for (std::size_t i = 0; i < length; ++i) {
            line.cost(i) = distance2[first + i * stride];
            line.id(i) = ids[first + i * stride];
          }
          line.solve([&](std::size_t i, float d2, std::int32_t id) {
            distance2[first + i * stride] = d2;
            ids[first + i * stride] = id;
          });
        }
      }
    });
  }
  return ids;
}

VoxelField redistance(const VoxelField& field) {
  struct Seed {
    glm::vec3 foot;
    glm::vec3 normal;
  };
  const VoxelGrid& grid = field.grid;
  std::vector<Seed> seeds;
  std::vector<std::int32_t> seedOf(grid.count(), -1);
  for (int z = 0; z < grid.size.z; ++z) {
    for (int y = 0; y < grid.size.y; ++y) {
      for (int x = 0; x < grid.size.x; ++x) {
        const float value = field.at(x, y, z);
        const bool inside = value < 0.0F;
        const auto differs = [&](int i, int j, int k) { return (field.at(i, j, k) < 0.0F) != inside; };
        const bool onSurface =
            (x > 0 && differs(x - 1, y, z)) || (x + 1 < grid.size.x && differs(x + 1, y, z)) ||
            (y > 0 && differs(x, y - 1, z)) || (y + 1 < grid.size.y && differs(x, y + 1, z)) ||
            (z > 0 && differs(x, y, z - 1)) || (z + 1 < grid.size.z && differs(x, y, z + 1));
        if (!onSurface) continue;
        const glm::vec3 gradient = field.gradientAt(x, y, z);
        const float steepness =
            std::sqrt(gradient.x * gradient.x + gradient.y * gradient.y + gradient.z * gradient.z);
        const glm::vec3 normal = steepness > 1e-6F ? gradient / steepness : glm::vec3{0.0F, 1.0F, 0.0F};
        // A crease can have a flat gradient; the foot point is never more than a voxel's diagonal away.
        const float most = 1.8F * grid.spacing;
        const float away = std::clamp(value / std::max(steepness, 1e-6F), -most, most);
        seedOf[grid.index(x, y, z)] = static_cast<std::int32_t>(seeds.size());
        seeds.push_back({grid.point(x, y, z) - away * normal, normal});
      }
    }
  }
  if (seeds.empty()) return field;
  const std::vector<std::int32_t> nearest = nearestSeed(grid, seedOf);
  VoxelField out{grid};
  const float discRadius = 0.9F * grid.spacing;
  forEachVoxel(out, [&](int x, int y, int z, float) {
    const std::size_t i = grid.index(x, y, z);
    const Seed& seed = seeds[static_cast<std::size_t>(nearest[i])];
    const glm::vec3 v = grid.point(x, y, z) - seed.foot;
    const float along = v.x * seed.normal.x + v.y * seed.normal.y + v.z * seed.normal.z;
    const float across2 = std::max(0.0F, v.x * v.x + v.y * v.y + v.z * v.z - along * along);
    const float beyond = std::max(0.0F, std::sqrt(across2) - discRadius);
    const float distance = std::sqrt(along * along + beyond * beyond);
    return field.values[i] < 0.0F ? -distance : distance;
  });
  return out;
}

}  // namespace leg_forge
