// Offscreen targets: a colour picture (sRGB, optionally multisampled) and an id picture for picking.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <span>

#include "engine/gl/handle.h"

namespace engine::gl {

/// Colour, depth and stencil of one size. Colour format is GL_SRGB8_ALPHA8, GL_R32UI or GL_R32F.
class Framebuffer {
 public:
  Framebuffer() = default;
  /// \param samples  0 for none; lowered to what the driver offers.
  /// \throw GlError when the driver refuses the combination.
  Framebuffer(glm::ivec2 size, GLenum colorFormat, int samples, bool withDepth);

  void bind() const;
  [[nodiscard]] GLuint id() const { return framebuffer_.id(); }
  /// Of the colours of all samples; 0 where a pixel has but one.
  [[nodiscard]] GLuint texture() const { return samplesOfColor_.id(); }
  /// Of the depths of all samples; 0 where a pixel has but one, or the driver cannot.
  [[nodiscard]] GLuint depthTexture() const { return samplesOfDepth_.id(); }
  [[nodiscard]] glm::ivec2 size() const { return size_; }
  [[nodiscard]] int samples() const { return samples_; }
  explicit operator bool() const { return static_cast<bool>(framebuffer_); }

 private:
  void addColor(GLenum format);
  void addDepth();

  FramebufferHandle framebuffer_;
  RenderbufferHandle color_, depth_;
  TextureHandle samplesOfColor_;  // instead of color_ where there are several
  TextureHandle samplesOfDepth_;  // instead of depth_ where there are several and the driver can
  glm::ivec2 size_{0};
  int samples_ = 0;
};

struct PixelRect {
  glm::ivec2 origin{0};
  glm::ivec2 size{0};
};

/// Copies colour of one sample a pixel from one to the other, blending neighbours where the second is
/// smaller. 0 is the window. When the target is the window, bytes are copied as they are.
void blitColor(const Framebuffer& from, const PixelRect& source, GLuint to, const PixelRect& target);
/// All of it, at equal size.
void blitColor(const Framebuffer& from, GLuint to, glm::ivec2 toOrigin);

}  // namespace engine::gl
