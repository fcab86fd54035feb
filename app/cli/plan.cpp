// crus plan: in which order to treat a set of points.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/atlas/atlas_reader.h"
#include "app/atlas/linkage.h"
#include "app/cli/cli.h"
#include "app/panels/words.h"

namespace crus::cli {
namespace {

/// The points that the ids name. \return Error naming the id that is neither a point nor a muscle.
engine::Result<std::vector<std::string>> pointsOf(const std::string& list, const Atlas& atlas) {
  std::vector<std::string> points;
  std::istringstream words{list};
  for (std::string id; std::getline(words, id, ',');) {
    const std::size_t before = points.size();
    for (const TriggerPoint& point : atlas.points)
      if (id == "all" || id == point.id || id == point.muscle) points.push_back(point.id);
    if (points.size() == before) return engine::Error{"", "", "no point or muscle is called \"" + id + '"'};
  }
  return points;
}

std::vector<std::string> namesOf(const std::vector<std::string>& points, const Atlas& atlas) {
  std::vector<std::string> names;
  for (const std::string& id : points) names.push_back(atlas.point(id)->name);
  return names;
}

std::vector<std::string> namesOf(const std::vector<Reached>& muscles, const Atlas& atlas) {
  std::vector<std::string> names;
  for (const Reached& one : muscles) names.push_back(atlas.muscle(one.node)->name);
  return names;
}

void printList(const TreatmentPlan& plan, const Atlas& atlas) {
  int number = 0;
  for (const PlanStep& step : plan.steps) {
    const bool stretch = step.kind == PlanStep::Kind::kStretch;
    const Stretch* lengthening = atlas.stretch(step.technique);
    const Release* release = atlas.release(step.technique);
    std::cout << ++number << ". ";
    if (stretch) {
      std::cout << "Stretch: " << (lengthening != nullptr ? lengthening->name : step.technique) << '\n';
    } else {
      std::cout << atlas.point(step.point)->name;
      if (release != nullptr) std::cout << ": " << release->name;
      std::cout << '\n';
    }
    if (!step.after.empty()) std::cout << "   after " << listed(namesOf(step.after, atlas)) << '\n';
    for (const Link& link : step.because)
      std::cout << "   " << sentence(link.why.text) << " [" << listed(link.why.sources) << "]\n";
  }
  for (const std::vector<std::string>& loop : plan.loops)
    std::cout << listed(namesOf(loop, atlas)) << " keep each other going; none has to come first.\n";
  if (!plan.feeders.empty()) std::cout << "May feed them: " << listed(namesOf(plan.feeders, atlas)) << ".\n";
  if (!plan.companions.empty())
    std::cout << "Treated in the same round: " << listed(namesOf(plan.companions, atlas)) << ".\n";
}

void printJson(const TreatmentPlan& plan) {
  nlohmann::ordered_json json;
  json["steps"] = nlohmann::ordered_json::array();
  for (const PlanStep& step : plan.steps) {
    const bool stretch = step.kind == PlanStep::Kind::kStretch;
    nlohmann::ordered_json entry{{"kind", stretch ? "stretch" : "release"}};
    if (!stretch) entry["point"] = step.point;
    entry["technique"] = step.technique;
    entry["after"] = step.after;
    entry["because"] = nlohmann::ordered_json::array();
    for (const Link& link : step.because) entry["because"].push_back(link.id);
    json["steps"].push_back(std::move(entry));
  }
  json["loops"] = plan.loops;
  const auto nodes = [](const std::vector<Reached>& all) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Reached& one : all) list.push_back(one.node);
    return list;
  };
  json["feeders"] = nodes(plan.feeders);
  json["companions"] = nodes(plan.companions);
  std::cout << json.dump(2) << '\n';
}

}  // namespace

int plan(const PlanOptions& options) {
  const AtlasReading reading = readAtlas(options.knowledge);
  for (const engine::Error& problem : reading.problems) std::cerr << engine::describe(problem) << '\n';
  if (reading.atlas.points.empty()) return kCouldNot;
  const engine::Result<std::vector<std::string>> points = pointsOf(options.points, reading.atlas);
  if (!points) {
    std::cerr << engine::describe(points.error()) << '\n';
    return kMisused;
  }
  const TreatmentPlan order = planTreatment(reading.atlas, *points);
  if (options.json) {
    printJson(order);
  } else {
    printList(order, reading.atlas);
  }
  return kDone;
}

}  // namespace crus::cli
