#include "app/journal/csv.h"

#include <algorithm>
#include <utility>

namespace crus::journal {
namespace {

class CsvParser {
 public:
  explicit CsvParser(std::string_view text) : text_{text} {}

  engine::Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      bool more = true;
      while (more) {
        engine::Result<std::string> field = nextField();
        if (!field) return field.error();
        row.fields.push_back(std::move(field).value());
        more = at_ < text_.size() && text_[at_] == ',';
        if (more) ++at_;
      }
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;  // as other programs write it
      if (at_ < text_.size() && text_[at_] != '\n')
        return error("a quote ends before a comma or a line's end");
      if (at_ < text_.size()) ++at_;
      ++line_;
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  [[nodiscard]] engine::Error error(std::string reason) const {
    return {{}, "line " + std::to_string(line_), std::move(reason)};
  }

  engine::Result<std::string> nextField() {
    if (at_ >= text_.size() || text_[at_] != '"') {
      const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
      std::string field{text_.substr(at_, end - at_)};
      at_ = end;
      if (field.find('"') != std::string::npos) return error("a quote stands inside a word");
      return field;
    }
    const int opened = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return field;
        }
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      field += text_[at_];
    }
    line_ = opened;
    return error("a quote is never closed");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

std::string csvLine(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    if (fields[i].find_first_of(",\"\r\n") == std::string::npos) {
      line += fields[i];
      continue;
    }
    line += '"';
    for (const char c : fields[i]) line += c == '"' ? std::string{"\"\""} : std::string{c};
    line += '"';
  }
  return line + '\n';
}

engine::Result<std::vector<CsvRow>> parseCsv(std::string_view text) {
  return CsvParser{text}.rows();
}

}  // namespace crus::journal
