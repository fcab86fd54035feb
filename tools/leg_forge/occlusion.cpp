#include "tools/leg_forge/occlusion.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <glm/common.hpp>
#include <string_view>
#include <utility>

#include "tools/leg_forge/assemble.h"
#include "tools/leg_forge/figures.h"

namespace leg_forge {
namespace {

constexpr std::string_view kBones = "bone/";

bool isBone(const engine::Part& part) {
  return part.name.starts_with(kBones);
}

/// The layer of a part that is neither bone nor skin; deep where none is named.
Layer layerOf(const engine::Part& part) {
  const auto found = part.extras.find("layer");
  for (const Layer layer : {Layer::superficial, Layer::intermediate}) {
    if (found != part.extras.end() && found->second == layerName(layer)) return layer;
  }
  return Layer::deep;
}

void append(engine::TriangleMesh& whole, const engine::Part& part) {
  for (const engine::Primitive& primitive : part.primitives) {
    const engine::TriangleMesh& mesh = primitive.mesh;
    const auto first = static_cast<std::uint32_t>(whole.positions.size());
    whole.positions.insert(whole.positions.end(), mesh.positions.begin(), mesh.positions.end());
    for (const auto& [a, b, c] : mesh.triangles) whole.triangles.push_back({first + a, first + b, first + c});
  }
}

/// Everything that is not skin, with more and more taken away.
class Surroundings {
 public:
  explicit Surroundings(const engine::Model& model) {
    engine::TriangleMesh all;
    engine::TriangleMesh below;
    engine::TriangleMesh deep;
    engine::TriangleMesh bones;
    for (const engine::Part& part : model.parts) {
      if (isSkin(part)) continue;
      append(all, part);
      if (isBone(part)) append(bones, part);
      if (isBone(part) || layerOf(part) != Layer::superficial) append(below, part);
      if (isBone(part) || layerOf(part) == Layer::deep) append(deep, part);
    }
    all_ = engine::TriangleBvh{all};
    below_ = engine::TriangleBvh{below};
    deep_ = engine::TriangleBvh{deep};
    bones_ = engine::TriangleBvh{bones};
  }
  [[nodiscard]] const engine::TriangleBvh& all() const { return all_; }
  [[nodiscard]] const engine::TriangleBvh& bones() const { return bones_; }
  /// What is left when the layers above `layer`, which is not superficial, are gone.
  [[nodiscard]] const engine::TriangleBvh& from(Layer layer) const {
    return layer == Layer::deep ? deep_ : below_;
  }

 private:
  engine::TriangleBvh all_;
  engine::TriangleBvh below_;
  engine::TriangleBvh deep_;
  engine::TriangleBvh bones_;
};

/// Where others hide a surface from every side, what it would be without them. Its margin keeps its shadow,
/// so that the crack between the two stays dark.
std::vector<float> uncovered(const Openness& open, const std::vector<float>& without, const Places& places) {
  constexpr float kHidden = 0.01F;
  constexpr float kSeen = 0.10F;
  std::vector<float> hidden(open.sky.size());
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    hidden[i] = 1.0F - glm::smoothstep(kHidden, kSeen, open.sky[i]);
  }
  places.erode(hidden);
  places.smooth(hidden, 2);
  std::vector<float> out(hidden.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = glm::mix(open.near[i], std::max(open.near[i], without[i]), hidden[i]);
  }
  return out;
}

/// One number per place, ready to be stored.
std::vector<float> finished(std::vector<float> open, const Places& places) {
  constexpr float kLeast = 0.12F;  // some light finds its way everywhere: no black spots
  places.smooth(open, 2);
  for (float& value : open) value = std::max(value, kLeast);
  return places.perVertex(open);
}

void bakePart(engine::Part& part, const Surroundings& surroundings, const OcclusionRules& rules) {
  engine::TriangleMesh own;
  append(own, part);
  const engine::TriangleBvh self = isBone(part) ? engine::TriangleBvh{} : engine::TriangleBvh{own};
  for (engine::Primitive& primitive : part.primitives) {
    engine::TriangleMesh& mesh = primitive.mesh;
    const Places places{mesh};
    const std::vector<float> alone =
        openness(mesh, places, isBone(part) ? surroundings.bones() : self, rules).near;
    if (isSkin(part)) {
      mesh.scalars[kOcclusion] = finished(alone, places);
      continue;
    }
    std::vector<float> deep = alone;
    if (!isBone(part) && layerOf(part) != Layer::superficial) {
      const std::vector<float> among =
          uncovered(openness(mesh, places, surroundings.from(layerOf(part)), rules), alone, places);
      for (std::size_t i = 0; i < deep.size(); ++i) deep[i] = 0.5F * (alone[i] + among[i]);
    }
    const std::vector<float> open =
        uncovered(openness(mesh, places, surroundings.all(), rules), deep, places);
    mesh.scalars[kOcclusion] = finished(open, places);
    mesh.scalars[kOcclusionDeep] = finished(deep, places);
  }
}

}  // namespace

void bakeOcclusion(engine::Model& model, const OcclusionRules& rules,
                   const std::function<void(const std::string&)>& progress) {
  constexpr std::size_t kPartsPerReport = 20;
  const Surroundings surroundings{model};
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    bakePart(model.parts[i], surroundings, rules);
    if ((i + 1) % kPartsPerReport == 0 || i + 1 == model.parts.size()) {
      progress("occlusion of " + std::to_string(i + 1) + " of " + std::to_string(model.parts.size()) +
               " parts");
    }
  }
}

}  // namespace leg_forge
