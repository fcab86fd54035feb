#include "engine/render/picture_targets.h"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include "engine/gl/gl_error.h"

namespace engine {
namespace {

void ensure(gl::Framebuffer& target, glm::ivec2 size, int samples, bool withDepth) {
  if (!target || target.size() != size || target.samples() != samples) {
    target = {};  // the old one's memory first
    target = gl::Framebuffer{size, GL_SRGB8_ALPHA8, samples, withDepth};
  }
}

}  // namespace

void PictureTargets::prepare(glm::ivec2 size, int samples, int supersampling, const gl::PixelRect& scene) {
  const glm::ivec2 tile = glm::min(size * supersampling, glm::ivec2(kTile));
  several_ = samples > 0 && !refusesSamples_;
  scene_.reset();
  if (several_ && supersampling == 1 && tile == size) scene_ = scene;
  if (several_) {
    try {
      ensure(many_, scene_ ? roomFor(scene.size, size) : tile, samples, true);
    } catch (const GlError&) {
      if (size.x < 1 || size.y < 1) throw;
      refusesSamples_ = true;
      several_ = false;
      scene_.reset();
      many_ = {};
    }
  }
  if (!several_) ensure(one_, tile, 0, true);
  size_ = size;
  supersampling_ = supersampling;
  if (direct()) return;
  ensure(whole_, size, 0, false);
  if (several_ && supersampling > 1) ensure(fine_, tile, 0, false);
}

/// Large enough for the scene, and for all that were drawn in a picture of that size before, so that turning
/// soon costs no new memory.
glm::ivec2 PictureTargets::roomFor(glm::ivec2 scene, glm::ivec2 picture) const {
  constexpr int kStep = 64;
  const glm::ivec2 room = glm::min((scene + kStep - 1) / kStep * kStep, picture);
  const bool kept = many_ && size_ == picture && glm::all(glm::lessThanEqual(many_.size(), picture));
  return glm::max(kept ? glm::max(room, many_.size()) : room, 1);
}

std::vector<PictureTargets::Tile> PictureTargets::tiles() const {
  std::vector<Tile> tiles;
  if (scene_) {
    if (scene_->size.x > 0 && scene_->size.y > 0) tiles.push_back({scene_->origin, scene_->size});
    return tiles;
  }
  const glm::ivec2 rendered = size_ * supersampling_;
  for (int y = 0; y < rendered.y; y += kTile) {
    for (int x = 0; x < rendered.x; x += kTile)
      tiles.push_back({{x, y}, glm::min(rendered - glm::ivec2(x, y), glm::ivec2(kTile))});
  }
  return tiles;
}

void PictureTargets::begin(const Tile& tile) const {
  drawn().bind();
  glViewport(-tile.origin.x, -tile.origin.y, size_.x * supersampling_, size_.y * supersampling_);
}

void PictureTargets::finish(const Tile& tile) {
  if (direct()) return;
  const gl::Framebuffer* from = &drawn();
  const glm::ivec2 corner = tile.origin / supersampling_;
  if (several_) {
    if (!resolve_) resolve_.emplace();
    const auto onto = partial() ? ResolvePass::Onto::kBackground : ResolvePass::Onto::kNothing;
    if (supersampling_ == 1) return resolve_->draw(many_, {{0, 0}, tile.size}, whole_, corner, onto);
    resolve_->draw(many_, {{0, 0}, tile.size}, fine_, {0, 0}, onto);
    from = &fine_;
  }
  gl::blitColor(*from, {{0, 0}, tile.size}, whole_.id(), {corner, tile.size / supersampling_});
}

}  // namespace engine
