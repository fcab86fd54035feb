// The subset of Markdown that notes are read in: headings, lists, bold, and links inside the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crus::journal {

struct Span {
  std::string text;
  bool bold = false;
  std::string link;  // of `[text](crus:ID)`: the id; else empty
  bool operator==(const Span&) const = default;
};

struct Block {
  enum class Kind { kHeading, kItem, kParagraph, kGap };
  Kind kind = Kind::kParagraph;
  int level = 1;       // of a heading, 1 to 3; of an item, how far it is indented, from 1
  std::string number;  // of a numbered item: "1."
  std::vector<Span> spans;
  bool operator==(const Block&) const = default;
};

/// Everything in the text is in the blocks: what is no mark of this subset stays as it was written. Each line
/// is a block of its own, so that a note looks as it was typed; a very long line is several.
std::vector<Block> parseMarkdown(std::string_view text);

/// The words alone, on one line: for lists and search results.
std::string plainWords(std::string_view text, std::size_t mostBytes);

}  // namespace crus::journal
