// What loadGltf refuses: each time it says which file, where in it, and why.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "engine/gltf/gltf.h"
#include "gltf_builder.h"
#include "tests/engine/temp_dir.h"

namespace {

using namespace testing_support;

void expectRefused(const std::string& content, const std::string& where, const std::string& words,
                   const std::string& name) {
  const auto model = engine::loadGltfBytes(std::as_bytes(std::span{content}), "folder/bad.gltf");
  ASSERT_FALSE(model) << name << " was accepted";
  EXPECT_EQ(model.error().file, "folder/bad.gltf") << name;
  EXPECT_EQ(model.error().where, where) << name;
  EXPECT_NE(model.error().reason.find(words), std::string::npos) << name << ": " << model.error().reason;
}

struct Spoilt {
  const char* name;
  std::function<void(Json&)> spoil;
  const char* where;
  const char* words;
};

const std::vector<Spoilt>& spoiltCubes() {
  static const std::vector<Spoilt> cases{
      {"no asset", [](Json& j) { j.erase("asset"); }, "/asset", "not glTF 2.0"},
      {"version 1", [](Json& j) { j["asset"]["version"] = "1.0"; }, "/asset/version",
       "'1.0' is not version 2"},
      {"version as number", [](Json& j) { j["asset"]["version"] = 2.0; }, "/asset/version", "missing"},
      {"unknown extension",
       [](Json& j) {
         j["extensionsRequired"] = {"KHR_mesh_quantization", "KHR_draco_mesh_compression"};
       },
       "/extensionsRequired/1", "KHR_draco_mesh_compression"},
      {"scene out of range", [](Json& j) { j["scene"] = 1; }, "/scene", "points at scenes 1 of 1"},
      {"scene as text", [](Json& j) { j["scene"] = "first"; }, "/scene", "not a whole number"},
      {"scene node out of range",
       [](Json& j) {
         j["scenes"][0]["nodes"] = {0, 7};
       },
       "/scenes/0/nodes/1", "nodes 7 of 1"},
      {"scene node twice",
       [](Json& j) {
         j["scenes"][0]["nodes"] = {0, 0};
       },
       "/scenes/0/nodes/1", "twice"},
      {"mesh out of range", [](Json& j) { j["nodes"][0]["mesh"] = 3; }, "/nodes/0/mesh", "meshes 3 of 1"},
      {"mesh negative", [](Json& j) { j["nodes"][0]["mesh"] = -1; }, "/nodes/0/mesh", "meshes -1 of 1"},
      {"mesh huge", [](Json& j) { j["nodes"][0]["mesh"] = 18446744073709551615ULL; }, "/nodes/0/mesh",
       "of 1"},
      {"mesh as fraction", [](Json& j) { j["nodes"][0]["mesh"] = 0.5; }, "/nodes/0/mesh",
       "not a whole number"},
      {"nodes as object",
       [](Json& j) {
         j["nodes"] = {{"a", 1}};
       },
       "/nodes", "not a list"},
      {"node as number", [](Json& j) { j["nodes"].push_back(3); }, "/nodes/1", "not an object"},
      {"child out of range", [](Json& j) { j["nodes"][0]["children"] = {9}; }, "/nodes/0/children/0",
       "nodes 9 of 1"},
      {"own child", [](Json& j) { j["nodes"][0]["children"] = {0}; }, "/nodes/0", "cycle"},
      {"cycle of two",
       [](Json& j) {
         j["nodes"].push_back({{"children", {2}}});
         j["nodes"].push_back({{"children", {1}}});
       },
       "/nodes/1", "cycle"},
      {"two parents",
       [](Json& j) {
         j["nodes"].push_back({{"children", {0}}});
         j["nodes"].push_back({{"children", {0}}});
       },
       "/nodes/2/children/0", "already has a parent"},
      {"scene node with a parent",
       [](Json& j) {
         j["nodes"].push_back({{"children", {0}}});
       },
       "/scenes/0/nodes/0", "not at the top"},
      {"matrix of 15", [](Json& j) { j["nodes"][0]["matrix"] = std::vector<double>(15, 1.0); },
       "/nodes/0/matrix", "16 numbers"},
      {"rotation of 3",
       [](Json& j) {
         j["nodes"][0]["rotation"] = {0, 0, 1};
       },
       "/nodes/0/rotation", "4 numbers"},
      {"rotation without length",
       [](Json& j) {
         j["nodes"][0]["rotation"] = {0, 0, 0, 0};
       },
       "/nodes/0/rotation", "no length"},
      {"scale beyond float",
       [](Json& j) {
         j["nodes"][0]["scale"] = {1e300, 1, 1};
       },
       "/nodes/0", "out of all bounds"},
      {"scale product overflows",
       [](Json& j) {
         j["nodes"][0]["scale"] = {1e200, 1, 1};
         j["nodes"].push_back({{"children", {0}}, {"scale", {1e200, 1, 1}}});
         j["scenes"][0]["nodes"] = {1};
       },
       "/nodes/0", "not finite"},
      {"no primitives", [](Json& j) { j["meshes"][0].erase("primitives"); }, "/meshes/0",
       "has no primitives"},
      {"no attributes", [](Json& j) { j["meshes"][0]["primitives"][0].erase("attributes"); },
       "/meshes/0/primitives/0", "has no attributes"},
      {"unknown mode", [](Json& j) { j["meshes"][0]["primitives"][0]["mode"] = 7; },
       "/meshes/0/primitives/0/mode", "7 is not known"},
      {"material out of range", [](Json& j) { j["meshes"][0]["primitives"][0]["material"] = 4; },
       "/meshes/0/primitives/0/material", "materials 4 of 1"},
      {"attribute out of range",
       [](Json& j) { j["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = 2; },
       "/meshes/0/primitives/0/attributes/POSITION", "accessors 2 of 2"},
      {"indices out of range", [](Json& j) { j["meshes"][0]["primitives"][0]["indices"] = 5; },
       "/meshes/0/primitives/0/indices", "accessors 5 of 2"},
      {"indices made of floats", [](Json& j) { j["meshes"][0]["primitives"][0]["indices"] = 0; },
       "/meshes/0/primitives/0/indices", "unsigned whole numbers"},
      {"scalar positions", [](Json& j) { j["accessors"][0]["type"] = "SCALAR"; },
       "/meshes/0/primitives/0/attributes/POSITION", "not of a type that fits"},
      {"too few normals",
       [](Json& j) {
         j["accessors"].push_back(j["accessors"][0]);
         j["accessors"][2]["count"] = 7;
         j["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = 2;
       },
       "/meshes/0/primitives/0/attributes/NORMAL", "7 entries for 8 vertices"},
      {"index past the vertices", [](Json& j) { j["accessors"][0]["count"] = 7; },
       "/meshes/0/primitives/0/indices", "of 7 vertices"},
      {"accessor past its view", [](Json& j) { j["accessors"][0]["count"] = 9; }, "/accessors/0/bufferView",
       "9 elements of 12 bytes where 8 fit"},
      {"accessor offset past its view", [](Json& j) { j["accessors"][0]["byteOffset"] = 4; },
       "/accessors/0/bufferView", "where 7 fit"},
      {"accessor offset far away", [](Json& j) { j["accessors"][0]["byteOffset"] = 2000000000; },
       "/accessors/0/bufferView", "where 0 fit"},
      {"count overflows", [](Json& j) { j["accessors"][0]["count"] = 1537228672809129302ULL; },
       "/accessors/0/count", "not between"},
      {"count without data",
       [](Json& j) {
         j["accessors"][0].erase("bufferView");
         j["accessors"][0]["count"] = 2000000000;
       },
       "/accessors/0/count", "are more than"},
      {"count negative", [](Json& j) { j["accessors"][0]["count"] = -8; }, "/accessors/0/count",
       "not between"},
      {"no count", [](Json& j) { j["accessors"][0].erase("count"); }, "/accessors/0", "has no count"},
      {"view out of range", [](Json& j) { j["accessors"][1]["bufferView"] = 2; }, "/accessors/1/bufferView",
       "bufferViews 2 of 2"},
      {"view past its buffer", [](Json& j) { j["bufferViews"][0]["byteLength"] = 5000; }, "/bufferViews/0",
       "outside /buffers/0"},
      {"view offset past its buffer", [](Json& j) { j["bufferViews"][0]["byteOffset"] = 2147483647; },
       "/bufferViews/0", "outside /buffers/0"},
      {"stride under one element", [](Json& j) { j["bufferViews"][0]["byteStride"] = 8; },
       "/bufferViews/0/byteStride", "less than one element"},
      {"stride past its view", [](Json& j) { j["bufferViews"][0]["byteStride"] = 16; },
       "/accessors/0/bufferView", "where 6 fit"},
      {"buffer out of range", [](Json& j) { j["bufferViews"][1]["buffer"] = 1; }, "/bufferViews/1/buffer",
       "buffers 1 of 1"},
      {"sparse index past the end",
       [](Json& j) {
         j["accessors"][0]["sparse"] = {
             {"count", 3},
             {"indices", {{"bufferView", 1}, {"componentType", 5123}, {"byteOffset", 60}}},
             {"values", {{"bufferView", 0}}}};
         j["accessors"][0]["count"] = 7;
       },
       "/accessors/0/sparse/indices", "of 7"},
      {"sparse longer than dense",
       [](Json& j) {
         j["accessors"][0]["sparse"] = {{"count", 30},
                                        {"indices", {{"bufferView", 1}, {"componentType", 5123}}},
                                        {"values", {{"bufferView", 0}}}};
       },
       "/accessors/0/sparse/count", "30 are more"},
      {"sparse without indices",
       [](Json& j) {
         j["accessors"][0]["sparse"] = {{"count", 1}, {"values", {{"bufferView", 0}}}};
       },
       "/accessors/0/sparse", "has no indices"},
  };
  return cases;
}

TEST(GltfRefusal, NamesThePlaceAndTheReason) {
  for (const Spoilt& c : spoiltCubes()) {
    GltfBuilder cube = cubeBuilder();
    cube.json["buffers"] = Json::array({{{"byteLength", cube.bin.size()}}});
    c.spoil(cube.json);
    expectRefused(cube.glb(), c.where, c.words, c.name);
  }
}

TEST(GltfRefusal, PositionsThatAreNotFinite) {
  for (const float bad : {NAN, INFINITY}) {
    GltfBuilder triangle;
    const int position = triangle.accessor(std::vector<float>{0, 0, 0, 1, bad, 0, 0, 1, 0}, kFloat, "VEC3");
    triangle.node({{"mesh", triangle.mesh({{"POSITION", position}})}});
    expectRefused(triangle.glb(), "/meshes/0/primitives/0/attributes/POSITION", "position 1 is not finite",
                  "position");
  }
}

TEST(GltfRefusal, ScalarsOfTheWrongSizeOrKind) {
  const auto withScalars = [](const std::vector<float>& values, const char* type) {
    GltfBuilder cube = cubeBuilder();
    const int accessor = cube.accessor(values, kFloat, type);
    cube.json["meshes"][0]["primitives"][0]["attributes"]["_OCCLUSION"] = accessor;
    return cube;
  };
  const std::string where = "/meshes/0/primitives/0/attributes/_OCCLUSION";
  expectRefused(withScalars(std::vector<float>(7, 1.0F), "SCALAR").glb(), where,
                "has 7 entries for 8 vertices", "too few");
  expectRefused(withScalars(std::vector<float>(9, 1.0F), "SCALAR").glb(), where,
                "has 9 entries for 8 vertices", "too many");
  expectRefused(withScalars({1, 1, 1, NAN, 1, 1, 1, 1}, "SCALAR").glb(), where, "number 3 is not finite",
                "not a number");
  GltfBuilder outside = withScalars(std::vector<float>(4, 1.0F), "SCALAR");
  outside.json["accessors"][2]["count"] = 8;
  expectRefused(outside.glb(), "/accessors/2/bufferView", "reaches outside", "past its buffer");
  GltfBuilder missing = withScalars(std::vector<float>(8, 1.0F), "SCALAR");
  missing.json["meshes"][0]["primitives"][0]["attributes"]["_OCCLUSION"] = 3;
  expectRefused(missing.glb(), where, "accessors 3 of 3", "no such accessor");
}

TEST(GltfRefusal, BuffersElsewhereOrTooShort) {
  const TempDir folder;
  folder.write("short.bin", "abc");
  std::filesystem::create_directory(folder / "sub");
  folder.write("secret.bin", std::string(1000, 'x'));
  struct Case {
    const char* uri;
    const char* where;
    const char* words;
  };
  const Case cases[] = {
      {"none.bin", "/buffers/0/uri", "no such file"},
      {"short.bin", "/buffers/0/byteLength", "more than"},
      {"../secret.bin", "/buffers/0/uri", "leads away"},
      {"x/../../secret.bin", "/buffers/0/uri", "leads away"},
      {"%2e%2e/secret.bin", "/buffers/0/uri", "leads away"},
      {"/etc/passwd", "/buffers/0/uri", "leads away"},
      {"file:///etc/passwd", "/buffers/0/uri", "leads away"},
      {"http://example.org/a.bin", "/buffers/0/uri", "leads away"},
      {"~/secret.bin", "/buffers/0/uri", "leads away"},
      {"", "/buffers/0/uri", "leads away"},
      {"$(touch pwned).bin", "/buffers/0/uri", "no such file"},
  };
  for (const Case& c : cases) {
    GltfBuilder cube = cubeBuilder();
    cube.json["buffers"] = Json::array({{{"byteLength", cube.bin.size()}, {"uri", c.uri}}});
    const auto file = folder.write("sub/bad.gltf", cube.gltf());
    std::filesystem::copy_file(folder / "short.bin", folder / "sub/short.bin",
                               std::filesystem::copy_options::skip_existing);
    const auto model = engine::loadGltf(file);
    ASSERT_FALSE(model) << c.uri;
    EXPECT_EQ(model.error().file, file.string());
    EXPECT_EQ(model.error().where, c.where) << c.uri;
    EXPECT_NE(model.error().reason.find(c.words), std::string::npos) << c.uri << ": " << model.error().reason;
  }
}

TEST(GltfRefusal, BufferWithoutBytes) {
  GltfBuilder cube = cubeBuilder();
  cube.json["buffers"] = Json::array({{{"byteLength", cube.bin.size()}}});
  expectRefused(cube.gltf(), "/buffers/0", "no uri and no binary chunk", "text without uri");
  cube.json["buffers"][0]["byteLength"] = cube.bin.size() + 100;
  expectRefused(cube.glb(), "/buffers/0/byteLength", "of the binary chunk", "binary chunk too short");
  cube.json["buffers"] =
      Json::array({{{"byteLength", 240}, {"uri", "data:application/octet-stream;base64,AAAA"}}});
  expectRefused(cube.gltf(), "", "is not sound glTF", "data URI too short");
}

TEST(GltfRefusal, ContainersThatAreNotWhole) {
  const std::string whole = cubeBuilder().glb();
  const auto patched = [&](std::size_t at, const std::string& bytes) {
    std::string copy = whole;
    return copy.replace(at, bytes.size(), bytes);
  };
  expectRefused("", "", "is empty", "nothing");
  expectRefused("glTF", "", "is truncated", "only the magic word");
  expectRefused(whole.substr(0, 30), "", "is truncated: 30 bytes of " + std::to_string(whole.size()),
                "header only");
  expectRefused(whole.substr(0, whole.size() - 1), "", "is truncated", "one byte short");
  expectRefused(patched(4, std::string{"\1\0\0\0", 4}), "", "of version 1, not 2", "old container");
  expectRefused(patched(8, std::string{"\4\0\0\0", 4}), "", "shorter than its own header", "length 4");
  expectRefused(patched(12, "\xff\xff\xff\xff"), "", "JSON chunk that is longer", "JSON chunk");
  expectRefused(patched(16, "WHAT"), "", "does not begin with a JSON chunk", "chunk type");
  const std::size_t binAt = whole.find("BIN") - 4;
  expectRefused(patched(binAt, "\xff\xff\xff\x7f"), "", "binary chunk that is longer", "binary chunk");
}

TEST(GltfRefusal, TextThatIsNoGltf) {
  expectRefused("solid cube\nfacet normal 0 0 1", "", "is not a glTF file", "STL");
  expectRefused("   \n ", "", "is not a glTF file", "blank");
  expectRefused("[1, 2]", "", "is not a glTF file", "list");
  expectRefused(R"({"asset": {"version": )", "", "has broken JSON: parse error at line 1", "cut off");
  expectRefused(R"({"asset": {"version": "2.0"}, "scene": 1e999})", "", "has broken JSON",
                "number too large");
  expectRefused("{\"asset\": \"\xff\xfe\"}", "", "has broken JSON", "not UTF-8");
  expectRefused("{\"asset\": " + std::string(100000, '['), "", "nested deeper than 64", "nesting");
}

TEST(GltfRefusal, FilesThatCannotBeRead) {
  const TempDir folder;
  const auto reason = [](const std::filesystem::path& file) {
    const auto model = engine::loadGltf(file);
    EXPECT_FALSE(model);
    EXPECT_EQ(model.error().file, file.string());
    return model.error().reason;
  };
  EXPECT_EQ(reason(folder / "none.glb"), "no such file");
  EXPECT_EQ(reason(folder.path()), "is a directory");
  EXPECT_EQ(reason(folder.write("empty.glb", "")), "is empty");
  const auto huge = folder.write("huge.glb", "glTF");
  std::error_code code;
  std::filesystem::resize_file(huge, (std::uintmax_t{1} << 31) + 1, code);  // sparse: takes no room
  if (!code) {
    EXPECT_EQ(reason(huge), "is larger than 2 GiB");
  }
}

}  // namespace
