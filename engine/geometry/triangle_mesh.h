// The mesh everything else works on: indexed triangles with per-vertex data, no OpenGL.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <map>
#include <string>
#include <vector>

namespace engine {

/// Indexed triangles, counter-clockwise seen from outside. Metres, right-handed, +Y up (the glTF frame).
/// Every non-empty attribute has as many entries as `positions`.
struct TriangleMesh {
  std::vector<glm::vec3> positions;
  std::vector<glm::vec3> normals;  // unit length
  std::vector<glm::vec4>
      tangents;  // unit xyz, w = 1 or -1: side of the bitangent (glTF TANGENT); may be empty
  std::vector<glm::vec2> texcoords;  // may be empty
  std::vector<glm::vec4> colors;     // linear RGBA that multiplies the material's colour; may be empty
  std::vector<std::array<std::uint32_t, 3>> triangles;
  /// Custom numbers per vertex by their glTF name, such as `_OCCLUSION`; each list as long as `positions`.
  std::map<std::string, std::vector<float>> scalars;
};

struct Box {
  glm::vec3 low{1e30F};
  glm::vec3 high{-1e30F};
  [[nodiscard]] bool empty() const { return low.x > high.x; }
  bool operator==(const Box&) const = default;
};

/// Smallest axis-aligned box around all positions; empty() for a mesh without vertices.
Box boundingBox(const TriangleMesh& mesh);
/// Smallest box around both.
Box merge(const Box& a, const Box& b);

/// Enclosed volume in cubic metres (divergence theorem); positive when triangles face outward.
/// Means something only for a closed mesh.
double signedVolume(const TriangleMesh& mesh);

}  // namespace engine
