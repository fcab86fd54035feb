// Which clusters of a model's opaque parts are worth drawing in a picture, found out while it is drawn.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/render/model_buffers.h"
#include "engine/scene/occlusion_culling.h"

namespace engine {

/// Some of a range's triangles: all of its level where it names no clusters.
struct Portion {
  const DrawRange* range = nullptr;
  std::vector<const Cluster*> clusters = {};
};

/// What has neither been drawn nor found to be hidden yet. What shows in the end is the same whatever the
/// guesses were worth, since only what lies behind depths that have been drawn is dropped.
class OpaqueClusters {
 public:
  /// All that is opaque, in the rectangle of that size at the matrices' origin, and not cut away. \param
  /// ranges from near to far, as all portions will be.
  OpaqueClusters(const std::vector<const DrawRange*>& ranges, const SceneView& view,
                 const FrameMatrices& matrices, glm::ivec2 size);
  /// How many there are.
  [[nodiscard]] std::size_t triangles() const { return triangles_; }
  /// Takes out those that are likely seen, to be drawn now; there are some while there are any at all.
  std::vector<Portion> takeLikelySeen();
  /// Takes out those that are hidden by what has been drawn.
  void dropHidden(const FarthestDepths& depths);
  /// Takes out all.
  std::vector<Portion> takeRest();

 private:
  template <class Unwanted>
  void drop(Unwanted unwanted);

  struct Candidate {
    const DrawRange* range = nullptr;
    const Cluster* cluster = nullptr;
  };
  std::vector<Candidate> candidates_;
  std::vector<Footprint> footprints_;  // theirs
  glm::ivec2 size_;
  std::size_t triangles_ = 0;
};

}  // namespace engine
