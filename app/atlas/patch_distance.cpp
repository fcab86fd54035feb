#include "app/atlas/patch_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/trigonometric.hpp>
#include <optional>

namespace crus {

namespace {

constexpr float kRound = 2.3F;            // exponent of a patch's outline: 2 is an ellipse, infinity a box
constexpr float kFuller = 1.06F;          // what that takes from the corners, the sides get back
constexpr float kSteadyMm = 25.0F;        // half width of a patch whose sides sway as little as swayMm says
constexpr float kMostSway = 2.0F;         // times that, the sides of large ones
constexpr float kLeastHalfMm = 2.0F;      // a patch is never thinner
constexpr float kUnionMm = 18.0F;         // reach of the smooth union
constexpr float kBorderMm = 10.0F;        // over which a patch is rounded off at the border of sole or toe
constexpr int kBlurPasses = 16;           // about 6 mm along a skin of 2.5 mm edges
constexpr float kBlurBandMm = 25.0F;      // further from the edge the blur changes nothing that shows
constexpr float kWidestGapMm = 20.0F;     // between patches of one zone, closed when it lies all round inside
constexpr float kJoinTolerance = 0.021F;  // of h or u: ends that meet
constexpr float kJoinOverlap = 0.3F;      // of the narrower patch: sides that belong together
constexpr float kLongestJoinMm = 25.0F;   // half the way over which the sides flow into each other
constexpr float kLegOverFootMm = 14.0F;   // how far a leg patch may pass the crease of the ankle
constexpr float kAnkleOverFootMm = 25.0F;
constexpr float kFootOverLegMm = 12.0F;
constexpr float kAnkleFrontMm = 28.0F;  // the same of a patch of the dorsum that lies all behind the crease
constexpr float kBehindCreaseU = 0.425F;
constexpr float kHeelBackU = 0.16F;  // how far forward the back of the heel reaches
constexpr float kOpenMm = 60.0F;  // a side this near to the border goes on to the edge of the sole or dorsum
constexpr float kOpenV = 0.051F;
constexpr float kOpenU = 0.031F;
/// Knee joint line to greater trochanter, as a multiple of the leg's length. An estimate: 400 mm for the
/// reference leg of 353.5 mm, from its tibia of 345 mm, a crural index (tibia / femur) of about 0.82 and 20
/// mm of femoral head and condyle beyond the two marks.
constexpr float kThighLength = 400.0F / 353.5F;
constexpr float kFar = 1e3F;

/// Polynomial smooth minimum (Quilez): within k of each other the smaller one is rounded off by up to k / 4.
float smoothMin(float a, float b, float k) {
  const float mix = std::max(0.0F, k - std::abs(a - b)) / k;
  return std::min(a, b) - mix * mix * k * 0.25F;
}

float smoothStep(float low, float high, float x) {
  const float s = std::clamp((x - low) / (high - low), 0.0F, 1.0F);
  return s * s * (3.0F - 2.0F * s);
}

/// About the distance to a superellipse (|a / halfA|^p + |b / halfB|^p = 1), to first order.
float superellipse(float a, float b, float halfA, float halfB) {
  const float x = std::abs(a) / halfA;
  const float y = std::abs(b) / halfB;
  const float f = std::pow(std::pow(x, kRound) + std::pow(y, kRound), 1.0F / kRound);
  if (f < 0.3F) return (f - 1.0F) * std::min(halfA, halfB);
  const float slope =
      std::hypot(std::pow(x / f, kRound - 1.0F) / halfA, std::pow(y / f, kRound - 1.0F) / halfB);
  return (f - 1.0F) / slope;
}

enum class Along { kNone, kHeight, kU };
enum class Across { kNone, kTheta, kV, kU };
enum class Side { kAny, kMedial, kLateral };

/// A neighbour that a patch runs on into at one of its ends.
struct Join {
  Interval across;
  float halfMm = 0.0F;
};

struct Shape {
  Along along = Along::kNone;
  Across across = Across::kNone;
  Interval a, b;  // in h or u; in degrees, v or u
  std::optional<Join> atLow, atHigh;
  int toe = 0;
  int sole = 0;  // +1 only there, -1 never there
  Side side = Side::kAny;
  float ankleLow = -kFar;  // bounds of SkinChart's ankleMm
  float ankleHigh = kFar;
  bool heelBack = false;
};

int soleOf(const std::string& surface) {
  if (surface == "plantar") return 1;
  return surface.empty() ? 0 : -1;
}

void setAlong(Shape& shape, const Patch& patch) {
  if (patch.h) {
    shape.along = Along::kHeight;
    shape.a = *patch.h;
  } else if (patch.u) {
    shape.along = Along::kU;
    shape.a = *patch.u;
  }
}

void setAcrossV(Shape& shape, const Patch& patch) {
  if (!patch.v) return;
  shape.across = Across::kV;
  shape.b = *patch.v;
}

Side sideOf(const std::string& surface) {
  if (surface == "medial") return Side::kMedial;
  return surface == "lateral" ? Side::kLateral : Side::kAny;
}

/// None for regions that are not on a lower leg.
std::optional<Shape> shapeOf(const Patch& patch) {
  Shape shape;
  const std::string& region = patch.region;
  if (region.rfind("toe_", 0) == 0 && region.size() == 5 && region[4] >= '1' && region[4] <= '5') {
    shape.toe = region[4] - '0';
    shape.sole = soleOf(patch.surface);
    shape.side = sideOf(patch.surface);
    setAlong(shape, patch);
    setAcrossV(shape, patch);
    return shape;
  }
  if (region == "foot_dorsum" || region == "foot_plantar") {
    const bool plantar = region == "foot_plantar";
    shape.sole = plantar ? 1 : -1;
    const bool ankleFront = patch.u && patch.u->high <= kBehindCreaseU;
    if (!plantar) shape.ankleLow = -(ankleFront ? kAnkleFrontMm : kFootOverLegMm);
    setAlong(shape, patch);
    setAcrossV(shape, patch);
    return shape;
  }
  if (region == "heel") {
    shape.sole = soleOf(patch.surface);
    shape.side = sideOf(patch.surface);
    shape.heelBack = patch.surface == "posterior";
    setAlong(shape, patch);
    if (shape.side != Side::kAny && patch.h && patch.u) {
      shape.across = Across::kU;
      shape.b = *patch.u;
    } else {
      setAcrossV(shape, patch);
    }
    return shape;
  }
  shape.sole = -1;
  if (region == "posterior_thigh" || region == "lateral_thigh") {
    if (!patch.t) return std::nullopt;
    shape.along = Along::kHeight;
    shape.a = {1.0F + patch.t->low * kThighLength, 1.0F + patch.t->high * kThighLength};
  } else if (region == "leg" || region == "posterior_knee" || region == "medial_ankle" ||
             region == "lateral_ankle") {
    setAlong(shape, patch);
  } else {
    return std::nullopt;
  }
  const bool ankle = region == "medial_ankle" || region == "lateral_ankle";
  shape.ankleHigh = ankle ? kAnkleOverFootMm : kLegOverFootMm;
  if (patch.thetaDegrees) {
    shape.across = Across::kTheta;
    shape.b = *patch.thetaDegrees;
  }
  return shape;
}

/// `other` written round the same turn as `own`.
Interval sameTurn(const Interval& other, const Interval& own, Across across) {
  if (across != Across::kTheta) return other;
  const float shift = angleDifference(0.5F * (other.low + other.high), 0.5F * (own.low + own.high)) -
                      0.5F * (other.low + other.high) + 0.5F * (own.low + own.high);
  return {other.low + shift, other.high + shift};
}

float overlap(const Interval& x, const Interval& y) {
  const float common = std::min(x.high, y.high) - std::max(x.low, y.low);
  return common / std::max(1e-4F, std::min(x.high - x.low, y.high - y.low));
}

/// Lets shapes that meet end to end know of each other.
void join(std::vector<Shape>& shapes, float legLengthMm, float footLengthMm) {
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (std::size_t j = 0; j < shapes.size(); ++j) {
      Shape& lower = shapes[i];
      Shape& upper = shapes[j];
      const bool sameChart =
          lower.along == upper.along && lower.across == upper.across && lower.sole == upper.sole;
      if (i == j || !sameChart || lower.toe + upper.toe > 0 || lower.across == Across::kNone) continue;
      if (lower.side != upper.side || lower.heelBack != upper.heelBack || lower.atHigh || upper.atLow)
        continue;
      if (std::abs(lower.a.high - upper.a.low) > kJoinTolerance) continue;
      const Interval above = sameTurn(upper.b, lower.b, lower.across);
      if (overlap(above, lower.b) < kJoinOverlap) continue;
      const float unit = lower.along == Along::kHeight ? legLengthMm : footLengthMm;
      const float shorter = std::min(lower.a.high - lower.a.low, upper.a.high - upper.a.low) * unit;
      const float half = std::clamp(0.4F * shorter, 1.0F, kLongestJoinMm);
      lower.atHigh = Join{above, half};
      upper.atLow = Join{sameTurn(lower.b, upper.b, upper.across), half};
    }
  }
}

Interval mix(const Interval& from, const Interval& to, float part) {
  return {from.low + (to.low - from.low) * part, from.high + (to.high - from.high) * part};
}

}  // namespace

/// Evaluates shapes on the nodes of one skin.
class ZoneEvaluator {
 public:
  explicit ZoneEvaluator(const SkinChart& skin) : skin_(skin) {}

  /// Signed distance per vertex of the mesh; empty when nothing of it is inside.
  [[nodiscard]] std::vector<float> evaluate(const std::vector<Patch>& patches) const {
    std::vector<Shape> shapes;
    for (const Patch& patch : patches)
      if (const std::optional<Shape> shape = shapeOf(patch)) shapes.push_back(*shape);
    if (shapes.empty()) return {};
    join(shapes, skin_.legLengthMm_, skin_.footLengthMm_);

    std::vector<float> field(skin_.nodes_.size());
    for (std::size_t i = 0; i < field.size(); ++i) {
      float value = kFar;
      for (const Shape& shape : shapes) value = smoothMin(value, distance(shape, skin_.nodes_[i]), kUnionMm);
      field[i] = value;
    }
    skin_.graph_->smooth(field, kBlurPasses, kBlurBandMm);
    keepBorders(shapes, field);
    skin_.graph_->fillHoles(field, kWidestGapMm);
    if (std::none_of(field.begin(), field.end(), [](float value) { return value < 0.0F; })) return {};
    const std::vector<float> nodes = skin_.graph_->signedDistance(field, kZoneFarMm);
    std::vector<float> vertices(skin_.vertexCount());
    for (std::size_t i = 0; i < vertices.size(); ++i) vertices[i] = nodes[skin_.graph_->nodeOf(i)];
    return vertices;
  }

  [[nodiscard]] bool touches(const Patch& patch) const {
    const std::optional<Shape> shape = shapeOf(patch);
    return shape && std::any_of(skin_.nodes_.begin(), skin_.nodes_.end(),
                                [&](const Node& node) { return distance(*shape, node) < 0.0F; });
  }

  /// About how far a vertex lies from a patch alone; far when that is not on a lower leg.
  [[nodiscard]] float distance(const Patch& patch, std::size_t vertex) const {
    const std::optional<Shape> shape = shapeOf(patch);
    return shape ? distance(*shape, skin_.at(vertex)) : kFar;
  }

  [[nodiscard]] float weightAt(const std::vector<Patch>& patches, std::size_t vertex) const {
    float weight = 1.0F;
    float nearest = 2.0F * kFar;
    for (const Patch& patch : patches) {
      const std::optional<Shape> shape = shapeOf(patch);
      const float away = shape ? distance(*shape, skin_.at(vertex)) : nearest;
      if (away >= nearest) continue;
      nearest = away;
      weight = patch.weight;
    }
    return weight;
  }

 private:
  using Node = SkinChart::Vertex;

  /// Millimetres outside the shape (negative inside), about.
  [[nodiscard]] float distance(const Shape& shape, const Node& node) const {
    float value = std::max({shape.ankleLow - node.ankleMm, node.ankleMm - shape.ankleHigh, -kFar});
    if (shape.sole > 0) value = std::max(value, node.plantarMm);
    if (shape.sole < 0) value = std::max(value, -node.plantarMm);
    if (shape.toe > 0) value = std::max(value, node.toeMm[static_cast<std::size_t>(shape.toe - 1)]);
    const float aside = shape.toe > 0 ? node.toeAsideMm : node.acrossMm;
    if (shape.side == Side::kMedial) value = std::max(value, aside);
    if (shape.side == Side::kLateral) value = std::max(value, -aside);
    if (shape.heelBack) value = std::max(value, (node.foot.u - kHeelBackU) * skin_.footLengthMm_);
    if (value > kBlurBandMm) return value;  // too far out for the rest to show
    return -smoothMin(-value, -box(shape, node), kBorderMm);
  }

  [[nodiscard]] float box(const Shape& shape, const Node& node) const {
    if (shape.along == Along::kNone) return -kFar;
    const float unitA = shape.along == Along::kHeight ? skin_.legLengthMm_ : skin_.footLengthMm_;
    const float a = (shape.along == Along::kHeight ? node.leg.h : node.foot.u) * unitA;
    Interval along{shape.a.low * unitA, shape.a.high * unitA};
    const float beyond = std::max(along.low - a, a - along.high);
    if (beyond > kBlurBandMm + kLongestJoinMm + kOpenMm) return beyond;
    Interval across = shape.b;
    // Both shapes of a join have the same sides where they overlap, so their union has no step.
    if (shape.atHigh) {
      across = mix(across, shape.atHigh->across,
                   smoothStep(along.high - shape.atHigh->halfMm, along.high + shape.atHigh->halfMm, a));
    }
    if (shape.atLow) {
      across = mix(shape.atLow->across, across,
                   smoothStep(along.low - shape.atLow->halfMm, along.low + shape.atLow->halfMm, a));
    }
    if (shape.along == Along::kU && shape.a.low <= kOpenU) along.low -= kOpenMm;
    const float halfA = std::max(0.5F * (along.high - along.low), kLeastHalfMm);
    const float fromMiddle = a - 0.5F * (along.low + along.high);
    if (shape.across == Across::kNone) return std::abs(fromMiddle + node.swayMm.x) - halfA;
    const Interval sides = acrossMm(shape, across, node);
    const float halfB = std::max(0.5F * (sides.high - sides.low), kLeastHalfMm);
    const float sway = std::clamp(std::min(halfA, halfB) / kSteadyMm, 1.0F, kMostSway);
    // Towards a neighbour the sides go straight on, and end where the join does.
    const std::optional<Join>& next = fromMiddle > 0.0F ? shape.atHigh : shape.atLow;
    const float b = 0.5F * (sides.low + sides.high) + node.swayMm.y * sway;
    if (next) return std::max(std::abs(b) - kFuller * halfB, std::abs(fromMiddle) - halfA - next->halfMm);
    return superellipse(fromMiddle + node.swayMm.x * sway, b, kFuller * halfA, kFuller * halfB);
  }

  /// The sides of the shape in millimetres from the node, along the skin.
  [[nodiscard]] Interval acrossMm(const Shape& shape, const Interval& across, const Node& node) const {
    if (shape.across == Across::kTheta) {
      const float middle = 0.5F * (across.low + across.high);
      const float perDegree = glm::radians(1.0F) * node.radiusMm;
      const float offset = angleDifference(node.leg.thetaDegrees, middle);
      const float half = 0.5F * (across.high - across.low);
      return {(-half - offset) * perDegree, (half - offset) * perDegree};
    }
    if (shape.across == Across::kU)
      return {(across.low - node.foot.u) * skin_.footLengthMm_,
              (across.high - node.foot.u) * skin_.footLengthMm_};
    Interval sides{(across.low - node.foot.v) * node.footWidthMm,
                   (across.high - node.foot.v) * node.footWidthMm};
    if (shape.b.low <= kOpenV) sides.low -= kOpenMm;
    if (shape.b.high >= 1.0F - kOpenV) sides.high += kOpenMm;
    return sides;
  }

  /// Blurring may not carry a zone over the edge of the sole, onto a toe it does not name or onto the cut.
  void keepBorders(const std::vector<Shape>& shapes, std::vector<float>& field) const {
    bool sole = false;
    bool rest = false;
    std::array<bool, 5> toes{};
    for (const Shape& shape : shapes) {
      sole = sole || shape.sole >= 0;
      rest = rest || shape.sole <= 0;
      if (shape.toe > 0) toes[static_cast<std::size_t>(shape.toe - 1)] = true;
    }
    for (std::size_t i = 0; i < field.size(); ++i) {
      const Node& node = skin_.nodes_[i];
      if (!sole) field[i] = std::max(field[i], -node.plantarMm);
      if (!rest) field[i] = std::max(field[i], node.plantarMm);
      float foreign = kFar;  // to the toes that are not meant
      for (std::size_t toe = 0; toe < toes.size(); ++toe)
        if (!toes[toe]) foreign = smoothMin(foreign, node.toeMm[toe], kBorderMm);
      field[i] = -smoothMin(-field[i], foreign, kBorderMm);
      field[i] = std::max(field[i], node.capMm);
    }
  }

  const SkinChart& skin_;
};

std::vector<float> patchesField(const std::vector<Patch>& patches, const SkinChart& skin) {
  return ZoneEvaluator(skin).evaluate(patches);
}

bool touchesSkin(const Patch& patch, const SkinChart& skin) {
  return ZoneEvaluator(skin).touches(patch);
}

float weightAt(const std::vector<Patch>& patches, const SkinChart& skin, std::size_t vertex) {
  return ZoneEvaluator(skin).weightAt(patches, vertex);
}

float roughDistanceMm(const Patch& patch, const SkinChart& skin, std::size_t vertex) {
  return ZoneEvaluator(skin).distance(patch, vertex);
}

}  // namespace crus
