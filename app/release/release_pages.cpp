#include "app/release/release_pages.h"

#include <algorithm>
#include <utility>

#include "app/panels/words.h"

namespace crus {
namespace {

constexpr int kPrompt = 1;  // urgencies up to this one stand before everything else

void addIf(std::vector<std::string>& lines, std::string text) {
  if (!text.empty()) lines.push_back(sentence(std::move(text)));
}

ReleasePage ruleOut(const Atlas& atlas, const TriggerPoint& point) {
  ReleasePage page{ReleasePage::Kind::kRuleOut, "Rule this out first", {}, {}, 0, 0.0};
  std::vector<const Differential*> urgent;
  for (const std::string& id : point.differentials) {
    const Differential* other = atlas.differential(id);
    if (other != nullptr && urgencyRank(other->urgency) <= kPrompt) urgent.push_back(other);
  }
  std::stable_sort(urgent.begin(), urgent.end(), [](const Differential* a, const Differential* b) {
    return urgencyRank(a->urgency) < urgencyRank(b->urgency);
  });
  for (const Differential* other : urgent) {
    std::string signs;
    for (const std::string& sign : other->signs.items) signs.append(" ").append(sentence(capitalised(sign)));
    page.lines.push_back(other->name + ":" + signs + " " + sentence(other->action));
  }
  return page;
}

ReleasePage takeCare(const Atlas& atlas, const TriggerPoint& point) {
  ReleasePage page{ReleasePage::Kind::kTakeCare, "Take care", {}, {}, 0, 0.0};
  addIf(page.lines, selfPressureWords(point.location.selfPressure));
  for (const std::string& item : point.cautions.items) addIf(page.lines, item);
  for (const std::string& id : point.safetyZones) {
    if (const SafetyZone* zone = atlas.safetyZone(id)) {
      page.lines.push_back(zone->name + " (" + safetyLevelWords(zone->level) + "): " + sentence(zone->rule));
    }
  }
  return page;
}

ReleasePage find(const TriggerPoint& point) {
  ReleasePage page{ReleasePage::Kind::kText, "Find the point", {}, {}, 0, 0.0};
  const PointLocation& place = point.location;
  addIf(page.lines, place.palpation.empty() ? place.words.text : place.palpation);
  addIf(page.lines, place.contactNote);
  return page;
}

void addTechnique(std::vector<ReleasePage>& pages, const Release& release) {
  ReleasePage position{ReleasePage::Kind::kText, release.name, {}, {}, 0, 0.0};
  if (!release.tools.empty()) addIf(position.lines, "With " + listed(release.tools));
  addIf(position.lines, release.position);
  pages.push_back(std::move(position));
  int number = 0;
  for (const Step& step : release.steps) {
    ++number;
    const std::string heading =
        "Step " + std::to_string(number) + " of " + std::to_string(release.steps.size());
    pages.push_back({ReleasePage::Kind::kText, heading, {sentence(step.text)}, {}, number, 0.0});
  }
  if (release.holdSeconds.high > 0.0F) {
    ReleasePage hold{ReleasePage::Kind::kHold, "Hold", {}, release.stopIf, 0, release.holdSeconds.high};
    std::string words = secondsWords(release.holdSeconds);
    if (release.pressureCap > 0)
      words += ", pressure at most " + std::to_string(release.pressureCap) + " of 10";
    addIf(hold.lines, words);
    if (!release.repetitions.empty()) addIf(hold.lines, "Repeat: " + release.repetitions);
    pages.push_back(std::move(hold));
  }
  ReleasePage afterwards{ReleasePage::Kind::kText, "Afterwards", {}, {}, 0, 0.0};
  for (const std::string& item : release.aftercare) addIf(afterwards.lines, item);
  if (!afterwards.lines.empty()) pages.push_back(std::move(afterwards));
}

}  // namespace

const Release* techniqueOf(const Atlas& atlas, const TriggerPoint& point, int technique) {
  if (technique < 0 || static_cast<std::size_t>(technique) >= point.releases.size()) return nullptr;
  return atlas.release(point.releases[static_cast<std::size_t>(technique)]);
}

std::vector<ReleasePage> releasePages(const Atlas& atlas, const TriggerPoint& point, int technique) {
  std::vector<ReleasePage> pages;
  for (ReleasePage page : {ruleOut(atlas, point), takeCare(atlas, point)}) {
    if (!page.lines.empty()) pages.push_back(std::move(page));
  }
  pages.push_back(find(point));
  if (const Release* release = techniqueOf(atlas, point, technique)) addTechnique(pages, *release);
  return pages;
}

}  // namespace crus
