#include "engine/render/surface_pass.h"

namespace engine {
namespace {

/// Whether a section leaves the part without a face, so that one looks into it.
bool isOpenCut(const SceneView& view, std::size_t part) {
  return view.section && !view.section->outlines.at(part).closed;
}

/// Calls `prepare` and draws, for every portion whose range and style `wanted` accepts, with culling as its
/// material wants it.
template <class Wanted, class Prepare, class Draw>
std::size_t drawPortions(const std::vector<Portion>& portions, const SceneView& view, Wanted wanted,
                         Prepare prepare, Draw draw) {
  // A driver that draws on the processor begins with these while it hears of the rest.
  constexpr std::size_t kEnoughToBegin = 15000;
  std::size_t triangles = 0;
  std::size_t waiting = 0;
  for (const Portion& portion : portions) {
    const DrawRange& range = *portion.range;
    const PartStyle& style = view.parts.at(range.part);
    if (!wanted(range, style)) continue;
    if (range.doubleSided || isOpenCut(view, range.part)) {
      glDisable(GL_CULL_FACE);
    } else {
      glEnable(GL_CULL_FACE);
    }
    prepare(range, style);
    const std::size_t drawn = draw(portion);
    triangles += drawn;
    waiting += drawn;
    if (view.level > 0 || waiting < kEnoughToBegin) continue;
    glFlush();
    waiting = 0;
  }
  return triangles;
}

/// What may be in the picture, from near to far.
std::vector<Portion> allOf(const ModelBuffers& model, const FrameMatrices& matrices) {
  std::vector<Portion> portions;
  for (const DrawRange* range : model.inSight(matrices)) portions.push_back({range});
  return portions;
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
  return drawOpaquePortions(allOf(model, matrices), model, view, matrices);
}

std::size_t SurfacePass::drawOpaqueSeen(const ModelBuffers& model, const SceneView& view,
                                        const FrameMatrices& matrices, const gl::Framebuffer& target,
                                        glm::ivec2 size) {
  // With fewer triangles, asking takes longer than drawing them all; after two rounds most of what is left shows.
  constexpr std::size_t kWorthAsking = 10000;
  constexpr int kRounds = 2;
  OpaqueClusters left{model.inSight(matrices), view, matrices, size};
  std::size_t triangles = 0;
  for (int round = 0; round < kRounds && left.triangles() > kWorthAsking; ++round) {
    triangles += drawOpaquePortions(left.takeLikelySeen(), model, view, matrices);
    left.dropHidden(farthest_.read(target, size));
    target.bind();
    glViewport(-static_cast<GLint>(matrices.origin.x), -static_cast<GLint>(matrices.origin.y),
               static_cast<GLsizei>(matrices.viewport.x), static_cast<GLsizei>(matrices.viewport.y));
  }
  return triangles + drawOpaquePortions(left.takeRest(), model, view, matrices);
}

std::size_t SurfacePass::drawOpaquePortions(const std::vector<Portion>& portions, const ModelBuffers& model,
                                            const SceneView& view, const FrameMatrices& matrices) const {
  const Clipping clipping{view};
  glDisable(GL_BLEND);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  model.bind();
  std::size_t triangles = 0;
  for (const bool grain : {false, true}) {
    const gl::Program& program = (grain ? grained_ : opaque_).use(view, matrices);
    program.set("uOrthographic", view.camera.orthographic ? 1 : 0);
    const auto wanted = [grain](const DrawRange& range, const PartStyle& style) {
      return style.mode == SurfaceMode::kOpaque && range.grain == grain;
    };
    triangles += drawPortions(
        portions, view, wanted,
        [&](const DrawRange& range, const PartStyle& style) { setMaterial(program, range, style); },
        [&](const Portion& portion) {
          return portion.clusters.empty() ? ModelBuffers::draw(*portion.range, view.level)
                                          : ModelBuffers::draw(*portion.range, portion.clusters);
        });
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
  const auto drawRange = [&](const Portion& portion) {
    return sorted ? ModelBuffers::drawNearestFirst(*portion.range, view.level, towardsEye)
                  : ModelBuffers::draw(*portion.range, view.level);
  };
  const std::vector<Portion> ranges = allOf(model, matrices);
  model.bind();
  std::size_t triangles = 0;
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  if (!sorted) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    depth_.use(view, matrices);
    triangles += drawPortions(
        ranges, view, wanted, [](const DrawRange&, const PartStyle&) {}, drawRange);
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
  triangles += drawPortions(
      ranges, view, wanted,
      [&](const DrawRange& range, const PartStyle& style) { setMaterial(glass, range, style); }, drawRange);
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
  return triangles;
}

}  // namespace engine
