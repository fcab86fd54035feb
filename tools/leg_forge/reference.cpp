#include "tools/leg_forge/reference.h"

#include <cctype>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <system_error>
#include <utility>

#include "engine/gltf/gltf.h"
#include "tools/leg_forge/json_view.h"

namespace leg_forge {
namespace {

ReferenceFrame readFrame(const JsonView& view) {
  constexpr double kTolerance = 1e-4;  // the figures have six decimals
  ReferenceFrame frame;
  const JsonView node = view["node_rotation"];
  const std::vector<double> xyzw = node.numbers();
  if (xyzw.size() != 4) node.fail("is not a quaternion x, y, z, w");
  frame.nodeRotation = glm::dquat{xyzw[3], xyzw[0], xyzw[1], xyzw[2]};
  if (std::abs(glm::length(frame.nodeRotation) - 1.0) > kTolerance) node.fail("is not of unit length");
  frame.nodeRotation = glm::normalize(frame.nodeRotation);
  frame.origin = view["origin_mm"].vec3();
  const JsonView rotation = view["rotation"];
  if (rotation.size() != 3) rotation.fail("does not have three rows");
  glm::dmat3 rows{1.0};
  for (int row = 0; row < 3; ++row) rows[row] = rotation[static_cast<std::size_t>(row)].vec3();
  frame.rotation = glm::transpose(rows);
  if (std::abs(glm::determinant(rows) - 1.0) > kTolerance) rotation.fail("is no rotation");
  return frame;
}

HeightRange readRange(const JsonView& view) {
  HeightRange range;
  if (view.size() != 2) view.fail("is not a pair of low and high");
  if (!view[0].isNull()) range.low = view[0].number();
  if (!view[1].isNull()) range.high = view[1].number();
  if (range.low >= range.high) view.fail("does not rise");
  return range;
}

/// "FMA24477" out of "FJ693_BP62987_FMA24477_Right_tibia"; empty when there is none.
std::string fmaIn(const std::string& name) {
  const std::size_t at = name.find("FMA");
  if (at == std::string::npos) return {};
  std::size_t end = at + 3;
  while (end < name.size() && std::isdigit(static_cast<unsigned char>(name[end])) != 0) ++end;
  return end > at + 3 ? name.substr(at, end - at) : std::string{};
}

}  // namespace

engine::Result<ReferenceIndex> readReferenceIndex(const std::filesystem::path& directory) {
  try {
    const std::filesystem::path file = directory / "index.json";
    const nlohmann::json document = parseJsonFile(file);
    const JsonView index{document, file.string()};
    ReferenceIndex out;
    out.frame = readFrame(index["reference_frame"]);
    const JsonView structures = index["structures"];
    for (std::size_t i = 0; i < structures.size(); ++i) {
      if (!structures[i].has("compared_y_mm")) continue;
      out.ranges[structures[i]["fma"].text()] = readRange(structures[i]["compared_y_mm"]);
    }
    return out;
  } catch (const JsonFailure& failure) {
    return engine::Error{failure.file, failure.pointer, failure.reason};
  }
}

engine::Result<std::map<std::string, std::filesystem::path>> findReferences(
    const std::filesystem::path& directory) {
  std::map<std::string, std::filesystem::path> found;
  std::error_code error;
  const std::filesystem::recursive_directory_iterator end;
  for (std::filesystem::recursive_directory_iterator it{directory, error}; !error && it != end;
       it.increment(error)) {
    const std::filesystem::path& file = it->path();
    const std::string fma = fmaIn(file.stem().string());
    if (file.extension() != ".glb" || fma.empty()) continue;
    const auto [entry, isNew] = found.try_emplace(fma, file);
    if (!isNew && file < entry->second) entry->second = file;
  }
  if (error) return engine::Error{directory.string(), "", "cannot be read: " + error.message()};
  return found;
}

engine::Result<engine::TriangleMesh> readReference(const std::filesystem::path& file,
                                                   const ReferenceFrame& frame) {
  const auto model = engine::loadGltf(file);
  if (!model) return model.error();
  const glm::dmat3 turn = frame.rotation * glm::mat3_cast(glm::conjugate(frame.nodeRotation));
  const glm::dvec3 shift = frame.rotation * frame.origin;
  engine::TriangleMesh mesh;
  for (const engine::Part& part : model->parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      const auto first = static_cast<std::uint32_t>(mesh.positions.size());
      for (const glm::vec3& p : primitive.mesh.positions) {
        mesh.positions.emplace_back(turn * glm::dvec3{p} - shift);
      }
      for (const auto& [a, b, c] : primitive.mesh.triangles) {
        mesh.triangles.push_back({first + a, first + b, first + c});
      }
    }
  }
  if (mesh.triangles.empty()) return engine::Error{file.string(), "", "holds no triangles"};
  return mesh;
}

}  // namespace leg_forge
