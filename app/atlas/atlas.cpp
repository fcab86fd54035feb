#include "app/atlas/atlas.h"

#include <algorithm>
#include <array>

namespace crus {

namespace {

// The lists are short (a few dozen): a walk beats keeping an index in step with plain values.
template <class T>
const T* find(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& entry) { return entry.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string_view strengthName(Strength strength) {
  constexpr std::array<std::string_view, 3> kNames{"essential", "spillover", "exceptional"};
  return kNames[static_cast<std::size_t>(strength)];
}

const Muscle* Atlas::muscle(std::string_view id) const {
  return find(muscles, id);
}
const TriggerPoint* Atlas::point(std::string_view id) const {
  return find(points, id);
}
const Release* Atlas::release(std::string_view id) const {
  return find(releases, id);
}
const Stretch* Atlas::stretch(std::string_view id) const {
  return find(stretches, id);
}
const Exercise* Atlas::exercise(std::string_view id) const {
  return find(exercises, id);
}
const LinkNode* Atlas::linkNode(std::string_view id) const {
  return find(linkNodes, id);
}
const SafetyZone* Atlas::safetyZone(std::string_view id) const {
  return find(safetyZones, id);
}
const Differential* Atlas::differential(std::string_view id) const {
  return find(differentials, id);
}
const Entrapment* Atlas::entrapment(std::string_view id) const {
  return find(entrapments, id);
}
const Disagreement* Atlas::disagreement(std::string_view id) const {
  return find(disagreements, id);
}
const Source* Atlas::source(std::string_view id) const {
  return find(sources, id);
}

const Muscle* Atlas::muscleOfPart(std::string_view partName) const {
  const auto found = std::find_if(muscles.begin(), muscles.end(), [&](const Muscle& entry) {
    return std::find(entry.parts.begin(), entry.parts.end(), partName) != entry.parts.end();
  });
  return found == muscles.end() ? nullptr : &*found;
}

std::vector<const Link*> Atlas::linksOf(std::string_view muscle) const {
  std::vector<const Link*> touching;
  for (const Link& link : links) {
    if (link.from == muscle || link.to == muscle) touching.push_back(&link);
  }
  return touching;
}

}  // namespace crus
