// Dear ImGui over the picture: in the window, or headless for pictures of the whole program.
#pragma once

#include <glm/vec2.hpp>

#include "app/panels/labels.h"
#include "app/panels/panels.h"
#include "app/panels/scale_bar.h"

struct GLFWwindow;

namespace crus {

class UiLayer {
 public:
  /// \param window  null: no window, the size comes with each frame. Needs the OpenGL context current.
  explicit UiLayer(GLFWwindow* window);
  UiLayer(const UiLayer&) = delete;
  UiLayer& operator=(const UiLayer&) = delete;
  ~UiLayer();

  /// Fonts and theme for this scale; does nothing when both are as they were. \return why there is no
  /// readable font, once.
  std::string style(Theme theme, float scale);
  /// \param size  logical pixels, used without a window.
  void beginFrame(glm::vec2 size, double seconds);
  /// Names over the picture, at this place of the window.
  void drawLabels(const std::vector<Label>& labels, const Rect& view) const;
  /// The scale of a cut face, at the lower left of the view.
  void drawScaleBar(const std::optional<ScaleBar>& bar, const Rect& view) const;
  void drawArcs(const std::vector<LinkArc>& arcs, const Atlas& atlas, const Rect& view) const;
  /// A frame and a caption round the small picture of the body.
  void drawInsetFrame(const std::string& caption, const Rect& inset) const;
  void drawPanels(const PanelContext& context, std::vector<Command>& commands) const;
  /// Draws into the framebuffer that is bound.
  void endFrame();

  [[nodiscard]] bool wantsMouse() const;
  [[nodiscard]] bool wantsText() const;
  /// Whether the keyboard is moving through the widgets: then arrows, Space, Enter and Tab are theirs.
  [[nodiscard]] bool navigating() const;

 private:
  GLFWwindow* window_ = nullptr;
  Fonts fonts_;
  Theme theme_ = Theme::kDark;
  float scale_ = 0.0F;
};

}  // namespace crus
