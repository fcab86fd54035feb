#include "app/view/body_figure.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "app/state/update.h"
#include "engine/gltf/gltf.h"

namespace crus {
namespace {

constexpr std::string_view kAnchor = "area/";
constexpr std::string_view kReach = "area_reach_mm";

std::string attributeOf(std::string_view id) {
  std::string name = "_AREA_";
  for (const char c : id) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

/// How far the attributes tell distances, millimetres; 0 when the model does not say.
float reachOf(const engine::Model& model) {
  const auto found = model.extras.find(std::string{kReach});
  float reach = 0.0F;
  if (found != model.extras.end())
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), reach);
  return reach;
}

BodyArea areaOf(const engine::Anchor& anchor, const engine::TriangleMesh& mesh,
                const std::vector<float>& scalars, float reachMm) {
  BodyArea area;
  area.id = anchor.name.substr(kAnchor.size());
  const auto name = anchor.extras.find("name");
  area.name = name == anchor.extras.end() ? area.id : name->second;
  float inside = 0.0F;
  for (std::size_t i = 0; i < scalars.size(); ++i) {
    // The forge writes 0.5 at the edge, more inside, 0 and 1 at the reach.
    area.distanceMm.push_back((0.5F - scalars[i]) * 2.0F * reachMm * kBodyScale);
    if (area.distanceMm.back() >= 0.0F) continue;
    area.box.low = glm::min(area.box.low, mesh.positions[i]);
    area.box.high = glm::max(area.box.high, mesh.positions[i]);
    area.middle += mesh.positions[i];
    area.normal += mesh.normals[i];
    inside += 1.0F;
  }
  area.middle /= std::max(inside, 1.0F);
  if (glm::length(area.normal) > 0.0F) area.normal = glm::normalize(area.normal);
  return area;
}

}  // namespace

const BodyArea* BodyFigure::area(std::string_view id) const {
  const auto found = std::find_if(areas.begin(), areas.end(), [id](const BodyArea& a) { return a.id == id; });
  return found == areas.end() ? nullptr : &*found;
}

const BodyArea* BodyFigure::areaAt(const glm::vec3& place, Side side) const {
  const glm::vec3 own = toWorld(place, side);  // the mirror is its own inverse
  const std::vector<glm::vec3>& positions = mesh().positions;
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < positions.size(); ++i) {
    if (glm::distance(positions[i], own) < glm::distance(positions[nearest], own)) nearest = i;
  }
  const BodyArea* best = nullptr;
  for (const BodyArea& area : areas) {
    const float distance = area.distanceMm[nearest];
    if (distance < 0.0F && (best == nullptr || distance < best->distanceMm[nearest])) best = &area;
  }
  return best;
}

engine::Result<BodyFigure> loadBodyFigure(const std::filesystem::path& file) {
  engine::Result<engine::Model> loaded = engine::loadGltf(file);
  if (!loaded) return loaded.error();
  BodyFigure figure;
  figure.model = std::move(loaded).value();
  if (figure.model.parts.size() != 1 || figure.model.parts.front().primitives.size() != 1)
    return engine::Error{file.string(), "", "is not one figure of one surface"};
  const float reachMm = reachOf(figure.model);
  if (!(reachMm > 0.0F))
    return engine::Error{file.string(), "/scenes/0/extras", "has no \"" + std::string{kReach} + '"'};
  engine::TriangleMesh& mesh = figure.model.parts.front().primitives.front().mesh;
  for (glm::vec3& p : mesh.positions) p *= kBodyScale;
  for (const engine::Anchor& anchor : figure.model.anchors) {
    if (!anchor.name.starts_with(kAnchor)) continue;
    const auto scalars = mesh.scalars.find(attributeOf(anchor.name.substr(kAnchor.size())));
    if (scalars == mesh.scalars.end())
      return engine::Error{file.string(), "", "has no distances for " + anchor.name};
    figure.areas.push_back(areaOf(anchor, mesh, scalars->second, reachMm));
  }
  if (figure.areas.empty()) return engine::Error{file.string(), "", "has no areas"};
  return figure;
}

}  // namespace crus
