// A page to print as a plain list of marks, in millimetres from the top left corner. Pure: it is written to a
// file by page_writer.h and looked at by tests.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/atlas/atlas.h"
#include "engine/image/image.h"

namespace crus::sheet {

inline constexpr float kMmPerPt = 25.4F / 72.0F;

struct Area {
  float x = 0.0F, y = 0.0F, width = 0.0F, height = 0.0F;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
};

/// Whether they share more than their borders.
inline bool overlap(const Area& a, const Area& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

struct Ink {
  Color8 color;
  float alpha = 1.0F;
};
inline constexpr Color8 kBlack{0x16, 0x18, 0x1B};
inline constexpr Color8 kMuted{0x56, 0x5D, 0x66};
inline constexpr Color8 kRule{0xC4, 0xCA, 0xD1};
inline constexpr Color8 kPaper{0xFF, 0xFF, 0xFF};

/// Closed loops are filled by the even-odd rule.
struct Path {
  std::vector<std::vector<glm::vec2>> lines;
  bool closed = true;
};

struct Shape {
  Path path;
  std::optional<Ink> fill, stroke;
  float lineMm = 0.2F;
  std::vector<Path> clips;  // drawn only inside all of them
};

struct Dots {
  std::vector<glm::vec2> centres;
  float radiusMm = 0.3F;
  Ink ink;
};

struct Picture {
  engine::Image image;
  Area place;
};

/// One line of words on its baseline.
struct Words {
  enum class Role { kText, kMark, kZone };  // a mark names an X, a zone the pain round it
  std::string text;
  bool strong = false;
  float sizePt = 8.0F;
  Color8 color = kBlack;
  glm::vec2 baseline{0.0F};
  float width = 0.0F;  // millimetres
  Role role = Role::kText;

  /// From the top of capitals with accents to the foot of descenders.
  [[nodiscard]] Area area() const {
    const float em = sizePt * kMmPerPt;
    return {baseline.x, baseline.y - 0.76F * em, width, 0.98F * em};
  }
};

using Mark = std::variant<Shape, Dots, Picture, Words>;

struct Page {
  glm::vec2 sizeMm{210.0F, 297.0F};
  std::string title;
  std::vector<Mark> marks;  // in the order in which they are drawn
};

/// A rectangle, and a circle as a polygon.
Path box(const Area& area);
Path circle(glm::vec2 centre, float radius);

}  // namespace crus::sheet
