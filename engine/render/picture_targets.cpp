#include "engine/render/picture_targets.h"

#include <glm/common.hpp>

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

void PictureTargets::prepare(glm::ivec2 size, int samples, int supersampling) {
  const glm::ivec2 tile = glm::min(size * supersampling, glm::ivec2(kTile));
  several_ = samples > 0 && !refusesSamples_;
  if (several_) {
    try {
      ensure(many_, tile, samples, true);
    } catch (const GlError&) {
      if (size.x < 1 || size.y < 1) throw;
      refusesSamples_ = true;
      several_ = false;
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

std::vector<PictureTargets::Tile> PictureTargets::tiles() const {
  std::vector<Tile> tiles;
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

void PictureTargets::finish(const Tile& tile) const {
  finish(tile, {{0, 0}, tile.size});
}

void PictureTargets::finish(const Tile& tile, const gl::PixelRect& rectangle) const {
  if (direct()) return;
  if (mayBePartial()) return gl::blitColor(drawn(), rectangle, whole_.id(), rectangle);
  const gl::Framebuffer* from = &drawn();
  if (several_ && supersampling_ > 1) {
    gl::blitColor(*from, {{0, 0}, tile.size}, fine_.id(), {{0, 0}, tile.size});
    from = &fine_;
  }
  const glm::ivec2 corner = tile.origin / supersampling_;
  gl::blitColor(*from, {{0, 0}, tile.size}, whole_.id(), {corner, tile.size / supersampling_});
}

}  // namespace engine
