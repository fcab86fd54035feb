// What lies under the thumb: the layers that a straight press goes through, and what to keep clear of nearby.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/cautions.h"
#include "app/atlas/placement.h"
#include "app/atlas/skin_surface.h"
#include "app/atlas/zone_field.h"
#include "engine/geometry/bvh.h"
#include "engine/scene/model.h"

namespace crus {

/// One layer on the way in.
struct PressLayer {
  std::string kind;    // "skin", "tissue" (fat, fascia, vessels: what the model has no part for), else the
                       // part's own: "muscle", "tendon", "bone" ...
  std::string name;    // for people: "skin and fat", "Soleus", "Tibia"
  std::string muscle;  // Muscle::id; empty when it is none of the atlas
  float fromMm = 0.0F;
  float thicknessMm = 0.0F;  // 0 for a bone, where pressing ends
};

/// A safety zone near the spot.
struct PressCaution {
  std::string zone;         // SafetyZone::id
  float distanceMm = 0.0F;  // along the skin to its edge; 0 inside
};

struct UnderThumb {
  std::vector<PressLayer> layers;      // outermost first; a bone is the last
  std::vector<PressCaution> cautions;  // nearest first
};

inline constexpr float kPressDepthMm = 80.0F;  // further in nobody presses

/// Answers for one leg. Making it builds a tree over all parts but the skin: about 50 ms and 10 MB for the
/// leg that ships, so make it when it is first asked for. An answer takes a few microseconds. Keeps no
/// reference to what it was made of; may be asked from several threads.
class PressProbe {
 public:
  /// \param cautions the safety zones on the skin of this model.
  PressProbe(const Atlas& atlas, const engine::Model& model, std::vector<CautionField> cautions);

  /// Straight into the skin at the spot, against its normal, to the first bone or kPressDepthMm. Hits of one
  /// muscle's parts merge; where parts overlap, the one that was entered last counts; what is thinner than
  /// half a millimetre is left out.
  [[nodiscard]] UnderThumb under(const SkinSpot& spot) const;

  /// The same along a point's own ray (PlacedPoint::inward), to where it has entered the point's muscle: the
  /// last layer is that muscle, unless the ray misses it. What stands before it is what pressing passes
  /// first.
  [[nodiscard]] std::vector<PressLayer> toPoint(const PlacedPoint& placed, const TriggerPoint& point) const;

  /// The layers along any ray from a place on the skin. \param inward unit.
  [[nodiscard]] std::vector<PressLayer> along(const glm::vec3& onSkin, const glm::vec3& inward) const;

  /// Safety zones within kCautionReachMm of the spot.
  [[nodiscard]] std::vector<PressCaution> cautionsNear(const SkinSpot& spot) const;

 private:
  struct Part {
    std::string kind, name, muscle;
    std::uint32_t firstTriangle = 0;  // of the joint mesh
  };

  [[nodiscard]] std::size_t partOf(std::uint32_t triangle) const;

  std::vector<Part> parts_;
  engine::TriangleBvh tree_;
  std::vector<CautionField> safety_;
};

}  // namespace crus
