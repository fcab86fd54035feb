// The skin as a surface to point at: from a chart's coordinates, or from a place nearby, to a spot on it.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/atlas/chart.h"
#include "engine/core/result.h"
#include "engine/geometry/bvh.h"

namespace crus {

class SkinChart;

/// One spot of a skin mesh. Metres, frame of the (right-leg) model.
struct SkinSpot {
  std::array<std::uint32_t, 3> corners{};  // vertices of the triangle that it lies on
  glm::vec3 weights{1.0F, 0.0F, 0.0F};     // of the corners, sum 1
  glm::vec3 position{0.0F};
  glm::vec3 normal{0.0F, 1.0F, 0.0F};  // outward, unit, as smooth as the mesh's normals
};

/// A field of one number per skin vertex, at the spot.
float valueAt(const std::vector<float>& field, const SkinSpot& spot);

/// The skin of one leg with a tree over it. About 90 bytes a triangle (5 MB for the leg that ships).
class SkinSurface {
 public:
  /// \throw std::invalid_argument when a triangle names a missing vertex or a position is not finite.
  explicit SkinSurface(engine::TriangleMesh skin);

  /// Where a ray from inside first goes out of the skin; none when it does not.
  [[nodiscard]] std::optional<SkinSpot> leave(const glm::vec3& origin, const glm::vec3& direction) const;
  /// Where a ray from outside first meets the skin; none when it does not.
  [[nodiscard]] std::optional<SkinSpot> enter(const glm::vec3& origin, const glm::vec3& direction) const;
  /// The spot of the skin that is nearest to a position; none when it is further than that.
  [[nodiscard]] std::optional<SkinSpot> nearest(const glm::vec3& position, float maxMetres) const;
  [[nodiscard]] const engine::TriangleMesh& mesh() const { return mesh_; }

 private:
  [[nodiscard]] SkinSpot spotOn(std::uint32_t triangle, const glm::vec3& weights,
                                const glm::vec3& position) const;

  engine::TriangleMesh mesh_;  // with normals
  engine::TriangleBvh tree_;
};

/// A place in one of the charts of the foot. `chart` is foot_dorsum, foot_plantar, heel or toe_1 .. toe_5;
/// `surface` (plantar, dorsal, medial, lateral, posterior) says which side of a heel or toe and may be empty:
/// the sole of the heel, the top of a toe.
struct FootSpot {
  std::string chart, surface;
  FootCoordinate at;
};

/// The charts that a FootSpot may name, and the surfaces that one of them has (none: it has but one).
const std::vector<std::string>& footCharts();
std::vector<std::string> surfacesOf(const std::string& footChart);

/// The spot of the skin at h and theta, where a ray from the leg's axis goes out.
/// \return Error saying how far this skin reaches when there is none at that height.
engine::Result<SkinSpot> spotOnLeg(const Chart& chart, const SkinSurface& skin, LegCoordinate at);

/// The spot of the skin at a place of the foot: up, down or aside from the middle of the foot at u and v
/// (aside for medial and lateral, backward for the back of the heel); of a toe its uppermost or lowest skin.
/// \return Error when there is no skin there, or when it belongs to the leg or to another toe.
engine::Result<SkinSpot> spotOnFoot(const Chart& chart, const SkinChart& sides, const SkinSurface& skin,
                                    const FootSpot& at);

}  // namespace crus
