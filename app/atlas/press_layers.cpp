#include "app/atlas/press_layers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crus {
namespace {

constexpr float kMillimetres = 1000.0F;
constexpr float kThinnestMm = 0.5F;

std::string kindOf(const engine::Part& part) {
  const std::size_t slash = part.name.find('/');
  return slash == std::string::npos ? "other" : part.name.substr(0, slash);
}

std::string nameOf(const engine::Part& part, const Muscle* muscle) {
  if (muscle != nullptr) return muscle->name;
  const auto given = part.extras.find("name");
  return given == part.extras.end() || given->second.empty() ? part.name : given->second;
}

void append(engine::TriangleMesh& whole, const engine::TriangleMesh& mesh) {
  const auto offset = static_cast<std::uint32_t>(whole.positions.size());
  whole.positions.insert(whole.positions.end(), mesh.positions.begin(), mesh.positions.end());
  for (const auto& t : mesh.triangles)
    whole.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
}

/// Two layers that people would call one.
bool isSame(const PressLayer& a, const PressLayer& b) {
  return a.kind == b.kind && a.name == b.name;
}

/// Adds a layer behind the last one; the skin takes in the tissue that follows it.
void lay(std::vector<PressLayer>& layers, PressLayer layer) {
  if (layer.thicknessMm < kThinnestMm && layer.kind != "bone") {
    if (!layers.empty()) layers.back().thicknessMm += layer.thicknessMm;
    return;
  }
  const bool first = layers.empty();
  if (first && layer.fromMm > 0.0F) {  // what was too thin to count in front of it
    layer.thicknessMm += layer.fromMm;
    layer.fromMm = 0.0F;
  }
  if (!first && isSame(layers.back(), layer)) {
    layers.back().thicknessMm += layer.thicknessMm;
  } else {
    layers.push_back(std::move(layer));
  }
}

}  // namespace

PressProbe::PressProbe(const Atlas& atlas, const engine::Model& model, std::vector<CautionField> cautions)
    : safety_(std::move(cautions)) {
  const engine::Part* skinOf = skinPart(model);
  engine::TriangleMesh whole;
  for (const engine::Part& part : model.parts) {
    if (&part == skinOf) continue;
    const Muscle* muscle = atlas.muscleOfPart(part.name);
    parts_.push_back({kindOf(part), nameOf(part, muscle), muscle == nullptr ? "" : muscle->id,
                      static_cast<std::uint32_t>(whole.triangles.size())});
    for (const engine::Primitive& primitive : part.primitives) append(whole, primitive.mesh);
  }
  tree_ = engine::TriangleBvh(whole);
}

std::size_t PressProbe::partOf(std::uint32_t triangle) const {
  const auto after =
      std::upper_bound(parts_.begin(), parts_.end(), triangle,
                       [](std::uint32_t t, const Part& part) { return t < part.firstTriangle; });
  return static_cast<std::size_t>(after - parts_.begin()) - 1;
}

std::vector<PressLayer> PressProbe::along(const glm::vec3& onSkin, const glm::vec3& inward) const {
  std::vector<PressLayer> layers;
  std::vector<std::size_t> inside;  // the parts that the ray is in, last entered last
  float reachedMm = 0.0F;
  const auto advance = [&](float toMm) {
    if (toMm <= reachedMm) return;
    PressLayer layer{"tissue", "fat, fascia and vessels", "", reachedMm, toMm - reachedMm};
    if (!inside.empty()) {
      const Part& part = parts_[inside.back()];
      layer.kind = part.kind;
      layer.name = part.name;
      layer.muscle = part.muscle;
    } else if (layers.empty()) {
      layer.kind = "skin";
      layer.name = "skin and fat";
    }
    lay(layers, std::move(layer));
    reachedMm = toMm;
  };
  const float reach = kPressDepthMm / kMillimetres + kProudMetres;
  for (const engine::RayHit& hit : tree_.allHits({onSkin - inward * kProudMetres, inward}, 0.0F, reach)) {
    const std::size_t part = partOf(hit.triangle);
    advance((hit.t - kProudMetres) * kMillimetres);
    if (hit.frontFacing) {
      if (parts_[part].kind == "bone") {
        lay(layers, {"bone", parts_[part].name, "", reachedMm, 0.0F});
        return layers;
      }
      inside.push_back(part);
    } else if (const auto open = std::find(inside.rbegin(), inside.rend(), part); open != inside.rend()) {
      inside.erase(std::next(open).base());
    }
  }
  if (!inside.empty()) advance(kPressDepthMm);  // what lies behind the last part is not known
  return layers;
}

std::vector<PressCaution> PressProbe::cautionsNear(const SkinSpot& spot) const {
  std::vector<PressCaution> near;
  for (const CautionField& zone : safety_) {
    if (zone.isFarFrom(spot.corners[0]) || zone.distanceMm().empty()) continue;
    const float distanceMm = valueAt(zone.distanceMm(), spot);
    if (distanceMm <= kCautionReachMm) near.push_back({zone.zone, std::max(0.0F, distanceMm)});
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const PressCaution& a, const PressCaution& b) { return a.distanceMm < b.distanceMm; });
  return near;
}

UnderThumb PressProbe::under(const SkinSpot& spot) const {
  return {along(spot.position, -spot.normal), cautionsNear(spot)};
}

std::vector<PressLayer> PressProbe::toPoint(const PlacedPoint& placed, const TriggerPoint& point) const {
  std::vector<PressLayer> layers = along(placed.onSkin, placed.inward);
  const auto own = std::find_if(layers.begin(), layers.end(), [&](const PressLayer& layer) {
    return layer.muscle == point.muscle || std::find(point.alsoMuscles.begin(), point.alsoMuscles.end(),
                                                     layer.muscle) != point.alsoMuscles.end();
  });
  if (own != layers.end()) layers.erase(std::next(own), layers.end());
  return layers;
}

}  // namespace crus
