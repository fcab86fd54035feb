#include "app/journal/places.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace crus::journal {
namespace {

namespace fs = std::filesystem;

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  // A relative path there is to be ignored, says the specification.
  return value != nullptr && fs::path{value}.is_absolute() ? fs::path{value} : fs::path{};
}

engine::Error failed(const fs::path& file, const std::string& what, int number) {
  return {file.string(), {}, what + ": " + std::generic_category().message(number)};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  /// \return whether the system took everything that was written.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool writeAll(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

fs::path journalFile() {
  if (const fs::path data = fromEnvironment("XDG_DATA_HOME"); !data.empty())
    return data / "crus" / "journal.db";
  const fs::path home = fromEnvironment("HOME");
  return home.empty() ? fs::path{} : home / ".local" / "share" / "crus" / "journal.db";
}

fs::path backupFolder(const fs::path& journal) {
  return journal.parent_path() / "backups";
}

engine::Status makePrivateFolder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder.parent_path(), problem);
  if (problem) return engine::Error{folder.string(), {}, "its folder cannot be made: " + problem.message()};
  if (::mkdir(folder.c_str(), 0700) == 0) return engine::Done{};
  if (errno != EEXIST) return failed(folder, "cannot be made", errno);
  struct stat now {};
  if (::stat(folder.c_str(), &now) != 0) return failed(folder, "cannot be looked at", errno);
  if ((now.st_mode & 077U) != 0 && ::chmod(folder.c_str(), 0700) != 0)
    return failed(folder, "cannot be closed to others", errno);
  return engine::Done{};
}

engine::Status makePrivateFile(const fs::path& file) {
  const Descriptor made{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  if (made.get() < 0) return failed(file, "cannot be written", errno);
  struct stat now {};
  if (::fstat(made.get(), &now) == 0 && (now.st_mode & 077U) != 0 && ::fchmod(made.get(), 0600) != 0)
    return failed(file, "cannot be closed to others", errno);
  return engine::Done{};
}

engine::Status writePrivateFile(const fs::path& file, std::string_view content) {
  fs::path beside = file;
  beside += ".new";
  std::error_code ignored;
  fs::remove(beside, ignored);
  Descriptor stream{::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (stream.get() < 0) return failed(file, "cannot be written", errno);
  const bool written = writeAll(stream.get(), content) && ::fsync(stream.get()) == 0;
  int number = errno;
  const bool closed = stream.close();
  if (written && closed && ::rename(beside.c_str(), file.c_str()) == 0) return engine::Done{};
  if (written) number = errno;
  fs::remove(beside, ignored);
  return failed(file, "cannot be written", number);
}

engine::Result<std::string> readWholeFile(const fs::path& file, std::uintmax_t mostBytes) {
  std::error_code problem;
  if (!fs::is_regular_file(file, problem))
    return engine::Error{file.string(), {}, problem ? "cannot be read: " + problem.message() : "is no file"};
  const std::uintmax_t size = fs::file_size(file, problem);
  if (problem) return engine::Error{file.string(), {}, "cannot be read: " + problem.message()};
  if (size > mostBytes)
    return engine::Error{file.string(), {}, "is larger than " + std::to_string(mostBytes >> 20U) + " MiB"};
  std::ifstream stream{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream.good() && !stream.eof()) return engine::Error{file.string(), {}, "cannot be read"};
  return content;
}

}  // namespace crus::journal
