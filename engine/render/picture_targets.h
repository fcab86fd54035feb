// What a picture is drawn into: with or without several samples a pixel, in one piece or tile by tile.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "engine/gl/framebuffer.h"
#include "engine/render/resolve_pass.h"

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
  /// driver has refused several. \param supersampling  1, 2 or 4. \param scene  the part of the picture
  /// beyond which there is nothing but its background. \throw GlError when the driver has no such picture or
  /// no memory for it.
  void prepare(glm::ivec2 size, int samples, int supersampling, const gl::PixelRect& scene);
  /// All of the picture, or of the scene where it is partial; none where that is empty.
  [[nodiscard]] std::vector<Tile> tiles() const;
  /// Binds what a tile is drawn into, with a viewport that puts the whole picture round it.
  void begin(const Tile& tile) const;
  /// Puts a tile into the picture.
  void finish(const Tile& tile);

  /// The finished picture, one sample a pixel.
  [[nodiscard]] const gl::Framebuffer& picture() const { return direct() ? drawn() : whole_; }
  /// What tiles are drawn into.
  [[nodiscard]] const gl::Framebuffer& drawn() const { return several_ ? many_ : one_; }
  /// Whether tiles hold the scene alone, on nothing, since several samples a pixel are dear even where there
  /// is nothing else: the background belongs into the picture before they are put there.
  [[nodiscard]] bool partial() const { return scene_.has_value(); }
  /// How many samples a pixel the last picture had, 0 for one.
  [[nodiscard]] int samples() const { return drawn().samples(); }
  /// Whether the driver offers several samples and then has none.
  [[nodiscard]] bool refusesSamples() const { return refusesSamples_; }

  static constexpr int kTile = 4096;

 private:
  [[nodiscard]] glm::ivec2 roomFor(glm::ivec2 scene, glm::ivec2 picture) const;
  /// Whether what is drawn is the picture already.
  [[nodiscard]] bool direct() const { return !several_ && supersampling_ == 1 && drawn().size() == size_; }

  glm::ivec2 size_{0};
  int supersampling_ = 1;
  bool several_ = false;
  bool refusesSamples_ = false;
  std::optional<gl::PixelRect> scene_;
  std::optional<ResolvePass> resolve_;  // made when first needed
  gl::Framebuffer one_, many_;          // drawn into, with one sample a pixel and with several
  gl::Framebuffer fine_;                // a tile's samples put together, before it is made smaller
  gl::Framebuffer whole_;
};

}  // namespace engine
