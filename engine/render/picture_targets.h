// What a picture is drawn into: with or without several samples a pixel, in one piece or tile by tile.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "engine/gl/framebuffer.h"

namespace engine {

class PictureTargets {
 public:
  /// What is drawn at once: its corner in the picture and its size, both in rendered pixels, of which there
  /// are `supersampling` along each side of one of the picture's.
  struct Tile {
    glm::ivec2 origin{0};
    glm::ivec2 size{0};
  };

  /// Makes room for a picture; keeps what there is of that size already, for either number of samples, so
  /// that a view that comes to rest costs no new memory. \param samples  0 for none; none as well, once the
  /// driver has refused several. \param supersampling  1, 2 or 4. \throw GlError when the driver has no such
  /// picture or no memory for it.
  void prepare(glm::ivec2 size, int samples, int supersampling);
  [[nodiscard]] std::vector<Tile> tiles() const;
  /// Binds what a tile is drawn into, with a viewport that puts the whole picture round it.
  void begin(const Tile& tile) const;
  /// Puts a tile, or a rectangle of its pixels, into the picture.
  void finish(const Tile& tile) const;
  void finish(const Tile& tile, const gl::PixelRect& rectangle) const;

  /// The finished picture, one sample a pixel.
  [[nodiscard]] const gl::Framebuffer& picture() const { return direct() ? drawn() : whole_; }
  /// What tiles are drawn into.
  [[nodiscard]] const gl::Framebuffer& drawn() const { return several_ ? many_ : one_; }
  /// Whether a picture of several samples a pixel is drawn in one piece, so that a part of it will do.
  [[nodiscard]] bool mayBePartial() const {
    return several_ && supersampling_ == 1 && drawn().size() == size_;
  }
  /// How many samples a pixel the last picture had, 0 for one.
  [[nodiscard]] int samples() const { return drawn().samples(); }
  /// Whether the driver offers several samples and then has none.
  [[nodiscard]] bool refusesSamples() const { return refusesSamples_; }

  static constexpr int kTile = 4096;

 private:
  /// Whether what is drawn is the picture already.
  [[nodiscard]] bool direct() const {
    return drawn().samples() == 0 && supersampling_ == 1 && drawn().size() == size_;
  }

  glm::ivec2 size_{0};
  int supersampling_ = 1;
  bool several_ = false;
  bool refusesSamples_ = false;
  gl::Framebuffer one_, many_;  // drawn into, with one sample a pixel and with several
  gl::Framebuffer fine_;        // a tile's samples put together, before it is made smaller
  gl::Framebuffer whole_;
};

}  // namespace engine
