// What the vertices say about their material: two states of occlusion, and grain.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>

#include "tests/engine/render/gl_fixture.h"

namespace engine {
namespace {

constexpr glm::ivec2 kSize{160, 120};

/// A square of 1.8 m in the plane z = 0, seen from +Z, whose texture places are metres.
Model sheet() {
  Primitive primitive{{}, 0, {}};
  TriangleMesh& mesh = primitive.mesh;
  mesh.positions = {{-0.9F, -0.9F, 0}, {0.9F, -0.9F, 0}, {0.9F, 0.9F, 0}, {-0.9F, 0.9F, 0}};
  mesh.normals.assign(4, {0, 0, 1});
  mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  for (const glm::vec3& p : mesh.positions) mesh.texcoords.emplace_back(p);
  mesh.tangents.assign(4, {0, 1, 0, 1});
  Model model;
  model.materials = {{"red", {0.4F, 0.1F, 0.1F, 1}, 0, 0.6F, false}};
  model.parts = {{"sheet", {}, {primitive}}};
  return model;
}

SceneView viewFrom(const Model& model, float distance) {
  SceneView view;
  view.camera.distance = distance;
  view.parts.resize(model.parts.size());
  view.bounds = boundingBox(model);
  return view;
}

std::vector<float>& scalars(Model& model, const char* name) {
  return model.parts[0].primitives[0].mesh.scalars[name];
}

class MaterialTest : public GlTest {
 protected:
  Image picture(const Model& model, const SceneView& view) {
    renderer_.setModel(model);
    renderer_.draw(view, kSize, 1);
    return renderer_.readPicture();
  }
};

float red(const Image& image, int x, int y) {
  return image.pixels[static_cast<std::size_t>(y * image.width + x) * 4];
}

/// Mean difference of neighbours, in steps of 8 bits, in the middle of the picture.
float roughness(const Image& image, glm::ivec2 step) {
  float sum = 0.0F;
  int count = 0;
  for (int y = 20; y < 100; ++y) {
    for (int x = 40; x < 120; ++x, ++count) {
      sum += std::abs(red(image, x, y) - red(image, x + step.x, y + step.y));
    }
  }
  return sum / static_cast<float>(count);
}

float mean(const Image& image) {
  float sum = 0.0F;
  for (int y = 20; y < 100; ++y) {
    for (int x = 40; x < 120; ++x) sum += red(image, x, y);
  }
  return sum / 6400.0F;
}

TEST_F(MaterialTest, takingTheCoverAwayLightsWhatItShaded) {
  Model model = sheet();
  scalars(model, "_OCCLUSION").assign(4, 0.2F);
  SceneView view = viewFrom(model, 1.0F);
  const Image covered = picture(model, view);
  view.parts[0].exposed = 1.0F;
  EXPECT_EQ(picture(model, view).pixels, covered.pixels) << "one state is both";
  scalars(model, "_OCCLUSION_DEEP").assign(4, 0.9F);
  const float open = mean(picture(model, view));
  view.parts[0].exposed = 0.5F;
  const float half = mean(picture(model, view));
  view.parts[0].exposed = 0.0F;
  EXPECT_EQ(picture(model, view).pixels, covered.pixels);
  EXPECT_GT(half, mean(covered) + 5.0F);
  EXPECT_GT(open, half + 5.0F);
}

TEST_F(MaterialTest, grainRunsAlongTheTangentAndGivesWay) {
  Model model = sheet();
  const SceneView close = viewFrom(model, 0.1F);
  const Image plain = picture(model, close);
  EXPECT_LT(roughness(plain, {1, 0}), 0.5F) << "texture places alone are no grain";
  scalars(model, "_TENDON").assign(4, 0.0F);
  const Image grained = picture(model, close);
  EXPECT_GT(roughness(grained, {1, 0}), 1.5F);
  EXPECT_LT(roughness(grained, {0, 1}), 0.3F * roughness(grained, {1, 0}));
  EXPECT_LT(mean(grained), mean(plain)) << "its colour is deeper";
  EXPECT_GT(mean(grained), 0.85F * mean(plain));
  scalars(model, "_TENDON").assign(4, 1.0F);
  EXPECT_LT(roughness(picture(model, close), {1, 0}), 0.4F * roughness(grained, {1, 0}));
}

TEST_F(MaterialTest, grainIsGoneBeforeItIsFinerThanThePixels) {
  Model model = sheet();
  scalars(model, "_TENDON").assign(4, 0.0F);
  // 0.35 to 10 mm a pixel; the coarsest ridges are 3.4 mm apart.
  for (const float distance : {0.1F, 0.2F, 0.3F, 0.5F, 0.9F, 1.5F, 3.0F}) {
    SceneView view = viewFrom(model, distance);
    const Image image = picture(model, view);
    const float mmAPixel = 1000.0F * 2.0F * distance * std::tan(glm::radians(12.0F)) / 120.0F;
    if (mmAPixel > 0.4F * 3.4F) {
      EXPECT_LT(roughness(image, {1, 0}), 0.5F) << distance;
    }
    // Half a pixel further nothing may jump: neighbours of before and after differ little everywhere.
    view.camera.target.x += 0.0005F * mmAPixel;
    const Image moved = picture(model, view);
    float most = 0.0F;
    for (int y = 20; y < 100; ++y) {
      for (int x = 40; x < 120; ++x) most = std::max(most, std::abs(red(image, x, y) - red(moved, x, y)));
    }
    EXPECT_LT(most, 16.0F) << distance;
  }
}

}  // namespace
}  // namespace engine
