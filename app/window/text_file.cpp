#include "app/window/text_file.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace crus {

namespace fs = std::filesystem;

fs::path folderFromEnvironment(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && fs::path{value}.is_absolute() ? fs::path{value} : fs::path{};
}

engine::Result<std::string> readText(const fs::path& file, std::uintmax_t most) {
  std::error_code problem;
  const std::uintmax_t size = fs::file_size(file, problem);
  if (problem) return engine::Error{file.string(), {}, "cannot be read: " + problem.message()};
  if (size > most) return engine::Error{file.string(), {}, "is too large to be a file of Crus"};
  std::ifstream stream{file, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) return engine::Error{file.string(), {}, "cannot be read"};
  return text;
}

engine::Status writeText(const std::string& text, const fs::path& file) {
  std::error_code problem;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), problem);
  if (problem) return engine::Error{file.string(), {}, "its folder cannot be made: " + problem.message()};
  fs::path beside = file;
  beside += ".new";
  {
    std::ofstream stream{beside, std::ios::binary | std::ios::trunc};
    stream << text;
    stream.flush();
    if (!stream) {
      fs::remove(beside, problem);
      return engine::Error{file.string(), {}, "cannot be written"};
    }
  }
  fs::rename(beside, file, problem);
  if (problem) return engine::Error{file.string(), {}, "cannot be written: " + problem.message()};
  return engine::Done{};
}

std::string putAside(const fs::path& file) {
  std::error_code problem;
  fs::path aside = file;
  aside += ".broken";
  for (int number = 2; fs::exists(aside, problem) && number < 1000; ++number) {
    aside = file;
    aside += ".broken-" + std::to_string(number);
  }
  fs::rename(file, aside, problem);
  return problem ? "it was left alone." : "it was put aside as " + aside.filename().string() + ".";
}

}  // namespace crus
