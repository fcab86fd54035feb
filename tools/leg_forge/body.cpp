#include "tools/leg_forge/body.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <map>
#include <optional>
#include <utility>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/branch_surface.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

constexpr float kVoxelMm = 4.0F;
constexpr int kMarginVoxels = 6;      // past the middle and round the body
constexpr float kSmoothingMm = 2.5F;  // evens out the corners where pieces meet
constexpr std::size_t kTriangles = 9000;
constexpr float kMetresPerMm = 0.001F;

/// A solid made ready for many questions.
class Solid {
 public:
  explicit Solid(const BodySolid& from) : from_{&from} {
    if (const auto* tube = std::get_if<BodyTube>(&from.shape)) prepare(*tube);
  }

  [[nodiscard]] const BodySolid& figures() const { return *from_; }

  /// About the distance; negative inside.
  [[nodiscard]] float distance(const glm::vec3& p) const {
    if (const auto* tube = std::get_if<BodyTube>(&from_->shape)) return toTube(*tube, p);
    if (const auto* ellipsoid = std::get_if<BodyEllipsoid>(&from_->shape)) {
      const glm::vec3 own = ellipsoid->toOwn * (p - ellipsoid->centre) / ellipsoid->radii;
      const float size = glm::length(own);
      if (size < 1e-4F) return -std::min({ellipsoid->radii.x, ellipsoid->radii.y, ellipsoid->radii.z});
      return size * (size - 1.0F) / glm::length(own / ellipsoid->radii);  // first order (I. Quilez)
    }
    return distanceToChain(std::get<Chain>(from_->shape), p);
  }

 private:
  static constexpr std::size_t kColumns = 8;  // side, depth, four radii, two powers
  static constexpr float kStepMm = 1.0F;
  using Row = std::array<float, kColumns>;

  static double column(const BodySection& s, std::size_t k) {
    if (k < 2) return static_cast<double>(k == 0 ? s.side : s.depth);
    return static_cast<double>(k < 6 ? s.radii[k - 2] : s.powers[k - 6]);
  }

  /// Tabulates the sections a millimetre apart.
  void prepare(const BodyTube& tube) {
    low_ = tube.sections.front().at;
    high_ = tube.sections.back().at;
    rows_.resize(static_cast<std::size_t>(std::ceil((high_ - low_) / kStepMm)) + 2);
    std::vector<double> at;
    for (const BodySection& section : tube.sections) at.push_back(static_cast<double>(section.at));
    for (std::size_t k = 0; k < kColumns; ++k) {
      std::vector<double> values;
      for (const BodySection& section : tube.sections) values.push_back(column(section, k));
      const std::vector<double> slopes = monotoneSlopes(at, values);
      std::size_t i = 0;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        const double u =
            std::min(at.front() + static_cast<double>(kStepMm) * static_cast<double>(r), at.back());
        while (i + 2 < at.size() && u > at[i + 1]) ++i;
        const double h = at[i + 1] - at[i];
        const double s = (u - at[i]) / h;
        const double t = 1.0 - s;
        rows_[r][k] =
            static_cast<float>(t * t * (1.0 + 2.0 * s) * values[i] + t * t * s * h * slopes[i] +
                               s * s * (1.0 + 2.0 * t) * values[i + 1] - s * s * t * h * slopes[i + 1]);
      }
    }
  }

  [[nodiscard]] float toTube(const BodyTube& tube, const glm::vec3& p) const {
    const float along = tube.alongZ ? p.z : p.y;
    const float u = (std::clamp(along, low_, high_) - low_) / kStepMm;
    const auto i = std::min(static_cast<std::size_t>(u), rows_.size() - 2);
    Row row{};
    for (std::size_t k = 0; k < kColumns; ++k)
      row[k] = glm::mix(rows_[i][k], rows_[i + 1][k], u - static_cast<float>(i));
    const glm::vec2 q{p.x - row[0], (tube.alongZ ? p.y : p.z) - row[1]};
    const glm::vec2 radii{q.x > 0.0F ? row[2] : row[3], q.y > 0.0F ? row[4] : row[5]};
    const float power = q.y > 0.0F ? row[6] : row[7];
    const glm::vec2 unit = glm::abs(q) / radii;
    const float size = std::pow(std::pow(unit.x, power) + std::pow(unit.y, power), 1.0F / power);
    const float inside = size < 1e-4F ? -std::min(radii.x, radii.y) : glm::length(q) * (1.0F - 1.0F / size);
    const float past = std::max(low_ - along, along - high_);
    return past <= 0.0F ? inside : glm::length(glm::vec2{std::max(inside, 0.0F), past});
  }

  const BodySolid* from_;
  float low_ = 0.0F;
  float high_ = 0.0F;
  std::vector<Row> rows_;
};

float blended(const std::vector<Solid>& solids, const glm::vec3& point) {
  const glm::vec3 p{std::abs(point.x), point.y, point.z};
  float d = solids.front().distance(p);
  for (std::size_t i = 1; i < solids.size(); ++i) {
    const BodySolid& figures = solids[i].figures();
    const float own = solids[i].distance(p);
    d = figures.carve ? -smoothMin(-d, own, figures.blendMm) : smoothMin(d, own, figures.blendMm);
  }
  return std::max(d, -p.y);  // the soles are flat on the floor
}

std::vector<Solid> prepared(const BodyFigures& figures) {
  return {figures.solids.begin(), figures.solids.end()};
}

/// Signed distances to the right half of the body and a little past its middle.
VoxelField halfField(const BodyFigures& figures) {
  constexpr float kHalfSpanMm = 340.0F;
  constexpr float kBackMm = 180.0F;
  constexpr float kDepthMm = 400.0F;
  VoxelGrid grid;
  grid.spacing = kVoxelMm;
  const auto voxels = [](float mm) { return static_cast<int>(std::ceil(mm / kVoxelMm)); };
  // x = 0 and y = 0 fall on samples.
  grid.origin = -kVoxelMm * glm::vec3{glm::ivec3{voxels(kHalfSpanMm), kMarginVoxels, voxels(kBackMm)}};
  grid.size = {voxels(kHalfSpanMm) + kMarginVoxels + 1, voxels(figures.statureMm) + 2 * kMarginVoxels + 1,
               voxels(kDepthMm) + 1};
  VoxelField field{grid};
  const std::vector<Solid> solids = prepared(figures);
  forEachVoxel(field, [&](int x, int y, int z, float) { return blended(solids, grid.point(x, y, z)); });
  return redistance(blur(redistance(field), kSmoothingMm));
}

/// The triangles with x <= 0, without those that lie in the middle plane.
Surface rightHalf(const Surface& whole) {
  Surface half;
  std::vector<std::uint32_t> renamed(whole.positions.size(), 0xFFFFFFFFU);
  for (const auto& triangle : whole.triangles) {
    const auto right = [&](std::uint32_t v) { return whole.positions[v].x <= 0.0F; };
    const auto middle = [&](std::uint32_t v) { return whole.positions[v].x == 0.0F; };
    if (!std::all_of(triangle.begin(), triangle.end(), right)) continue;
    if (std::all_of(triangle.begin(), triangle.end(), middle)) continue;
    std::array<std::uint32_t, 3> own{};
    for (std::size_t k = 0; k < 3; ++k) {
      std::uint32_t& name = renamed[triangle[k]];
      if (name == 0xFFFFFFFFU) {
        name = static_cast<std::uint32_t>(half.positions.size());
        half.positions.push_back(whole.positions[triangle[k]]);
      }
      own[k] = name;
    }
    half.triangles.push_back(own);
  }
  return half;
}

/// A half and its mirror image, which share the vertices on the middle plane. Vertex i of the half stays
/// vertex i; those of the image follow.
Surface bothHalves(const Surface& half) {
  Surface whole = half;
  std::vector<std::uint32_t> twin;
  for (std::size_t i = 0; i < half.positions.size(); ++i) {
    const glm::vec3& p = half.positions[i];
    twin.push_back(static_cast<std::uint32_t>(p.x == 0.0F ? i : whole.positions.size()));
    if (p.x != 0.0F) whole.positions.emplace_back(-p.x, p.y, p.z);
  }
  for (const auto& [a, b, c] : half.triangles) whole.triangles.push_back({twin[a], twin[c], twin[b]});
  return whole;
}

/// Unit normal from the field of the right half; on the middle plane it stays in it.
glm::vec3 normalAt(const glm::vec3& p, const VoxelField& field) {
  glm::vec3 n = field.gradient({-std::abs(p.x), p.y, p.z});
  n.x = p.x == 0.0F ? 0.0F : p.x > 0.0F ? -n.x : n.x;
  return glm::normalize(n);
}

/// Lays the middle line of an area onto the surface, so that its figures need not be exact.
Chain laidOn(const Chain& chain, const VoxelField& field) {
  Chain out = chain;
  for (glm::vec3& centre : out.centres) {
    centre.x = -centre.x;
    for (int step = 0; step < 6; ++step) {
      const glm::vec3 gradient = field.gradient(centre);
      centre -= field.sample(centre) * gradient / std::max(glm::dot(gradient, gradient), 0.25F);
    }
  }
  return splined(out, 8);
}

float areaScalar(float distanceMm) {
  return std::clamp(0.5F - distanceMm / (2.0F * kAreaReachMm), 0.0F, 1.0F);
}

/// The nearest place on the zero surface; what lies on the middle plane stays there.
glm::vec3 onSurface(glm::vec3 p, const VoxelField& field) {
  const bool middle = p.x == 0.0F;
  for (int step = 0; step < 4; ++step) {
    glm::vec3 gradient = field.gradient(p);
    if (middle) gradient.x = 0.0F;
    p -= field.sample(p) * gradient / std::max(glm::dot(gradient, gradient), 0.25F);
  }
  return p;
}

using Edge = std::pair<std::uint32_t, std::uint32_t>;  // the lower vertex first

/// Puts a vertex on every edge for which `middleOf` has a place, and cuts the triangles round it.
void splitEdges(Surface& half, const std::function<std::optional<glm::vec3>(const Edge&)>& middleOf) {
  std::map<Edge, std::uint32_t> middles;  // 0: stays whole
  const auto middle = [&](std::uint32_t a, std::uint32_t b) {
    const auto [found, added] = middles.try_emplace(std::minmax(a, b), 0U);
    if (!added) return found->second;
    if (const auto place = middleOf(found->first)) {
      found->second = static_cast<std::uint32_t>(half.positions.size());
      half.positions.push_back(*place);
    }
    return found->second;
  };
  std::vector<std::array<std::uint32_t, 3>> out;
  for (const auto& triangle : half.triangles) {
    std::vector<std::uint32_t> round;  // the corners with the new ones between them
    std::size_t lastNew = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      round.push_back(triangle[k]);
      if (const std::uint32_t m = middle(triangle[k], triangle[(k + 1) % 3]); m != 0U) {
        lastNew = round.size();
        round.push_back(m);
      }
    }
    // A fan round a new corner; where all three edges are cut, the fan round the inner triangle.
    std::rotate(round.begin(), round.begin() + static_cast<std::ptrdiff_t>(lastNew), round.end());
    if (round.size() == 6) {
      for (std::size_t k = 0; k < 6; k += 2) out.push_back({round[k], round[k + 1], round[(k + 2) % 6]});
      out.push_back({round[0], round[2], round[4]});
      continue;
    }
    for (std::size_t k = 1; k + 1 < round.size(); ++k) out.push_back({round[0], round[k], round[k + 1]});
  }
  half.triangles = std::move(out);
}

/// Takes off the middle plane what crosses the half from one place of its rim to another: together with its
/// mirror image it would be an edge of four triangles.
void splitChords(Surface& half, const VoxelField& field) {
  std::map<Edge, int> uses;
  for (const auto& [a, b, c] : half.triangles) {
    for (const Edge& edge : {Edge{std::minmax(a, b)}, Edge{std::minmax(b, c)}, Edge{std::minmax(c, a)}})
      ++uses[edge];
  }
  splitEdges(half, [&](const Edge& edge) -> std::optional<glm::vec3> {
    const glm::vec3& a = half.positions[edge.first];
    const glm::vec3& b = half.positions[edge.second];
    if (a.x != 0.0F || b.x != 0.0F || uses[edge] < 2) return std::nullopt;
    return onSurface(0.5F * (a + b) - glm::vec3{0.5F * kVoxelMm, 0.0F, 0.0F}, field);
  });
}

/// Halves the long edges that an outline of an area may cross, so that it can be drawn smoothly.
void refineAtOutlines(Surface& half, const VoxelField& field, const std::vector<Chain>& areas) {
  constexpr float kLongestMm = 13.0F;
  for (int pass = 0; pass < 3; ++pass) {
    splitEdges(half, [&](const Edge& edge) -> std::optional<glm::vec3> {
      const glm::vec3& a = half.positions[edge.first];
      const glm::vec3& b = half.positions[edge.second];
      const float length = glm::distance(a, b);
      const glm::vec3 middle = 0.5F * (a + b);
      const bool near = std::any_of(areas.begin(), areas.end(), [&](const Chain& area) {
        return std::abs(distanceToChain(area, middle)) < 0.6F * length;
      });
      if (length < kLongestMm || !near) return std::nullopt;
      return onSurface(middle, field);
    });
  }
}

/// Vertices in the order of use; those without a triangle fall away.
void reorder(Surface& half) {
  std::vector<unsigned int> indices;
  for (const auto& triangle : half.triangles) indices.insert(indices.end(), triangle.begin(), triangle.end());
  meshopt_optimizeVertexCache(indices.data(), indices.data(), indices.size(), half.positions.size());
  half.positions.resize(meshopt_optimizeVertexFetch(half.positions.data(), indices.data(), indices.size(),
                                                    half.positions.data(), half.positions.size(),
                                                    sizeof(glm::vec3)));
  half.triangles.clear();
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3)
    half.triangles.push_back({indices[i], indices[i + 1], indices[i + 2]});
}

/// Fewer triangles, more of them where the body is fine: face, hands and feet. The coarse surface is cut
/// through the middle again, as it is not the same on both sides.
Surface coarsened(const Surface& half, const VoxelField& field) {
  const auto importance = [](const glm::vec3& p) {
    const float head = ramp(1470.0F, 1530.0F, p.y);
    const float hand = ramp(235.0F, 265.0F, std::abs(p.x)) * ramp(880.0F, 850.0F, p.y);
    const float foot = ramp(100.0F, 70.0F, p.y);
    return 1.0 + static_cast<double>(6.0F * head + 3.0F * hand + 3.0F * foot);
  };
  Surface whole = simplify(bothHalves(half), kTriangles, importance);
  // What is all but in the middle goes there, and what crosses it gets a corner there.
  constexpr float kSnapMm = 2.5F;
  const auto toMiddle = [&field](glm::vec3 p) {
    p.x = 0.0F;
    return onSurface(p, field);
  };
  for (glm::vec3& p : whole.positions) {
    if (std::abs(p.x) < kSnapMm) p = toMiddle(p);
  }
  splitEdges(whole, [&](const Edge& edge) -> std::optional<glm::vec3> {
    const glm::vec3& a = whole.positions[edge.first];
    const glm::vec3& b = whole.positions[edge.second];
    if (a.x * b.x >= 0.0F) return std::nullopt;
    return toMiddle(glm::mix(a, b, a.x / (a.x - b.x)));
  });
  Surface cut = rightHalf(whole);
  splitChords(cut, field);
  return cut;
}

engine::Anchor anchorOf(const BodyArea& area, const Chain& laid) {
  engine::Anchor anchor;
  anchor.name = "area/" + area.id;
  anchor.position = laid.centres[laid.centres.size() / 2] * kMetresPerMm;
  anchor.extras = {{"name", area.name}};
  return anchor;
}

}  // namespace

std::string areaAttribute(const std::string& id) {
  std::string name = "_AREA_";
  for (const char c : id) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

float bodyField(const BodyFigures& figures, const glm::vec3& point) {
  return blended(prepared(figures), point);
}

engine::Result<engine::Model> forgeBody(const BodyFigures& figures) {
  const VoxelField field = halfField(figures);
  Surface half = rightHalf(largestPiece(extractSurface(field)));
  if (half.triangles.empty()) return engine::Error{"", "", "the figures give no body at all"};
  std::vector<Chain> areas;
  for (const BodyArea& area : figures.areas) areas.push_back(laidOn(area.chain, field));
  splitChords(half, field);
  half = coarsened(half, field);
  refineAtOutlines(half, field, areas);
  reorder(half);
  const Surface whole = bothHalves(half);
  engine::TriangleMesh mesh;
  mesh.triangles = whole.triangles;
  for (const glm::vec3& p : whole.positions) {
    mesh.positions.push_back(p * kMetresPerMm);
    mesh.normals.push_back(normalAt(p, field));
  }
  const Topology topology = topologyOf(mesh.triangles);
  if (topology.pieces != 1 || topology.openEdges != 0 || topology.nonManifoldEdges != 0 ||
      topology.eulerNumber != 2) {
    return engine::Error{"", "",
                         "the body is not one closed surface: " + std::to_string(topology.pieces) +
                             " pieces, " + std::to_string(topology.openEdges) + " open and " +
                             std::to_string(topology.nonManifoldEdges) + " tangled edges, Euler number " +
                             std::to_string(topology.eulerNumber)};
  }
  for (std::size_t a = 0; a < areas.size(); ++a) {
    std::vector<float>& scalars = mesh.scalars[areaAttribute(figures.areas[a].id)];
    for (const glm::vec3& p : mesh.positions)
      scalars.push_back(areaScalar(distanceToChain(areas[a], p / kMetresPerMm)));
  }

  engine::Model model;
  model.extras = {{"title", "Standing figure"},
                  {"license", "CC BY-SA 4.0"},
                  {"stature_mm", std::to_string(static_cast<int>(figures.statureMm))},
                  {"area_reach_mm", std::to_string(static_cast<int>(kAreaReachMm))}};
  model.materials = {{"clay", {0.55F, 0.55F, 0.54F, 1.0F}, 0.0F, 0.75F, false}};
  engine::Part part;
  part.name = "body/figure";
  part.extras = {{"kind", "body"}, {"name", "Body"}, {"source", "authored"}};
  part.primitives.push_back({std::move(mesh), 0});
  model.parts.push_back(std::move(part));
  for (std::size_t a = 0; a < areas.size(); ++a)
    model.anchors.push_back(anchorOf(figures.areas[a], areas[a]));
  return model;
}

}  // namespace leg_forge
