#include "app/sheet/figure_marks.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "app/panels/theme.h"
#include "app/sheet/text_flow.h"

namespace crus::sheet {
namespace {

constexpr float kLeaderMm = 0.16F;
constexpr float kStubMm = 1.1F;
constexpr float kRowMm = 2.9F;

struct Name {
  const CardPoint* point = nullptr;
  glm::vec2 anchor{0.0F};
  float middle = 0.0F;  // height on the page
};

/// Moves the names of a column apart, as little as it takes, within the column.
void spread(std::vector<Name>& names, float top, float bottom) {
  std::stable_sort(names.begin(), names.end(),
                   [](const Name& a, const Name& b) { return a.anchor.y < b.anchor.y; });
  float next = top + 0.5F * kRowMm;
  for (Name& name : names) {
    name.middle = std::max(name.anchor.y, next);
    next = name.middle + kRowMm;
  }
  float limit = bottom - 0.5F * kRowMm;
  for (std::size_t i = names.size(); i-- > 0;) {
    names[i].middle = std::min(names[i].middle, limit);
    limit = names[i].middle - kRowMm;
  }
}

/// One name, its swatch and its leader. \return what they cover: others keep off.
std::vector<Area> addName(const Name& name, float edge, bool left, const Typeface& face,
                          const FigureStyle& style, std::vector<Mark>& marks) {
  const float em = style.namePt * kMmPerPt;
  const float chip = 0.75F * em;
  const float baseline = name.middle + 0.36F * em;
  const float wide = face.width(name.point->code, true, style.namePt);
  const float textX = left ? edge - wide : edge + chip + 0.6F;
  const float chipX = left ? textX - chip - 0.6F : edge;
  const float inner = left ? edge + 0.4F : edge - 0.4F;
  const glm::vec2 elbow{inner + (left ? kStubMm : -kStubMm), name.middle};
  const glm::vec2 way = name.anchor - elbow;
  const float length = glm::length(way);
  const float stop = std::max(length - 0.62F * style.crossMm, 0.0F);
  const glm::vec2 end = length > 0.0F ? elbow + way * (stop / length) : elbow;
  const Path leader{{{{inner, name.middle}, elbow, end}}, false};
  marks.emplace_back(Shape{leader, {}, Ink{kPaper, 0.85F}, kLeaderMm + 0.34F, {}});
  marks.emplace_back(Shape{leader, {}, Ink{kBlack}, kLeaderMm, {}});
  marks.emplace_back(
      Shape{box({chipX, baseline - 0.735F * em, chip, chip}), Ink{name.point->color}, Ink{kBlack}, 0.1F, {}});
  Words words = line(face, name.point->code, {textX, baseline}, style.namePt, true, kBlack);
  words.role = Words::Role::kMark;
  marks.emplace_back(words);
  std::vector<Area> taken;
  const int steps = 1 + static_cast<int>(glm::distance(elbow, end) / 0.8F);
  for (int i = 0; i <= steps; ++i) {
    const glm::vec2 p = glm::mix(elbow, end, static_cast<float>(i) / static_cast<float>(steps));
    taken.push_back({p.x - 0.3F, p.y - 0.3F, 0.6F, 0.6F});
  }
  return taken;
}

/// Counts of bad nodes in any rectangle, from sums over all that lie above and to the left.
class BadNodes {
 public:
  BadNodes(glm::ivec2 size, const std::vector<bool>& bad) : width_{size.x + 1} {
    sums_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(size.y + 1), 0);
    for (int y = 0; y < size.y; ++y) {
      for (int x = 0; x < size.x; ++x) {
        const bool one =
            bad[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) + static_cast<std::size_t>(x)];
        sums_[at(x + 1, y + 1)] = sums_[at(x, y + 1)] + sums_[at(x + 1, y)] - sums_[at(x, y)] + (one ? 1 : 0);
      }
    }
  }
  [[nodiscard]] int in(glm::ivec2 low, glm::ivec2 size) const {
    const glm::ivec2 high = low + size;
    return sums_[at(high.x, high.y)] - sums_[at(low.x, high.y)] - sums_[at(high.x, low.y)] +
           sums_[at(low.x, low.y)];
  }

 private:
  [[nodiscard]] std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }
  int width_;
  std::vector<int> sums_;
};

/// The place for a text of this size that lies wholly inside the field, alone there, nearest to the field's
/// middle.
std::optional<glm::vec2> roomIn(const DrawnView& view, const Grid& field,
                                const std::vector<std::uint32_t>& covered, glm::vec2 sizeMm,
                                const std::vector<Area>& taken) {
  std::vector<bool> bad(field.values.size());
  glm::vec2 middle{0.0F};
  float inside = 0.0F;
  for (std::size_t i = 0; i < bad.size(); ++i) {
    bad[i] = !(field.values[i] < 0.0F) || std::popcount(covered[i]) != 1;
    if (bad[i]) continue;
    const auto width = static_cast<std::size_t>(field.size.x);
    middle += glm::vec2{static_cast<float>(i % width), static_cast<float>(i / width)};
    inside += 1.0F;
  }
  const glm::ivec2 need = glm::ivec2(glm::ceil(sizeMm / view.nodeMm())) + 1;
  if (inside < static_cast<float>(need.x * need.y)) return std::nullopt;
  middle /= inside;
  const BadNodes sums{field.size, bad};
  std::optional<glm::vec2> best;
  float least = 1e30F;
  for (int y = 0; y + need.y <= field.size.y; ++y) {
    for (int x = 0; x + need.x <= field.size.x; ++x) {
      const glm::vec2 centre = glm::vec2{x, y} + 0.5F * glm::vec2(need);
      const float away = glm::distance(centre, middle);
      if (away >= least || sums.in({x, y}, need) > 0) continue;
      const glm::vec2 corner = view.nodeOnPage({x, y});
      const Area area{corner.x, corner.y, sizeMm.x, sizeMm.y};
      if (std::any_of(taken.begin(), taken.end(), [&](const Area& other) { return overlap(area, other); }))
        continue;
      best = corner;
      least = away;
    }
  }
  return best;
}

/// The code of a point inside the solid zone of its pain, so that colour is not needed to tell whose it is.
void addZoneCode(const DrawnView& view, const CardPoint& point, const std::vector<std::uint32_t>& covered,
                 const Leg& leg, const Typeface& face, const FigureStyle& style, std::vector<Area>& taken,
                 std::vector<Mark>& marks) {
  for (const ZoneField& field : leg.fields) {
    if (field.point != point.point->id || field.strength != Strength::kEssential ||
        field.distanceMm().empty())
      continue;
    const float em = style.namePt * kMmPerPt;
    const float wide = face.width(point.code, true, style.namePt);
    const glm::vec2 size{wide + 1.0F, 1.05F * em};
    const auto corner = roomIn(view, view.sampled(field.distanceMm()), covered, size, taken);
    if (!corner) continue;
    const Color8 color = relativeLuminance(point.color) > 0.3F ? kBlack : kPaper;
    Words words =
        line(face, point.code, {corner->x + 0.5F, corner->y + 0.88F * em}, style.namePt, true, color);
    words.role = Words::Role::kZone;
    taken.push_back({corner->x, corner->y, size.x, size.y});
    marks.emplace_back(std::move(words));
  }
}

}  // namespace

void addCross(glm::vec2 at, float sizeMm, std::vector<Mark>& marks) {
  const float half = 0.5F * sizeMm;
  const Path cross{{{{at.x - half, at.y - half}, {at.x + half, at.y + half}},
                    {{at.x - half, at.y + half}, {at.x + half, at.y - half}}},
                   false};
  marks.emplace_back(Shape{cross, {}, Ink{kPaper}, 0.52F * half + 0.42F, {}});
  marks.emplace_back(Shape{cross, {}, Ink{kBlack}, 0.45F * half, {}});
}

void addRing(glm::vec2 at, float radiusMm, std::vector<Mark>& marks) {
  marks.emplace_back(Shape{circle(at, radiusMm), Ink{kPaper, 0.7F}, Ink{kPaper}, 0.62F, {}});
  marks.emplace_back(Shape{circle(at, radiusMm), {}, Ink{kBlack}, 0.3F, {}});
}

void addSurface(const DrawnView& view, std::vector<Mark>& marks) {
  marks.emplace_back(Picture{view.image(), view.place()});
}

std::vector<std::string> addPoints(const DrawnView& view, const FigurePlace& place,
                                   const std::vector<CardPoint>& points, const std::vector<ZoneLayer>& layers,
                                   const std::vector<float>& hatch, const Leg& leg, const Typeface& face,
                                   const FigureStyle& style, std::vector<Mark>& marks) {
  std::vector<Name> left;
  std::vector<Name> right;
  std::vector<std::string> shown;
  std::vector<Area> taken;
  const float middle = 0.5F * (place.left + place.right);
  for (const CardPoint& point : points) {
    const bool apart = point.press && glm::distance(view.toPage(*point.press),
                                                    view.toPage(point.placed->onSkin)) > 1.2F * style.crossMm;
    if (apart && view.shows(*point.press)) {
      const glm::vec2 at = view.toPage(*point.press);
      addRing(at, 0.45F * style.crossMm, marks);
      taken.push_back(
          {at.x - style.crossMm, at.y - style.crossMm, 2.0F * style.crossMm, 2.0F * style.crossMm});
    }
    if (point.placed == nullptr || !view.shows(point.placed->onSkin)) continue;
    const glm::vec2 at = view.toPage(point.placed->onSkin);
    shown.push_back(point.point->id);
    (at.x < middle && !place.onlyRight ? left : right).push_back({&point, at, at.y});
    const float reach = 0.75F * style.crossMm;
    taken.push_back({at.x - reach, at.y - reach, 2.0F * reach, 2.0F * reach});
  }
  spread(left, place.namesTop, place.namesBottom);
  spread(right, place.namesTop, place.namesBottom);
  std::vector<Mark> crosses;
  for (const bool atLeft : {true, false}) {
    for (const Name& name : atLeft ? left : right) {
      const std::vector<Area> covered =
          addName(name, atLeft ? place.left : place.right, atLeft, face, style, marks);
      taken.insert(taken.end(), covered.begin(), covered.end());
      addCross(name.anchor, style.crossMm, crosses);
    }
  }
  std::move(crosses.begin(), crosses.end(), std::back_inserter(marks));
  std::vector<std::uint32_t> covered = coverage(view, layers);
  if (!hatch.empty()) {  // no letters between its lines
    const Grid hatched = view.sampled(hatch);
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (hatched.values[i] < 0.0F) covered[i] = ~0U;
    }
  }
  for (const CardPoint& point : points) addZoneCode(view, point, covered, leg, face, style, taken, marks);
  return shown;
}

}  // namespace crus::sheet
