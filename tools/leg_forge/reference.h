// The meshes the figures were measured on, to hold a forged model against. Millimetres, leg frame.
#pragma once

#include <filesystem>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>
#include <limits>
#include <map>
#include <string>

#include "engine/core/result.h"
#include "engine/geometry/triangle_mesh.h"

namespace leg_forge {

/// From the scene of a reference file, in millimetres, to the leg frame: q = rotation (N^-1 p - origin),
/// where N is the rotation of the file's node, which is none of the atlas's.
struct ReferenceFrame {
  glm::dquat nodeRotation{1.0, 0.0, 0.0, 0.0};
  glm::dvec3 origin{0.0};
  glm::dmat3 rotation{1.0};
};

/// Heights between which figure and reference are the same body: thigh muscles are cut off at the top, and
/// two of the reference's hold the patellar ligament, which is a structure of its own here.
struct HeightRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// What index.json says about comparing.
struct ReferenceIndex {
  ReferenceFrame frame;
  std::map<std::string, HeightRange> ranges;  // by FMA id, only of structures with such a range
};

/// Reads `reference_frame` and each structure's `compared_y_mm` from index.json below `directory`.
/// \return an Error with file and JSON pointer of what is missing, not finite or no rotation.
engine::Result<ReferenceIndex> readReferenceIndex(const std::filesystem::path& directory);

/// Every .glb below `directory` whose name has an FMA id in it ("FJ1_FMA24477_Tibia.glb"), by that id; of
/// several with the same id the first by path.
/// \return an Error when the folder cannot be read.
engine::Result<std::map<std::string, std::filesystem::path>> findReferences(
    const std::filesystem::path& directory);

/// One surface of all of a file's primitives in the leg frame. Vertices may be split and the surface torn, as
/// they are in the atlas: nothing is closed here.
/// \return loadGltf()'s errors, or that the file holds no triangles.
engine::Result<engine::TriangleMesh> readReference(const std::filesystem::path& file,
                                                   const ReferenceFrame& frame);

}  // namespace leg_forge
