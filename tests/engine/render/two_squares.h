// A red and a blue square, and a fixture that draws them: the smallest scene that shows what a renderer does.
#pragma once

#include "tests/engine/render/gl_fixture.h"

namespace engine {

inline constexpr glm::ivec2 kSize{160, 120};
inline constexpr std::size_t kRed = 0;
inline constexpr std::size_t kBlue = 1;

/// A square of side `side` in the plane z, seen from +Z.
inline Part square(const std::string& name, glm::vec3 centre, float side, std::size_t material) {
  const float h = side / 2.0F;
  Primitive primitive;
  primitive.material = material;
  primitive.mesh.positions = {centre + glm::vec3(-h, -h, 0), centre + glm::vec3(h, -h, 0),
                              centre + glm::vec3(h, h, 0), centre + glm::vec3(-h, h, 0)};
  primitive.mesh.normals.assign(4, {0, 0, 1});
  primitive.mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  return {name, {}, {primitive}};
}

/// A red square at the left, a blue one at the right, 1 m apart.
inline Model twoSquares() {
  Model model;
  model.materials = {{"red", {0.8F, 0.05F, 0.05F, 1}, 0, 0.9F, false},
                     {"blue", {0.05F, 0.05F, 0.8F, 1}, 0, 0.9F, false}};
  model.parts = {square("left", {-0.5F, 0, 0}, 0.6F, kRed), square("right", {0.5F, 0, 0}, 0.6F, kBlue)};
  return model;
}

inline glm::ivec3 pixel(const Image& image, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
  return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

class TwoSquaresTest : public GlTest {
 protected:
  Image picture(const SceneView& view, int samples = 1) {
    renderer_.draw(view, kSize, samples);
    return renderer_.readPicture();
  }
  glm::ivec2 pixelOf(const SceneView& view, glm::vec3 place) {
    const auto p = project(viewProjection(view, kSize), place, kSize);
    return {static_cast<int>(p->x), static_cast<int>(p->y)};
  }
};

}  // namespace engine
