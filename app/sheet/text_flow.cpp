#include "app/sheet/text_flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crus::sheet {
namespace {

/// Part of a line in one weight.
struct Run {
  std::string text;
  bool strong = false;
  Color8 color;
  float x = 0.0F;
  float width = 0.0F;
};

struct Line {
  std::vector<Run> runs;
  float beforeMm = 0.0F;
  bool chipped = false;
  Color8 chip;
  bool keepsNext = false;  // no column ends here
  bool opensBlock = false;
};

bool same(Color8 a, Color8 b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

class LineBreaker {
 public:
  LineBreaker(const Typeface& face, float sizePt, float width)
      : face_{face}, sizePt_{sizePt}, width_{width} {}

  /// \param lead  millimetres kept free at the start of the first line.
  std::vector<Line> lines(const Paragraph& paragraph, float lead) {
    lines_.assign(1, Line{});
    lines_.front().beforeMm = paragraph.beforeMm;
    left_ = paragraph.indentMm;
    x_ = left_ + lead;
    open_ = false;
    firstRight_ = 0.0F;
    if (!paragraph.marker.empty()) place(paragraph.marker, true, kBlack, 0.0F);
    if (!paragraph.right.empty()) {
      firstRight_ = measured(paragraph.right, true) + 1.5F;
      place(paragraph.right, true, kBlack, width_ - measured(paragraph.right, true));
    }
    for (const Span& span : paragraph.spans) add(span);
    return std::move(lines_);
  }

 private:
  [[nodiscard]] float measured(std::string_view text, bool strong) const {
    return face_.width(text, strong, sizePt_);
  }
  [[nodiscard]] float room() const { return width_ - (lines_.size() == 1 ? firstRight_ : 0.0F); }

  void place(const std::string& text, bool strong, Color8 color, float x) {
    lines_.back().runs.push_back({text, strong, color, x, measured(text, strong)});
  }

  void add(const Span& span) {
    std::size_t at = 0;
    while (at < span.text.size()) {
      std::size_t end = span.text.find(' ', at);
      if (end == std::string::npos) end = span.text.size();
      if (end > at) word(span.text.substr(at, end - at), span);
      at = end + 1;
    }
  }

  void word(std::string text, const Span& span) {
    const float blank = open_ ? measured(" ", span.strong) : 0.0F;
    float wide = measured(text, span.strong);
    if (open_ && x_ + blank + wide > room()) {
      breakLine();
      word(std::move(text), span);
      return;
    }
    while (x_ + blank + wide > room() && text.size() > 1) {  // longer than a line: cut where it must be
      std::size_t fits = text.size() - 1;
      while (fits > 1 && (x_ + measured(text.substr(0, fits), span.strong) > room() ||
                          (static_cast<unsigned char>(text[fits]) & 0xC0U) == 0x80U))
        --fits;
      if ((static_cast<unsigned char>(text[fits]) & 0xC0U) == 0x80U) break;
      append(text.substr(0, fits), span, 0.0F);
      text.erase(0, fits);
      breakLine();
      wide = measured(text, span.strong);
    }
    append(text, span, open_ ? blank : 0.0F);
  }

  void append(const std::string& text, const Span& span, float blank) {
    std::vector<Run>& runs = lines_.back().runs;
    const bool joins = open_ && runs.back().strong == span.strong && same(runs.back().color, span.color);
    if (joins) {
      runs.back().text += ' ' + text;
      runs.back().width = measured(runs.back().text, span.strong);
      x_ = runs.back().x + runs.back().width;
    } else {
      place(text, span.strong, span.color, x_ + blank);
      x_ += blank + runs.back().width;
    }
    open_ = true;
  }

  void breakLine() {
    lines_.emplace_back();
    x_ = left_;
    open_ = false;
  }

  const Typeface& face_;
  float sizePt_;
  float width_;
  std::vector<Line> lines_;
  float left_ = 0.0F;
  float x_ = 0.0F;
  float firstRight_ = 0.0F;
  bool open_ = false;
};

/// The lines of a block at this width.
std::vector<Line> linesOf(const Block& block, float width, const TextStyle& style, const Typeface& face) {
  std::vector<Line> all;
  LineBreaker breaker{face, style.sizePt, width};
  for (const Paragraph& paragraph : block.paragraphs) {
    const bool first = all.empty();
    const float chipMm = first && block.chipped ? 0.95F * style.sizePt * kMmPerPt + 0.9F : 0.0F;
    std::vector<Line> lines = breaker.lines(paragraph, chipMm);
    if (first) {
      lines.front().beforeMm = block.beforeMm;
      lines.front().chipped = block.chipped;
      lines.front().chip = block.chip;
      lines.front().opensBlock = true;
      for (Line& one : lines) one.keepsNext = true;
    } else if (lines.size() > 1) {  // neither a line alone at the foot nor one at the head
      lines.front().keepsNext = true;
      lines[lines.size() - 2].keepsNext = true;
    }
    std::move(lines.begin(), lines.end(), std::back_inserter(all));
  }
  if (block.whole) {
    for (std::size_t i = 0; i + 1 < all.size(); ++i) all[i].keepsNext = true;
  }
  if (!all.empty()) all.back().keepsNext = false;
  return all;
}

void print(const Line& line, const Area& column, float top, const TextStyle& style,
           std::vector<Mark>& marks) {
  const float em = style.sizePt * kMmPerPt;
  const float baseline = top + 0.5F * (style.lineMm() - em) + 0.78F * em;
  if (line.chipped) {
    const float side = 0.80F * em;
    marks.emplace_back(
        Shape{box({column.x, baseline - 0.755F * em, side, side}), Ink{line.chip}, Ink{kBlack}, 0.12F, {}});
  }
  for (const Run& run : line.runs) {
    marks.emplace_back(Words{run.text,
                             run.strong,
                             style.sizePt,
                             run.color,
                             {column.x + run.x, baseline},
                             run.width,
                             Words::Role::kText});
  }
}

}  // namespace

std::optional<SetText> setText(const std::vector<Block>& blocks, const std::vector<Column>& columns,
                               const TextStyle& style, const Typeface& face) {
  SetText set;
  std::size_t column = 0;
  if (columns.empty()) return std::nullopt;
  float y = columns.front().area.y;
  bool top = true;
  for (const Block& block : blocks) {
    std::vector<Line> lines = linesOf(block, columns[column].area.width, style, face);
    for (std::size_t i = 0; i < lines.size();) {
      // The lines that must stand together from here on.
      std::size_t end = i;
      float need = 0.0F;
      do {
        need += (end == i && top ? 0.0F : lines[end].beforeMm) + style.lineMm();
      } while (lines[end++].keepsNext);
      if (y + need > columns[column].area.bottom() + 1e-3F) {
        if (top && column + 1 >= columns.size()) return std::nullopt;
        if (++column >= columns.size()) return std::nullopt;
        y = columns[column].area.y;
        top = true;
        continue;
      }
      for (; i < end; ++i) {
        if (!top) y += lines[i].beforeMm;
        top = false;
        print(lines[i], columns[column].area, y, style, set.marks);
        y += style.lineMm();
      }
      set.bottom = std::max(set.bottom, y);
    }
  }
  return set;
}

std::optional<SetText> setBalanced(const std::vector<Block>& blocks, const std::vector<Column>& columns,
                                   const TextStyle& style, const Typeface& face) {
  std::optional<SetText> best = setText(blocks, columns, style, face);
  if (!best) return best;
  float low = columns.front().area.y;
  float high = columns.front().area.bottom();
  while (high - low > 0.5F) {
    const float foot = 0.5F * (low + high);
    std::vector<Column> shorter = columns;
    for (Column& column : shorter) {
      const float depth = std::min(column.area.bottom(), foot) - column.area.y;
      column.area.height = std::max(depth, 0.0F);
    }
    if (std::optional<SetText> set = setText(blocks, shorter, style, face)) {
      best = std::move(set);
      high = foot;
    } else {
      low = foot;
    }
  }
  return best;
}

Words line(const Typeface& face, std::string text, glm::vec2 baseline, float sizePt, bool strong,
           Color8 color, float align) {
  Words words;
  words.width = face.width(text, strong, sizePt);
  words.text = std::move(text);
  words.strong = strong;
  words.sizePt = sizePt;
  words.color = color;
  words.baseline = {baseline.x - align * words.width, baseline.y};
  return words;
}

}  // namespace crus::sheet
