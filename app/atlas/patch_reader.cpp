#include <array>
#include <string_view>

#include "app/atlas/knowledge_files.h"

namespace crus {

namespace {

// A little beyond the model at both ends: from under the heel to the lower thigh.
constexpr Range kHeight{-0.3, 1.5};
constexpr Range kAngle{-360.0, 360.0};
constexpr Range kFraction{0.0, 1.05};
constexpr Range kWeight{0.01, 1.0};

/// Letters: h height, a angle (theta_deg), u, v, t, s surface, p spot, b area (of the body). What is neither
/// needed nor allowed has no meaning in the region, and setting it is a mistake.
struct RegionRule {
  std::string_view region, needed, allowed;
};

constexpr std::array<RegionRule, 19> kRegions{{
    {"leg", "ha", ""},
    {"posterior_knee", "ha", ""},
    {"medial_ankle", "ha", "uv"},
    {"lateral_ankle", "ha", "uv"},
    {"foot_dorsum", "uv", ""},
    {"foot_plantar", "uv", ""},
    {"heel", "s", "huv"},
    {"toe_1", "s", "uv"},
    {"toe_2", "s", "uv"},
    {"toe_3", "s", "uv"},
    {"toe_4", "s", "uv"},
    {"toe_5", "s", "uv"},
    {"posterior_thigh", "ta", "b"},
    {"lateral_thigh", "ta", "b"},
    {"si_joint", "p", ""},
    {"jaw_face", "p", ""},
    {"buttock", "p", "b"},
    {"iliac_crest", "p", ""},
    {"sacrum", "p", ""},
}};

constexpr std::array<std::pair<char, std::string_view>, 8> kFields{{{'h', "h"},
                                                                    {'a', "theta_deg"},
                                                                    {'u', "u"},
                                                                    {'v', "v"},
                                                                    {'t', "t"},
                                                                    {'s', "surface"},
                                                                    {'p', "spot"},
                                                                    {'b', "area"}}};

bool contains(std::string_view letters, char letter) {
  return letters.find(letter) != std::string_view::npos;
}

void checkAgainstRegion(Cursor& cursor, const RegionRule& rule) {
  for (const auto& [letter, key] : kFields) {
    const std::string what = '"' + std::string{key} + '"';
    if (contains(rule.needed, letter) && !cursor.has(key)) {
      cursor.mistake(key,
                     what + " is missing: a patch of region \"" + std::string{rule.region} + "\" needs it");
    }
    if (!contains(rule.needed, letter) && !contains(rule.allowed, letter) && cursor.has(key)) {
      cursor.mistake(key, what + " has no meaning in region \"" + std::string{rule.region} + '"');
    }
  }
  if (rule.region == "heel" && !(cursor.has("h") && (cursor.has("u") || cursor.has("v"))) &&
      !(cursor.has("u") && cursor.has("v"))) {
    cursor.mistake("surface", "a patch of the heel needs \"u\" and \"v\", or \"h\" with one of them");
  }
}

Patch readPatch(Cursor& cursor) {
  static const std::vector<std::string> kRegionNames = [] {
    std::vector<std::string> names;
    names.reserve(std::size(kRegions));
    for (const RegionRule& rule : kRegions) names.emplace_back(rule.region);
    return names;
  }();
  Patch patch;
  patch.region = cursor.oneOf("region", kRegionNames);
  patch.surface = cursor.optionalOneOf("surface", {"dorsal", "plantar", "medial", "lateral", "posterior"});
  patch.spot = cursor.optionalText("spot");
  patch.area =
      cursor.optionalOneOf("area", {"buttock_lower_outer", "buttock_lower_inner", "lateral_thigh_upper"});
  patch.h = cursor.optionalInterval("h", kHeight);
  patch.thetaDegrees = cursor.optionalInterval("theta_deg", kAngle);
  patch.u = cursor.optionalInterval("u", kFraction);
  patch.v = cursor.optionalInterval("v", kFraction);
  patch.t = cursor.optionalInterval("t", kFraction);
  patch.weight = cursor.number("weight", kWeight);
  if (patch.thetaDegrees) {
    const float span = patch.thetaDegrees->high - patch.thetaDegrees->low;
    if (span <= 0.0F || span > 360.0F) {
      cursor.mistake("theta_deg", "\"theta_deg\" must sweep more than 0 and at most 360 degrees");
    }
  }
  for (const RegionRule& rule : kRegions) {
    if (rule.region == patch.region) checkAgainstRegion(cursor, rule);
  }
  cursor.finish();
  return patch;
}

}  // namespace

std::vector<Patch> readPatches(Cursor& cursor) {
  std::vector<Patch> patches;
  for (Cursor& entry : cursor.tables("patches")) patches.push_back(readPatch(entry));
  return patches;
}

}  // namespace crus
