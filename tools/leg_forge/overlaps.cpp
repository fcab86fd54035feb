#include "tools/leg_forge/overlaps.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "engine/core/parallel.h"
#include "tools/leg_forge/solid.h"
#include "tools/leg_forge/yielding_body.h"

namespace leg_forge {
namespace {

struct Contact {
  SurfacePoint on;      // of the body whose point is inside
  SurfacePoint exit;    // of the body it is in
  glm::dvec3 out{0.0};  // from the one to the other
};

/// A point of a body that is inside another or near it.
struct Watched {
  std::uint32_t sample = 0;
  // When it was last seen outside: where, at what distance, and how far the other had travelled by then.
  glm::dvec3 seen{0.0};
  double clearMm = -1.0;
  double travelledMm = 0.0;
  std::optional<Contact> contact;
};

/// Two bodies near each other, and the points of the first that are watched.
struct Neighbours {
  std::uint32_t body = 0;
  std::uint32_t other = 0;
  int listed = -1;  // drifts of both when the points were listed
  std::vector<Watched> watched;
};

constexpr float kNearMm = 3.0F;  // points farther from another body than this are not watched

using Pair = std::pair<std::uint32_t, std::uint32_t>;

class Pressing {
 public:
  Pressing(std::vector<ForgedStructure>& structures, const OverlapRules& rules)
      : structures_{structures},
        rules_{rules},
        solids_(structures.size()),
        samples_(structures.size()),
        travelled_(structures.size(), 0.0),
        drifts_(structures.size(), 0) {
    for (const ForgedStructure& forged : structures_) {
      bodies_.emplace_back(forged.pieces);
    }
    forEach(bodies_.size(), [&](std::size_t i) {
      solids_[i].emplace(bodies_[i].mesh());
      samples_[i] = bodies_[i].samples(rules_.sampleMm);
    });
  }

  OverlapReport run() {
    OverlapReport report;
    std::vector<double> before;
    for (const ForgedStructure& forged : structures_) before.push_back(volumeCm3(forged));
    findNeighbours();
    const int shapedRounds = rules_.smoothRounds + rules_.firmRounds;
    constexpr double kRecoil = 0.4;  // at first; it dies away in the firm rounds
    const int rounds = shapedRounds + rules_.exactRounds;
    constexpr int kLast = 2;  // rounds in which nothing is evened out any more
    for (int round = 0; round < rounds; ++round) {
      findContacts();
      if (round == 0) report.resolved = countPairs(0.5);
      report.deepestMm = press(round < shapedRounds ? rules_.standingMm : rules_.exactStandingMm);
      if (round < shapedRounds) {
        forEach(bodies_.size(), [&](std::size_t i) {
          bodies_[i].recoil(kRecoil * std::min(1.0, (shapedRounds - round - 1.0) / rules_.firmRounds));
          bodies_[i].spread(rules_.reachMm, round < rules_.smoothRounds);
          bodies_[i].unfold();
          bodies_[i].keepThickness();
        });
      } else if (report.deepestMm <= rules_.enoughMm) {
        break;
      } else if (round + kLast < rounds) {
        forEach(bodies_.size(), [&](std::size_t i) { bodies_[i].unfold(); });
      }
      rebuild();
    }
    forEach(bodies_.size(), [&](std::size_t i) { bodies_[i].writeTo(structures_[i].pieces); });
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      if (!bodies_[i].moved()) continue;
      const Structure& structure = *structures_[i].structure;
      report.volumes.push_back(
          {kindName(structure.kind) + "/" + structure.id, before[i], volumeCm3(structures_[i])});
    }
    return report;
  }

 private:
  void forEach(std::size_t count, const std::function<void(std::size_t)>& work) const {
    const auto range = [&work](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) work(i);
    };
    engine::parallelFor(count, range, rules_.threads);
  }

  static double volumeCm3(const ForgedStructure& forged) {
    double mm3 = 0.0;
    for (const Lofted& piece : forged.pieces) mm3 += signedVolumeMm3(piece);
    return 1e-3 * mm3;
  }

  [[nodiscard]] bool isBone(std::size_t i) const { return structures_[i].structure->kind == Kind::bone; }

  void rebuild() {
    forEach(bodies_.size(), [&](std::size_t i) {
      if (!bodies_[i].moved()) return;
      travelled_[i] += bodies_[i].step();
      if (bodies_[i].drifted(0.5 * static_cast<double>(kNearMm))) ++drifts_[i];
      solids_[i].emplace(bodies_[i].mesh());
    });
  }

  void findNeighbours() {
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      for (std::uint32_t j = 0; j < bodies_.size(); ++j) {
        constexpr float kMargin = 12.0F;  // mm: nothing is pushed farther
        const engine::Box box = solids_[j]->bounds();
        if (i == j || (isBone(i) && isBone(j))) continue;
        if (!overlap(solids_[i]->bounds(), {box.low - kMargin, box.high + kMargin})) continue;
        neighbours_.push_back({i, j, -1, {}});
      }
    }
  }

  /// Lists the points of a body that are in another or near it.
  void watch(Neighbours& pair) const {
    const YieldingBody& body = bodies_[pair.body];
    const Solid& other = *solids_[pair.other];
    const engine::Box box{other.bounds().low - kNearMm, other.bounds().high + kNearMm};
    pair.watched.clear();
    pair.listed = drifts_[pair.body] + drifts_[pair.other];
    if (!overlap(solids_[pair.body]->bounds(), box)) return;
    for (std::uint32_t s = 0; s < samples_[pair.body].size(); ++s) {
      const glm::vec3 p{body.at(samples_[pair.body][s])};
      if (overlap({p, p}, box) && other.reaches(p, kNearMm)) pair.watched.emplace_back().sample = s;
    }
  }

  void findContact(Watched& watched, const Neighbours& pair) const {
    const SurfacePoint& point = samples_[pair.body][watched.sample];
    const glm::dvec3 place = bodies_[pair.body].at(point);
    const double travelled = travelled_[pair.other];
    if (glm::distance(place, watched.seen) + travelled - watched.travelledMm < watched.clearMm) return;
    const Solid& other = *solids_[pair.other];
    const auto depth = other.depthAt(glm::vec3{place});
    watched.contact.reset();
    watched.clearMm = -1.0;
    const double deep = rules_.standingMm + rules_.slackMm;
    if (!depth) {
      watched.seen = place;
      watched.clearMm = other.clearance(glm::vec3{place}, kNearMm);
      watched.travelledMm = travelled;
    } else if (depth->mm >= deep) {
      watched.contact = Contact{point,
                                {depth->triangle, glm::dvec3{depth->weights}},
                                glm::dvec3{depth->exit} - glm::dvec3{glm::vec3{place}}};
    }
  }

  void findContacts() {
    forEach(neighbours_.size(), [&](std::size_t n) {
      Neighbours& pair = neighbours_[n];
      // Who was farther away than near cannot have come in before one of the two has drifted half of that.
      if (pair.listed != drifts_[pair.body] + drifts_[pair.other]) watch(pair);
      for (Watched& watched : pair.watched) findContact(watched, pair);
    });
  }

  [[nodiscard]] std::size_t countPairs(double leastMm) const {
    std::set<Pair> pairs;
    for (const Neighbours& pair : neighbours_) {
      const bool deep =
          std::any_of(pair.watched.begin(), pair.watched.end(), [leastMm](const Watched& watched) {
            return watched.contact && glm::length(watched.contact->out) >= leastMm;
          });
      if (deep) pairs.insert(std::minmax(pair.body, pair.other));
    }
    return pairs.size();
  }

  /// For each ordered pair (A, B), where the surface of B passes through the inside of A: the doors by which
  /// A came into B. What is deep inside leaves by these, not by the nearest wall.
  [[nodiscard]] std::map<Pair, std::vector<glm::dvec3>> findDoors() const {
    std::map<Pair, std::vector<glm::dvec3>> doors;
    for (const Neighbours& pair : neighbours_) {
      for (const Watched& watched : pair.watched) {
        if (watched.contact)
          doors[{pair.other, pair.body}].push_back(bodies_[pair.body].at(watched.contact->on));
      }
    }
    return doors;
  }

  /// The way out of a point: to the nearest wall, or that much towards a door.
  static glm::dvec3 wayOut(const glm::dvec3& place, const glm::dvec3& toWall,
                           const std::vector<glm::dvec3>* doors) {
    constexpr double kDeep = 0.8;  // mm
    constexpr double kDetour = 5.0;
    const double depth = glm::length(toWall);
    if (depth < kDeep || doors == nullptr) return toWall;
    double nearest = kDetour * (depth + 1.0);
    glm::dvec3 toDoor{0.0};
    for (const glm::dvec3& door : *doors) {
      const double away = glm::distance(door, place);
      if (away >= nearest) continue;
      nearest = away;
      toDoor = door - place;
    }
    return nearest > depth && toDoor != glm::dvec3{0.0} ? depth / nearest * toDoor : toWall;
  }

  /// One round: everything inside something else is sent out, but for `standingMm`.
  /// \return the greatest depth found, mm.
  double press(double standingMm) {
    const std::map<Pair, std::vector<glm::dvec3>> doors = findDoors();
    double deepest = 0.0;
    for (const Neighbours& pair : neighbours_) {
      const double share = isBone(pair.body) ? 0.0 : isBone(pair.other) ? 1.0 : 0.5;
      const auto found = doors.find({pair.body, pair.other});
      const std::vector<glm::dvec3>* own = found == doors.end() ? nullptr : &found->second;
      for (const Watched& watched : pair.watched) {
        if (!watched.contact) continue;
        const auto& [on, exit, out] = *watched.contact;
        const double depth = glm::length(out);
        const glm::dvec3 way = (depth - standingMm) / depth * wayOut(bodies_[pair.body].at(on), out, own);
        deepest = std::max(deepest, depth);
        if (share > 0.0) bodies_[pair.body].push(on, share * way);
        if (share < 1.0) bodies_[pair.other].push(exit, (share - 1.0) * way);
      }
    }
    for (YieldingBody& body : bodies_) body.yield();
    return deepest;
  }

  std::vector<ForgedStructure>& structures_;
  const OverlapRules& rules_;
  std::vector<YieldingBody> bodies_;
  std::vector<std::optional<Solid>> solids_;
  std::vector<std::vector<SurfacePoint>> samples_;
  std::vector<double> travelled_;  // mm, at most, by any point of a body
  std::vector<int> drifts_;        // how often a body has drifted half of kNearMm
  std::vector<Neighbours> neighbours_;
};

}  // namespace

OverlapReport resolveOverlaps(std::vector<ForgedStructure>& structures, const OverlapRules& rules) {
  return Pressing{structures, rules}.run();
}

}  // namespace leg_forge
