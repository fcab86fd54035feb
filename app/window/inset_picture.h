// The small picture of the whole body in the corner of the view: there while a lit zone lies off the leg.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/panels.h"
#include "app/view/body_figure.h"
#include "app/view/inset.h"
#include "engine/render/renderer.h"

namespace crus {

/// Loads the figure and a renderer of its own when it is first needed, and draws only when its picture would
/// differ. Needs the OpenGL context of the renderer that it draws onto.
class InsetPicture {
 public:
  /// Puts the picture onto the last frame of the leg, of `size` framebuffer pixels, in the corner at the
  /// bottom that the toes do not point to. Does nothing while no lit zone lies off the leg and nothing is
  /// asked, or the view is too small. \param scale  framebuffer pixels per logical pixel, times the text
  /// size. \param background  false: only the figure, on nothing.
  void drawOnto(engine::Renderer& leg, const AppState& state, const World& world,
                const engine::Camera& camera, glm::ivec2 size, float scale, int samples,
                bool background = true);

  /// Where the last picture lies in the frame: pixels, origin top-left; empty while there is none.
  [[nodiscard]] std::optional<Rect> place() const { return place_; }
  [[nodiscard]] const std::string& caption() const { return caption_; }
  /// Why there is no figure, if it could not be read; a sentence for the user.
  [[nodiscard]] const std::string& warning() const { return warning_; }

  /// The area of the body under a place of the frame (pixels, origin top-left); null over anything else.
  const BodyArea* areaAt(glm::vec2 place, Side side);

 private:
  bool ready();

  std::optional<BodyFigure> figure_;
  std::optional<engine::Renderer> renderer_;
  std::vector<LitArea> lit_;
  Colors litColors_ = Colors::kMuscle;
  bool litPatterns_ = false;
  std::optional<engine::SceneView> drawn_;
  glm::ivec2 drawnSize_{0};
  int drawnSamples_ = 0;
  bool atLeft_ = false;
  std::optional<Rect> place_;
  std::string caption_;
  std::string warning_;
};

}  // namespace crus
