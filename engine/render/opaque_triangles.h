// Which triangles of a model's opaque parts are worth drawing in a picture, found out while it is drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/render/chosen_triangles.h"
#include "engine/render/range_on_screen.h"

namespace engine {

/// What has neither been drawn nor found to be hidden yet. What shows in the end is the same whatever the
/// guess was worth, since only what turns away or lies behind depths that have been drawn is dropped.
class OpaqueTriangles {
 public:
  /// All that is opaque and in sight. \param size  of the rectangle at the matrices' origin that is drawn.
  OpaqueTriangles(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                  glm::ivec2 size);
  /// How many there are in all.
  [[nodiscard]] std::size_t count() const;
  /// Takes out those that are likely seen, to be drawn now, and drops those that turn away, lie beside the
  /// rectangle or are cut away. \throw GlError when the driver does not let the model be read.
  ChosenTriangles takeLikelySeen();
  /// How many are left after that.
  [[nodiscard]] std::size_t left() const;
  /// Drops those that are hidden by what has been drawn.
  void dropHidden(const FarthestDepths& depths);
  ChosenTriangles takeRest();

 private:
  using Indices = std::vector<std::uint32_t>;  // as in the range
  struct Group {
    RangeOnScreen screen;
    Indices left = {};
  };
  /// Gives each core about as many vertices.
  void share();
  /// Calls work(number, groups) for each share, on all cores at once.
  template <class Work>
  void forEachShare(Work work);
  /// Adds their coarsest levels.
  static void guess(const ModelReader& reader, std::span<const Group> groups, RoughPicture& rough);
  /// Sorts triangles by whether they may show, clusters at once where they can be. \param hidden  where those
  /// go that only the depths hide; null drops them.
  static void sift(const Group& group, std::span<const std::uint32_t> indices, const FarthestDepths& depths,
                   Indices& shown, Indices* hidden);

  const ModelBuffers& model_;
  const SceneView& view_;
  PictureRectangle rectangle_;
  std::vector<Group> groups_;             // from near to far
  std::vector<std::span<Group>> shares_;  // of them, one for each core
};

}  // namespace engine
