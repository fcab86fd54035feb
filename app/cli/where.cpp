// crus where: pain here, so which points?
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/atlas/atlas_reader.h"
#include "app/cli/cli.h"
#include "app/cli/complain.h"
#include "app/panels/words.h"

namespace crus::cli {
namespace {

std::vector<std::string> namesOf(const std::vector<Reached>& upstream, const Atlas& atlas) {
  std::vector<std::string> names;
  for (const Reached& one : upstream) names.push_back(atlas.linkNode(one.node)->label);
  return names;
}

std::string strengthSentence(Strength strength) {
  switch (strength) {
    case Strength::kEssential:
      return "nearly everyone who has it feels it here";
    case Strength::kSpillover:
      return "some who have it feel it here";
    default:
      return "few who have it feel it here";
  }
}

void printList(const std::vector<Candidate>& candidates, const Atlas& atlas) {
  if (candidates.empty()) std::cout << "No point is known to send pain here.\n";
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    std::cout << i + 1 << ". " << atlas.point(candidate.point)->name << ": "
              << strengthSentence(candidate.strength);
    if (candidate.insideMm) std::cout << ", " << std::lround(*candidate.insideMm) << " mm inside its zone";
    std::cout << '\n';
    if (!candidate.upstream.empty())
      std::cout << "   check too: " << listed(namesOf(candidate.upstream, atlas)) << '\n';
  }
}

void printJson(const std::vector<Candidate>& candidates) {
  nlohmann::ordered_json json;
  json["candidates"] = nlohmann::ordered_json::array();
  for (const Candidate& candidate : candidates) {
    nlohmann::ordered_json entry{{"point", candidate.point},
                                 {"muscle", candidate.muscle},
                                 {"strength", strengthName(candidate.strength)},
                                 {"score", std::round(candidate.score * 1e4) / 1e4},
                                 {"upstream", nlohmann::ordered_json::array()}};
    for (const Reached& one : candidate.upstream) entry["upstream"].push_back(one.node);
    if (candidate.insideMm) entry["inside_mm"] = std::round(*candidate.insideMm * 10.0F) / 10.0;
    json["candidates"].push_back(std::move(entry));
  }
  std::cout << json.dump(2) << '\n';
}

void print(const std::vector<Candidate>& candidates, const Atlas& atlas, bool json) {
  if (json) {
    printJson(candidates);
  } else {
    printList(candidates, atlas);
  }
}

}  // namespace

int where(const WhereOptions& options) {
  const engine::Status one =
      checkOneOf({options.place.leg, options.place.foot, options.body}, "--leg, --foot and --body");
  if (!one) return refuse(one.error(), kMisused);
  if (!options.body.empty()) {
    const AtlasReading reading = readAtlas(options.knowledge);
    for (const engine::Error& problem : reading.problems)
      std::cerr << "warning: " << engine::describe(problem) << '\n';
    const Atlas& atlas = reading.atlas;
    const std::vector<std::string> areas = bodyAreas(atlas);
    if (std::find(areas.begin(), areas.end(), options.body) == areas.end()) {
      return refuse({"", "", "no area is called \"" + options.body + "\"; there are " + listed(areas)},
                    kMisused);
    }
    print(whoRefersToArea(atlas, options.body), atlas, options.json);
    return kDone;
  }
  const engine::Status readable = checkPlace(options.place);
  if (!readable) return refuse(readable.error(), kMisused);
  const engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return refuse(leg.error(), kCouldNot);
  warn(*leg);
  const engine::Result<SkinSpot> spot = spotOf(options.place, *leg);
  if (!spot) return refuse(spot.error(), kCouldNot);
  print(whoRefersHere(*leg, *spot), leg->world.atlas, options.json);
  return kDone;
}

}  // namespace crus::cli
