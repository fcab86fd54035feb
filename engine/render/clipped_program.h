// Programs that cut at the view's section, and the switch that makes them do it.
#pragma once

#include <string>

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

/// The same shaders as they are and cutting at a plane; the second is built when it is first needed.
class ClippedProgram {
 public:
  explicit ClippedProgram(std::string name, std::string defines = {});
  /// Uses the one that the view needs and gives it the frame's matrices.
  const gl::Program& use(const SceneView& view, const FrameMatrices& matrices) const;

 private:
  std::string name_, defines_;
  gl::Program whole_;
  mutable std::optional<gl::Program> cutting_;
};

/// While it lives, what is drawn with a ClippedProgram is cut at the view's section, if there is one.
class Clipping {
 public:
  explicit Clipping(const SceneView& view);
  Clipping(const Clipping&) = delete;
  Clipping& operator=(const Clipping&) = delete;
  ~Clipping();

 private:
  bool on_;
};

}  // namespace engine
