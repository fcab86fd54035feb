#include "app/panels/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace crus {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string_view lookUp(const std::array<Word, N>& table, std::string_view key) {
  for (const auto& [from, to] : table) {
    if (from == key) return to;
  }
  return {};
}

constexpr std::array<Word, 6> kKinds{{{"bone", "Bones"},
                                      {"tendon", "Tendons"},
                                      {"ligament", "Ligaments"},
                                      {"membrane", "Membranes"},
                                      {"muscle", "Other muscles"},
                                      {"context_muscle", "Neighbouring muscles"}}};

constexpr std::array<Word, 5> kRemote{{{"si_joint", "the sacroiliac joint"},
                                       {"jaw_face", "the jaw and face"},
                                       {"buttock", "the buttock"},
                                       {"iliac_crest", "the rim of the pelvis"},
                                       {"sacrum", "the sacrum"}}};

struct LinkKind {
  std::string_view kind, outgoing, incoming;
};
constexpr std::array<LinkKind, 8> kLinkKinds{{
    {"satellite", "Can set off points in", "Can follow from points in"},
    {"synergist", "Works together with", "Works together with"},
    {"antagonist", "Works against", "Works against"},
    {"treat_together", "Treat together with", "Treat together with"},
    {"overload", "Puts extra load on", "Gets extra load from"},
    {"referral_activates", "Its pain can switch on", "Can be switched on by"},
    {"functional_unit", "Acts as one unit with", "Acts as one unit with"},
    {"nerve_entrapment", "May press on", "May be pressed by"},
}};

std::string rounded(float value) {
  return std::to_string(std::lround(value));
}

}  // namespace

std::string capitalised(std::string_view text) {
  std::string result{text};
  if (!result.empty()) {
    result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  }
  return result;
}

std::string cleaned(std::string_view id) {
  std::string text{id};
  std::replace(text.begin(), text.end(), '_', ' ');
  return capitalised(text);
}

std::string sentence(std::string_view text) {
  std::string result{text};
  if (!result.empty() && std::string_view{".!?:"}.find(result.back()) == std::string_view::npos)
    result += '.';
  return result;
}

std::string partLabel(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return cleaned(slash == std::string_view::npos ? part : part.substr(slash + 1));
}

std::string partKind(std::string_view part) {
  const std::size_t slash = part.find('/');
  return std::string{slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash)};
}

std::string kindHeading(std::string_view kind) {
  const std::string_view known = lookUp(kKinds, kind);
  if (!known.empty()) return std::string{known};
  return kind.empty() ? "Other" : cleaned(kind);
}

std::string confidenceWords(Confidence confidence) {
  switch (confidence) {
    case Confidence::kHigh:
      return "Well supported";
    case Confidence::kMedium:
      return "Fairly supported";
    case Confidence::kLow:
      break;
  }
  return "Uncertain";
}

std::string depthWords(Depth depth) {
  switch (depth) {
    case Depth::kSuperficial:
      return "Close under the skin";
    case Depth::kIntermediate:
      return "Under a first layer of muscle";
    case Depth::kDeep:
      break;
  }
  return "Deep";
}

std::string palpableWords(std::string_view palpable) {
  if (palpable == "direct") return "can be felt directly";
  if (palpable == "indirect") return "felt through other muscle";
  if (palpable == "not_palpable") return "cannot be felt from outside";
  return {};
}

std::string selfPressureWords(std::string_view selfPressure) {
  if (selfPressure == "light") return "Light pressure only at this point.";
  if (selfPressure == "none" || selfPressure == "avoid") return "Do not press this point yourself.";
  return {};
}

std::string safetyLevelWords(std::string_view level) {
  if (level == "no_pressure") return "No pressure here";
  if (level == "light_only") return "Light touch only";
  return cleaned(level);
}

std::string secondsWords(const Interval& seconds) {
  if (seconds.high <= 0.0F) return {};
  const bool minutes = seconds.low >= 120.0F;
  const float unit = minutes ? 60.0F : 1.0F;
  const std::string low = rounded(seconds.low / unit);
  const std::string high = rounded(seconds.high / unit);
  const std::string range = low == high || seconds.low <= 0.0F ? high : low + "–" + high;
  return range + (minutes ? " min" : " s");
}

std::string linkWords(const Link& link, bool outgoing) {
  for (const LinkKind& known : kLinkKinds) {
    if (known.kind == link.kind)
      return std::string{outgoing || !link.directed ? known.outgoing : known.incoming};
  }
  return cleaned(link.kind);
}

std::string remoteRegion(std::string_view region) {
  return std::string{lookUp(kRemote, region)};
}

std::vector<std::string> remoteRegions(const TriggerPoint& point) {
  std::vector<std::string> names;
  for (const Zone& zone : point.zones) {
    for (const Patch& patch : zone.patches) {
      const std::string name = remoteRegion(patch.region);
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

int urgencyRank(std::string_view urgency) {
  if (urgency.starts_with("emergency") || urgency.starts_with("same-day emergency")) return 0;
  if (urgency.starts_with("same-day")) return 1;
  if (urgency.starts_with("prompt")) return 2;
  return urgency.starts_with("routine") ? 4 : 3;
}

std::string shortPointName(const TriggerPoint& point) {
  const std::size_t number = point.name.find("TrP");
  return number == std::string::npos ? point.name : point.name.substr(number);
}

bool isOnModel(const Muscle& muscle, const World& world) {
  return std::any_of(muscle.parts.begin(), muscle.parts.end(),
                     [&](const std::string& part) { return world.partBoxes.contains(part); });
}

std::string nameOf(const Pick& pick, const World& world) {
  switch (pick.kind) {
    case Pick::Kind::kPoint:
      if (const TriggerPoint* point = world.atlas.point(pick.id)) return point->name;
      break;
    case Pick::Kind::kMuscle:
      if (const Muscle* muscle = world.atlas.muscle(pick.id)) return muscle->name;
      break;
    case Pick::Kind::kPart:
      return partLabel(pick.id);
    case Pick::Kind::kNothing:
      return {};
  }
  return cleaned(pick.id);
}

std::vector<std::string> joined(std::vector<std::string> ids, const std::vector<std::string>& more) {
  for (const std::string& id : more)
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  return ids;
}

std::vector<std::string> withSteps(std::vector<std::string> sources, const std::vector<Step>& steps) {
  for (const Step& step : steps) sources = joined(std::move(sources), {step.source});
  return sources;
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace crus
