// Commands from a file, or from standard input as they come.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/state/command.h"
#include "engine/core/result.h"

namespace crus {

/// One line of a script with its place, for messages.
struct ScriptLine {
  int number = 0;
  std::string text;
};

class Script {
 public:
  Script() = default;
  /// Reads all of a file and checks every line's words. "-" reads standard input in the background instead;
  /// `wake` is then called, from another thread, whenever a line has come or the input has ended.
  /// \return Error with file, line and reason.
  static engine::Result<Script> open(const std::filesystem::path& file, std::function<void()> wake);

  /// The next line, when there is one now.
  std::optional<ScriptLine> next();
  /// Whether nothing will come any more.
  [[nodiscard]] bool finished() const;
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  struct Queue {
    std::mutex mutex;
    std::deque<ScriptLine> lines;
    bool ended = true;
  };
  std::string name_;
  std::shared_ptr<Queue> queue_ = std::make_shared<Queue>();
};

}  // namespace crus
