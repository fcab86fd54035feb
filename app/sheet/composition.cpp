#include "app/sheet/composition.h"

#include <algorithm>
#include <array>
#include <span>

#include "app/sheet/figure_marks.h"

namespace crus::sheet {
namespace {

constexpr float kHeadMm = 13.5F;
constexpr float kTitlePt = 17.0F;
constexpr float kSmallPt = 7.5F;
constexpr float kFootPt = 6.5F;

struct Choice {
  Arrangement arrangement;
  Detail detail;
  float sizePt;
};

/// From what one would rather have to what always fits.
constexpr auto kChoices = std::to_array<Choice>({
    {Arrangement::kRows, Detail::kFull, 10.0F},     {Arrangement::kRows, Detail::kFull, 9.5F},
    {Arrangement::kRows, Detail::kFull, 9.0F},      {Arrangement::kRows, Detail::kFull, 8.5F},
    {Arrangement::kRows, Detail::kFull, 8.0F},      {Arrangement::kRows, Detail::kFull, 7.5F},
    {Arrangement::kRows, Detail::kSteps, 8.5F},     {Arrangement::kRows, Detail::kSteps, 8.0F},
    {Arrangement::kRows, Detail::kSteps, 7.5F},     {Arrangement::kCompact, Detail::kSteps, 8.0F},
    {Arrangement::kCompact, Detail::kSteps, 7.5F},  {Arrangement::kCompact, Detail::kSteps, 7.0F},
    {Arrangement::kRows, Detail::kShort, 8.0F},     {Arrangement::kRows, Detail::kShort, 7.5F},
    {Arrangement::kCompact, Detail::kShort, 8.0F},  {Arrangement::kCompact, Detail::kShort, 7.5F},
    {Arrangement::kCompact, Detail::kShort, 7.0F},  {Arrangement::kCompact, Detail::kShort, 6.5F},
    {Arrangement::kCompact, Detail::kBrief, 7.5F},  {Arrangement::kCompact, Detail::kBrief, 7.0F},
    {Arrangement::kCompact, Detail::kBrief, 6.75F}, {Arrangement::kCompact, Detail::kBrief, 6.5F},
});
constexpr std::array<float, 4> kTallestRows{112.0F, 104.0F, 96.0F, 88.0F};
constexpr std::array<float, 3> kTallestCompact{84.0F, 78.0F, 72.0F};
constexpr std::array<float, 3> kSmallest{66.0F, 60.0F, 54.0F};  // when nothing else helps

void append(std::vector<Mark>& to, std::vector<Mark> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

void addHead(const CardContent& content, const Area& area, const Typeface& face, std::vector<Mark>& marks) {
  marks.emplace_back(line(face, content.title, {area.x, area.y + 5.4F}, kTitlePt, true, kBlack));
  marks.emplace_back(line(face, content.subtitle, {area.x, area.y + 10.2F}, 8.5F, false, kMuted));
  const float wide = face.width(content.sideTag, true, 11.0F) + 6.0F;
  const Area tag{area.right() - wide, area.y + 0.4F, wide, 7.2F};
  marks.emplace_back(Shape{box(tag), Ink{kBlack}, {}, 0.0F, {}});
  marks.emplace_back(line(face, content.sideTag, {tag.x + 3.0F, tag.y + 5.0F}, 11.0F, true, kPaper));
  const float rule = area.y + 12.0F;
  marks.emplace_back(Shape{{{{{area.x, rule}, {area.right(), rule}}}, false}, {}, Ink{kBlack}, 0.25F, {}});
}

/// Warning, what this is not, credits, from the foot of the area upwards. \return where it begins.
float addFoot(const Area& area, const Typeface& face, std::vector<Mark>& marks) {
  const std::vector<Block> small{{{{{{kNotAdvice, false, kMuted}}, {}, 0.0F, {}, 0.0F},
                                   {{{kCredit, false, kMuted}}, {}, 0.0F, {}, 0.0F}},
                                  {},
                                  false,
                                  true,
                                  0.0F}};
  const std::vector<Block> warning{
      {{{{{"Before you press", true, kBlack}, {kClotWarning, false, kBlack}}, {}, 0.0F, {}, 0.0F}},
       {},
       false,
       true,
       0.0F}};
  const TextStyle smallStyle{kFootPt, 1.22F};
  const TextStyle warningStyle{7.0F, 1.22F};
  const auto depth = [&](const std::vector<Block>& blocks, const TextStyle& style, float width) {
    const auto set = setText(blocks, {{{0.0F, 0.0F, width, 1000.0F}}}, style, face);
    return set ? set->bottom : 0.0F;
  };
  constexpr float kPad = 1.5F;
  const float smallDepth = depth(small, smallStyle, area.width);
  const float inner = area.width - 2.0F * kPad - 1.2F;
  const float warningDepth = depth(warning, warningStyle, inner);
  const float smallTop = area.bottom() - smallDepth;
  append(marks,
         setText(small, {{{area.x, smallTop, area.width, smallDepth + 1.0F}}}, smallStyle, face)->marks);
  const Area panel{area.x, smallTop - 1.5F - warningDepth - 2.0F * kPad, area.width,
                   warningDepth + 2.0F * kPad};
  marks.emplace_back(Shape{box(panel), Ink{Color8{0xF3, 0xF4, 0xF6}}, {}, 0.0F, {}});
  marks.emplace_back(Shape{box({panel.x, panel.y, 1.2F, panel.height}), Ink{kBlack}, {}, 0.0F, {}});
  append(marks, setText(warning, {{{panel.x + kPad + 1.2F, panel.y + kPad, inner, warningDepth + 1.0F}}},
                        warningStyle, face)
                    ->marks);
  return panel.y;
}

/// Entries of the legend: a sample, drawn into a square, and a word.
class Legend {
 public:
  Legend(const Area& area, const Typeface& face, std::vector<Mark>& marks)
      : area_{area}, face_{face}, marks_{marks}, x_{area.x}, y_{area.y} {}

  template <class Sample>
  void entry(const std::string& word, float sampleMm, Sample sample) {
    const float wide = sampleMm + 1.2F + face_.width(word, false, kPt);
    if (x_ > area_.x && x_ + wide > area_.right()) {
      x_ = area_.x;
      y_ += kRow;
    }
    sample(Area{x_, y_ + 0.4F, sampleMm, 2.4F});
    marks_.emplace_back(line(face_, word, {x_ + sampleMm + 1.2F, y_ + 2.42F}, kPt, false, kBlack));
    x_ += wide + 4.0F;
  }
  [[nodiscard]] float bottom() const { return y_ + kRow; }

 private:
  static constexpr float kPt = 7.0F;
  static constexpr float kRow = 3.9F;
  const Area& area_;
  const Typeface& face_;
  std::vector<Mark>& marks_;
  float x_, y_;
};

/// \return where it ends.
float addLegend(const CardContent& content, const Atlas& atlas, const Area& area, const Typeface& face,
                std::vector<Mark>& marks) {
  Legend legend{area, face, marks};
  constexpr Color8 kSample{0x6F, 0x78, 0x82};
  const auto middle = [](const Area& a) { return glm::vec2{a.x + 0.5F * a.width, a.y + 0.5F * a.height}; };
  legend.entry("trigger point", 2.4F, [&](const Area& a) { addCross(middle(a), 2.0F, marks); });
  if (content.presses)
    legend.entry("press here instead", 2.4F, [&](const Area& a) { addRing(middle(a), 0.9F, marks); });
  legend.entry("nearly everyone feels it here", 4.6F, [&](const Area& a) {
    marks.emplace_back(Shape{box(a), Ink{kSample}, Ink{kBlack}, 0.2F, {}});
  });
  if (content.spillover) {
    legend.entry("some people do", 4.6F, [&](const Area& a) {
      Dots dots{{}, 0.27F, Ink{kSample}};
      for (int row = 0; row < 2; ++row) {
        for (int i = 0; i < 4 - row; ++i)
          dots.centres.emplace_back(
              a.x + 0.65F + 0.55F * static_cast<float>(row) + 1.1F * static_cast<float>(i),
              a.y + 0.72F + 0.96F * static_cast<float>(row));
      }
      marks.emplace_back(std::move(dots));
      marks.emplace_back(Shape{box(a), {}, Ink{kSample}, 0.17F, {}});
    });
  }
  if (content.hatched) {
    legend.entry("keep off or take care", 4.6F, [&](const Area& a) {
      Path lines;
      lines.closed = false;
      for (float t = -2.4F; t < 4.6F; t += 1.0F)
        lines.lines.push_back({{a.x + t, a.y}, {a.x + t + 2.4F, a.y + 2.4F}});
      marks.emplace_back(Shape{lines, {}, Ink{kBlack}, 0.16F, {box(a)}});
      marks.emplace_back(Shape{box(a), {}, Ink{kBlack}, 0.18F, {}});
    });
  }
  std::vector<const Muscle*> muscles;
  for (const TriggerPoint* point : content.points) {
    const Muscle* muscle = atlas.muscle(point->muscle);
    const auto same = [&](const Muscle* m) { return m->code == muscle->code; };
    if (muscle != nullptr && std::none_of(muscles.begin(), muscles.end(), same)) muscles.push_back(muscle);
  }
  for (const Muscle* muscle : muscles) {
    legend.entry(muscle->code, 2.4F, [&](const Area& a) {
      marks.emplace_back(Shape{box(a), Ink{muscle->fill}, Ink{kBlack}, 0.12F, {}});
    });
  }
  return legend.bottom();
}

void addCaptions(const FigurePlan& plan, const Typeface& face, std::vector<Mark>& marks) {
  for (const FigurePlace& figure : plan.figures) {
    const float x = isFoot(figure.kind) ? figure.picture.x + 0.5F * figure.picture.width
                                        : 0.5F * (figure.left + figure.right);
    marks.emplace_back(
        line(face, captionOf(figure.kind), {x, figure.picture.y - 1.6F}, kSmallPt, true, kBlack, 0.5F));
  }
}

std::vector<Area> columnsOf(const Area& area, int count) {
  const float width = (area.width - kColumnGap * static_cast<float>(count - 1)) / static_cast<float>(count);
  std::vector<Area> columns;
  for (int i = 0; i < count; ++i)
    columns.push_back({area.x + static_cast<float>(i) * (width + kColumnGap), area.y, width, area.height});
  return columns;
}

/// One try. \return nothing when the words do not fit.
std::optional<CardPlan> attempt(const CardContent& content, const std::vector<FigureShape>& shapes, Side side,
                                const Area& inner, const Atlas& atlas, const Typeface& face,
                                const Choice& choice, float tallest) {
  CardPlan plan;
  plan.detail = choice.detail;
  plan.textPt = choice.sizePt;
  addHead(content, inner, face, plan.marks);
  const float foot = addFoot(inner, face, plan.marks) - 2.5F;
  const Area below{inner.x, inner.y + kHeadMm, inner.width, foot - inner.y - kHeadMm};
  plan.figures = planFigures(shapes, choice.arrangement, side, below, tallest);
  std::vector<Area> columns = columnsOf({below.x, 0.0F, below.width, 0.0F}, 3);
  if (choice.arrangement == Arrangement::kRows) {
    const Area beside{plan.figures.feetRight + 1.0F, plan.figures.bottom + 4.0F,
                      columns[1].right() - plan.figures.feetRight - 1.0F, 0.0F};
    const float legendEnd = addLegend(content, atlas, beside, face, plan.marks);
    const float top = std::max(plan.figures.feetBottom, legendEnd) + 3.0F;
    columns[0].y = columns[1].y = top;
    columns[2].y = plan.figures.bottom + 3.5F;
  } else {
    const float end =
        addLegend(content, atlas, {below.x, plan.figures.bottom + 2.0F, below.width, 0.0F}, face, plan.marks);
    for (Area& column : columns) column.y = end + 1.5F;
  }
  if (content.insetMm > 0.0F) {
    plan.inset = {columns[2].x, columns[2].y, columns[2].width, content.insetMm};
    columns[2].y += content.insetMm + 2.5F;
  }
  std::vector<Column> flow;
  for (Area& column : columns) {
    column.height = foot - column.y;
    if (column.height < 8.0F) return std::nullopt;
    flow.push_back({column});
  }
  const TextStyle style{choice.sizePt, choice.detail == Detail::kBrief ? 1.17F : 1.24F};
  auto text = setBalanced(cardBlocks(content.points, atlas, content.notes, choice.detail), flow, style, face);
  if (!text) return std::nullopt;
  append(plan.marks, std::move(text->marks));
  addCaptions(plan.figures, face, plan.marks);
  return plan;
}

}  // namespace

engine::Result<CardPlan> planCard(const CardContent& content, const std::vector<FigureShape>& shapes,
                                  Side side, glm::vec2 pageMm, const Atlas& atlas, const Typeface& face) {
  const Area inner{kPageMargin, kPageMargin, pageMm.x - 2.0F * kPageMargin, pageMm.y - 2.0F * kPageMargin};
  const auto tryAt = [&](const Choice& choice, float tallest) {
    return attempt(content, shapes, side, inner, atlas, face, choice, tallest);
  };
  for (const Choice& choice : kChoices) {
    const bool rows = choice.arrangement == Arrangement::kRows;
    for (const float tallest :
         rows ? std::span<const float>{kTallestRows} : std::span<const float>{kTallestCompact}) {
      if (auto plan = tryAt(choice, tallest)) return std::move(*plan);
    }
  }
  for (const float tallest : kSmallest) {
    if (auto plan = tryAt(kChoices.back(), tallest)) return std::move(*plan);
  }
  return engine::Error{{}, {}, "the notes are too long for one page"};
}

}  // namespace crus::sheet
