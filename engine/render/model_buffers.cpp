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

/// Attribute that says how open a vertex lies, 0 to 1; where it is absent all of them lie open.
constexpr const char* kOcclusion = "_OCCLUSION";

/// 20 bytes: full position, normal in 2_10_10_10, square root of the linear colour and occlusion as bytes.
struct GpuVertex {
  glm::vec3 position;
  std::uint32_t normal;
  std::uint32_t color;
};

void append(const TriangleMesh& mesh, std::vector<GpuVertex>& vertices) {
  const auto occlusion = mesh.scalars.find(kOcclusion);
  const bool occluded = occlusion != mesh.scalars.end();
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const glm::vec4 normal{i < mesh.normals.size() ? mesh.normals[i] : glm::vec3(0.0F, 1.0F, 0.0F), 0.0F};
    const glm::vec4 color = i < mesh.colors.size() ? mesh.colors[i] : glm::vec4(1.0F);
    const float open = occluded && i < occlusion->second.size() ? occlusion->second[i] : 1.0F;
    vertices.push_back({mesh.positions[i], glm::packSnorm3x10_1x2(normal),
                        glm::packUnorm4x8({glm::sqrt(glm::vec3{color}), open})});
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
  glBindVertexArray(0);
}

std::size_t ModelBuffers::draw(const DrawRange& range, std::size_t level) {
  const IndexRange& indices = range.levels[std::min(level, range.levels.size() - 1)];
  glDrawElementsBaseVertex(GL_TRIANGLES, indices.count, GL_UNSIGNED_INT, gl::byteOffset(indices.firstByte),
                           range.baseVertex);
  return static_cast<std::size_t>(indices.count) / 3;
}

}  // namespace engine
