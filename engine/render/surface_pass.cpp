#include "engine/render/surface_pass.h"

namespace engine {
namespace {

/// Whether a section leaves the part without a face, so that one looks into it.
bool isOpenCut(const SceneView& view, std::size_t part) {
  return view.section && !view.section->outlines.at(part).closed;
}

/// Calls `prepare` and draws, for every range whose style `wanted` accepts, with culling as its material
/// wants it.
template <class Wanted, class Prepare, class Draw>
std::size_t drawRanges(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                       Wanted wanted, Prepare prepare, Draw draw) {
  // A driver that draws on the processor begins with these while it hears of the rest.
  constexpr std::size_t kEnoughToBegin = 15000;
  std::size_t triangles = 0;
  std::size_t waiting = 0;
  model.bind();
  for (const DrawRange* seen : model.inSight(matrices)) {
    const DrawRange& range = *seen;
    const PartStyle& style = view.parts.at(range.part);
    if (!wanted(range, style)) continue;
    if (range.doubleSided || isOpenCut(view, range.part)) {
      glDisable(GL_CULL_FACE);
    } else {
      glEnable(GL_CULL_FACE);
    }
    prepare(range, style);
    const std::size_t drawn = draw(range);
    triangles += drawn;
    waiting += drawn;
    if (view.level > 0 || waiting < kEnoughToBegin) continue;
    glFlush();
    waiting = 0;
  }
  return triangles;
}

void setMaterial(const gl::Program& program, const DrawRange& range, const PartStyle& style) {
  program.set("uBaseColor", style.color ? glm::vec4(*style.color, 1.0F) : range.baseColor);
  program.set("uRoughness", range.roughness);
  program.set("uTint", style.tint);
  program.set("uTintAmount", style.tintAmount);
  program.set("uSaturation", style.saturation);
  program.set("uExposed", style.exposed);
}

}  // namespace

SurfacePass::SurfacePass()
    : opaque_{"surface/surface"},
      grained_{"surface/surface", "#define GRAIN\n"},
      glass_{"surface/surface", "#define GLASS\n"},
      depth_{"pick/pick"} {}

std::size_t SurfacePass::drawOpaque(const ModelBuffers& model, const SceneView& view,
                                    const FrameMatrices& matrices) const {
  const Clipping clipping{view};
  glDisable(GL_BLEND);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  std::size_t triangles = 0;
  for (const bool grain : {false, true}) {
    const gl::Program& program = (grain ? grained_ : opaque_).use(view, matrices);
    program.set("uOrthographic", view.camera.orthographic ? 1 : 0);
    const auto wanted = [grain](const DrawRange& range, const PartStyle& style) {
      return style.mode == SurfaceMode::kOpaque && range.grain == grain;
    };
    triangles += drawRanges(
        model, view, matrices, wanted,
        [&](const DrawRange& range, const PartStyle& style) { setMaterial(program, range, style); },
        [&](const DrawRange& range) { return ModelBuffers::draw(range, view.level); });
  }
  return triangles;
}

std::size_t SurfacePass::drawGlass(const ModelBuffers& model, const SceneView& view,
                                   const FrameMatrices& matrices) const {
  return drawGlassLayer(model, view, matrices, false) + drawGlassLayer(model, view, matrices, true);
}

std::size_t SurfacePass::drawGlassLayer(const ModelBuffers& model, const SceneView& view,
                                        const FrameMatrices& matrices, bool outer) const {
  const Clipping clipping{view};
  const auto wanted = [outer](const DrawRange&, const PartStyle& style) {
    return style.mode == SurfaceMode::kGlass && style.outer == outer;
  };
  // While the view moves, triangles from near to far do almost what their depths first would do.
  const bool sorted = view.level > 0 && !view.section;
  const glm::vec3 towardsEye{glm::transpose(matrices.modelView)[2]};
  const auto drawRange = [&](const DrawRange& range) {
    return sorted ? ModelBuffers::drawNearestFirst(range, view.level, towardsEye)
                  : ModelBuffers::draw(range, view.level);
  };
  std::size_t triangles = 0;
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  if (!sorted) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    depth_.use(view, matrices);
    triangles += drawRanges(
        model, view, matrices, wanted, [](const DrawRange&, const PartStyle&) {}, drawRange);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    if (triangles == 0) return 0;
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_FALSE);
  }
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const gl::Program& glass = glass_.use(view, matrices);
  glass.set("uRim", view.glassRim);
  glass.set("uOrthographic", view.camera.orthographic ? 1 : 0);
  triangles += drawRanges(
      model, view, matrices, wanted,
      [&](const DrawRange& range, const PartStyle& style) { setMaterial(glass, range, style); }, drawRange);
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
  return triangles;
}

}  // namespace engine
