#include "engine/gl/framebuffer.h"

#include <algorithm>
#include <string>

#include "engine/gl/gl_error.h"

namespace engine::gl {
namespace {

/// That colour as a texture and depth as a renderbuffer both may have.
int maxSamples(GLenum colorFormat) {
  if (colorFormat == GL_R32UI) return 0;  // identities have no mean
  GLint drawn = 0;
  GLint read = 0;
  glGetIntegerv(GL_MAX_SAMPLES, &drawn);
  glGetIntegerv(GL_MAX_COLOR_TEXTURE_SAMPLES, &read);
  return std::min(drawn, read);
}

/// Its samples lie where a renderbuffer's do, so that both fit into one framebuffer.
TextureHandle multisampleTexture(int samples, GLenum format, glm::ivec2 size) {
  TextureHandle texture = createTexture();
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, texture.id());
  glTexImage2DMultisample(GL_TEXTURE_2D_MULTISAMPLE, samples, format, size.x, size.y, GL_TRUE);
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, 0);
  return texture;
}

}  // namespace

Framebuffer::Framebuffer(glm::ivec2 size, GLenum colorFormat, int samples, bool withDepth) : size_{size} {
  samples_ = std::min(samples, maxSamples(colorFormat));
  GLint maxSize = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &maxSize);
  if (size.x < 1 || size.y < 1 || size.x > maxSize || size.y > maxSize) {
    throw GlError("a picture of " + std::to_string(size.x) + "x" + std::to_string(size.y) +
                  " is not possible here (1 to " + std::to_string(maxSize) + " pixels a side)");
  }
  framebuffer_ = createFramebuffer();
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  addColor(colorFormat);
  if (withDepth) addDepth();
  if (glGetError() == GL_OUT_OF_MEMORY) {
    throw GlError("the driver has no memory for a picture of " + std::to_string(size.x) + "x" +
                  std::to_string(size.y) + " with " + std::to_string(std::max(samples_, 1)) +
                  " samples a pixel");
  }
  const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
  if (status != GL_FRAMEBUFFER_COMPLETE) {
    throw GlError("the driver refuses a framebuffer of " + std::to_string(size.x) + "x" +
                  std::to_string(size.y) + " with " + std::to_string(samples_) + " samples (status " +
                  std::to_string(status) + ")");
  }
}

void Framebuffer::addColor(GLenum format) {
  if (samples_ == 0) {
    color_ = createRenderbuffer();
    glBindRenderbuffer(GL_RENDERBUFFER, color_.id());
    glRenderbufferStorage(GL_RENDERBUFFER, format, size_.x, size_.y);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_.id());
    return;
  }
  samplesOfColor_ = multisampleTexture(samples_, format, size_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D_MULTISAMPLE,
                         samplesOfColor_.id(), 0);
}

void Framebuffer::addDepth() {
  GLint readable = 0;
  glGetIntegerv(GL_MAX_DEPTH_TEXTURE_SAMPLES, &readable);
  if (samples_ == 0 || samples_ > readable) {
    depth_ = createRenderbuffer();
    glBindRenderbuffer(GL_RENDERBUFFER, depth_.id());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples_, GL_DEPTH24_STENCIL8, size_.x, size_.y);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
    return;
  }
  samplesOfDepth_ = multisampleTexture(samples_, GL_DEPTH24_STENCIL8, size_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_TEXTURE_2D_MULTISAMPLE,
                         samplesOfDepth_.id(), 0);
}

void Framebuffer::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  glViewport(0, 0, size_.x, size_.y);
}

void blitColor(const Framebuffer& from, const PixelRect& source, GLuint to, const PixelRect& target) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  const glm::ivec2 a = source.origin + source.size;
  const glm::ivec2 b = target.origin + target.size;
  glBlitFramebuffer(source.origin.x, source.origin.y, a.x, a.y, target.origin.x, target.origin.y, b.x, b.y,
                    GL_COLOR_BUFFER_BIT, source.size == target.size ? GL_NEAREST : GL_LINEAR);
}

void blitColor(const Framebuffer& from, GLuint to, glm::ivec2 toOrigin) {
  blitColor(from, {{0, 0}, from.size()}, to, {toOrigin, from.size()});
}

}  // namespace engine::gl
