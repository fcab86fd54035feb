#include "engine/render/model_buffers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/exponential.hpp>
#include <glm/gtc/packing.hpp>
#include <glm/packing.hpp>
#include <glm/vec3.hpp>
#include <span>

namespace engine {
namespace {

// Attributes with a name of their own, all 0 to 1. How open a vertex lies while all that covers the mesh is
// in place (where it is absent all lie open), and when the cover is taken away (where it is absent: the
// same).
constexpr const char* kOcclusion = "_OCCLUSION";
constexpr const char* kOcclusionExposed = "_OCCLUSION_DEEP";
// How far the grain has given way to something smooth; where it is absent there is no grain.
constexpr const char* kSmoothness = "_TENDON";

/// 32 bytes: full position; normal and tangent in 2_10_10_10; square root of the linear colour and occlusion
/// as bytes; texture place (within 1 m of its origin) as shorts; occlusion when exposed and smoothness as
/// bytes.
struct GpuVertex {
  glm::vec3 position;
  std::uint32_t normal;
  std::uint32_t color;
  std::uint32_t tangent;
  std::uint32_t texcoord;
  std::uint32_t extra;
};

/// A list of numbers per vertex, or one value for all where the mesh does not have it.
class Numbers {
 public:
  Numbers(const TriangleMesh& mesh, const char* name, float absent) : absent_{absent} {
    const auto found = mesh.scalars.find(name);
    if (found != mesh.scalars.end() && found->second.size() == mesh.positions.size()) list_ = &found->second;
  }
  [[nodiscard]] bool present() const { return list_ != nullptr; }
  float operator[](std::size_t i) const { return list_ == nullptr ? absent_ : (*list_)[i]; }

 private:
  const std::vector<float>* list_ = nullptr;
  float absent_;
};

/// Texture places and tangents alone are there for pictures; only who says where the grain ends has one.
bool hasGrain(const TriangleMesh& mesh) {
  return mesh.scalars.contains(kSmoothness) && mesh.tangents.size() == mesh.positions.size() &&
         mesh.texcoords.size() == mesh.positions.size();
}

void append(const TriangleMesh& mesh, std::vector<GpuVertex>& vertices) {
  const Numbers open{mesh, kOcclusion, 1.0F};
  const Numbers exposed{mesh, kOcclusionExposed, 1.0F};
  const Numbers smooth{mesh, kSmoothness, 0.0F};
  const bool grain = hasGrain(mesh);
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const glm::vec4 normal{i < mesh.normals.size() ? mesh.normals[i] : glm::vec3(0.0F, 1.0F, 0.0F), 0.0F};
    const glm::vec4 color = i < mesh.colors.size() ? mesh.colors[i] : glm::vec4(1.0F);
    vertices.push_back(
        {mesh.positions[i], glm::packSnorm3x10_1x2(normal),
         glm::packUnorm4x8({glm::sqrt(glm::vec3{color}), open[i]}),
         grain ? glm::packSnorm3x10_1x2(mesh.tangents[i]) : 0U,
         grain ? glm::packSnorm2x16(mesh.texcoords[i]) : 0U,
         glm::packUnorm4x8({exposed.present() ? exposed[i] : open[i], smooth[i], 0.0F, 0.0F})});
  }
}

IndexRange append(const std::vector<std::array<std::uint32_t, 3>>& triangles,
                  std::vector<std::uint32_t>& indices) {
  const IndexRange range{static_cast<GLsizei>(triangles.size() * 3), indices.size() * sizeof(std::uint32_t)};
  for (const auto& triangle : triangles) indices.insert(indices.end(), triangle.begin(), triangle.end());
  return range;
}

}  // namespace

ModelBuffers::ModelBuffers(const Model& model) {
  std::vector<GpuVertex> vertices;
  std::vector<std::uint32_t> indices;
  for (std::size_t part = 0; part < model.parts.size(); ++part) {
    for (const Primitive& primitive : model.parts[part].primitives) {
      if (primitive.mesh.triangles.empty()) continue;
      DrawRange range;
      range.part = part;
      range.baseVertex = static_cast<GLint>(vertices.size());
      if (primitive.material) {
        const Material& material = model.materials.at(*primitive.material);
        range.baseColor = material.baseColor;
        range.roughness = std::max(material.roughness, 0.25F);
        range.doubleSided = material.doubleSided;
      }
      range.grain = hasGrain(primitive.mesh);
      append(primitive.mesh, vertices);
      range.levels.push_back(append(primitive.mesh.triangles, indices));
      for (const auto& level : primitive.coarser) range.levels.push_back(append(level, indices));
      ranges_.push_back(range);
    }
  }

  vertexArray_ = gl::createVertexArray();
  vertices_ = gl::createBuffer();
  indices_ = gl::createBuffer();
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(GpuVertex)), vertices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
               indices.data(), GL_STATIC_DRAW);
  constexpr GLsizei kStride = sizeof(GpuVertex);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, gl::byteOffset(offsetof(GpuVertex, position)));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 4, GL_INT_2_10_10_10_REV, GL_TRUE, kStride,
                        gl::byteOffset(offsetof(GpuVertex, normal)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, gl::byteOffset(offsetof(GpuVertex, color)));
  glEnableVertexAttribArray(3);
  glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, gl::byteOffset(offsetof(GpuVertex, extra)));
  glEnableVertexAttribArray(4);
  glVertexAttribPointer(4, 4, GL_INT_2_10_10_10_REV, GL_TRUE, kStride,
                        gl::byteOffset(offsetof(GpuVertex, tangent)));
  glEnableVertexAttribArray(5);
  glVertexAttribPointer(5, 2, GL_SHORT, GL_TRUE, kStride, gl::byteOffset(offsetof(GpuVertex, texcoord)));
  glBindVertexArray(0);
}

std::size_t ModelBuffers::draw(const DrawRange& range, std::size_t level) {
  const IndexRange& indices = range.levels[std::min(level, range.levels.size() - 1)];
  glDrawElementsBaseVertex(GL_TRIANGLES, indices.count, GL_UNSIGNED_INT, gl::byteOffset(indices.firstByte),
                           range.baseVertex);
  return static_cast<std::size_t>(indices.count) / 3;
}

}  // namespace engine
