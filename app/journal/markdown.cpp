#include "app/journal/markdown.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace crus::journal {
namespace {

constexpr std::size_t kLongestBlock = 4000;  // bytes, so that no block is ever much larger than a screen
constexpr std::string_view kScheme = "](crus:";

bool isIdLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Bold and links of one line.
class SpanParser {
 public:
  explicit SpanParser(std::string_view line) : line_{line} {}

  std::vector<Span> parse() {
    for (std::size_t i = 0; i < line_.size();) {
      if (line_.substr(i, 2) == "**" && (bold_ || line_.find("**", i + 2) != std::string_view::npos)) {
        flush();
        bold_ = !bold_;
        i += 2;
      } else if (const std::size_t end = line_[i] == '[' ? link(i) : i; end > i) {
        i = end;
      } else {
        plain_ += line_[i++];
      }
    }
    flush();
    return std::move(spans_);
  }

 private:
  void flush() {
    if (!plain_.empty()) spans_.push_back({std::exchange(plain_, {}), bold_, {}});
  }

  /// A link that starts at `from`. \return where it ends, `from` when there is none.
  std::size_t link(std::size_t from) {
    const std::size_t middle = line_.find(kScheme, from);
    if (middle == std::string_view::npos || middle == from + 1) return from;
    if (line_.substr(from + 1, middle - from - 1).find('[') != std::string_view::npos) return from;
    std::size_t end = middle + kScheme.size();
    const std::size_t id = end;
    while (end < line_.size() && isIdLetter(line_[end])) ++end;
    if (end == id || end >= line_.size() || line_[end] != ')') return from;
    flush();
    spans_.push_back({std::string{line_.substr(from + 1, middle - from - 1)}, bold_,
                      std::string{line_.substr(id, end - id)}});
    return end + 1;
  }

  std::string_view line_;
  std::vector<Span> spans_;
  std::string plain_;
  bool bold_ = false;
};

/// Where a line that is too long for one block is cut: at a blank, at least not inside a letter.
std::size_t cutAt(std::string_view line) {
  std::size_t cut = line.substr(0, kLongestBlock).rfind(' ');
  if (cut != std::string_view::npos && cut > 0) return cut;
  cut = kLongestBlock;
  while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
  return cut;
}

Block blockOf(std::string_view line) {
  Block block;
  if (line.find_first_not_of(" \t") == std::string_view::npos) {
    block.kind = Block::Kind::kGap;
    return block;
  }
  std::size_t marks = 0;
  while (marks < line.size() && line[marks] == '#') ++marks;
  if (marks >= 1 && marks <= 3 && line.substr(marks, 1) == " ") {
    block.kind = Block::Kind::kHeading;
    block.level = static_cast<int>(marks);
    block.spans = SpanParser{line.substr(marks + 1)}.parse();
    return block;
  }
  const std::size_t indent = line.find_first_not_of(" \t");
  const std::string_view rest = line.substr(indent);
  std::size_t digits = 0;
  while (digits < rest.size() && digits < 4 && std::isdigit(static_cast<unsigned char>(rest[digits])) != 0)
    ++digits;
  const bool numbered = digits > 0 && rest.substr(digits, 2) == ". ";
  if (numbered || rest.substr(0, 2) == "- " || rest.substr(0, 2) == "* ") {
    block.kind = Block::Kind::kItem;
    block.level = static_cast<int>(std::min<std::size_t>(1 + indent / 2, 4));
    if (numbered) block.number = rest.substr(0, digits + 1);
    block.spans = SpanParser{rest.substr(numbered ? digits + 2 : 2)}.parse();
    return block;
  }
  block.spans = SpanParser{line}.parse();
  return block;
}

}  // namespace

std::vector<Block> parseMarkdown(std::string_view text) {
  std::vector<Block> blocks;
  while (!text.empty()) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::size_t end = line > kLongestBlock ? cutAt(text.substr(0, line)) : line;
    blocks.push_back(blockOf(text.substr(0, end)));
    text.remove_prefix(end == line ? std::min(end + 1, text.size()) : end);
  }
  return blocks;
}

std::string plainWords(std::string_view text, std::size_t mostBytes) {
  std::string words;
  for (const Block& block : parseMarkdown(text.substr(0, 8 * mostBytes))) {
    if (!words.empty() && !block.spans.empty()) words += ' ';
    for (const Span& span : block.spans) words += span.text;
    if (words.size() > mostBytes) break;
  }
  if (words.size() <= mostBytes) return words;
  std::size_t cut = mostBytes;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;  // not inside a letter
  return words.substr(0, cut) + "…";
}

}  // namespace crus::journal
