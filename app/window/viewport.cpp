#include "app/window/viewport.h"

#include <glm/common.hpp>
#include <glm/matrix.hpp>

#include "app/view/scene_view.h"

namespace crus {
namespace {

constexpr int kSamples = 4;

}  // namespace

void Viewport::setLeg(const Leg& leg) {
  leg_ = &leg;
  renderer_->setModel(leg.model);
  inset_ = {};
  cuts_ = {};
  contact_.forget();
  drawn_.reset();
  overlay_ = {};
  zones_ = {};
  shownZones_.reset();
}

void Viewport::place(const Rect& view, glm::ivec2 windowSize, glm::ivec2 framebufferSize) {
  rect_ = view;
  const glm::vec2 ratio = glm::vec2(framebufferSize) / glm::max(glm::vec2(windowSize), glm::vec2(1.0F));
  const glm::ivec2 low{glm::floor(view.position * ratio)};
  const glm::ivec2 high{glm::floor((view.position + view.size) * ratio)};
  size_ = high - low;
  origin_ = {low.x, framebufferSize.y - high.y};
}

engine::SceneView Viewport::viewOf(const AppState& state, const engine::Camera& camera,
                                   float pixelRatio) const {
  engine::SceneView view = sceneViewOf(state, *leg_, pixelRatio, false, &cuts_);
  view.camera = camera;
  fitMarkers(view, rect_.size.y / pixelRatio);
  return view;
}

/// Forgets pictures that were drawn of other zones.
void Viewport::lookAtZones(const AppState& state) {
  LitZones zones{visibleZones(state, leg_->world),
                 visibleCautions(state, leg_->world),
                 state.spillover,
                 state.skin != SkinMode::kOff,
                 state.colors,
                 state.patterns};
  if (zones_ == zones) return;
  zones_ = std::move(zones);
  drawn_.reset();
  contact_.forget();
}

void Viewport::showZones(const AppState& state, std::size_t level) {
  const std::pair wanted{zones_, level};
  if (shownZones_ == wanted) return;
  renderer_->setOverlay(overlay_.of(state, *leg_, level));
  shownZones_ = wanted;
}

bool Viewport::draw(const AppState& state, const engine::Camera& camera, float pixelRatio, bool moving) {
  if (size_.x < 1 || size_.y < 1) return false;
  lookAtZones(state);
  inContact_ = state.contact;
  if (state.contact) return drawContact(state, pixelRatio);
  contact_.forget();
  engine::SceneView view = viewOf(state, camera, pixelRatio);
  const bool same = drawn_ && drawnSize_ == size_ && *drawn_ == view && drawnAsking_ == state.asking;
  if (same && (moving || !rough_)) return false;
  const int samples = moving ? 1 : kSamples;
  drawn_ = view;
  view.level = moving ? movingLevel(view, size_.y) : 0;
  showZones(state, view.level);
  renderer_->draw(view, size_, samples);
  inset_.drawOnto(*renderer_, state, leg_->world, camera, size_, pixelRatio, samples);
  rough_ = moving;
  drawnAsking_ = state.asking;
  drawnSize_ = size_;
  return true;
}

engine::Image Viewport::cleanPicture(const AppState& state, const engine::Camera& camera, float pixelRatio) {
  engine::SceneView view = viewOf(state, camera, pixelRatio);
  view.backgroundTop = view.backgroundBottom = glm::vec4(0.0F);
  lookAtZones(state);
  showZones(state, view.level);
  renderer_->draw(view, glm::max(size_, glm::ivec2(1)), kSamples);
  drawn_.reset();
  return renderer_->readPicture();
}

bool Viewport::drawContact(const AppState& state, float pixelRatio) {
  drawn_.reset();
  rough_ = false;
  showZones(state, 0);
  return contact_.draw(*renderer_, state, *leg_, size_, pixelRatio);
}

std::vector<std::pair<std::string, Rect>> Viewport::contactTiles() const {
  std::vector<std::pair<std::string, Rect>> tiles;
  if (!inContact_ || size_.x < 1 || size_.y < 1) return tiles;
  const glm::vec2 ratio = rect_.size / glm::vec2(size_);
  for (const ContactTile& tile : contact_.tiles())
    tiles.emplace_back(tile.caption,
                       Rect{rect_.position + tile.rect.position * ratio, tile.rect.size * ratio});
  return tiles;
}

const ContactTile* Viewport::tileAt(glm::vec2 point) const {
  if (!inContact_ || !contains(point)) return nullptr;
  return contact_.tileAt((point - rect_.position) * glm::vec2(size_) / rect_.size);
}

std::optional<LookFrom> Viewport::contactLook(glm::vec2 point) const {
  const ContactTile* tile = tileAt(point);
  if (tile == nullptr) return std::nullopt;
  return tile->look;
}

Pick Viewport::pickContact(glm::vec2 point, const AppState& state, float pixelRatio) {
  const ContactTile* tile = tileAt(point);
  if (tile == nullptr) return {};
  const glm::vec2 pixel = (point - rect_.position) * glm::vec2(size_) / rect_.size - tile->rect.position;
  const glm::ivec2 extent{tile->rect.size};
  const auto at = engine::framebufferPixel(pixel, extent, extent);
  if (!at) return {};
  const auto hit = renderer_->pick(contactScene(*tile, state, *leg_, pixelRatio), extent, *at);
  if (!hit) return {};
  return hit->kind == engine::PickHit::Kind::kMarker ? pickOfMarker(*leg_, hit->id) : pickOf(*leg_, hit->id);
}

std::optional<glm::vec3> Viewport::skinAt(glm::vec2 point, const AppState& state,
                                          const engine::Camera& camera) const {
  if (inContact_) return std::nullopt;
  if (!leg_->surface || !contains(point) || !pixelOf(point)) return std::nullopt;
  engine::SceneView view = viewOf(state, camera, 1.0F);
  const glm::mat4 toWorldFrame = glm::inverse(engine::viewProjection(view, size_));
  const glm::vec2 local = (point - rect_.position) / rect_.size;
  const auto at = [&](float depth) {
    const glm::vec4 place =
        toWorldFrame * glm::vec4(2.0F * local.x - 1.0F, 1.0F - 2.0F * local.y, depth, 1.0F);
    return toWorld(glm::vec3(place) / place.w, state.side);  // the mirror is its own inverse
  };
  const glm::vec3 nearest = at(-1.0F);
  const auto spot = leg_->surface->enter(nearest, at(1.0F) - nearest);
  if (!spot) return std::nullopt;
  return spot->position;
}

std::string Viewport::areaAt(glm::vec2 point, Side side) {
  if (rect_.size.x < 1.0F || rect_.size.y < 1.0F) return {};
  const BodyArea* area = inset_.areaAt((point - rect_.position) * glm::vec2(size_) / rect_.size, side);
  return area != nullptr ? area->id : std::string{};
}

std::optional<glm::vec2> Viewport::windowPoint(const glm::vec3& place, const AppState& state) const {
  if (!drawn_ || rect_.size.x < 1.0F || rect_.size.y < 1.0F) return std::nullopt;
  const glm::ivec2 size{rect_.size};
  const auto pixel = engine::project(engine::viewProjection(*drawn_, size), toWorld(place, state.side), size);
  if (!pixel || !contains(rect_.position + glm::vec2(*pixel))) return std::nullopt;
  return rect_.position + glm::vec2(*pixel);
}

std::vector<Label> Viewport::labels(const AppState& state) const {
  return drawn_ ? labelsOf(state, *leg_, *drawn_, rect_.size) : std::vector<Label>{};
}

std::optional<ScaleBar> Viewport::scaleBar() const {
  return drawn_ ? scaleBarOf(*drawn_, rect_.size) : std::nullopt;
}

std::optional<float> Viewport::cutDepthMm(glm::vec2 point) const {
  if (!drawn_ || !contains(point)) return std::nullopt;
  return crus::cutDepthMm(*leg_, *drawn_, point - rect_.position, rect_.size);
}

std::vector<LinkArc> Viewport::arcs(const AppState& state) const {
  if (!drawn_) return {};
  std::optional<glm::vec2> away;  // the top of the small figure, where muscles of the hip are shown
  if (const auto inset = insetRect())
    away = inset->position - rect_.position + glm::vec2{0.5F * inset->size.x, 0.0F};
  return linkArcs(state, leg_->world, *drawn_, rect_.size, away);
}

std::optional<Rect> Viewport::insetRect() const {
  const std::optional<Rect> place = inset_.place();
  if (!place || inContact_ || size_.x < 1 || size_.y < 1) return std::nullopt;
  const glm::vec2 ratio = rect_.size / glm::vec2(size_);
  return Rect{rect_.position + place->position * ratio, place->size * ratio};
}

bool Viewport::contains(glm::vec2 point) const {
  const glm::vec2 local = point - rect_.position;
  return local.x >= 0.0F && local.y >= 0.0F && local.x < rect_.size.x && local.y < rect_.size.y;
}

std::optional<glm::ivec2> Viewport::pixelOf(glm::vec2 point) const {
  if (const auto inset = insetRect()) {  // what lies under it cannot be seen
    const glm::vec2 local = point - inset->position;
    if (local.x >= 0.0F && local.y >= 0.0F && local.x < inset->size.x && local.y < inset->size.y)
      return std::nullopt;
  }
  return engine::framebufferPixel(point - rect_.position, glm::ivec2(rect_.size), size_);
}

Pick Viewport::pick(glm::vec2 point, const AppState& state, const engine::Camera& camera, float pixelRatio) {
  if (inContact_) return pickContact(point, state, pixelRatio);
  const auto pixel = pixelOf(point);
  if (!pixel) return {};
  const auto hit = renderer_->pick(viewOf(state, camera, pixelRatio), size_, *pixel);
  if (!hit) return {};
  return hit->kind == engine::PickHit::Kind::kMarker ? pickOfMarker(*leg_, hit->id) : pickOf(*leg_, hit->id);
}

std::optional<glm::vec3> Viewport::position(glm::vec2 point, const AppState& state,
                                            const engine::Camera& camera, float pixelRatio) {
  const auto pixel = pixelOf(point);
  if (!pixel || inContact_) return std::nullopt;
  return renderer_->pickedPosition(viewOf(state, camera, pixelRatio), size_, *pixel);
}

}  // namespace crus
