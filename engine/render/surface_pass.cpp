#include "engine/render/surface_pass.h"

#include "engine/render/glass_triangles.h"
#include "engine/render/opaque_triangles.h"

namespace engine {
namespace {

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
    if (isTwoSided(view, range)) {
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
std::vector<Portion> allOf(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices) {
  std::vector<Portion> portions;
  for (const DrawRange* range : model.inSight(matrices)) {
    const IndexRange& level = range->level(view.level);
    portions.push_back({range, level.firstByte, level.count});
  }
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
  model.bind();
  return drawOpaquePortions(allOf(model, view, matrices), view, matrices);
}

std::size_t SurfacePass::drawOpaqueSeen(const ModelBuffers& model, const SceneView& view,
                                        const FrameMatrices& matrices, const gl::Framebuffer& target,
                                        glm::ivec2 size) {
  // With fewer triangles, asking takes longer than drawing them all.
  constexpr std::size_t kWorthGuessing = 10000;
  constexpr std::size_t kWorthAsking = 5000;
  OpaqueTriangles triangles{model, view, matrices, size};
  if (triangles.count() < kWorthGuessing) return drawOpaque(model, view, matrices);
  std::size_t drawn = drawOpaqueChosen(triangles.takeLikelySeen(), model, view, matrices);
  if (triangles.left() >= kWorthAsking) {
    triangles.dropHidden(farthest_.read(target, size));
    target.bind();
    glViewport(-static_cast<GLint>(matrices.origin.x), -static_cast<GLint>(matrices.origin.y),
               static_cast<GLsizei>(matrices.viewport.x), static_cast<GLsizei>(matrices.viewport.y));
  }
  drawn += drawOpaqueChosen(triangles.takeRest(), model, view, matrices);
  return drawn;
}

std::size_t SurfacePass::drawOpaqueChosen(const ChosenTriangles& triangles, const ModelBuffers& model,
                                          const SceneView& view, const FrameMatrices& matrices) {
  if (triangles.indices.empty()) return 0;
  bindChosen(triangles.indices, model);
  return drawOpaquePortions(triangles.portions, view, matrices);
}

void SurfacePass::bindChosen(const std::vector<std::uint32_t>& indices, const ModelBuffers& model) {
  if (!chosen_) chosen_ = gl::createBuffer();
  model.bind(chosen_);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(indices.front())),
               indices.data(), GL_STREAM_DRAW);
}

std::size_t SurfacePass::drawOpaquePortions(const std::vector<Portion>& portions, const SceneView& view,
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
    triangles += drawPortions(
        portions, view, wanted,
        [&](const DrawRange& range, const PartStyle& style) { setMaterial(program, range, style); },
        [](const Portion& portion) {
          return ModelBuffers::draw(*portion.range, portion.firstByte, portion.count);
        });
  }
  return triangles;
}

std::size_t SurfacePass::drawGlass(const ModelBuffers& model, const SceneView& view,
                                   const FrameMatrices& matrices, std::optional<glm::ivec2> chooseWithin) {
  return drawGlassLayer(model, view, matrices, chooseWithin, false) +
         drawGlassLayer(model, view, matrices, chooseWithin, true);
}

std::size_t SurfacePass::drawGlassLayer(const ModelBuffers& model, const SceneView& view,
                                        const FrameMatrices& matrices, std::optional<glm::ivec2> chooseWithin,
                                        bool outer) {
  const auto wanted = [outer](const DrawRange&, const PartStyle& style) {
    return style.mode == SurfaceMode::kGlass && style.outer == outer;
  };
  std::vector<Portion> portions = allOf(model, view, matrices);
  std::erase_if(portions, [&](const Portion& portion) {
    return !wanted(*portion.range, view.parts.at(portion.range->part));
  });
  if (portions.empty()) return 0;
  const Clipping clipping{view};
  // While the view moves, triangles from near to far do almost what their depths first would do.
  const bool sorted = view.level > 0 && !view.section;
  std::vector<Portion> depthsFirst;
  if (!sorted) depthsFirst = portions;
  // Where several surfaces are glass, fronts may follow one another without a back between.
  constexpr GLsizei kWorthChoosing = 3 * 10000;
  model.bind();
  if (chooseWithin && !sorted && !view.section && portions.size() == 1 &&
      portions.front().count > kWorthChoosing && !isTwoSided(view, *portions.front().range)) {
    const GlassTriangles glass =
        findGlassTriangles(model, *portions.front().range, view, matrices, *chooseWithin);
    portions = glass.all.portions;
    depthsFirst = glass.folded;
    bindChosen(glass.all.indices, model);
  }
  const glm::vec3 towardsEye{glm::transpose(matrices.modelView)[2]};
  const auto drawPortion = [&](const Portion& portion) {
    return sorted ? ModelBuffers::drawNearestFirst(*portion.range, view.level, towardsEye)
                  : ModelBuffers::draw(*portion.range, portion.firstByte, portion.count);
  };
  std::size_t triangles = 0;
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  if (!depthsFirst.empty()) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    depth_.use(view, matrices);
    triangles += drawPortions(
        depthsFirst, view, wanted, [](const DrawRange&, const PartStyle&) {}, drawPortion);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthFunc(GL_LEQUAL);
  }
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const gl::Program& glass = glass_.use(view, matrices);
  glass.set("uRim", view.glassRim);
  glass.set("uOrthographic", view.camera.orthographic ? 1 : 0);
  triangles += drawPortions(
      portions, view, wanted,
      [&](const DrawRange& range, const PartStyle& style) { setMaterial(glass, range, style); }, drawPortion);
  glDisable(GL_BLEND);
  return triangles;
}

}  // namespace engine
