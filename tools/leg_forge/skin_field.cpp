#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numbers>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/mesh_distance.h"
#include "tools/leg_forge/skin.h"
#include "tools/leg_forge/skin_toes.h"

namespace leg_forge {
namespace {

// The box of the field. Its margin exceeds the largest closing radius, or the closing would fill out to it.
const glm::vec3 kLow{-116.0F, -94.0F, -128.0F};
const glm::vec3 kHigh{112.0F, 507.5F, 196.0F};

VoxelGrid gridOf(float voxelMm) {
  const glm::vec3 cells = (kHigh - kLow) / voxelMm;
  return {glm::ivec3{static_cast<int>(std::ceil(cells.x)), static_cast<int>(std::ceil(cells.y)),
                     static_cast<int>(std::ceil(cells.z))},
          kLow, voxelMm};
}

float degreesOf(float sine, float cosine) {
  return std::atan2(sine, cosine) * 180.0F / std::numbers::pi_v<float>;
}

/// 0 on the leg .. 1 in the foot.
float footWeight(const glm::vec3& p) {
  return std::clamp(ramp(30.0F, -12.0F, p.y) + ramp(30.0F, 55.0F, p.z) * ramp(90.0F, 50.0F, p.y), 0.0F, 1.0F);
}

/// A table of the leg by height fraction and angle round the leg.
float legTable(const TurnTable& table, const glm::vec3& p, float lengthMm) {
  return table.at(p.y / lengthMm, degreesOf(-p.x, p.z));
}

/// Signed distance, near the surface, of everything that is measured or drawn, without the toes.
VoxelField unionOf(const Anatomy& anatomy, const SkinFigures& figures, const VoxelGrid& grid) {
  const float band = 3.0F * grid.spacing;
  VoxelField field{grid, band};
  std::mutex guard;
  engine::parallelFor(anatomy.structures.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (const Lofted& lofted : loftStructure(anatomy.structures[i])) {
        const auto patch = distancePatch(grid, lofted, band);
        if (!patch) continue;
        // The order of a union does not matter, so neither does which thread comes first.
        const std::lock_guard lock{guard};
        uniteWith(field, *patch);
      }
    }
  });
  std::vector<Chain> tissue;
  for (const Chain& chain : figures.tissue) tissue.push_back(splined(chain, 5));
  for (const Chain& chain : tissue) {
    glm::vec3 low = chain.centres[0];
    glm::vec3 high = low;
    float radius = 0.0F;
    for (std::size_t i = 0; i < chain.centres.size(); ++i) {
      low = glm::min(low, chain.centres[i]);
      high = glm::max(high, chain.centres[i]);
      radius = std::max(radius, chain.radii[i]);
    }
    const float reach = radius + band;
    forEachVoxelIn(field, low - reach, high + reach, [&](const glm::vec3& p, float value) {
      return std::min(value, distanceToChain(chain, p));
    });
  }
  // Toes come from chains of their own later on; offset phalanges would fuse.
  forEachVoxel(field, [&](int x, int y, int z, float value) {
    const glm::vec3 p = grid.point(x, y, z);
    return std::max(value, std::min(pastHeads(figures, p) - figures.toeClip, -p.y));
  });
  // The stump runs on upward, so that nothing rounds it before it is cut.
  constexpr float kBelowCutMm = 5.0F;
  const int top = static_cast<int>((figures.cutY - kBelowCutMm - grid.origin.y) / grid.spacing);
  for (int z = 0; z < grid.size.z; ++z) {
    for (int y = top + 1; y < grid.size.y; ++y) {
      for (int x = 0; x < grid.size.x; ++x) field.values[grid.index(x, y, z)] = field.at(x, top, z);
    }
  }
  return field;
}

/// Closing with a radius by place: grown by R, then shrunk by R. The second distance is already the signed
/// distance of the closed body, so no third one is needed.
VoxelField closed(const VoxelField& body, const Anatomy& anatomy, const SkinFigures& figures) {
  const auto length = static_cast<float>(anatomy.lengthMm);
  VoxelField radius{body.grid};
  forEachVoxel(radius, [&](int x, int y, int z, float) {
    const glm::vec3 p = body.grid.point(x, y, z);
    const float foot = footWeight(p);
    return glm::mix(legTable(figures.closingRadius, p, length),
                    figures.footClosingRadius.at(pastHeads(figures, p)), foot);
  });
  radius = blur(radius, figures.closingBlurMm);

  const VoxelField distance = redistance(body);
  VoxelField grown = distance;
  for (std::size_t i = 0; i < grown.values.size(); ++i) grown.values[i] -= radius.values[i];
  const VoxelField beyond = redistance(grown);
  for (std::size_t i = 0; i < grown.values.size(); ++i) {
    const float d = distance.values[i];
    const bool inGrown = grown.values[i] < 0.0F;
    grown.values[i] = inGrown ? std::min(radius.values[i] + beyond.values[i], d) : d;
  }
  return grown;
}

/// Depth of the skin over the closed body.
VoxelField thickness(const VoxelGrid& grid, const Anatomy& anatomy, const SkinFigures& figures) {
  const auto length = static_cast<float>(anatomy.lengthMm);
  const glm::vec2 axis = figures.toeXz - figures.heelXz;
  const float footLength = glm::length(axis);
  const glm::vec2 along = axis / footLength;
  VoxelField field{grid};
  forEachVoxel(field, [&](int x, int y, int z, float) {
    const glm::vec3 p = grid.point(x, y, z);
    const float foot = footWeight(p);
    float t = 0.0F;
    if (foot < 1.0F) t += (1.0F - foot) * legTable(figures.legThickness, p, length);
    if (foot > 0.0F) {
      const glm::vec2 q{p.x - figures.heelXz.x, p.z - figures.heelXz.y};
      const float u = glm::dot(q, along) / footLength;
      const float aside = q.x * along.y - q.y * along.x;
      t += foot * figures.footThickness.at(u, degreesOf(-aside, p.y - figures.footAxisY.at(u)));
    }
    for (const ThicknessKernel& kernel : figures.kernels) {
      const glm::vec3 r = (p - kernel.centre) / kernel.sigmaMm;
      const float r2 = glm::dot(r, r);
      constexpr float kNoticed2 = 32.0F;  // exp(-16) of the change
      if (r2 < kNoticed2) t += std::exp(-0.5F * r2) * (kernel.thicknessMm - t);
    }
    return t;
  });
  return blur(field, figures.thicknessBlurMm);
}

/// The field blurred by sigma, sigma by place: three blurs, blended in log2(sigma).
class PlacedBlur {
 public:
  /// Blurs with `least`, 2 `least` and 4 `least`.
  PlacedBlur(const VoxelField& field, float least)
      : least_{least}, blurs_{blur(field, least), blur(field, 2.0F * least), blur(field, 4.0F * least)} {}

  [[nodiscard]] float at(std::size_t i, float sigma) const {
    const float x = std::clamp(std::log2(sigma / least_), 0.0F, 2.0F);
    return x < 1.0F ? glm::mix(blurs_[0].values[i], blurs_[1].values[i], x)
                    : glm::mix(blurs_[1].values[i], blurs_[2].values[i], x - 1.0F);
  }

 private:
  float least_;
  std::array<VoxelField, 3> blurs_;
};

void smoothByPlace(VoxelField& field, const Anatomy& anatomy, const SkinFigures& figures) {
  const auto length = static_cast<float>(anatomy.lengthMm);
  const PlacedBlur blurred{field, 2.0F};
  forEachVoxel(field, [&](int x, int y, int z, float) {
    const glm::vec3 p = field.grid.point(x, y, z);
    const float sole = ramp(-40.0F, -52.0F, p.y);
    const float sigma =
        glm::mix(figures.smoothing.at(p.y / length),
                 glm::mix(figures.footSmoothingMm, figures.plantarSmoothingMm, sole), footWeight(p));
    return blurred.at(field.grid.index(x, y, z), sigma);
  });
}

/// Fat in the hollows: a blur raises the field on convex places and lowers it in hollows, so the smaller of
/// both leaves crest, malleoli and patella alone.
void fillHollows(VoxelField& field, const Anatomy& anatomy, const SkinFigures& figures) {
  const auto length = static_cast<float>(anatomy.lengthMm);
  for (int pass = 0; pass < figures.fillPasses; ++pass) {
    const PlacedBlur blurred{field, 4.0F};
    forEachVoxel(field, [&](int x, int y, int z, float value) {
      const glm::vec3 p = field.grid.point(x, y, z);
      const float sigma =
          glm::mix(legTable(figures.fillSigma, p, length), figures.footFillSigmaMm, footWeight(p));
      const float filled = blurred.at(field.grid.index(x, y, z), sigma) + figures.fillDeltaMm;
      return smoothMin(value, filled, figures.fillBlendMm);
    });
  }
}

/// The point of the zero surface near a point.
glm::vec3 onSurface(const VoxelField& field, glm::vec3 p) {
  for (int step = 0; step < 8; ++step) {
    const glm::vec3 gradient = field.gradient(p);
    p -= field.sample(p) / std::max(glm::dot(gradient, gradient), 0.1F) * gradient;
  }
  return p;
}

/// What shows through the skin though it is too fine, or too near its neighbours, to come out of closing and
/// filling by itself.
void addReliefs(VoxelField& field, const SkinFigures& figures) {
  const VoxelField before = field;
  for (const Relief& relief : figures.reliefs) {
    Chain line = splined(relief.line, 6);
    glm::vec3 low{1e30F};
    glm::vec3 high{-1e30F};
    for (glm::vec3& p : line.centres) {
      p = onSurface(before, p);
      low = glm::min(low, p);
      high = glm::max(high, p);
    }
    const float reach = 3.5F * relief.sigmaMm;
    forEachVoxelIn(field, low - reach, high + reach, [&](const glm::vec3& p, float value) {
      const float away = distanceToChain(line, p) / relief.sigmaMm;
      return value - relief.heightMm * std::exp(-0.5F * away * away);
    });
  }
}

}  // namespace

VoxelField skinField(const Anatomy& anatomy, const SkinFigures& figures, double voxelMm,
                     const Progress& progress) {
  const VoxelGrid grid = gridOf(static_cast<float>(voxelMm));
  VoxelField field = unionOf(anatomy, figures, grid);
  progress("skin: all structures united");
  field = closed(field, anatomy, figures);
  progress("skin: hollows between them closed");
  const VoxelField depth = thickness(grid, anatomy, figures);
  for (std::size_t i = 0; i < field.values.size(); ++i) field.values[i] -= depth.values[i];
  smoothByPlace(field, anatomy, figures);
  progress("skin: thickened and smoothed");
  fillHollows(field, anatomy, figures);
  addReliefs(field, figures);
  progress("skin: hollows filled");
  addToes(field, figures);
  progress("skin: toes added");
  constexpr float kLidMm = 0.6F;  // above the lids of the muscles that are cut at the same height
  constexpr float kRimMm = 3.0F;  // the edge of the cap is rounded, so that it needs no crease
  forEachVoxel(field, [&](int x, int y, int z, float value) {
    return -smoothMin(-value, figures.cutY + kLidMm - grid.point(x, y, z).y, kRimMm);
  });
  return field;
}

}  // namespace leg_forge
