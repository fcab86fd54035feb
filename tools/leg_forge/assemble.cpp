#include "tools/leg_forge/assemble.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <utility>

#include "tools/leg_forge/fibres.h"
#include "tools/leg_forge/overlaps.h"
#include "tools/leg_forge/regained_volume.h"
#include "tools/leg_forge/structure_surface.h"

namespace leg_forge {
namespace {

constexpr float kMetresPerMm = 0.001F;

/// One channel of sRGB (IEC 61966-2-1), 0..255, as linear light.
float linearChannel(unsigned value) {
  const float c = static_cast<float>(value & 0xFFU) / 255.0F;
  return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

/// 0xRRGGBB in sRGB as linear RGBA.
glm::vec4 linearColor(unsigned hex) {
  return {linearChannel(hex >> 16), linearChannel(hex >> 8), linearChannel(hex), 1.0F};
}

constexpr unsigned kMuscleColor = 0xB5766B;
constexpr unsigned kContextMuscleColor = 0xC79A90;
constexpr unsigned kTendonColor = 0xE6DED0;

constexpr std::size_t kSkinMaterial = 6;

std::vector<engine::Material> materials() {
  const auto make = [](const char* name, const glm::vec4& color, float roughness) {
    return engine::Material{name, color, 0.0F, roughness, false};
  };
  const glm::vec4 white{1.0F};
  // In the order of Kind, then the skin.
  return {make("bone", linearColor(0xE9DFC9), 0.75F),      make("muscle", white, 0.55F),
          make("tendon", linearColor(kTendonColor), 0.4F), make("ligament", linearColor(0xE0D8C6), 0.45F),
          make("membrane", linearColor(0xDDD4C2), 0.5F),   make("context_muscle", white, 0.6F),
          make("skin", linearColor(0xE2DCD4), 0.6F)};
}

/// Colour of a muscle at a tendon fraction.
glm::vec4 muscleColor(Kind kind, double tendon) {
  const glm::vec4 belly = linearColor(kind == Kind::contextMuscle ? kContextMuscleColor : kMuscleColor);
  return glm::mix(belly, linearColor(kTendonColor), static_cast<float>(tendon));
}

/// Moves vertices that are not clearly below the skin down its gradient until they are.
void sinkBelow(Lofted& lofted, const Skin& skin) {
  constexpr float kCoverMm = 1.0F;
  constexpr float kStumpMm = 10.0F;  // the cut ends touch the cap of the skin and stay as they are
  bool moved = false;
  for (glm::dvec3& position : lofted.positions) {
    for (int step = 0; step < 8; ++step) {
      const glm::vec3 p{position};
      const float above = skin.field.sample(p) + kCoverMm;
      const glm::vec3 gradient = skin.field.gradient(p);
      const float steepness = glm::length(gradient);
      if (above <= 0.0F || p.y > skin.cutY - kStumpMm || steepness < 0.1F) break;
      position = glm::dvec3{p - 0.7F * above / steepness * gradient};
      moved = true;
    }
  }
  if (moved) computeNormals(lofted);
}

/// All pieces of a structure as one mesh in metres; all but bones with texture places, tangents along the
/// fibres and the tendon fraction (kTendon).
/// Vertices that are equal in everything become one: where a lid meets its wall without a crease, say.
void weldEqualVertices(engine::TriangleMesh& mesh) {
  std::map<std::vector<float>, std::uint32_t> numbers;
  std::vector<std::uint32_t> number(mesh.positions.size());
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    std::vector<float> all;
    const auto add = [&all, i](const auto& list) {
      if (list.empty()) return;
      for (glm::length_t k = 0; k < list[i].length(); ++k) all.push_back(list[i][k]);
    };
    add(mesh.positions);
    add(mesh.normals);
    add(mesh.tangents);
    add(mesh.texcoords);
    add(mesh.colors);
    for (const auto& [name, values] : mesh.scalars) all.push_back(values[i]);
    const auto [at, isNew] = numbers.emplace(std::move(all), static_cast<std::uint32_t>(kept.size()));
    if (isNew) kept.push_back(i);
    number[i] = at->second;
  }
  const auto keep = [&kept](auto& list) {
    if (list.empty()) return;
    for (std::size_t k = 0; k < kept.size(); ++k) list[k] = list[kept[k]];
    list.resize(kept.size());
  };
  keep(mesh.positions);
  keep(mesh.normals);
  keep(mesh.tangents);
  keep(mesh.texcoords);
  keep(mesh.colors);
  for (auto& [name, values] : mesh.scalars) keep(values);
  for (auto& triangle : mesh.triangles) {
    for (std::uint32_t& vertex : triangle) vertex = number[vertex];
  }
}

engine::TriangleMesh meshOf(const ForgedStructure& forged) {
  const Kind kind = forged.structure->kind;
  const bool coloured = kind == Kind::muscle || kind == Kind::contextMuscle;
  const bool fibred = kind != Kind::bone;
  engine::TriangleMesh mesh;
  for (const Lofted& lofted : forged.pieces) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (std::size_t i = 0; i < lofted.positions.size(); ++i) {
      mesh.positions.push_back(glm::vec3{lofted.positions[i]} * kMetresPerMm);
      mesh.normals.emplace_back(lofted.normals[i]);
      if (coloured) mesh.colors.push_back(muscleColor(kind, lofted.tendon[i]));
      if (fibred) mesh.scalars[kTendon].push_back(static_cast<float>(lofted.tendon[i]));
    }
    for (const glm::dvec2& place : lofted.texcoords) mesh.texcoords.emplace_back(place);
    for (const glm::dvec4& tangent : tangentsOf(lofted)) mesh.tangents.emplace_back(tangent);
    for (const auto& [a, b, c] : lofted.triangles)
      mesh.triangles.push_back({first + a, first + b, first + c});
  }
  weldEqualVertices(mesh);
  return mesh;
}

std::string decimal(double value, const char* format) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

engine::Part partOf(const ForgedStructure& forged) {
  const Structure& structure = *forged.structure;
  engine::Part part;
  part.name = kindName(structure.kind) + "/" + structure.id;
  part.extras = {{"kind", kindName(structure.kind)},
                 {"latin", structure.latin},
                 {"name", structure.name},
                 {"source", structure.source},
                 {"volume_cm3", decimal(structure.volumeCm3, "%g")}};
  if (structure.kind != Kind::bone) part.extras["layer"] = layerName(structure.layer);
  if (!structure.fma.empty()) part.extras["fma"] = structure.fma;
  if (!structure.synonyms.empty()) part.extras["synonyms"] = structure.synonyms;
  part.primitives.push_back({meshOf(forged), static_cast<std::size_t>(structure.kind)});
  return part;
}

engine::Part skinPart(engine::TriangleMesh mesh) {
  constexpr double kCm3PerM3 = 1e6;
  engine::Part part;
  part.name = "skin/skin";
  part.extras = {
      {"kind", "skin"},      {"latin", "Cutis"},
      {"name", "Skin"},      {"fma", "FMA7163"},
      {"source", "derived"}, {"volume_cm3", decimal(engine::signedVolume(mesh) * kCm3PerM3, "%.0f")}};
  part.primitives.push_back({std::move(mesh), kSkinMaterial});
  return part;
}

std::string extra(const engine::Part& part, const std::string& key) {
  const auto found = part.extras.find(key);
  return found == part.extras.end() ? std::string{} : found->second;
}

}  // namespace

bool isSkin(const engine::Part& part) {
  return part.name == "skin/skin";
}

engine::Model assembleLeg(const Anatomy& anatomy, const Skin* skin, const Progress& progress) {
  engine::Model model;
  model.extras = {{"title", "Right lower leg"},
                  {"attribution", anatomy.attribution},
                  {"license", "CC BY-SA 4.0"},
                  {"side", anatomy.side},
                  {"L_mm", decimal(anatomy.lengthMm, "%g")}};
  model.materials = materials();
  std::vector<ForgedStructure> structures = forgeStructures(anatomy.structures);
  if (skin != nullptr) {
    for (ForgedStructure& forged : structures) {
      for (Lofted& piece : forged.pieces) sinkBelow(piece, *skin);
    }
  }
  std::vector<std::vector<Lofted>> before;
  for (const ForgedStructure& forged : structures) before.push_back(forged.pieces);
  const OverlapReport overlaps = resolveOverlaps(structures);
  regainVolume(structures, before);
  if (progress) progress("resolved " + std::to_string(overlaps.resolved) + " overlaps");
  for (const ForgedStructure& forged : structures) model.parts.push_back(partOf(forged));
  if (skin != nullptr) model.parts.push_back(skinPart(skin->mesh));
  for (const Landmark& landmark : anatomy.landmarks) {
    engine::Anchor anchor;
    anchor.name = "landmark/" + landmark.id;
    anchor.position = glm::vec3{landmark.position} * kMetresPerMm;
    anchor.extras = {{"name", landmark.name}};
    if (!landmark.how.empty()) anchor.extras["how"] = landmark.how;
    model.anchors.push_back(std::move(anchor));
  }
  return model;
}

std::string structureTable(const engine::Model& model) {
  std::string out =
      "| part | Terminologia Anatomica | English | also called | FMA | source | triangles | volume cm3 |\n";
  out += "| --- | --- | --- | --- | --- | --- | ---: | ---: |\n";
  for (const engine::Part& part : model.parts) {
    for (const std::string& cell : {"`" + part.name + "`", extra(part, "latin"), extra(part, "name"),
                                    extra(part, "synonyms"), extra(part, "fma"), extra(part, "source"),
                                    std::to_string(engine::triangleCount(part)), extra(part, "volume_cm3")}) {
      out += "| " + cell + (cell.empty() ? "" : " ");
    }
    out += "|\n";
  }
  return out;
}

}  // namespace leg_forge
