#include "app/sheet/contour.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace crus::sheet {
namespace {

constexpr std::int32_t kNone = -1;

/// Crossings sit on edges between nodes: right of node (x, y) has the number 2 * node, below it 2 * node + 1.
class Tracer {
 public:
  explicit Tracer(const Grid& grid)
      : grid_{grid},
        next_(2 * static_cast<std::size_t>(grid.size.x) * static_cast<std::size_t>(grid.size.y), kNone) {}

  std::vector<Loop> loops() {
    for (int y = 0; y + 1 < grid_.size.y; ++y) {
      for (int x = 0; x + 1 < grid_.size.x; ++x) cell(x, y);
    }
    std::vector<Loop> all;
    for (std::size_t start = 0; start < next_.size(); ++start) {
      if (next_[start] == kNone) continue;
      Loop loop;
      for (auto edge = static_cast<std::int32_t>(start); edge != kNone;) {
        bool real = false;
        loop.points.push_back(crossing(edge, real));
        loop.real.push_back(real);
        const std::int32_t next = next_[static_cast<std::size_t>(edge)];
        next_[static_cast<std::size_t>(edge)] = kNone;
        edge = next;
      }
      // The first edge's successor is gone by the time we are back: the loop is closed.
      if (loop.points.size() > 3) {
        loop.points.pop_back();
        loop.real.pop_back();
        mergeReal(loop);
        all.push_back(std::move(loop));
      }
    }
    return all;
  }

 private:
  [[nodiscard]] bool inside(int x, int y) const { return grid_.at(x, y) < 0.0F; }
  [[nodiscard]] std::int32_t edgeAt(int x, int y, bool down) const {
    return 2 * (y * grid_.size.x + x) + (down ? 1 : 0);
  }

  void cell(int x, int y) {
    const std::array<bool, 4> in{inside(x, y), inside(x + 1, y), inside(x + 1, y + 1), inside(x, y + 1)};
    if (in[0] == in[1] && in[1] == in[2] && in[2] == in[3]) return;
    const std::array<std::int32_t, 4> edge{edgeAt(x, y, false), edgeAt(x + 1, y, true),
                                           edgeAt(x, y + 1, false), edgeAt(x, y, true)};
    // Going round, the line runs from where one leaves the region back to where one entered it last.
    for (std::size_t i = 0; i < 4; ++i) {
      if (!in[i] || in[(i + 1) % 4]) continue;
      std::size_t entry = i;
      while (in[entry]) entry = (entry + 3) % 4;
      next_[static_cast<std::size_t>(edge[i])] = edge[entry];
    }
  }

  [[nodiscard]] glm::vec2 crossing(std::int32_t edge, bool& real) const {
    const int node = edge / 2;
    const int x = node % grid_.size.x;
    const int y = node / grid_.size.x;
    const int x2 = edge % 2 == 0 ? x + 1 : x;
    const int y2 = edge % 2 == 0 ? y : y + 1;
    const float a = grid_.at(x, y);
    const float b = grid_.at(x2, y2);
    real = !std::isnan(a) && !std::isnan(b);
    const float t = real ? a / (a - b) : 0.5F;
    return {glm::mix(static_cast<float>(x), static_cast<float>(x2), t),
            glm::mix(static_cast<float>(y), static_cast<float>(y2), t)};
  }

  /// Points know whether they are real; a piece is when both of its ends are.
  static void mergeReal(Loop& loop) {
    const std::vector<bool> ends = loop.real;
    for (std::size_t i = 0; i < ends.size(); ++i) loop.real[i] = ends[i] && ends[(i + 1) % ends.size()];
  }

  const Grid& grid_;
  std::vector<std::int32_t> next_;
};

float areaOf(const std::vector<glm::vec2>& points) {
  float twice = 0.0F;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const glm::vec2& a = points[i];
    const glm::vec2& b = points[(i + 1) % points.size()];
    twice += a.x * b.y - a.y * b.x;
  }
  return 0.5F * std::abs(twice);
}

void smooth(std::vector<glm::vec2>& points) {
  constexpr int kPasses = 4;
  const std::size_t n = points.size();
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<glm::vec2> next(n);
    for (std::size_t i = 0; i < n; ++i)
      next[i] = 0.5F * points[i] + 0.25F * (points[(i + 1) % n] + points[(i + n - 1) % n]);
    points = std::move(next);
  }
}

float awayFromChord(const glm::vec2& p, const glm::vec2& a, const glm::vec2& b) {
  const glm::vec2 along = b - a;
  const float length = glm::length(along);
  if (length < 1e-6F) return glm::distance(p, a);
  return std::abs(along.x * (p.y - a.y) - along.y * (p.x - a.x)) / length;
}

/// Marks the points between `from` and `to` that the line needs (Douglas and Peucker 1973).
void thin(const std::vector<glm::vec2>& points, std::size_t from, std::size_t to, std::vector<bool>& kept) {
  constexpr float kTolerance = 0.1F;  // nodes
  std::vector<std::pair<std::size_t, std::size_t>> open{{from, to}};
  while (!open.empty()) {
    const auto [low, high] = open.back();
    open.pop_back();
    float worst = kTolerance;
    std::size_t split = 0;
    for (std::size_t i = low + 1; i < high; ++i) {
      const float away = awayFromChord(points[i], points[low], points[high]);
      if (away > worst) {
        worst = away;
        split = i;
      }
    }
    if (split == 0) continue;
    kept[split] = true;
    open.emplace_back(low, split);
    open.emplace_back(split, high);
  }
}

Loop thinned(const Loop& loop) {
  const std::size_t n = loop.points.size();
  std::vector<bool> kept(n, false);
  std::vector<std::size_t> anchors{0, n / 2};
  for (std::size_t i = 0; i < n; ++i) {
    if (loop.real[i] != loop.real[(i + n - 1) % n]) anchors.push_back(i);
  }
  for (const std::size_t i : anchors) kept[i] = true;
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < n; ++i) {
    if (kept[i]) stops.push_back(i);
  }
  for (std::size_t k = 0; k + 1 < stops.size(); ++k) thin(loop.points, stops[k], stops[k + 1], kept);
  thin(loop.points, stops.back(), n - 1, kept);
  kept[n - 1] = true;
  Loop out;
  for (std::size_t i = 0; i < n; ++i) {
    if (!kept[i]) continue;
    out.points.push_back(loop.points[i]);
    out.real.push_back(loop.real[i]);
  }
  return out;
}

}  // namespace

std::vector<Loop> contours(const Grid& grid, float leastArea) {
  std::vector<Loop> kept;
  for (Loop& loop : Tracer{grid}.loops()) {
    if (areaOf(loop.points) < leastArea) continue;
    smooth(loop.points);
    kept.push_back(thinned(loop));
  }
  return kept;
}

std::vector<std::vector<glm::vec2>> realEdges(const std::vector<Loop>& loops) {
  std::vector<std::vector<glm::vec2>> edges;
  for (const Loop& loop : loops) {
    const std::size_t n = loop.points.size();
    std::size_t start = 0;  // a piece that is not real ends here
    while (start < n && loop.real[(start + n - 1) % n]) ++start;
    if (start == n) {
      edges.push_back(loop.points);
      edges.back().push_back(loop.points.front());
      continue;
    }
    std::vector<glm::vec2> run;
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = (start + k) % n;
      if (!loop.real[i]) continue;
      if (run.empty()) run.push_back(loop.points[i]);
      run.push_back(loop.points[(i + 1) % n]);
      if (!loop.real[(i + 1) % n] || k + 1 == n) {
        edges.push_back(std::move(run));
        run.clear();
      }
    }
  }
  return edges;
}

}  // namespace crus::sheet
