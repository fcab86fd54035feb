// Draws a model into an offscreen picture. The only door to OpenGL for the rest of the program.
// Every function needs the context current that the renderer was made with.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "engine/image/image.h"
#include "engine/scene/model.h"
#include "engine/scene/overlay.h"
#include "engine/scene/scene_view.h"

namespace engine {

/// What lies under a pixel.
struct PickHit {
  enum class Kind { kPart, kMarker };
  Kind kind = Kind::kPart;
  std::uint32_t id = 0;  // index into Model::parts, or Marker::id
};

/// What the renderer allows itself, so that a poor driver can be tried on a good one.
struct RendererAllowance {
  int samples = 64;
  int size = 1 << 20;   // pixels a side
  bool culling = true;  // of what others cover, where that pays
};

struct RendererLimits {
  int maxSamples = 0;     // a pixel; 1 when there is no more than that
  int maxSize = 0;        // pixels a side
  std::string driver;     // GL_RENDERER
  std::string version;    // GL_VERSION
  bool software = false;  // the processor draws
};

class Renderer {
 public:
  /// \throw GlError when OpenGL is older than 4.1 or a shader does not build.
  explicit Renderer(const RendererAllowance& allowance = {});
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  ~Renderer();

  [[nodiscard]] const RendererLimits& limits() const;

  /// Copies the geometry to the GPU; replaces what was there. The overlay is cleared.
  void setModel(const Model& model);
  /// Replaces the coloured regions; pieces that were there before are not handed over again.
  void setOverlay(const Overlay& overlay);

  /// Draws a frame of that size into the renderer's own target.
  /// \param samples  1 (none) or more; lowered to what the driver offers. \param supersampling  1, 2 or 4: so
  /// many rendered pixels along each side of one.
  /// \throw GlError when the size is not possible, memory is short, or the driver has lost its context.
  void draw(const SceneView& view, glm::ivec2 size, int samples, int supersampling = 1);
  /// What draw() begins with and what it needs no model or overlay for: room for the picture, and its
  /// background. For whoever has to wait for those.
  void prepare(const SceneView& view, glm::ivec2 size, int samples, int supersampling = 1);
  /// What this driver cannot do and how the picture bears it, in a sentence; empty when nothing is missing.
  [[nodiscard]] std::string shortcomings() const;
  /// The last frame, top row first, sRGB with straight alpha.
  Image readPicture();

  /// Copies the last frame of another renderer of the same context onto this one's, its bottom-left corner at
  /// `origin`; until the next draw().
  void lay(const Renderer& other, glm::ivec2 origin);

  /// For pictures of a whole window without one: a canvas of `size` filled with `background` (linear) that
  /// holds the last frame at the bottom-left `origin`, bound for others to draw on. Then readCanvas().
  void beginCanvas(glm::ivec2 size, glm::ivec2 origin, const glm::vec3& background);
  Image readCanvas();
  /// Copies the canvas to the window's framebuffer, which has the same size.
  void presentCanvas();

  /// Draws ids for that view unless they are still those of the last call with an equal view and size, and
  /// reads one pixel (origin bottom-left). Markers win over parts within their reach; glass and hidden parts
  /// are not picked unless `glassToo`.
  std::optional<PickHit> pick(const SceneView& view, glm::ivec2 size, glm::ivec2 pixel);
  /// World position of what the last pick drew there; empty over the background.
  std::optional<glm::vec3> pickedPosition(const SceneView& view, glm::ivec2 size, glm::ivec2 pixel);
  /// The whole id picture, bottom row first: 0 nothing, 1 + part, or kMarkerIds + Marker::id.
  std::vector<std::uint32_t> readIds(const SceneView& view, glm::ivec2 size);
  /// The whole depth picture of what is picked, bottom row first: 0 near to 1 far, 1 over the background.
  std::vector<float> readDepths(const SceneView& view, glm::ivec2 size);

  /// Draws every triangle of a picture once, parts and regions on them, in one colour, so that a frame can be
  /// held against the least that its triangles can cost.
  void drawFlat(const SceneView& view, glm::ivec2 size, int samples);
  /// Bytes of the model that the GPU holds.
  [[nodiscard]] std::size_t modelBytes() const;
  /// How long the GPU itself works on what is drawn between the two, milliseconds; waits for it. Says nothing
  /// where the processor draws. For measuring.
  void startTimer();
  double stopTimer();
  /// Returns when the GPU has done all it was told; for measuring.
  void finish();
  /// Triangles handed to the GPU by the last draw() or drawFlat().
  [[nodiscard]] std::size_t trianglesDrawn() const;

  static constexpr std::uint32_t kMarkerIds = 0x10000;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace engine
