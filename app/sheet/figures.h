// The six views of the leg on the card: which they are, how much room each takes, and where they stand. Pure.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/leg/leg.h"
#include "app/sheet/drawn_view.h"

namespace crus::sheet {

enum class FigureKind { kFront, kOuter, kBack, kInner, kDorsum, kSole };
inline constexpr std::array<FigureKind, 6> kFigures{FigureKind::kFront,  FigureKind::kOuter,
                                                    FigureKind::kBack,   FigureKind::kInner,
                                                    FigureKind::kDorsum, FigureKind::kSole};

bool isFoot(FigureKind kind);
std::string captionOf(FigureKind kind);

/// From where a figure is seen; as the view commands of that name.
engine::Camera cameraOf(FigureKind kind, Side side);
/// How much of a place of the (right) leg is left: the thigh fades out at its cut; of the feet only the feet
/// are drawn.
float opacityOf(FigureKind kind, const glm::vec3& model, const Leg& leg);

/// The outline of a figure in metres of its picture plane.
struct FigureShape {
  FigureKind kind = FigureKind::kFront;
  Frame frame;       // of all that is drawn
  float low = 0.0F;  // left and right of the part beside which names stand: the shank, or the whole foot
  float high = 0.0F;
  float namesTop = 0.0F;  // between these heights names may stand
  float namesBottom = 0.0F;
};
FigureShape shapeOf(FigureKind kind, Side side, const Leg& leg);

/// Where a figure stands on the page, and the two columns for names beside it.
struct FigurePlace {
  FigureKind kind = FigureKind::kFront;
  Area picture;
  Frame frame;                      // what the picture shows
  float left = 0.0F, right = 0.0F;  // names end left of `left` and begin right of `right`
  float namesTop = 0.0F, namesBottom = 0.0F;
  bool onlyRight = false;  // there is no column on the left
};

inline constexpr float kNameWidth = 9.4F;  // room for a code with its swatch and leader, millimetres
inline constexpr float kCaptionMm = 5.0F;  // above each picture

/// Rows: the legs side by side and the feet in a row under them. Compact: the feet one over the other beside
/// the legs.
enum class Arrangement { kRows, kCompact };

struct FigurePlan {
  std::vector<FigurePlace> figures;
  float mmPerMetre = 0.0F;
  float bottom = 0.0F;      // of the lowest picture of a leg
  float feetBottom = 0.0F;  // of the feet
  float feetRight = 0.0F;   // of the last foot and its names (rows)
};

/// Stands the figures side by side below `top`, as large as the width allows but no leg higher than
/// `tallestMm`.
FigurePlan planFigures(const std::vector<FigureShape>& shapes, Arrangement arrangement, Side side,
                       const Area& within, float tallestMm);

}  // namespace crus::sheet
