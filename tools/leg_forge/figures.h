// The measured figures of the leg (assets/anatomy) as values. Millimetres, leg frame.
#pragma once

#include <filesystem>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace leg_forge {

enum class Kind { bone, muscle, tendon, ligament, membrane, contextMuscle };

/// The kind as it stands in part names and figures, such as "context_muscle".
std::string kindName(Kind kind);

/// Closed space curve c + sum_k A_k cos kt + B_k sin kt at the place `u` of a branch.
struct Loop {
  double u = 0.0;                 // mm along the branch
  double areaMm2 = 0.0;           // of the section
  double tendon = 0.0;            // 0 belly .. 1 tendon
  std::vector<glm::dvec3> terms;  // c, A1, B1, A2, B2 ..; equally many in all loops of a branch
};

/// How many of its neighbours lie between a structure and the skin: what a reader takes away first.
enum class Layer { superficial, intermediate, deep };

/// The layer as it stands in figures and extras, such as "deep".
std::string layerName(Layer layer);

enum class EndType { free, joined, cut };

struct BranchEnd {
  EndType type = EndType::free;
  glm::dvec3 tip{0.0};
};

/// One tube: loops in the order of rising u (two at least).
struct Branch {
  std::vector<Loop> loops;
  BranchEnd start;
  BranchEnd end;
};

/// One row across a sheet: points of its middle surface and the thickness there.
struct SheetRow {
  std::vector<glm::dvec3> points;
  std::vector<double> thickness;
};

/// A grid of points: rows of equal length, two at least.
using SheetPatch = std::vector<SheetRow>;

/// A thin sheet: patches of one middle surface that hang together where their points coincide, so that a band
/// can fork.
using Sheet = std::vector<SheetPatch>;

/// How the fibres of a muscle lie to its line of pull: along it, all aslant to one side, or from both sides
/// towards the middle of the outer face.
enum class FibrePattern { parallel, unipennate, bipennate };

struct Architecture {
  FibrePattern pattern = FibrePattern::parallel;
  double pennation = 0.0;      // radians between fibres and line of pull
  glm::dvec3 towards{0.0};     // unipennate: where the fibres of the outer face tend on their way down
  double aponeurosisMm = 0.0;  // how far the tendon spreads up over one face of the belly
  bool aponeurosisDeep = false;
};

struct Structure {
  std::string id;
  std::string name;      // English
  std::string synonyms;  // what people call it, separated by commas; may be empty
  std::string latin;     // Terminologia Anatomica
  std::string fma;       // empty for authored structures
  Kind kind = Kind::bone;
  Layer layer = Layer::deep;  // bones are deep
  std::string source;         // "measured" or "authored"
  double volumeCm3 = 0.0;
  glm::dvec3 low{0.0};  // bounding box
  glm::dvec3 high{0.0};
  Architecture architecture;
  std::vector<Branch> branches;  // empty for a sheet
  Sheet sheet;                   // empty for tubes
};

struct Landmark {
  std::string id;
  std::string name;
  glm::dvec3 position{0.0};
  std::string how;  // the rule by which it was found
};

struct Anatomy {
  double lengthMm = 0.0;  // ankle centre to knee centre
  std::string side;
  std::string attribution;
  std::vector<Structure> structures;  // in the order of the index, hip inset left out
  std::vector<Landmark> landmarks;
};

/// Reads index.json, the shape files it names, fibres.json and landmarks.json below `directory`.
/// \return the anatomy, or an Error with the file and the JSON pointer of what is missing, not finite, not in
///         millimetres, of an unknown kind, out of order or out of range.
engine::Result<Anatomy> readAnatomy(const std::filesystem::path& directory);

}  // namespace leg_forge
