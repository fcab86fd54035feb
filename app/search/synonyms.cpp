#include "app/search/synonyms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace crus {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Both ways.
constexpr auto kSame = std::to_array<Pair>({
    {"outer", "lateral"},     {"outside", "outer"},     {"outside", "lateral"},    {"inner", "medial"},
    {"inside", "inner"},      {"inside", "medial"},     {"front", "anterior"},     {"back", "posterior"},
    {"behind", "back"},       {"rear", "back"},         {"peroneus", "fibularis"}, {"peroneal", "fibular"},
    {"peroneal", "peroneus"}, {"shin", "tibia"},        {"big", "great"},          {"sole", "arch"},
    {"sole", "underside"},    {"bottom", "sole"},       {"bottom", "underside"},   {"instep", "arch"},
    {"ankle", "malleolus"},   {"si", "sacroiliac"},     {"hip", "buttock"},        {"heel", "calcaneus"},
    {"heel", "calcaneal"},    {"achille", "calcaneal"}, {"toe", "digitorum"},      {"kneecap", "patella"},
    {"top", "dorsum"},        {"gluteal", "gluteus"},   {"glute", "gluteus"},      {"stair", "step"},
    {"swollen", "swelling"},  {"run", "running"},       {"walk", "walking"},       {"jump", "jumping"},
    {"shoe", "boot"},         {"cramping", "cramp"},    {"numb", "numbness"},      {"tired", "tiredness"},
});
/// One way only: a calf may be meant by either muscle, not the other way round.
constexpr auto kMayMean = std::to_array<Pair>({{"calf", "gastrocnemius"},
                                               {"calf", "soleus"},
                                               {"hallux", "hallucis"},
                                               {"hallux", "big"},
                                               {"gastroc", "gastrocnemius"},
                                               {"plantar", "sole"},
                                               {"plantar", "arch"},
                                               {"foot", "metatarsal"}});

constexpr auto kLittle = std::to_array<std::string_view>(
    {"a",     "an",    "and",    "as",    "at",    "but",  "by",  "do",   "for",     "from",
     "has",   "have",  "i",      "in",    "is",    "it",   "me",  "my",   "of",      "on",
     "or",    "so",    "that",   "the",   "there", "this", "thi", "to",   "when",    "with",
     "while", "after", "during", "where", "which", "what", "get", "feel", "feeling", "side"});
constexpr auto kPain =
    std::to_array<std::string_view>({"pain", "ache", "aching", "sore", "hurt", "hurting", "painful"});
constexpr auto kWeak =
    std::to_array<std::string_view>({"muscle", "point", "trigger", "leg", "lower", "upper", "bad"});

/// Label of a part, or the beginning of several -> what people say.
constexpr auto kEveryday =
    std::to_array<Pair>({{"talus", "ankle bone"},
                         {"calcaneus", "heel bone"},
                         {"tibia", "shin bone"},
                         {"fibula", "calf bone"},
                         {"femur", "thigh bone"},
                         {"patella", "kneecap"},
                         {"patella", "knee cap"},
                         {"patellar", "kneecap tendon"},
                         {"calcaneal tendon", "achilles tendon"},
                         {"achilles", "heel cord"},
                         {"plantar aponeurosis", "plantar fascia"},
                         {"metatarsal", "foot bone"},
                         {"phalan", "toe bone"},
                         {"proximal phalanx", "toe bone"},
                         {"navicular", "boat bone"},
                         {"interosseous", "membrane between shin bone and calf bone"}});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::vector<std::string> meaningsOf(const std::string& word) {
  std::vector<std::string> all{word};
  for (const auto& [a, b] : kSame) {
    if (word == a) all.emplace_back(b);
    if (word == b) all.emplace_back(a);
  }
  for (const auto& [said, meant] : kMayMean) {
    if (word == said) all.emplace_back(meant);
  }
  return all;
}

bool isLittleWord(std::string_view word) {
  return holds(kLittle, word);
}
bool isPainWord(std::string_view word) {
  return holds(kPain, word);
}
bool isWeakWord(std::string_view word) {
  return isPainWord(word) || holds(kWeak, word);
}

std::vector<std::string> everydayNames(std::string_view partLabel) {
  std::string label{partLabel};
  std::transform(label.begin(), label.end(), label.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::vector<std::string> names;
  for (const auto& [start, name] : kEveryday) {
    if (label.starts_with(start)) names.emplace_back(name);
  }
  return names;
}

}  // namespace crus
