#include "tools/leg_forge/clear_runs.h"

#include <algorithm>
#include <map>

namespace leg_forge {
namespace {

/// Whether each ring is clear, in the order of Tube::rings().
std::vector<bool> clearRings(const std::vector<Tube>& tubes, const std::vector<std::size_t>& members,
                             std::size_t member, double margin) {
  const Tube& tube = tubes[member];
  std::vector<bool> clear(tube.rings().size(), true);
  std::map<double, std::size_t> ringAt;
  for (std::size_t i = 0; i < tube.rings().size(); ++i) ringAt[tube.rings()[i]] = i;
  for (std::size_t v = 0; v < tube.loft().positions.size(); ++v) {
    const std::size_t ring = ringAt[tube.loft().places[v].u];
    if (!clear[ring]) continue;
    clear[ring] = std::none_of(members.begin(), members.end(), [&](std::size_t other) {
      return other != member && tubes[other].nearest(tube.loft().positions[v], margin).has_value();
    });
  }
  return clear;
}

}  // namespace

std::vector<Run> clearRuns(const std::vector<Tube>& tubes, const std::vector<std::size_t>& members,
                           double margin) {
  constexpr double kShortestMm = 4.0;
  std::vector<Run> runs;
  for (const std::size_t member : members) {
    const std::vector<bool> clear = clearRings(tubes, members, member, margin);
    const std::vector<double>& u = tubes[member].rings();
    for (std::size_t i = 0; i < u.size();) {
      std::size_t j = i;
      while (j < u.size() && clear[j] == clear[i]) ++j;
      if (clear[i]) {
        Run run{static_cast<std::uint32_t>(member), u[i], u[j - 1], i > 0, j < u.size()};
        // Near an end, where rings may have been left out, nothing is cut.
        constexpr double kEndMm = 2.0;
        const double first = tubes[member].firstU() + kEndMm;
        const double last = tubes[member].lastU() - kEndMm;
        const bool cutInCap = (run.cutsFrom && (run.from < first || run.from > last)) ||
                              (run.cutsTo && (run.to < first || run.to > last));
        if (!cutInCap && run.to - run.from >= kShortestMm) runs.push_back(run);
      }
      i = j;
    }
  }
  return runs;
}

std::vector<engine::Box> meetingBoxes(const std::vector<Tube>& tubes, const std::vector<std::size_t>& members,
                                      const std::vector<Run>& runs, double pad) {
  std::vector<engine::Box> boxes;
  for (const std::size_t member : members) {
    const Tube& tube = tubes[member];
    // One box for each stretch between two runs; a little of the runs belongs to it, where they are cut.
    std::map<std::size_t, engine::Box> between;
    for (std::size_t v = 0; v < tube.loft().positions.size(); ++v) {
      const double u = tube.loft().places[v].u;
      std::size_t passed = 0;
      bool inside = false;
      for (const Run& run : runs) {
        if (run.branch != member) continue;
        inside = inside || (u >= run.from && u <= run.to);
        passed += u > run.to ? 1U : 0U;
      }
      if (inside) continue;
      const glm::vec3 p{tube.loft().positions[v]};
      engine::Box& box = between[passed];
      box = engine::merge(box, {p, p});
    }
    for (auto& [stretch, box] : between) {
      boxes.push_back({box.low - static_cast<float>(pad), box.high + static_cast<float>(pad)});
    }
  }
  const auto overlap = [](const engine::Box& a, const engine::Box& b) {
    return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y &&
           a.low.z <= b.high.z && b.low.z <= a.high.z;
  };
  for (bool merged = true; merged;) {
    merged = false;
    for (std::size_t i = 0; i < boxes.size() && !merged; ++i) {
      for (std::size_t j = i + 1; j < boxes.size() && !merged; ++j) {
        if (!overlap(boxes[i], boxes[j])) continue;
        boxes[i] = engine::merge(boxes[i], boxes[j]);
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
        merged = true;
      }
    }
  }
  return boxes;
}

}  // namespace leg_forge
