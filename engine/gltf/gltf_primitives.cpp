#include "engine/gltf/gltf_primitives.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>
#include <numeric>
#include <optional>

#include "engine/geometry/normals.h"

namespace engine::gltf {
namespace {

constexpr float kCreaseDegrees = 50.0F;
// More would let a small file, whose attributes may share one accessor, ask for any amount of memory.
constexpr std::size_t kMostScalars = 16;

bool isFinite(const glm::vec3& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
}

/// Turns a direction to its place and to unit length. \return false when it has none.
bool turn(glm::vec3& direction, const glm::dmat3& matrix) {
  const glm::dvec3 turned = matrix * glm::dvec3{direction};
  const double length = glm::length(turned);
  if (!(length > 0.0) || !std::isfinite(length)) return false;
  direction = glm::vec3{turned / length};
  return true;
}

void turnRound(std::vector<std::array<std::uint32_t, 3>>& triangles) {
  for (auto& triangle : triangles) std::swap(triangle[1], triangle[2]);
}

std::vector<std::array<std::uint32_t, 3>> unroll(const std::vector<std::uint32_t>& indices, int mode) {
  std::vector<std::array<std::uint32_t, 3>> triangles;
  const auto add = [&](std::size_t a, std::size_t b, std::size_t c) {
    triangles.push_back({indices[a], indices[b], indices[c]});
  };
  if (mode == TINYGLTF_MODE_TRIANGLES) {
    triangles.reserve(indices.size() / 3);
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) add(i, i + 1, i + 2);
    return triangles;
  }
  for (std::size_t i = 0; i + 2 < indices.size(); ++i) {
    if (mode == TINYGLTF_MODE_TRIANGLE_FAN) {
      add(i + 1, i + 2, 0);
    } else {
      add(i, i + (1 + i % 2), i + (2 - i % 2));
    }
    // A strip repeats a vertex to jump: that triangle is not meant to be seen.
    const auto& [a, b, c] = triangles.back();
    if (a == b || b == c || c == a) triangles.pop_back();
  }
  return triangles;
}

/// Reads one primitive; where it goes wrong, fails.
class PrimitiveReader {
 public:
  PrimitiveReader(const Document& document, const tinygltf::Primitive& primitive, std::string file,
                  std::string where)
      : accessors_{document, file}, primitive_{primitive}, file_{std::move(file)}, where_{std::move(where)} {}

  Status readVertices(TriangleMesh& mesh) const {
    const auto positions = attribute("POSITION", 3, 3);
    if (!positions) return positions.error();
    mesh.positions.assign(positions->begin(), positions->end());
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
      if (!isFinite(mesh.positions[i])) {
        return Error{file_, pointer("POSITION"), "position " + std::to_string(i) + " is not finite"};
      }
    }
    if (has("NORMAL")) {
      const auto normals = attribute("NORMAL", 3, 3, mesh.positions.size());
      if (!normals) return normals.error();
      mesh.normals.assign(normals->begin(), normals->end());
    }
    if (has("TANGENT")) {
      const auto tangents = attribute("TANGENT", 4, 4, mesh.positions.size());
      if (!tangents) return tangents.error();
      mesh.tangents.reserve(tangents->size());
      for (const glm::vec4& t : *tangents)
        mesh.tangents.emplace_back(glm::vec3{t}, t.w < 0.0F ? -1.0F : 1.0F);
    }
    if (has("TEXCOORD_0")) {
      const auto texcoords = attribute("TEXCOORD_0", 2, 2, mesh.positions.size());
      if (!texcoords) return texcoords.error();
      mesh.texcoords.assign(texcoords->begin(), texcoords->end());
    }
    if (has("COLOR_0")) {
      auto colors = attribute("COLOR_0", 3, 4, mesh.positions.size(), true);
      if (!colors) return colors.error();
      mesh.colors = std::move(*colors);
    }
    return Done{};
  }

  /// The attributes that are named by whoever made the file: a leading underscore (glTF 2.0, 3.7.2.1).
  Status readScalars(TriangleMesh& mesh, std::vector<std::string>& warnings) const {
    for (const auto& [name, accessor] : primitive_.attributes) {
      if (name.empty() || name.front() != '_' || !accessors_.isScalar(accessor)) continue;
      if (mesh.scalars.size() == kMostScalars) {
        warnings.push_back(pointer(name) + ": is one of more than " + std::to_string(kMostScalars) +
                           " and was left out");
        continue;
      }
      const auto values = attribute(name, 1, 1, mesh.positions.size());
      if (!values) return values.error();
      std::vector<float>& scalars = mesh.scalars[name];
      scalars.reserve(values->size());
      for (const glm::vec4& value : *values) {
        if (!std::isfinite(value.x)) {
          return Error{file_, pointer(name), "number " + std::to_string(scalars.size()) + " is not finite"};
        }
        scalars.push_back(value.x);
      }
    }
    return Done{};
  }

  [[nodiscard]] bool has(const char* name) const { return primitive_.attributes.count(name) > 0; }

 private:
  [[nodiscard]] std::string pointer(const std::string& name) const { return where_ + "/attributes/" + name; }

  [[nodiscard]] Result<std::vector<glm::vec4>> attribute(const std::string& name, int least, int most,
                                                         std::optional<std::size_t> count = {},
                                                         bool normalized = false) const {
    auto values = accessors_.floats(primitive_.attributes.at(name), least, most, pointer(name), normalized);
    if (values && count && values->size() != *count) {
      return Error{
          file_, pointer(name),
          "has " + std::to_string(values->size()) + " entries for " + std::to_string(*count) + " vertices"};
    }
    return values;
  }

  AccessorReader accessors_;
  const tinygltf::Primitive& primitive_;
  std::string file_;
  std::string where_;
};

}  // namespace

Result<std::vector<std::array<std::uint32_t, 3>>> readTriangles(
    const Document& document, const tinygltf::Primitive& primitive, std::size_t vertexCount,
    const std::string& file, const std::string& where, std::vector<std::string>& warnings) {
  std::vector<std::uint32_t> indices;
  if (primitive.indices >= 0) {
    auto read = AccessorReader{document, file}.indices(primitive.indices, where + "/indices");
    if (!read) return read.error();
    indices = std::move(*read);
    for (std::size_t i = 0; i < indices.size(); ++i) {
      if (indices[i] >= vertexCount) {
        return Error{file, where + "/indices",
                     "index " + std::to_string(i) + " is " + std::to_string(indices[i]) + " of " +
                         std::to_string(vertexCount) + " vertices"};
      }
    }
  } else {
    indices.resize(vertexCount);
    std::iota(indices.begin(), indices.end(), 0U);
  }
  if (primitive.mode == TINYGLTF_MODE_TRIANGLES && indices.size() % 3 != 0) {
    warnings.push_back(where + ": the last triangle is not complete and was left out");
  }
  return unroll(indices, primitive.mode);
}

Result<std::vector<Primitive>> readMesh(const Document& document, std::size_t index, const std::string& file,
                                        std::vector<std::string>& warnings) {
  std::vector<Primitive> primitives;
  std::size_t elements = 0;  // primitives may share accessors, so a small file can ask for a large mesh
  const tinygltf::Mesh& mesh = document.model.meshes[index];
  for (std::size_t i = 0; i < mesh.primitives.size(); ++i) {
    const tinygltf::Primitive& from = mesh.primitives[i];
    const std::string where = "/meshes/" + std::to_string(index) + "/primitives/" + std::to_string(i);
    if (from.mode < TINYGLTF_MODE_POINTS || from.mode > TINYGLTF_MODE_TRIANGLE_FAN) {
      return Error{file, where + "/mode", std::to_string(from.mode) + " is not known"};
    }
    if (from.mode < TINYGLTF_MODE_TRIANGLES) {
      warnings.push_back(where + ": points and lines are left out");
      continue;
    }
    const PrimitiveReader reader{document, from, file, where};
    if (!reader.has("POSITION")) {
      warnings.push_back(where + ": has no POSITION and was left out");
      continue;
    }
    if (!from.targets.empty()) warnings.push_back(where + "/targets: morph targets are left out");
    Primitive primitive;
    if (auto status = reader.readVertices(primitive.mesh); !status) return status.error();
    if (auto status = reader.readScalars(primitive.mesh, warnings); !status) return status.error();
    auto triangles = readTriangles(document, from, primitive.mesh.positions.size(), file, where, warnings);
    if (!triangles) return triangles.error();
    primitive.mesh.triangles = std::move(*triangles);
    if (primitive.mesh.triangles.empty()) {
      warnings.push_back(where + ": has no triangle and was left out");
      continue;
    }
    elements += primitive.mesh.positions.size() + primitive.mesh.triangles.size();
    if (elements > 2 * kMostElements) {
      return Error{
          file, where,
          "brings the mesh to more than " + std::to_string(2 * kMostElements) + " vertices and triangles"};
    }
    if (from.material >= 0) primitive.material = static_cast<std::size_t>(from.material);
    primitives.push_back(std::move(primitive));
  }
  return primitives;
}

bool transform(Primitive& primitive, const glm::dmat4& matrix) {
  TriangleMesh& mesh = primitive.mesh;
  const bool moves = matrix != glm::dmat4{1.0};
  for (glm::vec3& p : mesh.positions) {
    if (moves) p = glm::vec3{matrix * glm::dvec4{p, 1.0}};
    if (!isFinite(p)) return false;
  }
  const glm::dmat3 linear{matrix};
  // The cofactors are the inverse transpose up to a factor, and exist for flattening matrices too.
  const glm::dmat3 cofactors{glm::cross(linear[1], linear[2]), glm::cross(linear[2], linear[0]),
                             glm::cross(linear[0], linear[1])};
  const double mirrored = glm::determinant(linear) < 0.0 ? -1.0 : 1.0;
  const bool sound =
      !mesh.normals.empty() && std::all_of(mesh.normals.begin(), mesh.normals.end(),
                                           [&](glm::vec3& n) { return turn(n, cofactors * mirrored); });
  for (glm::vec4& t : mesh.tangents) {
    glm::vec3 along{t};
    if (!turn(along, linear)) {
      mesh.tangents.clear();
      break;
    }
    t = {along, t.w * static_cast<float>(mirrored)};
  }
  if (mirrored < 0.0) {
    turnRound(mesh.triangles);
    for (auto& level : primitive.coarser) turnRound(level);
  }
  if (!sound) {
    primitive.coarser.clear();
    computeNormals(mesh, kCreaseDegrees);
  }
  return true;
}

}  // namespace engine::gltf
