#include "app/window/inset_picture.h"

#include <cmath>
#include <utility>

#include "app/leg/resources.h"

namespace crus {

bool InsetPicture::ready() {
  if (figure_) return true;
  if (!warning_.empty()) return false;  // once is enough
  engine::Result<BodyFigure> loaded = loadBodyFigure(bodyModel());
  if (!loaded) {
    warning_ = "no picture of the whole body: " + engine::describe(loaded.error());
    return false;
  }
  figure_ = std::move(loaded).value();
  renderer_.emplace();
  renderer_->setModel(figure_->model);
  return true;
}

void InsetPicture::drawOnto(engine::Renderer& leg, const AppState& state, const World& world,
                            const engine::Camera& camera, glm::ivec2 size, float scale, int samples,
                            bool background) {
  place_.reset();
  std::vector<LitArea> lit = litAreas(state, world);
  const glm::vec2 wanted = insetSize(glm::vec2(size), scale);
  if ((lit.empty() && !state.asking) || wanted.x < 1.0F || !ready()) return;
  const glm::ivec2 small{wanted};
  if (lit != lit_ || state.colors != litColors_ || state.patterns != litPatterns_) {
    renderer_->setOverlay(insetOverlay(lit, *figure_, world.atlas, state));
    lit_ = std::move(lit);
    litColors_ = state.colors;
    litPatterns_ = state.patterns;
    drawn_.reset();
  }
  engine::SceneView view = insetView(lit_, *figure_, state, camera, wanted.x / wanted.y, scale);
  if (!background) view.backgroundTop = view.backgroundBottom = glm::vec4{0.0F};
  if (drawn_ != view || drawnSize_ != small || drawnSamples_ != samples) {
    renderer_->draw(view, small, samples);
    caption_ = state.asking ? "Or click here" : insetCaption(lit_, *figure_, state.side, view.camera);
    drawn_ = std::move(view);
    drawnSize_ = small;
    drawnSamples_ = samples;
  }
  const int margin = static_cast<int>(std::round(kInsetMargin * scale));
  // The scale bar of a section has the left corner.
  atLeft_ = !state.section.on && insetAtLeft(camera, atLeft_);
  const glm::ivec2 origin{atLeft_ ? margin : size.x - small.x - margin, margin};
  leg.lay(*renderer_, origin);
  place_ = Rect{{origin.x, size.y - margin - small.y}, glm::vec2{small}};
}

const BodyArea* InsetPicture::areaAt(glm::vec2 place, Side side) {
  if (!place_ || !drawn_ || !figure_) return nullptr;
  const auto pixel = engine::framebufferPixel(place - place_->position, drawnSize_, drawnSize_);
  if (!pixel) return nullptr;
  const auto where = renderer_->pickedPosition(*drawn_, drawnSize_, *pixel);
  return where ? figure_->areaAt(*where, side) : nullptr;
}

}  // namespace crus
