#include "tools/leg_forge/fibres.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <numbers>
#include <tuple>

#include "tools/leg_forge/branch_surface.h"
#include "tools/leg_forge/fibre_charts.h"

namespace leg_forge {
namespace {

constexpr double kMetresPerMm = 0.001;
constexpr double kFullTurn = 2.0 * std::numbers::pi;

/// From a point to the nearest of the axis of the bones: thigh, knee, ankle, heads of the metatarsals, and
/// heel.
glm::dvec3 towardsBones(const glm::dvec3& p) {
  static const std::array<std::array<glm::dvec3, 2>, 4> kAxis{
      {{glm::dvec3{-8.0, 480.0, 18.0}, glm::dvec3{0.0, 350.0, 0.0}},
       {glm::dvec3{0.0, 350.0, 0.0}, glm::dvec3{0.0, 10.0, 5.0}},
       {glm::dvec3{0.0, 0.0, 10.0}, glm::dvec3{-15.0, -36.0, 115.0}},
       {glm::dvec3{0.0, 0.0, 5.0}, glm::dvec3{5.0, -35.0, -35.0}}}};
  glm::dvec3 best{1e9};
  for (const auto& [a, b] : kAxis) {
    const double s = std::clamp(glm::dot(p - a, b - a) / glm::dot(b - a, b - a), 0.0, 1.0);
    const glm::dvec3 way = a + s * (b - a) - p;
    if (glm::length(way) < glm::length(best)) best = way;
  }
  return glm::length(best) > 0.0 ? glm::normalize(best) : best;
}

/// What a piece becomes while its vertices are doubled.
class Layout {
 public:
  explicit Layout(const Lofted& piece) : piece_{piece} {}

  /// The vertex `v` at texture place `at` (mm). Equal `copy` and place give the same vertex.
  std::uint32_t vertex(std::uint32_t v, int copy, const glm::dvec2& at) {
    const auto [found, isNew] =
        names_.try_emplace({v, copy, at.x, at.y}, static_cast<std::uint32_t>(out_.positions.size()));
    if (isNew) {
      out_.positions.push_back(piece_.positions[v]);
      out_.normals.push_back(piece_.normals[v]);
      if (!piece_.tendon.empty()) out_.tendon.push_back(piece_.tendon[v]);
      if (!piece_.places.empty()) out_.places.push_back(piece_.places[v]);
      out_.texcoords.push_back(kMetresPerMm * at);
    }
    return found->second;
  }
  void triangle(const std::array<std::uint32_t, 3>& corners) { out_.triangles.push_back(corners); }
  Lofted take() { return std::move(out_); }

 private:
  const Lofted& piece_;
  std::map<std::tuple<std::uint32_t, int, double, double>, std::uint32_t> names_;
  Lofted out_;
};

/// Two directions at right angles to a unit vector.
std::array<glm::dvec3, 2> across(const glm::dvec3& n) {
  const glm::dvec3 helper = std::abs(n.y) < 0.8 ? glm::dvec3{0.0, 1.0, 0.0} : glm::dvec3{0.0, 0.0, 1.0};
  const glm::dvec3 a = glm::normalize(glm::cross(helper, n));
  return {a, glm::cross(n, a)};
}

glm::dvec3 normalOf(const Lofted& piece, const std::array<std::uint32_t, 3>& t) {
  const glm::dvec3 n = glm::cross(piece.positions[t[1]] - piece.positions[t[0]],
                                  piece.positions[t[2]] - piece.positions[t[0]]);
  return glm::length(n) > 0.0 ? glm::normalize(n) : glm::dvec3{0.0, 1.0, 0.0};
}

/// A sheet is laid out in the plane of its greatest extent: v along the longest axis of the inertia
/// ellipsoid, u along the second, found by repeated multiplication.
Lofted laidFlat(const Lofted& sheet) {
  glm::dvec3 middle{0.0};
  for (const glm::dvec3& p : sheet.positions) middle += p;
  middle /= static_cast<double>(sheet.positions.size());
  const auto longest = [&](const glm::dvec3& without) {
    glm::dvec3 axis{0.31, 0.83, 0.47};
    for (int round = 0; round < 60; ++round) {
      glm::dvec3 sum{0.0};
      for (const glm::dvec3& p : sheet.positions) {
        glm::dvec3 d = p - middle;
        d -= glm::dot(d, without) * without;
        sum += glm::dot(d, axis) * d;
      }
      axis = glm::normalize(sum);
    }
    return axis;
  };
  const glm::dvec3 along = longest(glm::dvec3{0.0});
  const glm::dvec3 aside = longest(along);
  const glm::dvec3 facing = glm::cross(aside, along);
  Layout layout{sheet};
  for (const auto& t : sheet.triangles) {
    const int copy = glm::dot(normalOf(sheet, t), facing) > 0.0 ? 1 : 0;
    std::array<std::uint32_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::dvec3 d = sheet.positions[t[k]] - middle;
      corners[k] = layout.vertex(t[k], copy, {glm::dot(d, aside), glm::dot(d, along)});
    }
    layout.triangle(corners);
  }
  return layout.take();
}

/// Lays one piece made of tubes.
class TubeLayout {
 public:
  TubeLayout(const FibreCharts& charts, const std::vector<Tube>& tubes,
             const std::vector<std::uint32_t>& members, const Lofted& piece)
      : charts_{charts}, piece_{piece}, layout_{piece} {
    for (std::size_t i = 0; i < piece.places.size(); ++i) at_.push_back(mixed(tubes, members, i));
  }

  Lofted run() {
    for (const auto& t : piece_.triangles) {
      if (isLid(t)) {
        addLid(t);
      } else if (charts_.mirrored()) {
        addMirrored(t);
      } else {
        addUnwound(t);
      }
    }
    return layout_.take();
  }

 private:
  [[nodiscard]] bool isTip(std::uint32_t v) const { return piece_.places[v].turn < 0.0; }
  [[nodiscard]] double period(std::uint32_t v) const { return charts_.at(piece_.places[v].branch).width; }

  /// The place by the nearest tube; close to another tube its coordinates have a share, half at the border.
  [[nodiscard]] glm::dvec2 mixed(const std::vector<Tube>& tubes, const std::vector<std::uint32_t>& members,
                                 std::size_t i) const {
    constexpr double kReachMm = 3.0;
    const TubePlace& place = piece_.places[i];
    glm::dvec2 sum = charts_.coordinates(place);
    const glm::dvec2 own = sum;
    if (members.size() == 1 || place.turn < 0.0) return own;
    const auto self = tubes[place.branch].nearest(piece_.positions[i], kReachMm);
    const double nearest = self ? std::abs(self->distance) : 0.0;
    double weight = 1.0;
    for (const std::uint32_t member : members) {
      if (member == place.branch) continue;
      const auto other = tubes[member].nearest(piece_.positions[i], nearest + kReachMm);
      if (!other) continue;
      const double farther = std::max(0.0, std::abs(other->distance) - nearest) / kReachMm;
      if (farther >= 1.0) continue;
      const double share = (1.0 - farther) * (1.0 - farther);
      glm::dvec2 theirs = charts_.coordinates(other->place);
      if (!charts_.mirrored()) {
        const double turn = charts_.at(member).width;
        theirs.x -= turn * std::round((theirs.x - own.x) / turn);
      }
      sum += share * theirs;
      weight += share;
    }
    return sum / weight;
  }

  [[nodiscard]] bool isLid(const std::array<std::uint32_t, 3>& t) const {
    const auto u = [&](std::size_t k) { return piece_.places[t[k]].u; };
    return u(0) == u(1) && u(1) == u(2) && (isTip(t[0]) || isTip(t[1]) || isTip(t[2]));
  }

  void addLid(const std::array<std::uint32_t, 3>& t) {
    const auto [right, up] = across(piece_.normals[isTip(t[0]) ? t[0] : isTip(t[1]) ? t[1] : t[2]]);
    constexpr int kLid = 9;
    std::array<std::uint32_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::dvec3& p = piece_.positions[t[k]];
      corners[k] = layout_.vertex(t[k], kLid, {glm::dot(p, right), glm::dot(p, up)});
    }
    layout_.triangle(corners);
  }

  void add(const std::array<std::uint32_t, 3>& t, const std::array<int, 3>& copy,
           std::array<glm::dvec2, 3> at) {
    // A tip lies at every turn: here in the middle of the other two.
    for (std::size_t k = 0; k < 3; ++k) {
      if (isTip(t[k])) at[k].x = 0.5 * (at[(k + 1) % 3].x + at[(k + 2) % 3].x);
    }
    std::array<std::uint32_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) corners[k] = layout_.vertex(t[k], copy[k], at[k]);
    layout_.triangle(corners);
  }

  /// Either side of the mirror lines has vertices of its own, as the directions differ there.
  void addMirrored(const std::array<std::uint32_t, 3>& t) {
    double side = 0.0;
    for (const std::uint32_t v : t) {
      if (isTip(v)) continue;
      side += std::sin(kFullTurn * charts_.at(piece_.places[v].branch).across(piece_.places[v]));
    }
    const int copy = side > 0.0 ? 1 : 0;
    add(t, {copy, copy, copy}, {at_[t[0]], at_[t[1]], at_[t[2]]});
  }

  /// Where u starts again after a turn, vertices are doubled with u a turn on.
  void addUnwound(const std::array<std::uint32_t, 3>& t) {
    std::array<int, 3> best{};
    int least = 100;
    for (std::size_t reference = 0; reference < 3; ++reference) {
      if (isTip(t[reference])) continue;
      std::array<int, 3> turns{};
      int cost = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        if (isTip(t[k])) continue;
        turns[k] = -static_cast<int>(std::lround((at_[t[k]].x - at_[t[reference]].x) / period(t[k])));
        cost += turns[k] < 0 ? 10 : turns[k];
      }
      if (cost < least) {
        least = cost;
        best = turns;
      }
    }
    std::array<glm::dvec2, 3> at{};
    for (std::size_t k = 0; k < 3; ++k) {
      at[k] = at_[t[k]] + glm::dvec2{best[k] * period(t[k]), 0.0};
    }
    add(t, best, at);
  }

  const FibreCharts& charts_;
  const Lofted& piece_;
  Layout layout_;
  std::vector<glm::dvec2> at_;  // mm
};

/// Tendon fraction of a muscle as it is seen: tendon reaches farther up on the face that an aponeurosis
/// covers, else on the deep one, so that the belly ends in a curve.
class TendonBorder {
 public:
  TendonBorder(const Structure& structure, const FibreCharts& charts)
      : structure_{structure}, charts_{charts} {
    for (const Branch& branch : structure.branches) {
      surfaces_.emplace_back(branch);
      const auto thickest =
          std::max_element(branch.loops.begin(), branch.loops.end(),
                           [](const auto& a, const auto& b) { return a.areaMm2 < b.areaMm2; });
      bellies_.push_back(thickest->u);
      lengths_.push_back(branch.loops.back().u - branch.loops.front().u);
    }
  }

  [[nodiscard]] double at(const TubePlace& place) const {
    const Architecture& architecture = structure_.architecture;
    const double belly = bellies_[place.branch];
    const double across = place.turn < 0.0 ? 0.0 : charts_.at(place.branch).across(place);
    const bool covered = architecture.aponeurosisMm > 0.0;
    const bool deep = architecture.aponeurosisDeep || !covered;
    const double facing = 0.5 + 0.5 * std::cos(kFullTurn * (deep ? across + 0.5 : across));
    constexpr double kRounding = 0.03;  // of the length: where no aponeurosis is known the belly ends round
    const double reach = facing * (covered ? architecture.aponeurosisMm : kRounding * lengths_[place.branch]);
    constexpr double kFadeMm = 30.0;
    const double distal = std::clamp((place.u - belly + reach) / kFadeMm, 0.0, 1.0);
    const double shifted = surfaces_[place.branch].tendon(std::max(belly, place.u + distal * reach));
    const double own = place.u < belly ? surfaces_[place.branch].tendon(place.u) : 0.0;
    return glm::smoothstep(0.3, 0.95, std::max(own, shifted));
  }

 private:
  const Structure& structure_;
  const FibreCharts& charts_;
  std::vector<BranchSurface> surfaces_;
  std::vector<double> bellies_;  // u of the thickest loop
  std::vector<double> lengths_;
};

}  // namespace

double outerTurn(const Tube& tube) {
  const Lofted& loft = tube.loft();
  std::vector<double> area(loft.positions.size(), 0.0);
  for (const auto& [a, b, c] : loft.triangles) {
    const double each =
        glm::length(glm::cross(loft.positions[b] - loft.positions[a], loft.positions[c] - loft.positions[a]));
    for (const std::uint32_t v : {a, b, c}) area[v] += each;
  }
  glm::dvec2 sum{0.0};
  for (std::size_t i = 0; i < loft.positions.size(); ++i) {
    if (loft.places[i].turn < 0.0) continue;
    const double outward = -area[i] * glm::dot(loft.normals[i], towardsBones(loft.positions[i]));
    const double angle = kFullTurn * loft.places[i].turn;
    sum += outward * glm::dvec2{std::cos(angle), std::sin(angle)};
  }
  const double turn = std::atan2(sum.y, sum.x) / kFullTurn;
  return turn - std::floor(turn);
}

void layFibres(ForgedStructure& forged, const std::vector<Tube>& tubes) {
  const Structure& structure = *forged.structure;
  if (structure.kind == Kind::bone) return;
  const bool fleshy = structure.kind == Kind::muscle || structure.kind == Kind::contextMuscle;
  for (Lofted& piece : forged.pieces) {
    if (piece.places.empty()) {
      piece = laidFlat(piece);
      piece.tendon.assign(piece.positions.size(), 1.0);
    } else {
      std::vector<std::uint32_t> members;
      for (const TubePlace& place : piece.places) members.push_back(place.branch);
      std::sort(members.begin(), members.end());
      members.erase(std::unique(members.begin(), members.end()), members.end());
      const FibreCharts charts{structure, tubes, members};
      piece = TubeLayout{charts, tubes, members, piece}.run();
      const TendonBorder border{structure, charts};
      piece.tendon.clear();
      for (std::size_t i = 0; i < piece.positions.size(); ++i) {
        piece.tendon.push_back(fleshy ? border.at(piece.places[i]) : 1.0);
      }
    }
    computeNormals(piece);
    for (const glm::dvec4& tangent : tangentsOf(piece)) piece.fibres.emplace_back(tangent);
  }
}

std::vector<glm::dvec4> tangentsOf(const Lofted& lofted) {
  if (lofted.texcoords.empty()) return {};
  const std::size_t count = lofted.positions.size();
  std::vector<glm::dvec3> sum(count, glm::dvec3{0.0});
  std::vector<double> sense(count, 0.0);
  for (const auto& [a, b, c] : lofted.triangles) {
    const glm::dvec3 p = lofted.positions[b] - lofted.positions[a];
    const glm::dvec3 q = lofted.positions[c] - lofted.positions[a];
    const glm::dvec2 dp = lofted.texcoords[b] - lofted.texcoords[a];
    const glm::dvec2 dq = lofted.texcoords[c] - lofted.texcoords[a];
    const double turning = dp.x * dq.y - dp.y * dq.x;
    // Along q du_p - p du_q u does not change; v changes by `turning`.
    glm::dvec3 way = q * dp.x - p * dq.x;
    if (turning < 0.0) way = -way;
    if (!(glm::length(way) > 0.0)) continue;
    way *= glm::length(glm::cross(p, q)) / glm::length(way);
    for (const std::uint32_t v : {a, b, c}) {
      sum[v] += way;
      sense[v] += turning < 0.0 ? glm::length(way) : -glm::length(way);
    }
  }
  // Copies of a vertex that face the same way share the direction, so that a seam does not show.
  std::map<std::tuple<double, double, double, bool>, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < count; ++i) {
    const glm::dvec3& p = lofted.positions[i];
    places[{p.x, p.y, p.z, sense[i] >= 0.0}].push_back(i);
  }
  std::vector<glm::dvec4> out(count);
  for (const auto& [place, copies] : places) {
    for (const std::size_t i : copies) {
      glm::dvec3 way{0.0};
      for (const std::size_t j : copies) {
        if (glm::dot(lofted.normals[i], lofted.normals[j]) > 0.5) way += sum[j];
      }
      way -= glm::dot(way, lofted.normals[i]) * lofted.normals[i];
      const double length = glm::length(way);
      way = length > 1e-12 ? way / length : across(lofted.normals[i])[1];
      out[i] = glm::dvec4{way, sense[i] >= 0.0 ? 1.0 : -1.0};
    }
  }
  return out;
}

}  // namespace leg_forge
