#include "engine/render/clipped_program.h"

#include <utility>

namespace engine {

ClippedProgram::ClippedProgram(std::string name, std::string defines)
    : name_{std::move(name)}, defines_{std::move(defines)}, whole_{name_, defines_} {}

const gl::Program& ClippedProgram::use(const SceneView& view, const FrameMatrices& matrices) const {
  if (view.section && !cutting_) cutting_.emplace(name_, defines_ + "#define CLIP\n");
  const gl::Program& program = view.section ? *cutting_ : whole_;
  program.use();
  matrices.apply(program);
  if (view.section) program.set("uClip", glm::vec4(view.section->plane.normal, view.section->plane.offset));
  return program;
}

Clipping::Clipping(const SceneView& view) : on_{view.section != nullptr} {
  if (on_) glEnable(GL_CLIP_DISTANCE0);
}

Clipping::~Clipping() {
  if (on_) glDisable(GL_CLIP_DISTANCE0);
}

}  // namespace engine
