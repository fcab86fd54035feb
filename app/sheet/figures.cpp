#include "app/sheet/figures.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "app/state/command.h"

namespace crus::sheet {
namespace {

constexpr float kMarginMm = 1.2F;           // round each picture: lines must not be cut
constexpr float kBetweenMm = 2.0F;          // between a foot and what stands beside it
constexpr float kBetweenNamesMm = 1.4F;     // of one figure and those of the next
constexpr float kGapMm = 2.4F;              // from the leg to the names
constexpr float kShankFromMetres = 0.055F;  // above the ankle centre: names stand clear of the foot
constexpr float kBreath = 0.004F;

float ankleHeight(const Leg& leg) {
  return leg.chart ? leg.chart->axisPoint(0.0F).y : 0.0F;
}

/// 1 below `low`, 0 above `high`.
float falling(float low, float high, float value) {
  return 1.0F - glm::smoothstep(low, high, value);
}

std::string_view viewName(FigureKind kind) {
  switch (kind) {
    case FigureKind::kFront:
      return "anterior";
    case FigureKind::kOuter:
      return "lateral";
    case FigureKind::kBack:
      return "posterior";
    case FigureKind::kInner:
      return "medial";
    case FigureKind::kDorsum:
      return "dorsal";
    case FigureKind::kSole:
      break;
  }
  return "plantar";
}

const FigureShape& shapeIn(const std::vector<FigureShape>& shapes, FigureKind kind) {
  return *std::find_if(shapes.begin(), shapes.end(), [&](const FigureShape& s) { return s.kind == kind; });
}

/// Legs whose toes point at the view of the back, so that feet and names share the gaps beside it.
std::array<FigureKind, 4> orderOf(Side side) {
  if (side == Side::kRight)
    return {FigureKind::kFront, FigureKind::kOuter, FigureKind::kBack, FigureKind::kInner};
  return {FigureKind::kFront, FigureKind::kInner, FigureKind::kBack, FigureKind::kOuter};
}

/// Millimetres from the middle line of one figure to that of the next.
float pitch(const FigureShape& a, const FigureShape& b, float scale) {
  const float names = scale * a.high + 2.0F * (kGapMm + kNameWidth) + kBetweenNamesMm - scale * b.low;
  const float feet = scale * a.frame.high.x + kBetweenMm - scale * b.frame.low.x;
  // A foot under the names of the next must clear that leg itself.
  return std::max(names, feet);
}

struct Row {
  std::vector<float> middles;
  float width = 0.0F;
};

Row rowOf(const std::vector<FigureShape>& shapes, float scale) {
  Row row;
  float x = std::max(-scale * shapes.front().frame.low.x, kNameWidth + kGapMm - scale * shapes.front().low);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) x += pitch(shapes[i - 1], shapes[i], scale);
    row.middles.push_back(x);
  }
  row.width =
      x + std::max(scale * shapes.back().frame.high.x, scale * shapes.back().high + kGapMm + kNameWidth);
  return row;
}

FigurePlace placed(const FigureShape& shape, float middle, float top, float scale) {
  FigurePlace place;
  place.kind = shape.kind;
  const float margin = kMarginMm / scale;
  place.frame = {shape.frame.low - margin, shape.frame.high + margin};
  place.picture = {middle + scale * place.frame.low.x, top, scale * place.frame.size().x,
                   scale * place.frame.size().y};
  const auto down = [&](float up) { return top + scale * (place.frame.high.y - up); };
  place.left = middle + scale * shape.low - kGapMm;
  place.right = middle + scale * shape.high + kGapMm;
  place.namesTop = down(shape.namesTop);
  place.namesBottom = down(shape.namesBottom);
  return place;
}

float heightMm(const FigureShape& shape, float scale) {
  return scale * shape.frame.size().y + 2.0F * kMarginMm;
}

/// Width of one foot with its names on both sides.
float footWidth(const FigureShape& shape, float scale) {
  return scale * shape.frame.size().x + 2.0F * (kGapMm + kNameWidth);
}

}  // namespace

bool isFoot(FigureKind kind) {
  return kind == FigureKind::kDorsum || kind == FigureKind::kSole;
}

std::string captionOf(FigureKind kind) {
  static const std::array<const char*, 6> kCaptions{"Front",      "Outer side",      "Back",
                                                    "Inner side", "Top of the foot", "Sole"};
  return kCaptions[static_cast<std::size_t>(kind)];
}

engine::Camera cameraOf(FigureKind kind, Side side) {
  const LookFrom look = *parseView(viewName(kind));
  engine::Camera camera;
  camera.azimuthDegrees = azimuthOfTheta(look.thetaDegrees, side);
  camera.elevationDegrees = look.elevationDegrees;
  camera.orthographic = true;
  return camera;
}

float opacityOf(FigureKind kind, const glm::vec3& model, const Leg& leg) {
  const float y = model.y - ankleHeight(leg);
  if (kind == FigureKind::kDorsum) return falling(0.035F, 0.085F, y);
  if (kind == FigureKind::kSole) return falling(0.0F, 0.03F, y);
  const float top = leg.world.bounds.high.y;
  return falling(top - 0.05F, top - 0.004F, model.y);
}

FigureShape shapeOf(FigureKind kind, Side side, const Leg& leg) {
  const engine::Camera camera = cameraOf(kind, side);
  FigureShape shape;
  shape.kind = kind;
  Frame shank;
  const engine::TriangleMesh& mesh = leg.model.parts[*leg.skinPart].primitives.front().mesh;
  for (const glm::vec3& position : mesh.positions) {
    if (opacityOf(kind, position, leg) < 0.02F) continue;
    const glm::vec2 seen = inPlane(camera, toWorld(position, side));
    shape.frame.add(seen);
    if (isFoot(kind) || position.y > ankleHeight(leg) + kShankFromMetres) shank.add(seen);
  }
  shape.low = shank.low.x;
  shape.high = shank.high.x;
  shape.namesTop = shape.frame.high.y;
  shape.namesBottom = isFoot(kind) ? shape.frame.low.y : shank.low.y - kBreath;
  return shape;
}

FigurePlan planFigures(const std::vector<FigureShape>& shapes, Arrangement arrangement, Side side,
                       const Area& within, float tallestMm) {
  std::vector<FigureShape> legs;
  for (const FigureKind kind : orderOf(side)) legs.push_back(shapeIn(shapes, kind));
  const std::vector<FigureShape> feet{shapeIn(shapes, FigureKind::kDorsum),
                                      shapeIn(shapes, FigureKind::kSole)};
  const auto widthAt = [&](float scale) {
    const float beside = std::max(footWidth(feet[0], scale), footWidth(feet[1], scale)) - kNameWidth;
    return rowOf(legs, scale).width + (arrangement == Arrangement::kCompact ? beside : 0.0F);
  };
  float scale = tallestMm / legs.front().frame.size().y;
  while (scale > 20.0F && widthAt(scale) > within.width) scale -= 0.5F;

  FigurePlan plan;
  plan.mmPerMetre = scale;
  const Row row = rowOf(legs, scale);
  // Beside the feet names stand on the outer side alone.
  const float beside = std::max(footWidth(feet[0], scale), footWidth(feet[1], scale)) - kNameWidth;
  // What is left over goes between the figures.
  const std::size_t gaps = arrangement == Arrangement::kCompact ? legs.size() : legs.size() - 1;
  const float spare = std::max(within.width - widthAt(scale), 0.0F) / static_cast<float>(gaps);
  const float top = within.y + kCaptionMm;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    plan.figures.push_back(
        placed(legs[i], within.x + row.middles[i] + spare * static_cast<float>(i), top, scale));
    plan.bottom = std::max(plan.bottom, plan.figures.back().picture.bottom());
  }
  if (arrangement == Arrangement::kCompact) {
    const float middle = within.x + within.width - 0.5F * (beside + kNameWidth);
    float y = top;
    for (const FigureShape& foot : feet) {
      const float centre = 0.5F * (foot.frame.low.x + foot.frame.high.x);
      plan.figures.push_back(placed(foot, middle - scale * centre, y, scale));
      plan.figures.back().onlyRight = true;
      y = plan.figures.back().picture.bottom() + kCaptionMm;
    }
    plan.feetBottom = y - kCaptionMm;
    plan.bottom = std::max(plan.bottom, plan.feetBottom);
    plan.feetRight = within.x + within.width;
    return plan;
  }
  float x = within.x;
  const float footTop = plan.bottom + 1.5F + kCaptionMm;
  for (const FigureShape& foot : feet) {
    plan.figures.push_back(placed(foot, x + kNameWidth + kGapMm - scale * foot.low, footTop, scale));
    plan.feetBottom = std::max(plan.feetBottom, footTop + heightMm(foot, scale));
    x += footWidth(foot, scale);
  }
  plan.feetRight = x;
  return plan;
}

}  // namespace crus::sheet
