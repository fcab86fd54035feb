// The knowledge that ships: it is valid, complete, and says what the anatomy says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "app/atlas/atlas_reader.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

const std::filesystem::path kFolder = std::filesystem::path{CRUS_SOURCE_DIR} / "assets" / "knowledge";

const AtlasReading& reading() {
  static const AtlasReading kReading = readAtlas(kFolder);
  return kReading;
}

const Atlas& atlas() {
  return reading().atlas;
}

const TriggerPoint& point(const char* id) {
  const TriggerPoint* found = atlas().point(id);
  if (found == nullptr) throw std::out_of_range{id};
  return *found;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

TEST(Knowledge, IsValid) {
  for (const engine::Error& problem : reading().problems) ADD_FAILURE() << engine::describe(problem);
}

TEST(Knowledge, IsComplete) {
  EXPECT_EQ(atlas().muscles.size(), 21U);
  EXPECT_EQ(atlas().points.size(), 25U);
  EXPECT_EQ(atlas().releases.size(), 20U);
  EXPECT_EQ(atlas().stretches.size(), 12U);
  EXPECT_EQ(atlas().exercises.size(), 16U);
  EXPECT_EQ(atlas().links.size(), 91U);
  EXPECT_EQ(atlas().linkNodes.size(), 38U);
  EXPECT_EQ(atlas().safetyZones.size(), 9U);
  EXPECT_EQ(atlas().differentials.size(), 29U);
  EXPECT_EQ(atlas().entrapments.size(), 10U);
  EXPECT_EQ(atlas().disagreements.size(), 14U);
  EXPECT_EQ(atlas().sources.size(), 64U);
  EXPECT_GE(atlas().disclaimers.size(), 10U);
  EXPECT_FALSE(atlas().stretchRule.text.empty());

  std::size_t patches = 0;
  long lowerLeg = 0;
  for (const TriggerPoint& each : atlas().points) {
    lowerLeg += atlas().muscle(each.muscle)->role == "lower_leg" ? 1 : 0;
    for (const Zone& zone : each.zones) patches += zone.patches.size();
  }
  EXPECT_EQ(lowerLeg, 18);
  EXPECT_EQ(patches, 110U);
}

TEST(Knowledge, GoesCompartmentByCompartment) {
  EXPECT_EQ(atlas().muscles.front().id, "gastrocnemius_medial");
  EXPECT_EQ(atlas().muscles.back().id, "gluteus_medius");
  std::vector<std::string> compartments;
  for (const Muscle& muscle : atlas().muscles) {
    if (muscle.role != "lower_leg") continue;
    if (compartments.empty() || compartments.back() != muscle.compartment)
      compartments.push_back(muscle.compartment);
  }
  EXPECT_EQ(compartments,
            (std::vector<std::string>{"superficial posterior", "deep posterior", "lateral", "anterior"}));
}

TEST(Knowledge, MedialGastrocnemiusRefersToTheInstep) {
  const TriggerPoint& gastrocnemius = point("gastrocnemius_trp1");
  EXPECT_EQ(gastrocnemius.muscle, "gastrocnemius_medial");
  const Zone& essential = gastrocnemius.zones.front();
  EXPECT_EQ(essential.strength, Strength::kEssential);
  ASSERT_EQ(essential.patches.size(), 1U);
  EXPECT_EQ(essential.patches[0].region, "foot_plantar");
  EXPECT_FLOAT_EQ(essential.patches[0].u->low, 0.26F);
  EXPECT_FLOAT_EQ(essential.patches[0].u->high, 0.63F);
  EXPECT_LT(essential.patches[0].v->high, 0.5F) << "the inner half of the sole";
}

TEST(Knowledge, SoleusRefersToTheHeelAndTheSacroiliacJoint) {
  const auto regions = [](const Zone& zone) {
    std::set<std::string> names;
    for (const Patch& patch : zone.patches) names.insert(patch.region);
    return names;
  };
  EXPECT_EQ(regions(point("soleus_trp1").zones.front()), (std::set<std::string>{"heel", "leg"}));
  EXPECT_EQ(regions(point("soleus_trp3").zones.front()), (std::set<std::string>{"si_joint"}));
  const Zone& face = point("soleus_trp3").zones.back();
  EXPECT_EQ(face.strength, Strength::kExceptional);
  EXPECT_EQ(regions(face), (std::set<std::string>{"jaw_face"}));
  EXPECT_EQ(face.words.confidence, Confidence::kLow);
  EXPECT_TRUE(contains(point("soleus_trp3").differentials, "jaw_heart"));
}

TEST(Knowledge, PeroneusLongusWarnsOfTheNerveAtTheFibularNeck) {
  const TriggerPoint& peroneus = point("peroneus_longus_trp1");
  EXPECT_FLOAT_EQ(peroneus.location.h, 0.88F);
  EXPECT_FLOAT_EQ(peroneus.location.thetaDegrees, 92.0F);
  EXPECT_EQ(peroneus.location.depth, Depth::kSuperficial);
  EXPECT_NE(peroneus.location.contactNote.find("lower"), std::string::npos);
  EXPECT_TRUE(contains(peroneus.safetyZones, "sz_fibular_neck"));
  EXPECT_EQ(atlas().safetyZone("sz_fibular_neck")->level, "no_pressure");
}

TEST(Knowledge, PointsLieOnTheSideTheirMuscleIsOn) {
  // Right leg seen from above: 0 front, 90 outer, 180 back, 270 inner.
  const std::map<std::string, Interval> sides{{"anterior", {0.0F, 90.0F}},
                                              {"lateral", {70.0F, 130.0F}},
                                              {"superficial posterior", {100.0F, 260.0F}},
                                              {"deep posterior", {100.0F, 290.0F}}};
  for (const TriggerPoint& each : atlas().points) {
    const auto side = sides.find(atlas().muscle(each.muscle)->compartment);
    if (side == sides.end()) continue;
    EXPECT_GE(each.location.thetaDegrees, side->second.low) << each.id;
    EXPECT_LE(each.location.thetaDegrees, side->second.high) << each.id;
  }
}

TEST(Knowledge, MusclesKnowTheirPartsPointsAndColours) {
  EXPECT_EQ(atlas().muscleOfPart("muscle/fibularis_longus"), atlas().muscle("peroneus_longus"));
  EXPECT_EQ(atlas().muscleOfPart("muscle/gastrocnemius_medial_head"), atlas().muscle("gastrocnemius_medial"));
  EXPECT_EQ(atlas().muscleOfPart("bone/tibia"), nullptr);
  EXPECT_TRUE(atlas().muscle("gluteus_minimus")->parts.empty()) << "off the model";
  for (const Muscle& muscle : atlas().muscles) {
    EXPECT_EQ(muscle.parts.empty(), muscle.role == "upstream") << muscle.id;
    EXPECT_FALSE(muscle.points.empty()) << muscle.id;
  }
  EXPECT_EQ(atlas().muscle("soleus")->points,
            (std::vector<std::string>{"soleus_trp1", "soleus_trp2", "soleus_trp3"}));
  EXPECT_EQ(atlas().muscle("extensor_hallucis_brevis")->points,
            std::vector<std::string>{"extensor_brevis_trp1"})
      << "shared with extensor digitorum brevis";
  const Muscle& medial = *atlas().muscle("gastrocnemius_medial");
  EXPECT_EQ(medial.code, "GAS");
  EXPECT_EQ(medial.fill.r, 0x1F);
  EXPECT_EQ(medial.fill.g, 0x91);
  EXPECT_EQ(medial.fill.b, 0xFF);
  EXPECT_EQ(medial.edge.b, 0xBD);
  EXPECT_EQ(atlas().muscle("gastrocnemius_lateral")->code, "GAS");
}

TEST(Knowledge, OneCodeIsOneColour) {
  std::map<std::string, std::vector<int>> colours;
  for (const Muscle& muscle : atlas().muscles) {
    const std::vector<int> colour{muscle.fill.r, muscle.fill.g, muscle.fill.b,
                                  muscle.edge.r, muscle.edge.g, muscle.edge.b};
    EXPECT_EQ(colours.try_emplace(muscle.code, colour).first->second, colour) << muscle.id;
  }
}

TEST(Knowledge, PointsAndReleasesNameEachOther) {
  for (const TriggerPoint& each : atlas().points) {
    EXPECT_FALSE(each.releases.empty()) << each.id;
    for (const std::string& id : each.releases) {
      EXPECT_TRUE(contains(atlas().release(id)->points, each.id)) << each.id << " and " << id;
    }
  }
  for (const Release& release : atlas().releases) {
    for (const std::string& id : release.points) {
      EXPECT_TRUE(contains(point(id.c_str()).releases, release.id)) << release.id << " and " << id;
    }
  }
}

TEST(Knowledge, NoPointIsWithoutItsWarnings) {
  for (const TriggerPoint& each : atlas().points) {
    EXPECT_FALSE(each.cautions.items.empty()) << each.id;
    EXPECT_FALSE(each.differentials.empty()) << each.id;
    if (each.location.selfPressure == "allowed") continue;
    for (const std::string& id : each.releases) EXPECT_LE(atlas().release(id)->pressureCap, 3) << each.id;
  }
  for (const Release& release : atlas().releases) {
    EXPECT_LE(release.pressureCap, 6) << release.id;
    EXPECT_GE(release.stopIf.size(), 5U) << release.id << " must carry the general rules";
    EXPECT_GE(release.aftercare.size(), 3U) << release.id;
  }
}

TEST(Knowledge, LinksAreFoundFromBothEnds) {
  const std::vector<const Link*> soleus = atlas().linksOf("soleus");
  const auto has = [&](const char* id) {
    return std::any_of(soleus.begin(), soleus.end(), [&](const Link* link) { return link->id == id; });
  };
  EXPECT_TRUE(has("e006")) << "peroneus longus to soleus: treat together";
  EXPECT_TRUE(has("e086")) << "soleus to the tibial nerve";
  EXPECT_FALSE(has("e001"));
  EXPECT_TRUE(atlas().linksOf("nobody").empty());
  EXPECT_EQ(atlas().linkNode("soleus")->kind, "muscle");
  EXPECT_EQ(atlas().linkNode("tibial_nerve")->kind, "nerve");
}

/// Everything that an id in the table of the original notes may name.
std::set<std::string> everyName() {
  std::set<std::string> names{"general.toml", "links.toml", "releases.toml", "sources.toml", "stretch_rule"};
  const auto add = [&](const auto& list) {
    for (const auto& entry : list) names.insert(entry.id);
  };
  add(atlas().muscles);
  add(atlas().points);
  add(atlas().releases);
  add(atlas().stretches);
  add(atlas().exercises);
  add(atlas().linkNodes);
  add(atlas().links);
  add(atlas().disagreements);
  add(atlas().sources);
  for (const TriggerPoint& each : atlas().points)
    for (const Zone& zone : each.zones)
      for (const Patch& patch : zone.patches) names.insert(patch.region);
  return names;
}

TEST(Knowledge, ReadmeSaysWhereEveryItemOfTheOriginalNotesWent) {
  std::ifstream readme{kFolder / "README.md"};
  ASSERT_TRUE(readme);
  const std::regex row{R"(\| (\d+) \| .+ \| (.+) \|)"};
  const std::regex quoted{"`([^`]+)`"};
  const std::set<std::string> names = everyName();
  std::set<int> items;
  std::smatch match;
  for (std::string line; std::getline(readme, line);) {
    if (!std::regex_match(line, match, row)) continue;
    EXPECT_TRUE(items.insert(std::stoi(match[1])).second) << line;
    const std::string target = match[2];
    int resolved = 0;
    for (std::sregex_iterator id{target.begin(), target.end(), quoted}, end; id != end; ++id, ++resolved)
      EXPECT_EQ(names.count((*id)[1]), 1U) << (*id)[1] << " of item " << *items.rbegin();
    const bool said = target.rfind("not shown: ", 0) == 0 || target.rfind("the program itself", 0) == 0;
    EXPECT_TRUE(resolved > 0 || said) << line;
  }
  ASSERT_EQ(items.size(), 47U);
  EXPECT_EQ(*items.begin(), 1);
  EXPECT_EQ(*items.rbegin(), 47);
}

TEST(Knowledge, WhereToPressInsteadIsDataWhereItDiffersFromThePoint) {
  int contacts = 0;
  for (const TriggerPoint& each : atlas().points) {
    const PointLocation& place = each.location;
    if (place.chart != "leg") continue;
    EXPECT_EQ(place.contact.has_value(), place.selfPressure != "none") << each.id;
    contacts += place.contact ? 1 : 0;
  }
  EXPECT_EQ(contacts, 16);
  const PointLocation& peroneus = point("peroneus_longus_trp1").location;
  EXPECT_FLOAT_EQ(peroneus.contact->h, 0.8F) << "clear of the nerve that crosses at the point itself";
  EXPECT_EQ(point("gastrocnemius_trp1").howCommon, HowCommon::kCommon);
  EXPECT_EQ(point("plantaris_trp1").howCommon, HowCommon::kUnknown);
}

// Ward et al. 2009: PCSA = mass cos(pennation) / (density x fibre length), with 1.056 g/cm3; means of ratios
// are not ratios of means, so a tenth is allowed.
TEST(Knowledge, ArchitectureFiguresAgreeWithEachOther) {
  int muscles = 0;
  for (const Muscle& muscle : atlas().muscles) {
    if (!muscle.architecture) continue;
    ++muscles;
    const Architecture& built = *muscle.architecture;
    const double cosine = std::cos(static_cast<double>(built.pennationDegrees) * 3.14159265358979 / 180.0);
    const double pcsa =
        static_cast<double>(built.massGrams) * cosine / (1.056 * static_cast<double>(built.fibreLengthCm));
    EXPECT_NEAR(pcsa, static_cast<double>(built.pcsaCm2), 0.1 * pcsa) << muscle.id;
    EXPECT_FALSE(built.sources.empty()) << muscle.id;
  }
  EXPECT_EQ(muscles, 11);
}

TEST(Knowledge, SizesAndFindingsHaveTheirSources) {
  EXPECT_EQ(atlas().findings.size(), 22U);
  EXPECT_EQ(atlas().reference.landmarks.size(), 33U);
  EXPECT_EQ(atlas().reference.underSkin.size(), 34U);
  EXPECT_EQ(atlas().reference.volumes.size(), 3U);
  std::size_t volumes = 0;
  std::size_t bellies = 0;
  for (const Muscle& muscle : atlas().muscles) {
    if (muscle.volume) {
      ++volumes;
      // V_total of the body that the volumes are given for.
      const float whole = 47.0F * 1.71F * 71.8F + 1285.0F;
      EXPECT_NEAR(muscle.volume->slope * whole + muscle.volume->interceptCm3, muscle.volume->cm3,
                  0.05F * muscle.volume->cm3 + 1.0F)
          << muscle.id;
      EXPECT_EQ(muscle.volume->sharedWith.empty(), muscle.volume->ownShareCm3 == 0.0F) << muscle.id;
    }
    if (!muscle.belly) continue;
    ++bellies;
    for (const std::string& id : muscle.points) {  // a point lies in the flesh of its muscle
      const PointLocation& place = point(id.c_str()).location;
      if (place.chart != "leg" || point(id.c_str()).muscle != muscle.id) continue;
      EXPECT_GE(place.h, muscle.belly->h.low) << id;
      EXPECT_LE(place.h, muscle.belly->h.high) << id;
    }
  }
  EXPECT_EQ(volumes, 14U);
  EXPECT_EQ(bellies, 14U);
}

TEST(Knowledge, EveryRuleNoteAndPrevalenceCanBeTracedToASource) {
  const auto traced = [](const std::vector<std::string>& sources, const std::string& what) {
    EXPECT_FALSE(sources.empty()) << what;
    for (const std::string& id : sources) EXPECT_NE(atlas().source(id), nullptr) << what;
  };
  const ReleaseRules& rules = atlas().releaseRules;
  for (const Claim& claim : {rules.pressure, rules.dose}) traced(claim.sources, claim.text);
  for (const ClaimList& list : {rules.stopIf, rules.aftercare, rules.whenNot})
    traced(list.sources, list.items.at(0));
  int prevalences = 0;
  for (const TriggerPoint& each : atlas().points) {
    for (const Claim& note : each.notes) traced(note.sources, note.text);
    if (each.prevalence.text.empty()) continue;
    ++prevalences;
    traced(each.prevalence.sources, each.prevalence.text);
  }
  EXPECT_EQ(prevalences, 1) << "only one has been counted";
  for (const ResearchFinding& finding : atlas().findings) traced(finding.claim.sources, finding.id);
}

TEST(Knowledge, StretchesSayWhatTheyReachAndHowMuch) {
  for (const Stretch& stretch : atlas().stretches) {
    ASSERT_FALSE(stretch.lengthens.empty()) << stretch.id;
    EXPECT_EQ(stretch.lengthens.front().degree, "strong") << stretch.id;
    EXPECT_FALSE(stretch.muscles.empty());
    for (const Lengthening& one : stretch.lengthens)
      EXPECT_EQ(contains(stretch.muscles, one.muscle), one.degree != "little") << stretch.id << one.muscle;
  }
}

}  // namespace
}  // namespace crus
