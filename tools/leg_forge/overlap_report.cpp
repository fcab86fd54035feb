#include "tools/leg_forge/overlap_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <glm/geometric.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/parallel.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

constexpr float kMmPerMetre = 1000.0F;
constexpr float kLineStep = 1.0F;    // mm between the lines along which volumes are counted
constexpr float kSampleStep = 2.0F;  // mm between points of a triangle
constexpr const char* kBones = "bone/";
constexpr const char* kSkin = "skin/";

/// Vertices and points of the triangles.
std::vector<glm::vec3> samplesOf(const engine::TriangleMesh& mesh) {
  std::vector<glm::vec3> samples = mesh.positions;
  for (const auto& triangle : mesh.triangles) {
    const glm::vec3& a = mesh.positions[triangle[0]];
    const glm::vec3& b = mesh.positions[triangle[1]];
    const glm::vec3& c = mesh.positions[triangle[2]];
    const float longest = std::max({glm::distance(a, b), glm::distance(b, c), glm::distance(c, a)});
    const int steps = static_cast<int>(std::ceil(longest / kSampleStep));
    for (int i = 0; i <= steps; ++i) {
      for (int j = 0; i + j <= steps; ++j) {
        if (i == steps || j == steps || i + j == 0) continue;  // a corner
        const glm::vec2 w = glm::vec2{i, j} / static_cast<float>(steps);
        samples.push_back(a + w.x * (b - a) + w.y * (c - a));
      }
    }
  }
  return samples;
}

/// What a solid fills of the upright lines x = i, z = j (mm, a little off the round numbers).
class Lines {
 public:
  explicit Lines(const Solid& solid)
      : low_{cell(solid.bounds().low.x), cell(solid.bounds().low.z)},
        size_{cell(solid.bounds().high.x) - low_.x + 1, cell(solid.bounds().high.z) - low_.y + 1} {
    for (int x = 0; x < size_.x; ++x) {
      for (int z = 0; z < size_.y; ++z) {
        stretches_.push_back(solid.stretchesAlongY(place(low_.x + x), place(low_.y + z)));
      }
    }
  }

  /// Volume shared with another solid, mm3.
  [[nodiscard]] double shared(const Lines& other) const {
    const glm::ivec2 low = glm::max(low_, other.low_);
    const glm::ivec2 high = glm::min(low_ + size_, other.low_ + other.size_);
    double length = 0.0;
    for (int x = low.x; x < high.x; ++x) {
      for (int z = low.y; z < high.y; ++z) length += sharedLength(at(x, z), other.at(x, z));
    }
    return length * kLineStep * kLineStep;
  }

 private:
  using Stretches = std::vector<std::pair<float, float>>;

  static constexpr float kOffset = 0.377F;  // vertices like round numbers
  static int cell(float mm) { return static_cast<int>(std::floor(mm / kLineStep)); }
  static float place(int index) { return (static_cast<float>(index) + kOffset) * kLineStep; }
  [[nodiscard]] const Stretches& at(int x, int z) const {
    return stretches_[static_cast<std::size_t>((x - low_.x) * size_.y + z - low_.y)];
  }
  static double sharedLength(const Stretches& a, const Stretches& b) {
    double length = 0.0;
    for (const auto& [lowA, highA] : a) {
      for (const auto& [lowB, highB] : b) {
        length += static_cast<double>(std::max(0.0F, std::min(highA, highB) - std::max(lowA, lowB)));
      }
    }
    return length;
  }

  glm::ivec2 low_;
  glm::ivec2 size_;
  std::vector<Stretches> stretches_;
};

struct Deepest {
  double mm = 0.0;
  glm::vec3 at{0.0F};
};

Deepest deepestOf(const std::vector<glm::vec3>& samples, const Solid& solid) {
  Deepest deepest;
  for (const glm::vec3& sample : samples) {
    const auto depth = solid.depthAt(sample);
    if (depth && depth->mm > deepest.mm) deepest = {depth->mm, sample};
  }
  return deepest;
}

bool isBone(const Body& body) {
  return body.name.starts_with(kBones);
}

/// Pairs that are deep enough to be told, from before and after, in the order of their depth before.
struct Told {
  const PairOverlap* before = nullptr;  // null: none
  const PairOverlap* after = nullptr;
};

std::vector<Told> toldPairs(const std::vector<PairOverlap>& before, const std::vector<PairOverlap>& after,
                            double leastMm) {
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  std::vector<Told> all;
  for (const PairOverlap& pair : before) {
    index[{pair.first, pair.second}] = all.size();
    all.push_back({&pair, nullptr});
  }
  for (const PairOverlap& pair : after) {
    const auto [found, isNew] = index.try_emplace({pair.first, pair.second}, all.size());
    if (isNew) all.push_back({});
    all[found->second].after = &pair;
  }
  std::erase_if(all, [leastMm](const Told& told) {
    return (told.before == nullptr || told.before->depthMm < leastMm) &&
           (told.after == nullptr || told.after->depthMm < leastMm);
  });
  return all;
}

std::string decimals(double value, int count) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", count, value);
  return text.data();
}

}  // namespace

std::vector<PairOverlap> measureOverlaps(const std::vector<Body>& bodies) {
  const std::size_t count = bodies.size();
  std::vector<std::optional<Solid>> solids(count);
  std::vector<std::optional<Lines>> lines(count);
  std::vector<std::vector<glm::vec3>> samples(count);
  engine::parallelFor(count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      solids[i].emplace(bodies[i].mesh);
      lines[i].emplace(*solids[i]);
      samples[i] = samplesOf(bodies[i].mesh);
    }
  });
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      if (isBone(bodies[i]) && isBone(bodies[j])) continue;
      if (overlap(solids[i]->bounds(), solids[j]->bounds())) pairs.emplace_back(i, j);
    }
  }
  std::vector<PairOverlap> overlaps(pairs.size());
  engine::parallelFor(pairs.size(), [&](std::size_t begin, std::size_t end) {
    constexpr double kCm3PerMm3 = 1e-3;
    for (std::size_t k = begin; k < end; ++k) {
      const auto [i, j] = pairs[k];
      const Deepest one = deepestOf(samples[i], *solids[j]);
      const Deepest other = deepestOf(samples[j], *solids[i]);
      const Deepest& deepest = one.mm >= other.mm ? one : other;
      overlaps[k] = {bodies[i].name, bodies[j].name, kCm3PerMm3 * lines[i]->shared(*lines[j]), deepest.mm,
                     glm::dvec3{deepest.at}};
    }
  });
  std::erase_if(overlaps, [](const PairOverlap& pair) { return pair.depthMm <= 0.0; });
  std::stable_sort(overlaps.begin(), overlaps.end(),
                   [](const PairOverlap& a, const PairOverlap& b) { return a.depthMm > b.depthMm; });
  return overlaps;
}

std::vector<PairOverlap> measureOverlaps(const engine::Model& model) {
  std::vector<Body> bodies;
  for (const engine::Part& part : model.parts) {
    if (part.name.starts_with(kSkin)) continue;
    Body body{part.name, {}};
    for (const engine::Primitive& primitive : part.primitives) {
      const auto first = static_cast<std::uint32_t>(body.mesh.positions.size());
      for (const glm::vec3& p : primitive.mesh.positions) body.mesh.positions.push_back(kMmPerMetre * p);
      for (const auto& [a, b, c] : primitive.mesh.triangles) {
        body.mesh.triangles.push_back({first + a, first + b, first + c});
      }
    }
    bodies.push_back(std::move(body));
  }
  return measureOverlaps(bodies);
}

Body bodyOf(const Structure& structure, const std::vector<Lofted>& pieces) {
  Body body{kindName(structure.kind) + "/" + structure.id, {}};
  for (const Lofted& piece : pieces) {
    const auto first = static_cast<std::uint32_t>(body.mesh.positions.size());
    for (const glm::dvec3& p : piece.positions) body.mesh.positions.emplace_back(p);
    for (const auto& [a, b, c] : piece.triangles) {
      body.mesh.triangles.push_back({first + a, first + b, first + c});
    }
  }
  return body;
}

std::vector<PairOverlap> overlapsOfFigures(const Anatomy& anatomy) {
  std::vector<Body> bodies;
  for (const Structure& structure : anatomy.structures) {
    bodies.push_back(bodyOf(structure, loftStructure(structure)));
  }
  return measureOverlaps(bodies);
}

std::string overlapTable(const std::vector<PairOverlap>& before, const std::vector<PairOverlap>& after,
                         double leastMm) {
  std::string out = "| pair | cm3 before | after | depth mm before | after |\n";
  out += "| --- | ---: | ---: | ---: | ---: |\n";
  const PairOverlap none;
  for (const Told& told : toldPairs(before, after, leastMm)) {
    const PairOverlap& named = told.before != nullptr ? *told.before : *told.after;
    const PairOverlap& was = told.before != nullptr ? *told.before : none;
    const PairOverlap& is = told.after != nullptr ? *told.after : none;
    out += "| `" + named.first + "` - `" + named.second + "` | " + decimals(was.volumeCm3, 2) + " | " +
           decimals(is.volumeCm3, 2) + " | " + decimals(was.depthMm, 1) + " | " + decimals(is.depthMm, 1) +
           " |\n";
  }
  return out;
}

std::string overlapJson(const std::vector<PairOverlap>& before, const std::vector<PairOverlap>& after,
                        double leastMm) {
  const auto numbers = [](const PairOverlap* pair) {
    constexpr double kThousand = 1000.0;
    const auto rounded = [](double value) { return std::round(kThousand * value) / kThousand; };
    return nlohmann::json{{"volume_cm3", pair == nullptr ? 0.0 : rounded(pair->volumeCm3)},
                          {"depth_mm", pair == nullptr ? 0.0 : rounded(pair->depthMm)}};
  };
  nlohmann::json out = nlohmann::json::array();
  for (const Told& told : toldPairs(before, after, leastMm)) {
    const PairOverlap& named = told.before != nullptr ? *told.before : *told.after;
    out.push_back({{"first", named.first},
                   {"second", named.second},
                   {"before", numbers(told.before)},
                   {"after", numbers(told.after)}});
  }
  return out.dump(2);
}

}  // namespace leg_forge
