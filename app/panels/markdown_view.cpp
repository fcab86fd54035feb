#include "app/panels/markdown_view.h"

#include <algorithm>
#include <cmath>

namespace crus {
namespace {

using journal::Block;
using journal::Span;

constexpr float kIndent = 18.0F;
constexpr std::size_t kLongestWord = 200;  // bytes; what is longer is measured in pieces

/// Lays words of several types on lines of a width; with a list it also draws them.
class Flow {
 public:
  Flow(const Ui& ui, ImVec2 origin, float width, ImDrawList* list, const std::string& name)
      : ui_{ui}, origin_{origin}, width_{width}, list_{list}, name_{name} {}

  void add(const Span& span, Type type, bool known) {
    const bool link = !span.link.empty() && known;
    const Color8 color = link ? ui_.colors.accent : ui_.colors.text;
    for (std::size_t i = 0; i < span.text.size();) {
      // A word with the blanks behind it; blanks at a line's end hang over.
      std::size_t end = std::min({span.text.find(' ', i), span.text.size(), i + kLongestWord});
      while (end > i + 1 && end < span.text.size() &&
             (static_cast<unsigned char>(span.text[end]) & 0xC0U) == 0x80U)
        --end;
      const std::string_view word{span.text.data() + i, end - i};
      while (end < span.text.size() && span.text[end] == ' ') ++end;
      const std::string_view blanks{word.data() + word.size(), end - i - word.size()};
      place(word, type, color, link ? span.link : std::string{});
      x_ += measure(ui_, type, blanks).x;
      i = end;
    }
  }
  [[nodiscard]] float height() const { return y_ + line_; }
  [[nodiscard]] const std::string& clicked() const { return clicked_; }

 private:
  void place(std::string_view word, Type type, Color8 color, const std::string& link) {
    while (true) {
      const ImVec2 size = measure(ui_, type, word);
      line_ = std::max(line_, size.y);
      if (x_ > 0.0F && x_ + size.x > width_) newLine(size.y);
      if (size.x <= width_ || word.size() < 2) {
        draw(word, type, color, link, size);
        return;
      }
      // A word wider than a line is cut.
      std::size_t fits = 1;
      while (fits < word.size() && measure(ui_, type, word.substr(0, fits + 1)).x <= width_) ++fits;
      while (fits > 1 && fits < word.size() && (static_cast<unsigned char>(word[fits]) & 0xC0U) == 0x80U)
        --fits;
      draw(word.substr(0, fits), type, color, link, measure(ui_, type, word.substr(0, fits)));
      word.remove_prefix(fits);
      newLine(size.y);
    }
  }
  void newLine(float height) {
    y_ += line_;
    x_ = 0.0F;
    line_ = height;
  }
  void draw(std::string_view word, Type type, Color8 color, const std::string& link, ImVec2 size) {
    const ImVec2 at{origin_.x + x_, origin_.y + y_};
    x_ += size.x;
    if (list_ == nullptr || word.empty()) return;
    drawText(ui_, list_, type, at, ink(color), word);
    if (link.empty()) return;
    const ImVec2 high{at.x + size.x, at.y + size.y};
    list_->AddLine({at.x, high.y}, high, ink(color, 0.6F), ui_.px(1.0F));
    recordRect(ui_, name_ + "/" + link, at, high);
    if (!ImGui::IsMouseHoveringRect(at, high) || !ImGui::IsWindowHovered()) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) clicked_ = link;
  }

  const Ui& ui_;
  ImVec2 origin_;
  float width_;
  ImDrawList* list_;
  const std::string& name_;
  float x_ = 0.0F, y_ = 0.0F, line_ = 0.0F;
  std::string clicked_;
};

Type typeOf(const Block& block, const Span& span) {
  if (block.kind == Block::Kind::kHeading) return block.level == 1 ? Type::kHeading : Type::kStrong;
  return span.bold ? Type::kStrong : Type::kBody;
}

/// Draws a block, or with a null list only measures it. \return its height.
float drawBlock(const Ui& ui, const Block& block, ImVec2 at, float width, ImDrawList* list,
                std::string& clicked) {
  static const std::string kName = "note-link";
  const float line = measure(ui, Type::kBody, "x").y;
  if (block.kind == Block::Kind::kGap) return 0.5F * line;
  float indent = 0.0F;
  if (block.kind == Block::Kind::kItem) {
    indent = ui.px(kIndent * static_cast<float>(block.level) + (block.number.empty() ? 0.0F : 6.0F));
    if (list != nullptr && block.number.empty()) {
      list->AddCircleFilled({at.x + indent - ui.px(12.0F), at.y + 0.52F * line}, ui.px(2.4F),
                            ink(ui.colors.muted));
    } else if (list != nullptr) {
      const float number = measure(ui, Type::kBody, block.number).x;
      drawText(ui, list, Type::kBody, {at.x + indent - number - ui.px(5.0F), at.y}, ink(ui.colors.muted),
               block.number);
    }
  }
  Flow flow{ui, {at.x + indent, at.y}, std::max(width - indent, 1.0F), list, kName};
  for (const Span& span : block.spans) {
    const bool known =
        ui.world().atlas.point(span.link) != nullptr || ui.world().atlas.muscle(span.link) != nullptr;
    flow.add(span, typeOf(block, span), known);
  }
  if (!flow.clicked().empty()) clicked = flow.clicked();
  return std::max(flow.height(), line);
}

}  // namespace

std::string drawNote(const Ui& ui, NoteView& view, const std::string& text, const void* note,
                     std::int64_t changedMs) {
  std::string clicked;
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  const bool same = view.note == note && view.changedMs == changedMs;
  if (!same) view.blocks = journal::parseMarkdown(text);
  if (!same || std::abs(view.width - width) > 0.5F) {
    view.heights.clear();
    for (const Block& block : view.blocks)
      view.heights.push_back(drawBlock(ui, block, {}, width, nullptr, clicked));
  }
  view.note = note;
  view.changedMs = changedMs;
  view.width = width;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 high = ImGui::GetWindowDrawList()->GetClipRectMax();
  float y = start.y;
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    if (y + view.heights[i] >= low.y && y <= high.y)
      drawBlock(ui, view.blocks[i], {start.x, y}, width, ImGui::GetWindowDrawList(), clicked);
    y += view.heights[i];
  }
  ImGui::Dummy({width, std::max(y - start.y, 1.0F)});
  return clicked;
}

}  // namespace crus
