#include "tools/leg_forge/compare.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <iterator>
#include <memory>
#include <utility>

#include "engine/core/parallel.h"
#include "tools/leg_forge/compared_volume.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

constexpr float kMmPerMetre = 1000.0F;
constexpr double kLeastAreaMm2 = 1e-3;  // of what may call itself a surface
constexpr float kTouchMm = 0.5F;  // between a structure that has made room and the neighbour it did so for

bool isSkin(const engine::Part& part) {
  return part.name.starts_with("skin/");
}

/// A part in millimetres, ready to be asked.
struct Forged {
  const engine::Part* part = nullptr;
  engine::TriangleMesh mesh;
  std::unique_ptr<Solid> solid;
  engine::TriangleBvh surface;
};

std::vector<Forged> forgedParts(const engine::Model& model) {
  std::vector<Forged> out;
  for (const engine::Part& part : model.parts) {
    if (isSkin(part)) continue;
    Forged forged{&part, {}, nullptr, {}};
    for (const engine::Primitive& primitive : part.primitives) {
      engine::TriangleMesh piece;
      for (const glm::vec3& p : primitive.mesh.positions) piece.positions.push_back(kMmPerMetre * p);
      piece.triangles = primitive.mesh.triangles;
      append(forged.mesh, piece);
    }
    forged.solid = std::make_unique<Solid>(forged.mesh);
    forged.surface = engine::TriangleBvh{forged.mesh};
    out.push_back(std::move(forged));
  }
  return out;
}

double areaOf(const engine::TriangleMesh& mesh, std::size_t triangle) {
  const auto& [a, b, c] = mesh.triangles[triangle];
  const glm::dvec3 origin{mesh.positions[a]};
  return 0.5 * glm::length(glm::cross(glm::dvec3{mesh.positions[b]} - origin,
                                      glm::dvec3{mesh.positions[c]} - origin));
}

double areaOf(const engine::TriangleMesh& mesh) {
  double area = 0.0;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) area += areaOf(mesh, i);
  return area;
}

/// `count` points spread evenly over a surface, always the same ones: equal steps of area from triangle to
/// triangle, and in the triangle the next point of the R2 sequence (M. Roberts 2018).
std::vector<glm::vec3> samplesOf(const engine::TriangleMesh& mesh, std::size_t count) {
  constexpr double kR2U = 0.7548776662466927;
  constexpr double kR2V = 0.5698402909980532;
  const double step = areaOf(mesh) / static_cast<double>(count);
  std::vector<glm::vec3> samples;
  samples.reserve(count);
  double passed = 0.0;
  double u = 0.5;
  double v = 0.5;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    passed += areaOf(mesh, i);
    const auto& [a, b, c] = mesh.triangles[i];
    while ((static_cast<double>(samples.size()) + 0.5) * step < passed) {
      u = std::fmod(u + kR2U, 1.0);
      v = std::fmod(v + kR2V, 1.0);
      const bool folded = u + v > 1.0;
      const auto s = static_cast<float>(folded ? 1.0 - u : u);
      const auto t = static_cast<float>(folded ? 1.0 - v : v);
      samples.push_back(mesh.positions[a] + s * (mesh.positions[b] - mesh.positions[a]) +
                        t * (mesh.positions[c] - mesh.positions[a]));
    }
  }
  return samples;
}

/// Compares one part after the other with its reference, each asking all others whether they hold a point.
class Comparer {
 public:
  Comparer(const std::vector<Forged>& forged, const CompareOptions& options)
      : forged_{forged}, options_{options} {}

  [[nodiscard]] ShapeComparison compare(std::size_t index, const engine::TriangleMesh& reference,
                                        const HeightRange& range) const {
    const Forged& own = forged_[index];
    ShapeComparison out;
    out.part = own.part->name;
    out.bounds = boundsOf(out.part);
    measureDistances(index, reference, range, out);
    engine::TriangleMesh neighbours;
    for (const Forged* other :
         neighboursOf(index, engine::merge(own.solid->bounds(), boundingBox(reference)))) {
      append(neighbours, other->mesh);
    }
    const ComparedVolume volume = compareVolumes(own.mesh, reference, neighbours, range, options_.voxels);
    out.volumeCm3 = volume.forgedCm3;
    out.referenceCm3 = volume.referenceCm3;
    return out;
  }

 private:
  [[nodiscard]] std::vector<const Forged*> neighboursOf(std::size_t index, const engine::Box& box) const {
    std::vector<const Forged*> out;
    for (std::size_t i = 0; i < forged_.size(); ++i) {
      if (i != index && overlap(forged_[i].solid->bounds(), box)) out.push_back(&forged_[i]);
    }
    return out;
  }

  void measureDistances(std::size_t index, const engine::TriangleMesh& reference, const HeightRange& range,
                        ShapeComparison& out) const {
    const Forged& own = forged_[index];
    const auto neighbours = neighboursOf(index, boundingBox(reference));
    const auto taken = [&neighbours](const glm::vec3& p) {
      return std::any_of(neighbours.begin(), neighbours.end(),
                         [&p](const Forged* other) { return other->solid->holds(p); });
    };
    const auto touches = [&neighbours](const glm::vec3& p) {
      return std::any_of(neighbours.begin(), neighbours.end(), [&p](const Forged* other) {
        return other->surface.closestPoint(p, kTouchMm).has_value();
      });
    };
    const auto compared = [&range](const glm::vec3& p) {
      return static_cast<double>(p.y) >= range.low && static_cast<double>(p.y) <= range.high;
    };
    const engine::TriangleBvh referenceSurface{reference};
    std::vector<double> distances;
    std::size_t considered = 0;
    std::size_t leftOut = 0;
    for (const glm::vec3& p : samplesOf(reference, options_.samples)) {
      if (!compared(p)) continue;
      ++considered;
      if (taken(p)) {
        ++leftOut;
      } else {
        distances.push_back(static_cast<double>(own.surface.closestPoint(p)->distance));
      }
    }
    out.leftOut = considered == 0 ? 0.0 : static_cast<double>(leftOut) / static_cast<double>(considered);
    // Equally dense; many more points only where the two have little in common.
    const double areas = areaOf(own.mesh) / std::max(areaOf(reference), kLeastAreaMm2);
    const auto ownSamples =
        static_cast<std::size_t>(std::ceil(static_cast<double>(options_.samples) * std::min(areas, 4.0)));
    for (const glm::vec3& p : samplesOf(own.mesh, ownSamples)) {
      if (!compared(p)) continue;
      const auto nearest = referenceSurface.closestPoint(p);
      const bool isContact = nearest->signedDistance < 0.0F && (touches(p) || taken(p));
      if (!isContact && !taken(nearest->position)) {
        distances.push_back(static_cast<double>(nearest->distance));
      }
    }
    if (distances.empty()) return;
    std::sort(distances.begin(), distances.end());
    double sum = 0.0;
    for (const double distance : distances) sum += distance;
    out.meanMm = sum / static_cast<double>(distances.size());
    out.p95Mm = distances[distances.size() * 95 / 100];
    out.maxMm = distances.back();
  }

  const std::vector<Forged>& forged_;
  CompareOptions options_;
};

}  // namespace

ShapeBounds boundsOf(const std::string& part) {
  ShapeBounds bounds;
  if (part.find("phalanx") != std::string::npos) bounds.volume = 0.08;
  if (part == "tendon/calcaneal_tendon") bounds.volume = 0.06;
  return bounds;
}

bool ShapeComparison::within() const {
  return meanMm <= bounds.meanMm && p95Mm <= bounds.p95Mm && std::abs(volumeRatio() - 1.0) <= bounds.volume;
}

bool Comparison::within() const {
  return std::all_of(shapes.begin(), shapes.end(),
                     [](const ShapeComparison& shape) { return shape.within(); });
}

engine::Result<Comparison> compareWithReference(const engine::Model& model, const ReferenceIndex& index,
                                                const std::filesystem::path& directory,
                                                const CompareOptions& options) {
  const auto files = findReferences(directory);
  if (!files) return files.error();

  struct Match {
    std::size_t part = 0;  // among those that are no skin
    std::string fma;
    engine::TriangleMesh reference;
  };
  std::vector<Match> matches;
  Comparison out;
  std::size_t part = 0;
  for (const engine::Part& candidate : model.parts) {
    if (isSkin(candidate)) continue;
    const auto fma = candidate.extras.find("fma");
    const auto file = fma == candidate.extras.end() ? files->end() : files->find(fma->second);
    if (file == files->end()) {
      out.withoutReference.push_back(candidate.name);
    } else {
      auto reference = readReference(file->second, index.frame);
      if (!reference) return reference.error();
      matches.push_back({part, fma->second, std::move(*reference)});
    }
    ++part;
  }
  if (matches.empty()) {
    return engine::Error{directory.string(), "", "holds no reference mesh of any part of the model"};
  }

  const std::vector<Forged> forged = forgedParts(model);
  const Comparer comparer{forged, options};
  out.shapes.resize(matches.size());
  engine::parallelFor(matches.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Match& match = matches[i];
      const auto range = index.ranges.find(match.fma);
      out.shapes[i] = comparer.compare(match.part, match.reference,
                                       range == index.ranges.end() ? HeightRange{} : range->second);
      out.shapes[i].fma = match.fma;
    }
  });
  return out;
}

}  // namespace leg_forge
