// The one place where state changes.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/cautions.h"
#include "app/atlas/placement.h"
#include "app/journal/journal.h"
#include "app/state/command.h"
#include "app/state/state.h"
#include "engine/scene/model.h"

namespace crus {

/// One's own spot for a point, where it lies on this model: right leg, metres.
struct PlacedSpot {
  std::string point;
  Side side = Side::kRight;
  glm::vec3 onSkin{0.0F};
};

/// What commands are about; made once per model, constant afterwards.
struct World {
  Atlas atlas;
  std::vector<PlacedPoint> points;               // right-leg model frame
  std::map<std::string, engine::Box> partBoxes;  // part name -> box, right-leg model frame
  std::map<std::string, int>
      partLayers;          // part name -> 1 superficial, 2 intermediate, 3 deep; bones are not in it
  PointCautions cautions;  // the safety zones near each point
  const crus::journal::Journal* journal = nullptr;  // as it is now; null where none is kept
  std::vector<PlacedSpot> ownSpots;                 // of that journal
  engine::Box bounds;
  /// The axis that the height of a section is measured along: from the ankle centre to the knee joint line,
  /// or from the foot to the top of a model without charts. Right-leg model frame.
  glm::vec3 axisLow{0.0F};
  glm::vec3 axisHigh{0.0F, 0.4F, 0.0F};
  float aspect = 1.6F;  // of the viewport, kept up to date by the window
};

/// The state of a fresh start: three-quarter view, glass skin, the first example point selected with its zone
/// lit.
AppState initialState(const World& world);

/// The state after a command. Unknown ids leave the state as it was but for `message`, which says so. Undo
/// and Redo need a History and are ignored here.
AppState update(AppState state, const Command& command, const World& world);

journal::LegSide legSide(Side side);
Side sideOf(journal::LegSide side);

/// Model frame (right leg) -> world of the side shown: mirrors X for a left leg.
glm::vec3 toWorld(const glm::vec3& model, Side side);

/// Engine azimuth for a theta of the side shown, and back.
float azimuthOfTheta(float thetaDegrees, Side side);
float thetaOfAzimuth(float azimuthDegrees, Side side);

/// Whether a part is drawn: not hidden, and isolated when anything is; what is isolated is never peeled off.
/// The skin obeys `skin` instead.
bool isVisible(const AppState& state, const std::string& part, const World& world);
/// Whether only the user's own points are wanted and this is none of them, nor the selected one.
bool isFilteredAway(const AppState& state, const std::string& point);
/// Whether a point's X can be seen: markers on and its muscle not hidden (hiding takes everything of a muscle
/// with it). Of a muscle that is peeled off it stays on the skin, but does not hang in the air without one.
bool isMarkerVisible(const AppState& state, const TriggerPoint& point, const World& world);
/// Points whose zones are drawn, in atlas order: switched on and not hidden with their muscle; a hovered
/// point's own zone as well.
std::vector<const TriggerPoint*> visibleZones(const AppState& state, const World& world);
/// SafetyZone ids to be hatched on the skin: those of the selected point. Empty while the skin is off.
std::vector<std::string> visibleCautions(const AppState& state, const World& world);

/// A change that comes in many small ones: the camera moves, or the plane of a section that is on.
enum class Glide { kNone, kCamera, kSection };

/// Undo by keeping old values. Moves of one kind that follow one another count as one step.
class History {
 public:
  explicit History(AppState initial) : present_{std::move(initial)} {}
  [[nodiscard]] const AppState& state() const { return present_; }
  void apply(const Command& command, const World& world);
  /// Another state as one step that can be undone.
  void replace(AppState next);
  [[nodiscard]] bool canUndo() const { return !past_.empty(); }
  [[nodiscard]] bool canRedo() const { return !future_.empty(); }

 private:
  AppState present_;
  std::vector<AppState> past_, future_;
  Glide lastGlide_ = Glide::kNone;
};

}  // namespace crus
