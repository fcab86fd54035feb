#include "app/atlas/linkage.h"

#include <algorithm>
#include <map>
#include <set>

namespace crus {
namespace {

enum class Way { kUp, kDown };

/// The other end of a link that can be walked from `node` in that direction; empty when it cannot.
std::string_view neighbour(const Link& link, std::string_view node, Way way) {
  const bool out = way == Way::kDown;
  if ((out ? link.from : link.to) == node) return out ? link.to : link.from;
  if (!link.directed && (out ? link.to : link.from) == node) return out ? link.from : link.to;
  return {};
}

/// Breadth first over causal links.
std::vector<Reached> walk(const Atlas& atlas, std::string_view start, Way way, std::size_t farthest,
                          bool entrapments) {
  std::vector<Reached> reached;
  std::set<std::string, std::less<>> seen{std::string{start}};
  Reached here{std::string{start}, {}};
  for (std::size_t next = 0;; ++next) {
    if (here.way.size() < farthest) {
      for (const Link& link : atlas.links) {
        if (!isCausal(link.kind) && !(entrapments && link.kind == "nerve_entrapment")) continue;
        const std::string_view other = neighbour(link, here.node, way);
        if (other.empty() || !seen.insert(std::string{other}).second) continue;
        Reached further{std::string{other}, here.way};
        further.way.push_back(link);
        reached.push_back(std::move(further));
      }
    }
    if (next >= reached.size()) return reached;
    here = reached[next];
  }
}

/// The chosen points that share a muscle count as one thing to be ordered.
class Planner {
 public:
  Planner(const Atlas& atlas, const std::vector<std::string>& ids) : atlas_(atlas) {
    for (const TriggerPoint& point : atlas.points) {
      if (std::find(ids.begin(), ids.end(), point.id) == ids.end()) continue;
      points_.push_back(&point);
      if (std::find(muscles_.begin(), muscles_.end(), point.muscle) == muscles_.end())
        muscles_.push_back(point.muscle);
    }
    for (const std::string& muscle : muscles_)
      for (Reached& feeder : walk(atlas, muscle, Way::kUp, atlas.links.size(), false))
        feeds_[muscle].emplace(feeder.node, feeder);
  }

  TreatmentPlan plan() {
    release();
    findLoops();
    stretch();
    lookAround();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool feeds(const std::string& first, const std::string& then) const {
    const auto all = feeds_.find(then);
    return all != feeds_.end() && all->second.count(first) != 0;
  }
  /// Has to come first: feeds it and is not fed by it in turn. This is a strict order of the chosen muscles,
  /// since feeding is transitive; so there is always one that nothing else has to precede.
  [[nodiscard]] bool precedes(const std::string& first, const std::string& then) const {
    return first != then && feeds(first, then) && !feeds(then, first);
  }

  void release() {
    std::vector<std::string> waiting = muscles_;
    while (!waiting.empty()) {
      const auto ready = std::find_if(waiting.begin(), waiting.end(), [&](const std::string& candidate) {
        return std::none_of(waiting.begin(), waiting.end(),
                            [&](const std::string& other) { return precedes(other, candidate); });
      });
      for (const TriggerPoint* point : points_)
        if (point->muscle == *ready) plan_.steps.push_back(releaseOf(*point));
      waiting.erase(ready);
    }
  }

  [[nodiscard]] PlanStep releaseOf(const TriggerPoint& point) const {
    PlanStep step;
    step.point = point.id;
    if (!point.releases.empty()) step.technique = point.releases.front();
    std::set<std::string> told;
    for (const TriggerPoint* other : points_) {
      if (!precedes(other->muscle, point.muscle)) continue;
      step.after.push_back(other->id);
      for (const Link& link : feeds_.at(point.muscle).at(other->muscle).way)
        if (told.insert(link.id).second) step.because.push_back(link);
    }
    return step;
  }

  void findLoops() {
    std::set<std::string> told;
    for (const std::string& muscle : muscles_) {
      std::vector<std::string> members;
      for (const TriggerPoint* point : points_) {
        const bool mutual =
            point->muscle == muscle || (feeds(point->muscle, muscle) && feeds(muscle, point->muscle));
        if (mutual && told.count(point->muscle) == 0) members.push_back(point->id);
      }
      const auto other = std::find_if(members.begin(), members.end(), [&](const std::string& id) {
        return atlas_.point(id)->muscle != muscle;
      });
      if (other != members.end()) plan_.loops.push_back(members);
      for (const std::string& id : members) told.insert(atlas_.point(id)->muscle);
    }
  }

  void stretch() {
    std::set<std::string> told;
    const std::vector<PlanStep> releases = plan_.steps;
    for (const PlanStep& release : releases) {
      const TriggerPoint* point = atlas_.point(release.point);
      if (point->stretches.empty() || !told.insert(point->stretches.front()).second) continue;
      PlanStep step{PlanStep::Kind::kStretch, "", point->stretches.front(), {}, {}};
      const Stretch* stretch = atlas_.stretch(step.technique);
      for (const PlanStep& earlier : releases) {
        const TriggerPoint* released = atlas_.point(earlier.point);
        const bool lengthened =
            stretch != nullptr && std::find(stretch->muscles.begin(), stretch->muscles.end(),
                                            released->muscle) != stretch->muscles.end();
        const bool offered = std::find(released->stretches.begin(), released->stretches.end(),
                                       step.technique) != released->stretches.end();
        if (lengthened || offered) step.after.push_back(earlier.point);
      }
      plan_.steps.push_back(std::move(step));
    }
  }

  [[nodiscard]] bool isForeignMuscle(const std::string& node) const {
    return atlas_.muscle(node) != nullptr &&
           std::find(muscles_.begin(), muscles_.end(), node) == muscles_.end();
  }

  /// What the chosen muscles are tied to, each once, nearest first.
  void lookAround() {
    const auto add = [&](std::vector<Reached>& into, const std::vector<Reached>& found) {
      for (const Reached& one : found) {
        const auto known =
            std::find_if(into.begin(), into.end(), [&](const Reached& r) { return r.node == one.node; });
        if (!isForeignMuscle(one.node)) continue;
        if (known == into.end()) {
          into.push_back(one);
        } else if (one.distance() < known->distance()) {
          *known = one;
        }
      }
    };
    for (const std::string& muscle : muscles_) {
      add(plan_.feeders, activators(atlas_, muscle));
      add(plan_.companions, treatTogether(atlas_, muscle));
    }
    std::stable_sort(plan_.feeders.begin(), plan_.feeders.end(),
                     [](const Reached& a, const Reached& b) { return a.distance() < b.distance(); });
  }

  const Atlas& atlas_;
  std::vector<const TriggerPoint*> points_;                      // in atlas order
  std::vector<std::string> muscles_;                             // of those, in the same order
  std::map<std::string, std::map<std::string, Reached>> feeds_;  // muscle -> what feeds it
  TreatmentPlan plan_;
};

}  // namespace

bool isCausal(std::string_view kind) {
  return kind == "satellite" || kind == "overload" || kind == "referral_activates";
}

std::vector<Reached> activators(const Atlas& atlas, std::string_view node, std::size_t farthest) {
  return walk(atlas, node, Way::kUp, farthest, false);
}

std::vector<Reached> driven(const Atlas& atlas, std::string_view node, std::size_t farthest) {
  return walk(atlas, node, Way::kDown, farthest, true);
}

std::vector<Reached> treatTogether(const Atlas& atlas, std::string_view node) {
  std::vector<Reached> partners;
  for (const std::string_view kind : {"treat_together", "functional_unit"}) {
    for (const Link& link : atlas.links) {
      if (link.kind != kind || (link.from != node && link.to != node)) continue;
      const std::string& other = link.from == node ? link.to : link.from;
      const bool known = std::any_of(partners.begin(), partners.end(),
                                     [&](const Reached& partner) { return partner.node == other; });
      if (!known) partners.push_back({other, {link}});
    }
  }
  return partners;
}

TreatmentPlan planTreatment(const Atlas& atlas, const std::vector<std::string>& points) {
  return Planner(atlas, points).plan();
}

}  // namespace crus
