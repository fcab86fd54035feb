// What one frame shows, as plain values: the renderer's whole input besides the geometry that it was given
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "engine/scene/camera.h"
#include "engine/scene/section.h"

namespace engine {

enum class SurfaceMode {
  kHidden,
  kOpaque,
  kGlass,  // see-through, denser towards the silhouette; never picked
};

/// How the face looks where a section cuts a part: filled, with a seam along its outline, and made of cells.
struct CapStyle {
  bool drawn = false;       // whether or not the part's surface is
  int order = 0;            // where parts share ground the higher one is seen
  glm::vec3 fill{0.5F};     // linear
  glm::vec3 seam{0.5F};     // linear; of a band inside the outline
  float seamMetres = 0.0F;  // its breadth
  glm::vec3 wall{0.5F};     // linear; of what parts the cells
  float cellMetres = 0.0F;  // their size; 0 for none
  float wallShare = 0.2F;   // breadth of the walls, in cells
  glm::vec3 line{0.012F};   // linear; of the line round it
  float linePixels = 1.4F;  // logical pixels
  bool operator==(const CapStyle&) const = default;
};

/// How one part of the model is drawn.
struct PartStyle {
  SurfaceMode mode = SurfaceMode::kOpaque;
  bool outer = false;  // glass only: an outer shell, drawn over inner glass instead of cutting it off
  std::optional<glm::vec3> color = {};  // linear, in place of the material's
  glm::vec3 tint{0.0F};                 // linear colour that is mixed in
  float tintAmount = 0.0F;              // 0..1
  float saturation = 1.0F;              // below 1 greys the part, so that another stands out
  float exposed = 0.0F;  // 0 shaded as when all that covers it is in place, 1 as when the cover is taken away
  float outlinePixels = 0.0F;  // logical pixels of a line round its silhouette; 0 for none
  glm::vec3 outline{0.0F};     // linear colour of that
  CapStyle cap;
  bool operator==(const PartStyle&) const = default;
};

enum class MarkerShape { kCross, kThinCross, kHollowCross, kWarning };  // the last a triangle with "!"

/// A sign of constant size on screen, anchored in the model's frame.
struct Marker {
  std::uint32_t id = 0;      // what picking returns
  glm::vec3 position{0.0F};  // metres
  float sizePixels = 14.0F;  // logical pixels
  MarkerShape shape = MarkerShape::kCross;
  glm::vec3 halo{1.0F};  // linear colour of the casing
  bool ring = false;
  bool dot = false;                    // at its centre, left open by the strokes
  bool flag = false;                   // a small square at its upper right
  std::optional<glm::vec3> root = {};  // metres; a thin stem leads there, seen through glass
  bool pickable = true;                // otherwise picking looks through it
  bool operator==(const Marker&) const = default;
};

/// Everything a picture needs. What a section takes away is neither drawn nor picked. The model's frame is
/// mirrored in X when `mirrored`; the camera is in the world.
struct SceneView {
  Camera camera;
  bool mirrored = false;
  std::vector<PartStyle> parts;  // one per part of the model
  std::vector<Marker> markers;
  std::shared_ptr<const Section> section;  // none: nothing is cut
  float gridMetres = 0.0F;                 // of fine lines on the cut faces; 0 for none
  bool overlay = true;                     // draw the coloured regions
  std::size_t level = 0;    // of detail: 0 full, 1 and more the coarser ones, as far as a primitive has them
  float pixelRatio = 1.0F;  // framebuffer pixels per logical pixel
  glm::vec3 glassRim{0.60F, 0.68F, 0.75F};  // linear; of glass where it turns away from the eye
  float hiddenMarkerAlpha = 0.25F;          // of markers behind something
  glm::vec4 backgroundTop{0.0F};            // linear RGBA
  glm::vec4 backgroundBottom{0.0F};
  Box bounds;  // of the scene in the world, for near and far
  bool operator==(const SceneView&) const = default;
};

/// Model frame -> world of a view: the identity, or the mirror in X.
glm::mat4 modelMatrix(const SceneView& view);
/// Whether the view's section takes that place of the model away.
bool isCutAway(const SceneView& view, const glm::vec3& place);
/// Whether the eye is on the side that the section takes away, from where its face is seen.
bool seesFace(const SceneView& view);
/// World -> clip for a picture of that size.
glm::mat4 viewProjection(const SceneView& view, glm::ivec2 size);

}  // namespace engine
