#include "app/view/overlay_builder.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "app/state/visibility.h"
#include "app/view/color.h"
#include "app/view/zone_colors.h"

namespace crus {
namespace {

std::size_t pieceCount(std::size_t triangles) {
  return (triangles + OverlayBuilder::kPieceTriangles - 1) / OverlayBuilder::kPieceTriangles;
}

void join(std::vector<float>& into, const std::vector<float>& field) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = std::min(into[i], field[i]);
}

}  // namespace

engine::OverlayLayer overlayLayerOf(const Muscle& muscle, const AppState& state) {
  return {linearOf(fillOf(muscle, state.colors)), linearOf(edgeOf(muscle, state.colors)),
          state.patterns ? static_cast<int>(patternOf(muscle)) : 0};
}

/// A muscle keeps its number while others go on and off, so that what is laid out stays as it is.
void OverlayBuilder::number(const std::vector<const Muscle*>& muscles) {
  if (muscles == muscles_) return;
  muscles_ = muscles;
  lit_.assign(muscles.size(), {});
  for (std::size_t i = 0; i < muscles.size(); ++i) {
    lit_[i].layer.muscle = muscles[i];
    lit_[i].layer.number = static_cast<std::uint8_t>(i + 1);
  }
}

/// Joins the zones of those muscles whose lit zones are others than the last time.
void OverlayBuilder::light(const AppState& state, const Leg& leg, std::size_t vertexCount) {
  std::map<std::string, const TriggerPoint*> shown;
  for (const TriggerPoint* point : visibleZones(state, leg.world)) shown[point->id] = point;
  std::map<const Muscle*, std::vector<std::size_t>> lit;
  std::vector<const Muscle*> zoned;
  std::vector<ZoneField> due;
  for (std::size_t i = 0; i < leg.fields.size(); ++i) {
    const TriggerPoint* point = leg.world.atlas.point(leg.fields[i].point);
    const Muscle* muscle = point == nullptr ? nullptr : leg.world.atlas.muscle(point->muscle);
    if (muscle == nullptr) continue;
    if (std::find(zoned.begin(), zoned.end(), muscle) == zoned.end()) zoned.push_back(muscle);
    const bool wanted = leg.fields[i].strength == Strength::kEssential || state.spillover;
    if (!wanted || !shown.contains(point->id)) continue;
    lit[muscle].push_back(i);
    due.push_back(leg.fields[i]);
  }
  measureZones(due);
  if (zoned.size() > engine::kMostOverlayLayers)
    std::erase_if(zoned, [&](const Muscle* muscle) { return !lit.contains(muscle); });
  number(zoned);
  overlay_.layers.clear();
  for (LitMuscle& each : lit_) {
    overlay_.layers.push_back(overlayLayerOf(*each.layer.muscle, state));
    each.pattern = overlay_.layers.back().pattern;
    std::vector<std::size_t>& fields = lit[each.layer.muscle];
    if (fields == each.fields) continue;
    each.fields = std::move(fields);
    each.version = ++versions_;
    each.reach.clear();
    each.layer.core.assign(vertexCount, kOutsideMm);
    each.layer.fringe.assign(vertexCount, kOutsideMm);
    for (const std::size_t i : each.fields) {
      const ZoneField& field = leg.fields[i];
      if (field.distanceMm().size() != vertexCount) continue;
      join(field.strength == Strength::kEssential ? each.layer.core : each.layer.fringe, field.distanceMm());
    }
  }
}

void OverlayBuilder::hatch(const AppState& state, const Leg& leg, std::size_t vertexCount) {
  const std::vector<std::string> shown = visibleCautions(state, leg.world);
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < leg.cautions.size(); ++i) {
    const bool wanted = std::find(shown.begin(), shown.end(), leg.cautions[i].zone) != shown.end();
    if (wanted && leg.cautions[i].distanceMm().size() == vertexCount) fields.push_back(i);
  }
  overlay_.hatchAnchor = fields.empty() ? 0.5F * (leg.world.bounds.low + leg.world.bounds.high)
                                        : leg.cautions[fields.front()].middle();
  if (fields == hatch_.fields) return;
  hatch_.fields = std::move(fields);
  hatch_.version = ++versions_;
  hatch_.reach.clear();
  hatch_.distanceMm.assign(vertexCount, kOutsideMm);
  for (const std::size_t i : hatch_.fields) join(hatch_.distanceMm, leg.cautions[i].distanceMm());
}

/// \param inside  whether a vertex lies in the region.
template <class Inside>
bool OverlayBuilder::reaches(Region& region, std::size_t level, const Triangles& triangles, std::size_t piece,
                             Inside inside) {
  if (region.fields.empty()) return false;
  if (region.reach.size() <= level) region.reach.resize(level + 1);
  std::vector<char>& reach = region.reach[level];
  if (reach.empty()) {
    reach.assign(pieceCount(triangles.size()), 0);
    for (std::size_t i = 0; i < triangles.size(); ++i) {
      char& here = reach[i / kPieceTriangles];
      if (here == 0 && std::any_of(triangles[i].begin(), triangles[i].end(), inside)) here = 1;
    }
  }
  return reach[piece] != 0;
}

engine::OverlayPiece OverlayBuilder::pieceOf(std::span<const std::array<std::uint32_t, 3>> triangles,
                                             const engine::TriangleMesh& mesh, const SkinPattern& pattern,
                                             const std::vector<const ZoneLayer*>& layers,
                                             bool hatched) const {
  const auto isHatched = [&](std::uint32_t v) { return hatched && hatch_.distanceMm[v] < 0.0F; };
  std::vector<engine::OverlayVertex> corners;
  corners.reserve(3 * triangles.size());
  for (const auto& triangle : triangles) {
    const ZoneSlots slots = slotsOf(triangle, layers);
    const bool inked = std::any_of(triangle.begin(), triangle.end(), isHatched);
    if (slots[0] == nullptr && !inked) continue;
    const std::array<glm::vec2, 3> places = pattern.corners(triangle);
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const std::uint32_t v = triangle[corner];
      engine::OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = places[corner];
      setZones(vertex, v, slots);
      if (inked) vertex.hatch = hatch_.distanceMm[v];
      corners.push_back(vertex);
    }
  }
  return engine::overlayPiece(corners, overlay_.layers);
}

void OverlayBuilder::lay(std::size_t level, const Triangles& triangles, const engine::TriangleMesh& mesh,
                         const SkinPattern& pattern) {
  std::vector<Piece>& pieces = pieces_[level];
  pieces.resize(pieceCount(triangles.size()));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::vector<const ZoneLayer*> layers;
    std::vector<std::uint64_t> madeOf;
    for (LitMuscle& each : lit_) {
      const auto inside = [&](std::uint32_t v) {
        return each.layer.core[v] < 0.0F || each.layer.fringe[v] < 0.0F;
      };
      if (!reaches(each, level, triangles, i, inside)) continue;
      layers.push_back(&each.layer);
      madeOf.push_back(each.version);
      madeOf.push_back(static_cast<std::uint64_t>(each.pattern));
    }
    const bool hatched =
        reaches(hatch_, level, triangles, i, [&](std::uint32_t v) { return hatch_.distanceMm[v] < 0.0F; });
    if (hatched) madeOf.push_back(hatch_.version);
    if (madeOf.empty()) {
      pieces[i] = {};
      continue;
    }
    if (madeOf != pieces[i].madeOf) {
      const std::size_t first = i * kPieceTriangles;
      const std::span<const std::array<std::uint32_t, 3>> some{
          triangles.data() + first, std::min(kPieceTriangles, triangles.size() - first)};
      pieces[i] = {std::move(madeOf), std::make_shared<const engine::OverlayPiece>(
                                          pieceOf(some, mesh, pattern, layers, hatched))};
    }
    overlay_.levels[level].push_back(pieces[i].piece);
  }
}

const engine::Overlay& OverlayBuilder::of(const AppState& state, const Leg& leg, std::size_t level) {
  overlay_.levels.clear();
  if (!leg.pattern || state.skin == SkinMode::kOff) return overlay_;
  const engine::Primitive& skin = leg.model.parts[*leg.skinPart].primitives.front();
  light(state, leg, skin.mesh.positions.size());
  hatch(state, leg, skin.mesh.positions.size());
  overlay_.levels.resize(1 + skin.coarser.size());
  pieces_.resize(overlay_.levels.size());
  level = std::min(level, skin.coarser.size());
  lay(level, level == 0 ? skin.mesh.triangles : skin.coarser[level - 1], skin.mesh, *leg.pattern);
  return overlay_;
}

engine::Overlay buildOverlay(const AppState& state, const Leg& leg, std::size_t level) {
  return OverlayBuilder{}.of(state, leg, level);
}

}  // namespace crus
