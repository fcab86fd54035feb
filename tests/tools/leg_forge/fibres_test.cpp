// Texture places, fibre directions and tendon fraction on the committed figures.
#include "tools/leg_forge/fibres.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>
#include <string>

namespace leg_forge {
namespace {

const Anatomy& anatomy() {
  static const Anatomy kAnatomy =
      readAnatomy(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/anatomy").value();
  return kAnatomy;
}

/// The structures that are asked about here; to forge them all takes a minute.
const std::vector<Structure>& structures() {
  static const std::vector<Structure> kStructures = [] {
    const std::set<std::string> wanted{"calcaneal_tendon",
                                       "extensor_digitorum_longus",
                                       "fibularis_brevis",
                                       "fibularis_longus",
                                       "flexor_digitorum_longus",
                                       "flexor_hallucis_longus",
                                       "gastrocnemius_lateral_head",
                                       "gastrocnemius_medial_head",
                                       "interosseous_membrane_leg",
                                       "plantar_aponeurosis",
                                       "soleus",
                                       "tibialis_anterior",
                                       "tibialis_posterior"};
    std::vector<Structure> some;
    for (const Structure& each : anatomy().structures)
      if (wanted.contains(each.id)) some.push_back(each);
    return some;
  }();
  return kStructures;
}

const Lofted& mainPiece(const std::string& id) {
  static std::vector<ForgedStructure> forged = forgeStructures(structures());
  const auto found = std::find_if(forged.begin(), forged.end(),
                                  [&id](const ForgedStructure& each) { return each.structure->id == id; });
  return found->pieces.at(0);
}

const Architecture& architectureOf(const std::string& id) {
  return std::find_if(anatomy().structures.begin(), anatomy().structures.end(),
                      [&id](const Structure& each) { return each.id == id; })
      ->architecture;
}

/// Degrees between the fibres and the direction in which v rises most, averaged over the fleshy outer side.
double pennationOf(const Lofted& piece) {
  double sum = 0.0;
  double weight = 0.0;
  for (const auto& [a, b, c] : piece.triangles) {
    if (piece.tendon[a] + piece.tendon[b] + piece.tendon[c] > 0.01) continue;
    const glm::dvec3 p = piece.positions[b] - piece.positions[a];
    const glm::dvec3 q = piece.positions[c] - piece.positions[a];
    const glm::dvec3 n = glm::cross(p, q);
    const double dv = piece.texcoords[b].y - piece.texcoords[a].y;
    const double dw = piece.texcoords[c].y - piece.texcoords[a].y;
    const glm::dvec3 pull = glm::cross(n, p * dw - q * dv);
    if (!(glm::length(pull) > 0.0) || !(glm::length(n) > 0.5)) continue;
    const glm::dvec3 fibre = glm::normalize(piece.fibres[a] + piece.fibres[b] + piece.fibres[c]);
    const double cosine = std::abs(glm::dot(fibre, glm::normalize(pull)));
    sum += glm::length(n) * std::acos(std::min(1.0, cosine)) * 180.0 / std::numbers::pi;
    weight += glm::length(n);
  }
  return sum / weight;
}

TEST(Fibres, DirectionsAreUnitAndLieInTheSurface) {
  for (const char* id : {"soleus", "gastrocnemius_medial_head", "extensor_digitorum_longus",
                         "tibialis_posterior", "plantar_aponeurosis", "interosseous_membrane_leg"}) {
    SCOPED_TRACE(id);
    const Lofted& piece = mainPiece(id);
    ASSERT_EQ(piece.texcoords.size(), piece.positions.size());
    ASSERT_EQ(piece.fibres.size(), piece.positions.size());
    for (std::size_t i = 0; i < piece.fibres.size(); ++i) {
      ASSERT_NEAR(glm::length(piece.fibres[i]), 1.0, 1e-9);
      ASSERT_NEAR(glm::dot(piece.fibres[i], piece.normals[i]), 0.0, 1e-9);
    }
  }
}

TEST(Fibres, PlacesRunOnOverEveryEdge) {
  for (const char* id : {"soleus", "gastrocnemius_medial_head", "extensor_digitorum_longus",
                         "tibialis_posterior", "flexor_digitorum_longus", "calcaneal_tendon"}) {
    SCOPED_TRACE(id);
    const Lofted& piece = mainPiece(id);
    std::size_t jumps = 0;
    for (const auto& t : piece.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const glm::dvec2 step = piece.texcoords[t[(k + 1) % 3]] - piece.texcoords[t[k]];
        const double mm = glm::distance(piece.positions[t[(k + 1) % 3]], piece.positions[t[k]]);
        jumps += std::abs(step.y) > 0.003 * mm + 0.006 ? 1U : 0U;
      }
    }
    EXPECT_LE(jumps, piece.triangles.size() / 100);
  }
}

TEST(Fibres, LieAtThePublishedAngle) {
  for (const char* id : {"gastrocnemius_medial_head", "gastrocnemius_lateral_head", "soleus",
                         "tibialis_anterior", "fibularis_longus", "fibularis_brevis"}) {
    SCOPED_TRACE(id);
    const double published = architectureOf(id).pennation * 180.0 / std::numbers::pi;
    EXPECT_GT(published, 5.0);
    EXPECT_NEAR(pennationOf(mainPiece(id)), published, 2.0);
  }
}

TEST(Fibres, SeamRunsOnTheDeepSide) {
  // Behind the bones the outer side looks backwards, so that the seam of the calf lies in front.
  const Lofted& belly = mainPiece("gastrocnemius_medial_head");
  std::size_t behind = 0;
  std::size_t seam = 0;
  for (std::size_t i = 0; i < belly.positions.size(); ++i) {
    for (std::size_t j = i + 1; j < belly.positions.size() && j < i + 200; ++j) {
      if (belly.positions[i] != belly.positions[j] || belly.tendon[i] > 0.5) continue;
      if (std::abs(belly.texcoords[i].x - belly.texcoords[j].x) < 0.02) continue;
      ++seam;
      behind += belly.normals[i].z < -0.5 ? 1U : 0U;
    }
  }
  EXPECT_GT(seam, 5U);
  EXPECT_LE(5 * behind, seam);
}

TEST(Fibres, MuscleTurnsIntoTendon) {
  for (const char* id : {"soleus", "tibialis_anterior", "flexor_hallucis_longus"}) {
    SCOPED_TRACE(id);
    const Lofted& piece = mainPiece(id);
    EXPECT_LT(*std::min_element(piece.tendon.begin(), piece.tendon.end()), 0.01);
    EXPECT_GT(*std::max_element(piece.tendon.begin(), piece.tendon.end()), 0.99);
  }
}

}  // namespace
}  // namespace leg_forge
