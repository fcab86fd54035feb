#include "tools/leg_forge/skin_toes.h"

#include <array>
#include <cmath>
#include <glm/common.hpp>

#include "tools/leg_forge/blending.h"

namespace leg_forge {
namespace {

/// A chain that is wider than high: distances are taken with the offset across the toe divided by the
/// stretch.
class Toe {
 public:
  explicit Toe(const ToeChain& figure) {
    chain_ = splined(figure.chain, 4);
    const glm::vec3 along = chain_.centres.back() - chain_.centres.front();
    const glm::vec3 level = glm::normalize(glm::vec3{along.x, 0.0F, along.z});
    across_ = {level.z, 0.0F, -level.x};
    squeeze_ = 1.0F - 1.0F / figure.stretch;
    origin_ = chain_.centres.front();
    for (glm::vec3& centre : chain_.centres) centre = squeezed(centre);
  }
  [[nodiscard]] float distance(const glm::vec3& p) const { return distanceToChain(chain_, squeezed(p)); }

 private:
  [[nodiscard]] glm::vec3 squeezed(const glm::vec3& p) const {
    const glm::vec3 q = p - origin_;
    return q - glm::dot(q, across_) * squeeze_ * across_;
  }
  Chain chain_;
  glm::vec3 origin_{0.0F};
  glm::vec3 across_{1.0F, 0.0F, 0.0F};
  float squeeze_ = 0.0F;
};

/// Nail plate: a superellipse of power four, lifted, with a groove round it.
class NailPlate {
 public:
  NailPlate(const Nail& nail, const Chain& toe) : nail_{nail} {
    const std::size_t last = toe.centres.size() - 1;
    const glm::vec3 forward = glm::normalize(toe.centres[last] - toe.centres[last - 1]);
    const glm::vec3 up = glm::normalize(glm::vec3{0.0F, 1.0F, 0.0F} - forward.y * forward);
    normal_ = glm::normalize(up + 0.25F * forward);
    along_ = glm::normalize(forward - glm::dot(forward, normal_) * normal_);
    across_ = glm::cross(normal_, along_);
    const float radius = glm::mix(toe.radii[last - 1], toe.radii[last], nail.place);
    centre_ = glm::mix(toe.centres[last - 1], toe.centres[last], nail.place) + radius * normal_;
  }
  /// What the plate adds to the distance field.
  [[nodiscard]] float change(const glm::vec3& p) const {
    constexpr float kReachMm = 5.0F;
    constexpr float kGrooveMm = 0.55F;
    const glm::vec3 q = p - centre_;
    if (std::abs(glm::dot(q, normal_)) >= kReachMm) return 0.0F;
    const float x = glm::dot(q, across_) / nail_.halfWidthMm;
    const float y = glm::dot(q, along_) / nail_.halfLengthMm;
    const float e = std::sqrt(std::sqrt(x * x * x * x + y * y * y * y));
    const float groove = (e - 1.15F) / 0.12F;
    return kGrooveMm * std::exp(-groove * groove) - nail_.liftMm * (1.0F - ramp(0.85F, 1.05F, e));
  }

 private:
  Nail nail_;
  glm::vec3 centre_{0.0F};
  glm::vec3 normal_{0.0F};
  glm::vec3 along_{0.0F};
  glm::vec3 across_{0.0F};
};

/// Union of the toes; each ends where its neighbour is as near, half a gap earlier beyond the web.
float distanceToToes(const std::vector<Toe>& toes, const SkinFigures& figures, const glm::vec3& p,
                     float past) {
  std::array<float, 5> each{};
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = toes[i].distance(p);
  float least = 1e30F;
  for (std::size_t i = 0; i < each.size(); ++i) {
    float own = each[i];
    const auto keepFrom = [&](std::size_t j, float web) {
      const float joined = 1.0F - ramp(web - figures.webBlendMm, web + figures.webBlendMm, past);
      own = std::max(own, 0.5F * (each[i] - each[j]) + 0.5F * figures.toeGapMm - figures.webDepthMm * joined);
    };
    if (i > 0) keepFrom(i - 1, figures.webs[i - 1]);
    if (i + 1 < each.size()) keepFrom(i + 1, figures.webs[i]);
    least = std::min(least, own);
  }
  return least;
}

/// The part of the field round the toes as a field of its own.
VoxelField cutOut(const VoxelField& field, const glm::ivec3& first, const glm::ivec3& size) {
  VoxelGrid grid{size, field.grid.point(first.x, first.y, first.z), field.grid.spacing};
  VoxelField out{grid};
  forEachVoxel(out,
               [&](int x, int y, int z, float) { return field.at(first.x + x, first.y + y, first.z + z); });
  return out;
}

}  // namespace

void addToes(VoxelField& skin, const SkinFigures& figures) {
  constexpr float kFirstZ = 80.0F;  // behind the fifth metatarsal head
  const VoxelGrid& grid = skin.grid;
  const auto voxelsUpTo = [&](float value, float origin) {
    return static_cast<int>((value - origin) / grid.spacing);
  };
  const glm::ivec3 first{0, 0, voxelsUpTo(kFirstZ, grid.origin.z)};
  const glm::ivec3 size{grid.size.x, voxelsUpTo(0.0F, grid.origin.y), grid.size.z - first.z};
  const VoxelField before = cutOut(skin, first, size);

  std::vector<Toe> toes;
  for (const ToeChain& figure : figures.toes) toes.emplace_back(figure);
  VoxelField joined = before;
  forEachVoxel(joined, [&](int x, int y, int z, float value) {
    const glm::vec3 p = joined.grid.point(x, y, z);
    return smoothMin(value, distanceToToes(toes, figures, p, pastHeads(figures, p)), figures.toeBlendMm);
  });
  const VoxelField fine = blur(joined, figures.toeSmoothingMm);
  const VoxelField coarse = blur(joined, figures.rootSmoothingMm);

  std::vector<NailPlate> nails;
  for (const Nail& nail : figures.nails) nails.emplace_back(nail, figures.toes[nail.toe].chain);
  const auto& root = figures.rootRange;
  forEachVoxel(joined, [&](int x, int y, int z, float) {
    const std::size_t i = joined.grid.index(x, y, z);
    const glm::vec3 p = joined.grid.point(x, y, z);
    const float past = pastHeads(figures, p);
    const float atRoot = ramp(root[0], root[1], past) * (1.0F - ramp(root[2], root[3], past));
    const float toed = glm::mix(fine.values[i], coarse.values[i], atRoot);
    // The foot behind the heads stays as it is.
    float value = glm::mix(before.values[i], toed, ramp(-22.0F, -6.0F, past));
    for (const NailPlate& nail : nails) value += nail.change(p);
    return value;
  });
  for (int z = 0; z < size.z; ++z) {
    for (int y = 0; y < size.y; ++y) {
      for (int x = 0; x < size.x; ++x) {
        skin.values[grid.index(first.x + x, first.y + y, first.z + z)] = joined.at(x, y, z);
      }
    }
  }
}

}  // namespace leg_forge
