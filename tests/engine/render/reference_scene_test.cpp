// All reference meshes at once: real files of others' making, torn and split as they are.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/gltf/gltf.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/source_folder.h"

namespace engine {
namespace {

class ReferenceSceneTest : public GlTest {};

TEST_F(ReferenceSceneTest, aSceneOfAllOfThemDraws) {
  const std::filesystem::path folder =
      std::filesystem::path{CRUS_SOURCE_DIR} / ".." / "shared" / "anatomy" / "reference";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "the reference meshes are not here";
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".glb") files.insert(entry.path());
  }
  ASSERT_FALSE(files.empty());
  Model scene;
  for (const std::filesystem::path& file : files) {
    Result<Model> model = loadGltf(file);
    ASSERT_TRUE(model) << describe(model.error());
    for (Part& part : model->parts) {
      for (Primitive& primitive : part.primitives) primitive.material.reset();
      scene.parts.push_back(std::move(part));
    }
  }
  Renderer everything{{.culling = false}};
  everything.setModel(scene);
  renderer_.setModel(scene);
  SceneView view;
  view.parts.resize(scene.parts.size());
  view.bounds = boundingBox(scene);
  view.camera = framed(view.camera, view.bounds, 1.0F);
  constexpr glm::ivec2 kSize{400, 400};
  renderer_.draw(view, kSize, 4);
  everything.draw(view, kSize, 4);
  EXPECT_EQ(everything.trianglesDrawn(), triangleCount(scene));
  EXPECT_LE(renderer_.trianglesDrawn(), triangleCount(scene));
  // They touch all over: where two have the same depth to the bit, the one that is drawn first is seen.
  EXPECT_LE(compareImages(renderer_.readPicture(), everything.readPicture()).differingPixels, 10U);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  const std::set<std::uint32_t> seen{ids.begin(), ids.end()};
  EXPECT_GT(seen.size(), files.size() / 4);  // from one side most lie behind others
  EXPECT_GT(std::count_if(ids.begin(), ids.end(), [](std::uint32_t id) { return id != 0; }), 4000);
}

}  // namespace
}  // namespace engine
