#include "app/window/script.h"

#include <fstream>
#include <iostream>
#include <thread>

namespace crus {

engine::Result<Script> Script::open(const std::filesystem::path& file, std::function<void()> wake) {
  Script script;
  script.name_ = file.string();
  if (file == "-") {
    script.name_ = "standard input";
    script.queue_->ended = false;
    // Detached: a read that waits for a terminal cannot be called back when the program ends.
    std::thread([queue = script.queue_, wake = std::move(wake)] {
      std::string line;
      for (int number = 1; std::getline(std::cin, line); ++number) {
        if (isBlankLine(line)) continue;
        {
          const std::lock_guard lock{queue->mutex};
          queue->lines.push_back({number, line});
        }
        wake();
      }
      {
        const std::lock_guard lock{queue->mutex};
        queue->ended = true;
      }
      wake();
    }).detach();
    return script;
  }
  std::ifstream stream{file};
  if (!stream) return engine::Error{script.name_, {}, "cannot be read"};
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (isBlankLine(line)) continue;
    // Words are checked now, so that a slip in the last line does not show after a minute of running.
    // What is selected by then is not known yet; something may be.
    static const AppState kLater = [] {
      AppState state;
      state.selected = {Pick::Kind::kPoint, "selected"};
      return state;
    }();
    const engine::Result<Command> command = parseCommand(line, kLater);
    if (!command)
      return engine::Error{script.name_, "line " + std::to_string(number), command.error().reason};
    script.queue_->lines.push_back({number, line});
  }
  return script;
}

std::optional<ScriptLine> Script::next() {
  const std::lock_guard lock{queue_->mutex};
  if (queue_->lines.empty()) return std::nullopt;
  ScriptLine line = std::move(queue_->lines.front());
  queue_->lines.pop_front();
  return line;
}

bool Script::finished() const {
  const std::lock_guard lock{queue_->mutex};
  return queue_->ended && queue_->lines.empty();
}

}  // namespace crus
