// The 3D view inside the window: draws only when the picture would differ, and answers what is under the
// pointer.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <utility>

#include "app/leg/leg.h"
#include "app/panels/panels.h"
#include "app/state/state.h"
#include "app/view/labels.h"
#include "app/view/link_arcs.h"
#include "app/view/overlay_builder.h"
#include "app/view/section_view.h"
#include "app/window/contact_view.h"
#include "app/window/inset_picture.h"
#include "engine/render/renderer.h"

namespace crus {

class Viewport {
 public:
  explicit Viewport(engine::Renderer& renderer) : renderer_{&renderer} {}

  /// New geometry; the leg must outlive its use here.
  void setLeg(const Leg& leg);
  /// Where the view lies: a rectangle of the window (logical pixels) and the sizes of window and framebuffer.
  void place(const Rect& view, glm::ivec2 windowSize, glm::ivec2 framebufferSize);

  /// Makes the picture of this state seen by this camera, unless the last one still holds.
  /// \param moving  the view is in motion: one sample a pixel and coarser triangles are enough for now.
  /// \return whether anything was drawn.
  bool draw(const AppState& state, const engine::Camera& camera, float pixelRatio, bool moving);
  /// The leg alone, on nothing, in the size of the view and in full quality. The next draw() draws anew.
  engine::Image cleanPicture(const AppState& state, const engine::Camera& camera, float pixelRatio);
  /// Whether the last picture was a quick one, to be made anew when the view rests.
  [[nodiscard]] bool rough() const { return rough_; }

  /// What lies under a point of the window; nothing over the background or outside.
  Pick pick(glm::vec2 point, const AppState& state, const engine::Camera& camera, float pixelRatio);
  /// Where that is, world metres.
  std::optional<glm::vec3> position(glm::vec2 point, const AppState& state, const engine::Camera& camera,
                                    float pixelRatio);

  /// The place of the skin there, whether it is drawn or not; right leg, metres.
  [[nodiscard]] std::optional<glm::vec3> skinAt(glm::vec2 point, const AppState& state,
                                                const engine::Camera& camera) const;
  /// The area of the small figure there, by its id; empty over anything else.
  [[nodiscard]] std::string areaAt(glm::vec2 point, Side side);
  /// Where a place of the right leg is in the window; none when it lies outside the view.
  [[nodiscard]] std::optional<glm::vec2> windowPoint(const glm::vec3& place, const AppState& state) const;

  /// Names to be drawn over the last picture.
  [[nodiscard]] std::vector<Label> labels(const AppState& state) const;
  /// A scale for the face of the section, and how deep under the skin a point of the window lies on it.
  [[nodiscard]] std::optional<ScaleBar> scaleBar() const;
  [[nodiscard]] std::optional<float> cutDepthMm(glm::vec2 point) const;
  /// Arcs to be drawn over it, under the names.
  [[nodiscard]] std::vector<LinkArc> arcs(const AppState& state) const;
  /// The small picture of the body, and where in the window it lies; empty while there is none.
  [[nodiscard]] const InsetPicture& inset() const { return inset_; }
  [[nodiscard]] std::optional<Rect> insetRect() const;
  /// The tiles of the contact view with their places in the window; empty while one side is shown.
  [[nodiscard]] std::vector<std::pair<std::string, Rect>> contactTiles() const;
  /// From where the tile under a point of the window is seen.
  [[nodiscard]] std::optional<LookFrom> contactLook(glm::vec2 point) const;
  [[nodiscard]] bool contains(glm::vec2 point) const;
  /// Bottom-left corner in the framebuffer.
  [[nodiscard]] glm::ivec2 origin() const { return origin_; }
  [[nodiscard]] const Rect& rect() const { return rect_; }

 private:
  /// What the coloured triangles depend on; while it is the same they need not be looked at again.
  struct LitZones {
    std::vector<const TriggerPoint*> points;
    std::vector<std::string> cautions;
    bool spillover = true;
    bool skin = true;
    Colors colors = Colors::kMuscle;
    bool patterns = false;
    bool operator==(const LitZones&) const = default;
  };
  [[nodiscard]] std::optional<glm::ivec2> pixelOf(glm::vec2 point) const;
  bool drawContact(const AppState& state, float pixelRatio);
  Pick pickContact(glm::vec2 point, const AppState& state, float pixelRatio);
  [[nodiscard]] const ContactTile* tileAt(glm::vec2 point) const;
  void lookAtZones(const AppState& state);
  void showZones(const AppState& state, std::size_t level);
  [[nodiscard]] engine::SceneView viewOf(const AppState& state, const engine::Camera& camera,
                                         float pixelRatio) const;

  engine::Renderer* renderer_;
  InsetPicture inset_;
  OverlayBuilder overlay_;
  mutable SectionCache cuts_;
  ContactView contact_;
  bool inContact_ = false;
  const Leg* leg_ = nullptr;
  Rect rect_;
  glm::ivec2 size_{0};
  glm::ivec2 origin_{0};
  std::optional<engine::SceneView> drawn_;  // as it is in full
  LitZones zones_;
  std::optional<std::pair<LitZones, std::size_t>>
      shownZones_;  // in which level of detail the renderer has them
  glm::ivec2 drawnSize_{0};
  bool rough_ = false;
  bool drawnAsking_ = false;  // then the small figure is there to be clicked
};

}  // namespace crus
