// Paragraphs into lines, lines into columns. Pure but for the widths of words.
#pragma once

#include <string>
#include <vector>

#include "app/sheet/page.h"
#include "app/sheet/typeface.h"

namespace crus::sheet {

/// Words in one weight and colour.
struct Span {
  std::string text;
  bool strong = false;
  Color8 color = kBlack;
};

struct Paragraph {
  std::vector<Span> spans;
  std::string right;      // stands at the right end of the first line
  float indentMm = 0.0F;  // of all lines
  std::string marker;     // in the indent of the first line: a number, a sign
  float beforeMm = 0.0F;  // space above, unless it opens a column
};

/// Paragraphs that belong together: a column never ends with the first of them alone.
struct Block {
  std::vector<Paragraph> paragraphs;
  Color8 chip;  // a swatch before the first line
  bool chipped = false;
  bool whole = false;  // is not torn apart by the end of a column
  float beforeMm = 0.0F;
};

struct Column {
  Area area;
};

struct TextStyle {
  float sizePt = 8.0F;
  float leading = 1.22F;  // line to line, in sizes
  [[nodiscard]] float lineMm() const { return sizePt * leading * kMmPerPt; }
};

/// Sets the blocks into the columns one after the other. \return the marks and how far down the deepest
/// column is filled; nothing when they do not fit.
struct SetText {
  std::vector<Mark> marks;
  float bottom = 0.0F;
};
std::optional<SetText> setText(const std::vector<Block>& blocks, const std::vector<Column>& columns,
                               const TextStyle& style, const Typeface& face);

/// The same with columns of about equal depth: no deeper than it takes.
std::optional<SetText> setBalanced(const std::vector<Block>& blocks, const std::vector<Column>& columns,
                                   const TextStyle& style, const Typeface& face);

/// One line of words; `align` 0 left of, 0.5 about, 1 right of x.
Words line(const Typeface& face, std::string text, glm::vec2 baseline, float sizePt, bool strong,
           Color8 color, float align = 0.0F);

}  // namespace crus::sheet
