#include "engine/render/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/gl/framebuffer.h"
#include "engine/gl/gl_error.h"
#include "engine/render/background_pass.h"
#include "engine/render/cap_pass.h"
#include "engine/render/flat_pass.h"
#include "engine/render/marker_pass.h"
#include "engine/render/model_buffers.h"
#include "engine/render/outline_pass.h"
#include "engine/render/overlay_pass.h"
#include "engine/render/pick_pass.h"
#include "engine/render/picture_targets.h"
#include "engine/render/stem_pass.h"
#include "engine/render/surface_pass.h"

namespace engine {
namespace {

/// By the names of the drivers that draw on the processor; OpenGL itself does not tell.
bool drawsOnProcessor(const std::string& driver) {
  constexpr std::array kNames{"llvmpipe",    "softpipe",    "Software Rasterizer",
                              "SwiftShader", "GDI Generic", "Microsoft Basic Render Driver"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](const char* name) { return driver.find(name) != std::string::npos; });
}

RendererLimits queryLimits(const RendererAllowance& allowance) {
  GLint major = 0;
  GLint minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  const auto text = [](GLenum name) {
    const GLubyte* bytes = glGetString(name);
    return bytes == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(bytes)};
  };
  RendererLimits limits;
  limits.driver = text(GL_RENDERER);
  limits.version = text(GL_VERSION);
  limits.software = drawsOnProcessor(limits.driver);
  if (major * 10 + minor < 41) throw GlError("OpenGL 4.1 is needed; this driver offers " + limits.version);
  glGetIntegerv(GL_MAX_SAMPLES, &limits.maxSamples);
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limits.maxSize);
  limits.maxSamples = std::max(std::min(limits.maxSamples, allowance.samples), 1);
  limits.maxSize = std::min(limits.maxSize, allowance.size);
  return limits;
}

/// sRGB with premultiplied alpha, as the target holds it -> straight alpha. The division belongs in linear
/// light.
void unpremultiply(std::uint8_t* rgba) {
  const std::uint8_t alpha = rgba[3];
  if (alpha == 255) return;
  for (int i = 0; i < 3; ++i) {
    if (alpha == 0) {
      rgba[i] = 0;
      continue;
    }
    const double encoded = rgba[i] / 255.0;
    const double linear = encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    const double straight = std::min(linear * 255.0 / alpha, 1.0);
    const double out =
        straight <= 0.0031308 ? straight * 12.92 : 1.055 * std::pow(straight, 1.0 / 2.4) - 0.055;
    rgba[i] = static_cast<std::uint8_t>(std::lround(out * 255.0));
  }
}

Image readImage(const gl::Framebuffer& picture) {
  const glm::ivec2 size = picture.size();
  Image image;
  image.width = size.x;
  image.height = size.y;
  const std::size_t rowBytes = static_cast<std::size_t>(size.x) * 4;
  image.pixels.resize(rowBytes * static_cast<std::size_t>(size.y));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.id());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, image.pixels.data());
  for (int y = 0; y < size.y / 2; ++y) {
    std::swap_ranges(image.pixels.begin() + static_cast<std::ptrdiff_t>(rowBytes) * y,
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(rowBytes) * (y + 1),
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(rowBytes) * (size.y - 1 - y));
  }
  for (std::size_t i = 0; i < image.pixels.size(); i += 4) unpremultiply(&image.pixels[i]);
  return image;
}

constexpr float kMarkerRimPixels = 10.0F;  // as in marker.vert

/// The part of the picture in which the scene lies, with its markers and lines, in pixels from the bottom
/// left.
gl::PixelRect rectangleOf(const SceneView& view, const FrameMatrices& matrices) {
  const glm::ivec2 size{matrices.viewport};
  const glm::mat4 toClip = matrices.projection * viewMatrix(view.camera);
  const glm::mat4 toWorld = modelMatrix(view);
  Box all = view.bounds;
  float margin = 4.0F;
  for (const Marker& marker : view.markers) {
    const glm::vec3 place{toWorld * glm::vec4(marker.position, 1.0F)};
    all = merge(all, {place, place});
    margin = std::max(margin, 0.5F * marker.sizePixels + kMarkerRimPixels);
  }
  glm::vec2 low{1.0F};
  glm::vec2 high{-1.0F};
  for (int corner = 0; corner < 8; ++corner) {
    const glm::bvec3 upper{(corner & 1) != 0, (corner & 2) != 0, (corner & 4) != 0};
    const glm::vec4 clip = toClip * glm::vec4(glm::mix(all.low, all.high, upper), 1.0F);
    if (clip.w <= 0.0F) return {{0, 0}, size};
    low = glm::min(low, glm::vec2(clip) / clip.w);
    high = glm::max(high, glm::vec2(clip) / clip.w);
  }
  for (const PartStyle& style : view.parts) margin = std::max(margin, style.outlinePixels + 2.0F);
  const glm::vec2 pixels = matrices.viewport;
  margin *= view.pixelRatio;
  const glm::ivec2 from{glm::floor((low * 0.5F + 0.5F) * pixels - margin)};
  const glm::ivec2 to{glm::ceil((high * 0.5F + 0.5F) * pixels + margin)};
  const glm::ivec2 origin = glm::clamp(from, glm::ivec2(0), size);
  return {origin, glm::clamp(to, origin, size) - origin};
}

/// The view for so many rendered pixels along each side of one.
SceneView finer(SceneView view, int supersampling) {
  view.pixelRatio *= static_cast<float>(supersampling);
  return view;
}

void requireContext() {
  if (GLAD_GL_KHR_robustness != 0 && glGetGraphicsResetStatus() != GL_NO_ERROR) {
    throw GlError("the graphics driver has been reset and the picture is lost: please start again");
  }
}

}  // namespace

struct Renderer::Implementation {
  explicit Implementation(const RendererAllowance& allowance)
      : limits{queryLimits(allowance)}, culling{allowance.culling && limits.software} {}

  RendererLimits limits;
  bool culling;  // of what others cover
  BackgroundPass background;
  ModelBuffers model;
  SurfacePass surfaces;
  OverlayPass overlay;
  MarkerPass markers;
  StemPass stems;
  // These are made when first needed.
  std::optional<OutlinePass> outlines;
  std::optional<CapPass> caps;
  std::optional<PickPass> picker;
  std::optional<FlatPass> flat;
  gl::QueryHandle timer;

  PictureTargets targets;  // what draw() draws into
  gl::Framebuffer canvas;  // a whole window's picture
  std::size_t triangles = 0;
  /// Whose background lies in the picture already.
  struct Prepared {
    glm::vec4 top, bottom;
    glm::ivec2 size;
    bool operator==(const Prepared&) const = default;
  };
  std::optional<Prepared> prepared;

  /// The finished picture, one sample a pixel.
  [[nodiscard]] const gl::Framebuffer& picture() const { return targets.picture(); }

  void requireSize(glm::ivec2 size) const {
    if (size.x >= 1 && size.y >= 1 && size.x <= limits.maxSize && size.y <= limits.maxSize) return;
    throw GlError("a picture of " + std::to_string(size.x) + "x" + std::to_string(size.y) +
                  " is not possible here (1 to " + std::to_string(limits.maxSize) + " pixels a side)");
  }

  /// Room for the picture, and its background where tiles will not bring it along.
  void prepare(const SceneView& view, const FrameMatrices& matrices, glm::ivec2 size, int samples,
               int supersampling) {
    requireSize(size);
    const int wanted = std::min(samples, limits.maxSamples);
    glDisable(GL_SCISSOR_TEST);
    targets.prepare(size, wanted <= 1 ? 0 : wanted, supersampling, rectangleOf(view, matrices));
    const Prepared asked{view.backgroundTop, view.backgroundBottom, size};
    if (targets.partial() && prepared != asked) background.draw(view, matrices, targets.picture());
    prepared.reset();
  }

  /// One tile of the picture, or all of it.
  void drawTile(const SceneView& view, const FrameMatrices& matrices, const PictureTargets::Tile& tile) {
    glDepthMask(GL_TRUE);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glClear(GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT |
            (targets.partial() ? GL_COLOR_BUFFER_BIT : GLbitfield{0}));
    glDisable(GL_FRAMEBUFFER_SRGB);  // what does not blend encodes its own colours
    if (!targets.partial()) background.draw(view, matrices, targets.drawn());
    glFrontFace(view.mirrored ? GL_CW : GL_CCW);
    glCullFace(GL_BACK);
    const gl::Framebuffer& target = targets.drawn();
    const bool choosing = culling && target.depthTexture() != 0;
    triangles += choosing ? surfaces.drawOpaqueSeen(model, view, matrices, target, tile.size)
                          : surfaces.drawOpaque(model, view, matrices);
    glEnable(GL_FRAMEBUFFER_SRGB);
    if (CapPass* cap = capsFor(view)) triangles += cap->draw(view, matrices);
    if (OutlinePass::isWanted(view)) triangles += made(outlines).draw(model, view, matrices);
    stems.draw(view, matrices);
    triangles +=
        surfaces.drawGlass(model, view, matrices, choosing ? std::optional{tile.size} : std::nullopt);
    triangles += overlay.draw(view, matrices);
    markers.draw(view, matrices);
    glFrontFace(GL_CCW);
    glDisable(GL_CULL_FACE);
  }

  /// Null while nothing is cut.
  CapPass* capsFor(const SceneView& view) { return view.section ? &made(caps) : nullptr; }

  template <class Pass>
  static Pass& made(std::optional<Pass>& pass) {
    return pass ? *pass : pass.emplace();
  }

  /// Draws ids, of one pixel alone where only that is asked for. \return who knows them now.
  const PickPass& identified(const SceneView& view, glm::ivec2 size, std::optional<glm::ivec2> only = {}) {
    made(picker).refresh(model, markers, capsFor(view), view, size, kMarkerIds, only);
    return *picker;
  }
};

Renderer::Renderer(const RendererAllowance& allowance)
    : implementation_{std::make_unique<Implementation>(allowance)} {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

const RendererLimits& Renderer::limits() const {
  return implementation_->limits;
}
void Renderer::startTimer() {
  gl::QueryHandle& timer = implementation_->timer;
  if (!timer) timer = gl::createQuery();
  glBeginQuery(GL_TIME_ELAPSED, timer.id());
}
double Renderer::stopTimer() {
  glEndQuery(GL_TIME_ELAPSED);
  GLuint64 nanoseconds = 0;
  glGetQueryObjectui64v(implementation_->timer.id(), GL_QUERY_RESULT, &nanoseconds);
  return static_cast<double>(nanoseconds) / 1e6;
}
void Renderer::finish() {
  glFinish();
}
std::size_t Renderer::trianglesDrawn() const {
  return implementation_->triangles;
}

void Renderer::setModel(const Model& model) {
  implementation_->model = ModelBuffers{model};
  implementation_->overlay.upload({});
  if (implementation_->picker) implementation_->picker->invalidate();
}

void Renderer::setOverlay(const Overlay& overlay) {
  implementation_->overlay.upload(overlay);
}

void Renderer::prepare(const SceneView& view, glm::ivec2 size, int samples, int supersampling) {
  const SceneView rendered = finer(view, supersampling);
  Implementation& self = *implementation_;
  self.prepare(rendered, FrameMatrices{view, size * supersampling}, size, samples, supersampling);
  self.prepared = {view.backgroundTop, view.backgroundBottom, size};
}

void Renderer::draw(const SceneView& view, glm::ivec2 size, int samples, int supersampling) {
  Implementation& self = *implementation_;
  const SceneView rendered = finer(view, supersampling);
  FrameMatrices matrices{view, size * supersampling};
  self.prepare(rendered, matrices, size, samples, supersampling);
  self.triangles = 0;
  for (const PictureTargets::Tile& tile : self.targets.tiles()) {
    self.targets.begin(tile);
    matrices.origin = tile.origin;
    self.drawTile(rendered, matrices, tile);
    self.targets.finish(tile);
  }
  // What draws after us, the user interface above all, mixes its colours as plain bytes.
  glDisable(GL_FRAMEBUFFER_SRGB);
  glBindVertexArray(0);
  requireContext();
}

void Renderer::drawFlat(const SceneView& view, glm::ivec2 size, int samples) {
  Implementation& self = *implementation_;
  self.requireSize(size);
  self.prepared.reset();
  const int wanted = std::min(samples, self.limits.maxSamples);
  self.targets.prepare(size, wanted <= 1 ? 0 : wanted, 1, {{0, 0}, size});
  FrameMatrices matrices{view, size};
  self.triangles = 0;
  for (const PictureTargets::Tile& tile : self.targets.tiles()) {
    self.targets.begin(tile);
    glDepthMask(GL_TRUE);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glFrontFace(view.mirrored ? GL_CW : GL_CCW);
    self.triangles += Implementation::made(self.flat).draw(self.model, self.overlay, view, matrices);
    self.targets.finish(tile);
  }
  glFrontFace(GL_CCW);
  glDisable(GL_CULL_FACE);
  glBindVertexArray(0);
}

std::size_t Renderer::modelBytes() const {
  return implementation_->model.bytes();
}

std::string Renderer::shortcomings() const {
  const Implementation& self = *implementation_;
  if (self.limits.maxSamples > 1 && !self.targets.refusesSamples()) return {};
  return "This graphics driver does not smooth edges: they look ragged.";
}

void Renderer::lay(const Renderer& other, glm::ivec2 origin) {
  implementation_->prepared.reset();
  glDisable(GL_FRAMEBUFFER_SRGB);
  gl::blitColor(other.implementation_->picture(), implementation_->picture().id(), origin);
}

void Renderer::beginCanvas(glm::ivec2 size, glm::ivec2 origin, const glm::vec3& background) {
  Implementation& self = *implementation_;
  if (!self.canvas || self.canvas.size() != size)
    self.canvas = gl::Framebuffer{size, GL_SRGB8_ALPHA8, 0, false};
  self.canvas.bind();
  glEnable(GL_FRAMEBUFFER_SRGB);
  glClearColor(background.r, background.g, background.b, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  gl::blitColor(self.picture(), self.canvas.id(), origin);  // encoded alike: a plain copy of bytes
  glDisable(GL_FRAMEBUFFER_SRGB);
  self.canvas.bind();
}

void Renderer::presentCanvas() {
  glDisable(GL_FRAMEBUFFER_SRGB);
  gl::blitColor(implementation_->canvas, 0, {0, 0});
}

Image Renderer::readCanvas() {
  return readImage(implementation_->canvas);
}
Image Renderer::readPicture() {
  return readImage(implementation_->picture());
}

std::optional<PickHit> Renderer::pick(const SceneView& view, glm::ivec2 size, glm::ivec2 pixel) {
  const std::uint32_t id = implementation_->identified(view, size, pixel).readId(pixel);
  if (id == 0) return std::nullopt;
  if (id >= kMarkerIds) return PickHit{PickHit::Kind::kMarker, id - kMarkerIds};
  return PickHit{PickHit::Kind::kPart, id - 1};
}

std::optional<glm::vec3> Renderer::pickedPosition(const SceneView& view, glm::ivec2 size, glm::ivec2 pixel) {
  const float depth = implementation_->identified(view, size, pixel).readDepth(pixel);
  if (depth >= 1.0F) return std::nullopt;
  const glm::vec2 ndc = (glm::vec2(pixel) + 0.5F) / glm::vec2(size) * 2.0F - 1.0F;
  const glm::vec4 world =
      glm::inverse(viewProjection(view, size)) * glm::vec4(ndc, depth * 2.0F - 1.0F, 1.0F);
  return glm::vec3(world) / world.w;
}

std::vector<std::uint32_t> Renderer::readIds(const SceneView& view, glm::ivec2 size) {
  return implementation_->identified(view, size).readAll();
}

std::vector<float> Renderer::readDepths(const SceneView& view, glm::ivec2 size) {
  return implementation_->identified(view, size).readDepths();
}

}  // namespace engine
