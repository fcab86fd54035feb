// Dear ImGui over the picture: in the window, or headless for pictures of the whole program.
#pragma once

#include <glm/vec2.hpp>
#include <span>

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

  /// Fonts and theme for this scale; does nothing when all is as it was. \param releasePixels  as for
  /// loadFonts(). \return why there is no readable font, once.
  std::string style(Theme theme, float scale, float releasePixels = 0.0F);
  /// \param size  logical pixels, used without a window.
  void beginFrame(glm::vec2 size, double seconds);
  /// Names over the picture, in the view of that layout, clear of what stands in its corners.
  void drawLabels(const std::vector<Label>& labels, const Layout& layout,
                  std::span<const Rect> corners) const;
  /// The scale of a cut face, at the lower left of the view. \return what it covers.
  Rect drawScaleBar(const std::optional<ScaleBar>& bar, const Rect& view) const;
  void drawArcs(const std::vector<LinkArc>& arcs, const Atlas& atlas, Colors colors, const Rect& view) const;
  /// A frame and a caption round the small picture of the body. \return what they cover.
  Rect drawInsetFrame(const std::string& caption, const Rect& inset) const;
  /// Captions and lines over the tiles of the contact view.
  void drawContactFrame(const std::vector<std::pair<std::string, Rect>>& tiles) const;
  void drawPanels(const PanelContext& context, std::vector<Command>& commands) const;
  /// Draws into the framebuffer that is bound.
  void endFrame();

  [[nodiscard]] bool wantsMouse() const;
  [[nodiscard]] bool wantsText() const;

 private:
  GLFWwindow* window_ = nullptr;
  Fonts fonts_;
  Theme theme_ = Theme::kDark;
  float scale_ = 0.0F;
  float releasePixels_ = 0.0F;
};

}  // namespace crus
