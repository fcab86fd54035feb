#include "app/search/search.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/panels/words.h"
#include "app/search/synonyms.h"
#include "app/search/word_match.h"

namespace crus {
namespace {

// How much a text says about its thing.
constexpr float kMuscleName = 1.0F;
constexpr float kPointName = 0.9F;
constexpr float kPartName = 0.85F;
constexpr float kEssential = 0.85F;
constexpr float kSpillover = 0.6F;
constexpr float kExceptional = 0.3F;
constexpr float kSymptom = 0.7F;
constexpr float kCause = 0.45F;

constexpr float kOtherMeaning = 0.92F;  // of a synonym beside the word itself
constexpr float kWholeName = 0.3F;      // on top, when nothing of a name is left over
constexpr float kStrewn = 0.6F;         // of words that stand in different sentences
constexpr float kOnceMore = 0.05F;      // on top, for each further text that has all the words
constexpr int kMostOnceMore = 3;
constexpr float kNoPoint = 0.6F;    // of a muscle or bone, when it is asked what hurts there
constexpr float kEnough = 0.6F;     // share of the words that must be met, when nothing has them all
constexpr float kHopeless = 0.35F;  // of the best score: what is worse is not shown

float weightOf(Strength strength) {
  switch (strength) {
    case Strength::kEssential:
      return kEssential;
    case Strength::kSpillover:
      return kSpillover;
    case Strength::kExceptional:
      break;
  }
  return kExceptional;
}

std::string zoneText(const Zone& zone) {
  std::string text = zone.words.text;
  std::vector<std::string> told;
  for (const Patch& patch : zone.patches) {
    const std::string remote = remoteRegion(patch.region);
    if (remote.empty() || std::find(told.begin(), told.end(), remote) != told.end()) continue;
    told.push_back(remote);
    // Its name without "the", in the words of the sentence?
    const std::vector<std::string> said = searchWords(text);
    const std::vector<std::string> name = searchWords(std::string_view{remote}.substr(4));
    const bool there = std::all_of(name.begin(), name.end(), [&](const std::string& word) {
      return std::find(said.begin(), said.end(), word) != said.end();
    });
    if (!there) text += " (" + remote + ")";
  }
  return text;
}

}  // namespace

void SearchIndex::add(Thing& thing, std::string_view text, float weight, bool name, std::string why) {
  Text entry{{}, weight, name, std::move(why)};
  for (const std::string& word : searchWords(text)) {
    const auto known = std::find(words_.begin(), words_.end(), word);
    entry.words.push_back(static_cast<int>(known - words_.begin()));
    if (known == words_.end()) words_.push_back(word);
  }
  if (!entry.words.empty()) thing.texts.push_back(std::move(entry));
}

SearchIndex::SearchIndex(const World& world) {
  for (const Muscle& muscle : world.atlas.muscles) {
    Thing thing{{Pick::Kind::kMuscle, muscle.id}, {}};
    for (const std::string& name : {muscle.name, muscle.latin, muscle.code})
      add(thing, name, kMuscleName, true, {});
    for (const std::string& name : muscle.synonyms) add(thing, name, kMuscleName, true, {});
    things_.push_back(std::move(thing));
  }
  for (const TriggerPoint& point : world.atlas.points) {
    Thing thing{{Pick::Kind::kPoint, point.id}, {}};
    // Its place stands in brackets behind its name and must not make one point's name longer than another's.
    add(thing, std::string_view{point.name}.substr(0, point.name.find('(')), kPointName, true, {});
    add(thing, point.name, kPointName, false, {});
    for (const Zone& zone : point.zones) {
      const std::string text = zoneText(zone);
      add(thing, text, weightOf(zone.strength), false, "Felt: " + text);
    }
    for (const std::string& item : point.symptoms.items) add(thing, item, kSymptom, false, item);
    for (const std::string& item : point.activation.items) add(thing, item, kCause, false, item);
    things_.push_back(std::move(thing));
  }
  for (const auto& [part, box] : world.partBoxes) {
    if (world.atlas.muscleOfPart(part) != nullptr) continue;
    Thing thing{{Pick::Kind::kPart, part}, {}};
    const std::string label = partLabel(part);
    add(thing, label, kPartName, true, {});
    for (const std::string& name : everydayNames(label)) add(thing, name, kPartName, true, {});
    things_.push_back(std::move(thing));
  }
}

std::vector<float> SearchIndex::strengthsOf(const std::string& typed) const {
  std::vector<float> best(words_.size(), 0.0F);
  const std::vector<std::string> meanings = meaningsOf(typed);
  bool met = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (const std::string& meaning : meanings) {
      const float factor = meaning == typed ? 1.0F : kOtherMeaning;
      // What is still being typed is the word itself, not one of its meanings.
      const float match = meaning == typed       ? beginningMatch(typed, words_[i])
                          : meaning == words_[i] ? 1.0F
                                                 : 0.0F;
      best[i] = std::max(best[i], factor * match);
    }
    met = met || best[i] > 0.0F;
  }
  if (met) return best;
  for (std::size_t i = 0; i < words_.size(); ++i) best[i] = slipMatch(typed, words_[i]);
  return best;
}

SearchIndex::Score SearchIndex::score(const Thing& thing,
                                      const std::vector<std::vector<float>>& strengths) const {
  const auto total = static_cast<float>(strengths.size());
  Score result;
  std::vector<float> anywhere(strengths.size(), 0.0F);
  int complete = 0;
  bool named = false;
  float bestText = 0.0F;
  for (const Text& text : thing.texts) {
    float sum = 0.0F;
    std::size_t met = 0;
    for (std::size_t t = 0; t < strengths.size(); ++t) {
      float strength = 0.0F;
      for (const int word : text.words)
        strength = std::max(strength, strengths[t][static_cast<std::size_t>(word)]);
      if (strength > 0.0F) ++met;
      sum += strength;
      anywhere[t] = std::max(anywhere[t], strength * text.weight);
    }
    if (met == 0) continue;
    float value = text.weight * sum / total;
    const bool all = met == strengths.size();
    if (text.name && all) {
      const bool whole = text.words.size() == strengths.size() && sum > 0.95F * total;
      value += whole ? kWholeName : 0.1F / static_cast<float>(text.words.size());
    }
    if (value > bestText) {
      bestText = value;
      result.best = &text;
    }
    if (all) {
      ++complete;
      named = named || text.name;
      result.value = std::max(result.value, value);
    }
  }
  float sum = 0.0F;
  float share = 0.0F;
  for (std::size_t t = 0; t < strengths.size(); ++t) {
    sum += anywhere[t];
    if (anywhere[t] > 0.0F) share += 1.0F / total;
  }
  if (share < kEnough) return {};
  const float strewn = kStrewn * (share < 0.99F ? share * share : 1.0F) * sum / total;
  // What bears the name is not more so because its own sentences say the name again.
  const int more = named ? 0 : std::clamp(complete - 1, 0, kMostOnceMore);
  result.value = std::max(result.value, strewn) + kOnceMore * static_cast<float>(more);
  return result;
}

std::vector<Finding> SearchIndex::find(std::string_view words) const {
  std::vector<std::string> meant, weak;
  bool pain = false;
  for (const std::string& typed : searchWords(words)) {
    pain = pain || isPainWord(typed);
    if (!isLittleWord(typed)) (isWeakWord(typed) ? weak : meant).push_back(typed);
  }
  if (meant.empty()) meant = std::move(weak);  // they say something when nothing else is said
  std::vector<std::vector<float>> strengths;
  for (const std::string& typed : meant) {
    std::vector<float> of = strengthsOf(typed);
    // A word that nobody uses here says nothing.
    if (std::any_of(of.begin(), of.end(), [](float strength) { return strength > 0.0F; })) {
      strengths.push_back(std::move(of));
    }
  }
  if (strengths.empty()) return {};
  std::vector<std::pair<float, Finding>> scored;
  for (const Thing& thing : things_) {
    const Score of = score(thing, strengths);
    const float wanted = pain && thing.pick.kind != Pick::Kind::kPoint ? kNoPoint : 1.0F;
    if (of.value > 0.0F) scored.push_back({wanted * of.value, {thing.pick, of.best->why}});
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Finding> found;
  for (auto& [value, finding] : scored) {
    if (value >= kHopeless * scored.front().first) found.push_back(std::move(finding));
  }
  return found;
}

std::vector<Finding> search(const World& world, std::string_view words) {
  return SearchIndex{world}.find(words);
}

}  // namespace crus
