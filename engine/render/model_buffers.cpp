#include "engine/render/model_buffers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/packing.hpp>
#include <glm/matrix.hpp>
#include <glm/packing.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <utility>

#include "engine/gl/gl_error.h"

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
static_assert(sizeof(GpuVertex) == ModelBuffers::kVertexBytes && offsetof(GpuVertex, position) == 0);

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

/// \return past the last that was written.
GpuVertex* write(const TriangleMesh& mesh, GpuVertex* vertex) {
  const Numbers open{mesh, kOcclusion, 1.0F};
  const Numbers exposed{mesh, kOcclusionExposed, 1.0F};
  const Numbers smooth{mesh, kSmoothness, 0.0F};
  const bool grain = hasGrain(mesh);
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const glm::vec4 normal{i < mesh.normals.size() ? mesh.normals[i] : glm::vec3(0.0F, 1.0F, 0.0F), 0.0F};
    const glm::vec4 color = i < mesh.colors.size() ? mesh.colors[i] : glm::vec4(1.0F);
    *vertex++ = {mesh.positions[i],
                 glm::packSnorm3x10_1x2(normal),
                 glm::packUnorm4x8({glm::sqrt(glm::vec3{color}), open[i]}),
                 grain ? glm::packSnorm3x10_1x2(mesh.tangents[i]) : 0U,
                 grain ? glm::packSnorm2x16(mesh.texcoords[i]) : 0U,
                 glm::packUnorm4x8({exposed.present() ? exposed[i] : open[i], smooth[i], 0.0F, 0.0F})};
  }
  return vertex;
}

/// Makes the buffer that is bound there that large and lets `fill` write it in place, which saves a copy of
/// all.
template <class Element, class Fill>
void fillBuffer(GLenum target, std::size_t count, Fill fill) {
  if (count == 0) return;
  const auto bytes = static_cast<GLsizeiptr>(count * sizeof(Element));
  GLboolean whole = GL_FALSE;
  while (whole == GL_FALSE) {  // a driver may lose what was written, when the screen changes its mode
    glBufferData(target, bytes, nullptr, GL_STATIC_DRAW);
    void* place = glMapBufferRange(target, 0, bytes, GL_MAP_WRITE_BIT | GL_MAP_INVALIDATE_BUFFER_BIT);
    if (place == nullptr) throw GlError("the driver has no memory for the model");
    fill(static_cast<Element*>(place));
    whole = glUnmapBuffer(target);
  }
}

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

Cluster clusterOf(const std::vector<glm::vec3>& positions, const Triangles& triangles, std::size_t first,
                  std::size_t end) {
  Box box;
  for (std::size_t i = first; i < end; ++i) {
    for (const std::uint32_t v : triangles[i]) {
      box.low = glm::min(box.low, positions[v]);
      box.high = glm::max(box.high, positions[v]);
    }
  }
  return {box, static_cast<GLsizei>((end - first) * 3), first * sizeof(triangles[0])};
}

/// \param firstByte  where they stand in the index buffer; moved on past them.
IndexRange rangeOf(const std::vector<glm::vec3>& positions, const Triangles& triangles,
                   std::size_t& firstByte) {
  IndexRange range{static_cast<GLsizei>(triangles.size() * 3), firstByte};
  firstByte += triangles.size() * sizeof(triangles[0]);
  for (std::size_t first = 0; first < triangles.size(); first += kClusterTriangles) {
    range.clusters.push_back(
        clusterOf(positions, triangles, first, std::min(first + kClusterTriangles, triangles.size())));
    range.clusters.back().firstByte += range.firstByte;
  }
  return range;
}

}  // namespace

const IndexRange& DrawRange::level(std::size_t wanted) const {
  return levels[std::min(wanted, levels.size() - 1)];
}

bool isTwoSided(const SceneView& view, const DrawRange& range) {
  return range.doubleSided || (view.section && !view.section->outlines.at(range.part).closed);
}

ModelBuffers::ModelBuffers(const Model& model) {
  std::vector<const Primitive*> primitives;
  std::size_t vertexCount = 0;
  std::size_t indexBytes = 0;
  for (std::size_t part = 0; part < model.parts.size(); ++part) {
    for (const Primitive& primitive : model.parts[part].primitives) {
      if (primitive.mesh.triangles.empty()) continue;
      DrawRange range;
      range.part = part;
      range.baseVertex = static_cast<GLint>(vertexCount);
      if (primitive.material) {
        const Material& material = model.materials.at(*primitive.material);
        range.baseColor = material.baseColor;
        range.roughness = std::max(material.roughness, 0.25F);
        range.doubleSided = material.doubleSided;
      }
      range.grain = hasGrain(primitive.mesh);
      range.box = boundingBox(primitive.mesh);
      const std::vector<glm::vec3>& positions = primitive.mesh.positions;
      range.vertexCount = positions.size();
      range.levels.push_back(rangeOf(positions, primitive.mesh.triangles, indexBytes));
      for (const auto& level : primitive.coarser)
        range.levels.push_back(rangeOf(positions, level, indexBytes));
      ranges_.push_back(std::move(range));
      primitives.push_back(&primitive);
      vertexCount += positions.size();
    }
  }

  vertexBytes_ = vertexCount * sizeof(GpuVertex);
  bytes_ = vertexBytes_ + indexBytes;
  vertexArray_ = gl::createVertexArray();
  vertices_ = gl::createBuffer();
  indices_ = gl::createBuffer();
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  fillBuffer<GpuVertex>(GL_ARRAY_BUFFER, vertexCount, [&](GpuVertex* vertex) {
    for (const Primitive* primitive : primitives) vertex = write(primitive->mesh, vertex);
  });
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  using Triangle = Triangles::value_type;
  fillBuffer<Triangle>(GL_ELEMENT_ARRAY_BUFFER, indexBytes / sizeof(Triangle), [&](Triangle* triangle) {
    for (const Primitive* primitive : primitives) {
      triangle = std::copy(primitive->mesh.triangles.begin(), primitive->mesh.triangles.end(), triangle);
      for (const auto& level : primitive->coarser) triangle = std::copy(level.begin(), level.end(), triangle);
    }
  });
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

void ModelBuffers::bind(const gl::BufferHandle& indices) const {
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.id());
}

std::size_t ModelBuffers::draw(const DrawRange& range, std::size_t level) {
  return draw(range, range.level(level).firstByte, range.level(level).count);
}

std::size_t ModelBuffers::draw(const DrawRange& range, std::size_t firstByte, GLsizei count) {
  glDrawElementsBaseVertex(GL_TRIANGLES, count, GL_UNSIGNED_INT, gl::byteOffset(firstByte), range.baseVertex);
  return static_cast<std::size_t>(count) / 3;
}

std::size_t ModelBuffers::draw(const DrawRange& range, const std::vector<const Cluster*>& clusters) {
  std::vector<GLsizei> counts;
  std::vector<const void*> places;
  std::size_t corners = 0;
  std::size_t endByte = 0;
  for (const Cluster* cluster : clusters) {
    const auto count = static_cast<std::size_t>(cluster->count);
    if (!counts.empty() && cluster->firstByte == endByte) {
      counts.back() += cluster->count;
    } else {
      counts.push_back(cluster->count);
      places.push_back(gl::byteOffset(cluster->firstByte));
    }
    endByte = cluster->firstByte + count * sizeof(std::uint32_t);
    corners += count;
  }
  if (counts.empty()) return 0;
  const std::vector<GLint> bases(counts.size(), range.baseVertex);
  glMultiDrawElementsBaseVertex(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, places.data(),
                                static_cast<GLsizei>(counts.size()), bases.data());
  return corners / 3;
}

std::size_t ModelBuffers::drawNearestFirst(const DrawRange& range, std::size_t level,
                                           const glm::vec3& towardsEye) {
  std::vector<std::pair<float, const Cluster*>> sorted;
  for (const Cluster& cluster : range.level(level).clusters)
    sorted.emplace_back(-glm::dot(towardsEye, cluster.box.low + cluster.box.high), &cluster);
  std::sort(sorted.begin(), sorted.end());
  std::vector<const Cluster*> clusters;
  clusters.reserve(sorted.size());
  for (const auto& [distance, cluster] : sorted) clusters.push_back(cluster);
  return draw(range, clusters);
}

void ModelBuffers::drawWithin(const DrawRange& range, std::size_t level, const Sight& sight) {
  if (!sight.meets(range.box)) return;
  std::vector<const Cluster*> clusters;
  for (const Cluster& cluster : range.level(level).clusters) {
    if (sight.meets(cluster.box)) clusters.push_back(&cluster);
  }
  draw(range, clusters);
}

std::vector<const DrawRange*> ModelBuffers::inSight(const FrameMatrices& matrices) const {
  const Sight sight{matrices.modelViewProjection};
  const glm::vec4 towardsEye = glm::transpose(matrices.modelView)[2];
  std::vector<std::pair<float, const DrawRange*>> seen;
  for (const DrawRange& range : ranges_) {
    if (!sight.meets(range.box)) continue;
    const glm::vec3 direction{towardsEye};
    const glm::vec3 centre = 0.5F * (range.box.low + range.box.high);
    const glm::vec3 half = 0.5F * (range.box.high - range.box.low);
    seen.emplace_back(-glm::dot(direction, centre) - glm::dot(glm::abs(direction), half), &range);
  }
  std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const DrawRange*> ranges;
  ranges.reserve(seen.size());
  for (const auto& [distance, range] : seen) ranges.push_back(range);
  return ranges;
}

}  // namespace engine
