// Every knowledge file, changed at random in every way that hands and machines change files: it is accepted,
// or refused with its name and a line, and never brings the reader down. Deterministic: the seed follows from
// file and kind.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "app/atlas/atlas_reader.h"
#include "tests/app/atlas/walkable.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

const fs::path kShipped = fs::path{CRUS_SOURCE_DIR} / "assets" / "knowledge";

/// Picks places in a text and spoils it there.
class Mutator {
 public:
  Mutator(std::string text, unsigned seed) : text_{std::move(text)}, random_{seed} {}

  std::string bytes() {
    for (std::size_t n = 1 + below(4); n > 0; --n) {
      const std::size_t at = below(text_.size());
      const char byte = static_cast<char>(random_() % 256);
      switch (random_() % 4) {
        case 0:
          text_.erase(at, 1 + below(8));
          break;
        case 1:
          text_.insert(at, 1 + below(3), byte);
          break;
        case 2:
          text_ = text_.substr(0, at);
          break;
        default:
          if (!text_.empty()) text_[at] = byte;
      }
    }
    return text_;
  }

  std::string lines() {
    std::vector<std::string> all = split();
    const std::size_t a = below(all.size());
    const std::size_t b = below(all.size());
    switch (random_() % 6) {
      case 0:
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(a));
        break;
      case 1:
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(a), std::string{all[b]});
        break;
      case 2:
        std::swap(all[a], all[b]);
        break;
      case 3:
        all[a] = all[a].substr(0, below(all[a].size() + 1));
        break;
      case 4:
        all[a] += all[b];
        break;
      default:
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(std::min(a, b)),
                  all.begin() + static_cast<std::ptrdiff_t>(std::max(a, b)));
    }
    return join(all);
  }

  /// The name before an `=`, or of a table.
  std::string keys() {
    const std::size_t equals = nth('=');
    if (equals == std::string::npos) return text_;
    std::size_t end = equals;
    while (end > 0 && text_[end - 1] == ' ') --end;
    std::size_t start = end;
    while (start > 0 &&
           (std::isalnum(static_cast<unsigned char>(text_[start - 1])) != 0 || text_[start - 1] == '_'))
      --start;
    const std::string key = text_.substr(start, end - start);
    const std::vector<std::string> instead{
        "",       key + "s",       key + ".x", '"' + key + '"', "id",      "1",  key + " = " + key,
        "weight", "[" + key + "]", "\xC3\xA9", key + ".a.b.c",  "sources", "''", "patches"};
    return text_.replace(start, end - start, instead[below(instead.size())]);
  }

  /// The value behind an `=`, replaced by one of another type.
  std::string types() {
    const std::size_t equals = nth('=');
    if (equals == std::string::npos) return text_;
    const std::size_t end = text_.find_first_of(",\n}", equals);
    static const std::vector<std::string> kInstead{" 1",
                                                   " 1.5",
                                                   " true",
                                                   " \"text\"",
                                                   " []",
                                                   " {}",
                                                   " [[]]",
                                                   " [1, \"a\"]",
                                                   " 1979-05-27",
                                                   " 07:32:00",
                                                   " 1979-05-27T07:32:00Z",
                                                   " { a = 1 }",
                                                   " [{}]",
                                                   " ''",
                                                   " \"\"",
                                                   " [\"\"]",
                                                   " [true]",
                                                   " [{ text = 1 }]"};
    return text_.replace(equals + 1, std::min(end, text_.size()) - equals - 1,
                         kInstead[below(kInstead.size())]);
  }

  std::string numbers() {
    std::vector<std::size_t> starts;
    for (std::size_t i = 1; i < text_.size(); ++i)
      if (std::isdigit(static_cast<unsigned char>(text_[i])) != 0 &&
          (text_[i - 1] == ' ' || text_[i - 1] == '['))
        starts.push_back(i);
    if (starts.empty()) return text_;
    const std::size_t at = starts[below(starts.size())];
    std::size_t end = at;
    while (end < text_.size() &&
           (std::isdigit(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '.'))
      ++end;
    static const std::vector<std::string> kInstead{"nan",
                                                   "inf",
                                                   "-inf",
                                                   "1e308",
                                                   "1e999",
                                                   "-1",
                                                   "0",
                                                   "0.0000001",
                                                   "9223372036854775807",
                                                   "9223372036854775808",
                                                   "-9223372036854775808",
                                                   "0x7F",
                                                   "0b11",
                                                   "0o17",
                                                   "01",
                                                   "1_000",
                                                   "1__0",
                                                   "1.",
                                                   ".5",
                                                   "+2",
                                                   "-0.0",
                                                   "1e-400",
                                                   "361"};
    return text_.replace(at, end - at, kInstead[below(kInstead.size())]);
  }

  std::string unicode() {
    static const std::vector<std::string> kScraps{"\xEF\xBB\xBF",
                                                  "\xC0\x80",
                                                  "\xED\xA0\x80",
                                                  "\xF4\x90\x80\x80",
                                                  "\xE2\x80\xAE",
                                                  "e\xCC\x81",
                                                  "\xF0\x9F\xA6\xB5",
                                                  "\xEF\xBF\xBD",
                                                  std::string("\0", 1),
                                                  "\x7F",
                                                  "\x1B[2J",
                                                  "\\uD800",
                                                  "\\U00110000",
                                                  "\\u0000",
                                                  "\xE2\x80\xA8",
                                                  "\xC2\xA0",
                                                  "\xFF\xFE",
                                                  "\xE2",
                                                  "\\x41",
                                                  "\r"};
    return text_.insert(below(text_.size() + 1), kScraps[below(kScraps.size())]);
  }

  std::string brackets() {
    static const std::vector<std::string> kScraps{"[",  "]",      "[[", "]]",          "{",     "}",
                                                  "\"", "\"\"\"", "'",  "'''",         ",",     "=",
                                                  "#",  "\\",     ".",  "[[point]]\n", "[x]\n", "[[x]]\n"};
    const std::string scrap = kScraps[below(kScraps.size())];
    std::string many;
    for (std::size_t n = random_() % 8 == 0 ? 400 : 1; n > 0; --n) many += scrap;
    return text_.insert(below(text_.size() + 1), many);
  }

 private:
  std::size_t below(std::size_t end) { return random_() % std::max<std::size_t>(end, 1); }
  std::size_t nth(char c) {
    const auto count = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), c));
    std::size_t at = text_.find(c);
    for (std::size_t n = below(count); n > 0; --n) at = text_.find(c, at + 1);
    return at;
  }
  [[nodiscard]] std::vector<std::string> split() const {
    std::vector<std::string> all;
    std::istringstream stream{text_};
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    if (all.empty()) all.emplace_back();
    return all;
  }
  static std::string join(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& line : all) text += line + '\n';
    return text;
  }

  std::string text_;
  std::mt19937 random_;
};

struct Kind {
  const char* name;
  std::string (Mutator::*mutate)();
};
constexpr Kind kKinds[] = {{"bytes", &Mutator::bytes},      {"lines", &Mutator::lines},
                           {"keys", &Mutator::keys},        {"types", &Mutator::types},
                           {"numbers", &Mutator::numbers},  {"unicode", &Mutator::unicode},
                           {"brackets", &Mutator::brackets}};

std::string slurp(const fs::path& path) {
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

/// Every problem of the spoiled file has a line of that file and a reason; what is about the file as a whole
/// says that it is left out, or that it cannot be read. Problems of other files are that they are not there.
void expectNamed(const std::vector<engine::Error>& problems, const std::string& file, long lines,
                 bool alone) {
  for (const engine::Error& problem : problems) {
    EXPECT_FALSE(problem.reason.empty());
    EXPECT_FALSE(problem.file.empty()) << problem.reason;
    if (problem.file != file && alone) continue;
    if (problem.where.empty()) {
      const bool whole = problem.reason.find("left out") != std::string::npos ||
                         problem.reason.find("nest too deeply") != std::string::npos;
      EXPECT_TRUE(whole) << engine::describe(problem);
      continue;
    }
    ASSERT_EQ(problem.where.rfind("line ", 0), 0U) << engine::describe(problem);
    const long line = std::stol(problem.where.substr(5));
    EXPECT_GE(line, 1) << engine::describe(problem);
    if (problem.file == file) {
      EXPECT_LE(line, lines) << engine::describe(problem);
    }
  }
}

class KnowledgeMutation : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("crus_knowledge_fuzz_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "muscles");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{kShipped})
      if (entry.path().extension() == ".toml") files_.push_back(fs::relative(entry.path(), kShipped));
    std::sort(files_.begin(), files_.end());
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// Reads the folder with that content in place of the file.
  void read(const fs::path& file, const std::string& content, bool alone) {
    std::ofstream{folder_ / file, std::ios::binary} << content;
    const AtlasReading reading = readAtlas(folder_);
    const long lines = 2 + std::count(content.begin(), content.end(), '\n');
    expectNamed(reading.problems, (folder_ / file).generic_string(), lines, alone);
    testing::expectWalkable(reading.atlas);
    const bool refused = std::any_of(
        reading.problems.begin(), reading.problems.end(),
        [&](const engine::Error& problem) { return problem.file == (folder_ / file).generic_string(); });
    ++(refused ? refused_ : accepted_);
  }

  fs::path folder_;
  std::vector<fs::path> files_;
  int accepted_ = 0;
  int refused_ = 0;
};

// Alone in its folder a file is read in a moment; what others say of it does not matter here.
TEST_F(KnowledgeMutation, everyFileInEveryWayIsAcceptedOrRefusedByFileAndLine) {
  constexpr unsigned kTimes = 6;
  ASSERT_GE(files_.size(), 30U);
  unsigned seed = 0;
  for (const fs::path& file : files_) {
    const std::string content = slurp(kShipped / file);
    for (const Kind& kind : kKinds) {
      for (unsigned time = 0; time < kTimes; ++time) {
        SCOPED_TRACE(file.string() + ", " + kind.name + ", seed " + std::to_string(++seed));
        read(file, (Mutator{content, seed}.*kind.mutate)(), true);
        if (HasFatalFailure()) return;
      }
    }
    fs::remove(folder_ / file);
  }
  EXPECT_GT(refused_, 500);
  EXPECT_GT(accepted_, 100);
}

// With all the others around it, ids lead from file to file.
TEST_F(KnowledgeMutation, amongTheOthersToo) {
  fs::copy(kShipped, folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  unsigned seed = 1000;
  for (const fs::path& file : files_) {
    const Kind& kind = kKinds[++seed % std::size(kKinds)];
    SCOPED_TRACE(file.string() + ", " + kind.name + ", seed " + std::to_string(seed));
    const std::string content = slurp(kShipped / file);
    read(file, (Mutator{content, seed}.*kind.mutate)(), false);
    if (HasFatalFailure()) return;
    std::ofstream{folder_ / file, std::ios::binary} << content;
  }
}

}  // namespace
}  // namespace crus
