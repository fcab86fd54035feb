// A script's lines, one after the other, and the answers that it waits for.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/panels/panels.h"
#include "app/window/script.h"
#include "engine/image/image.h"

namespace crus {

class ScriptRunner {
 public:
  /// Answers go to `out`, complaints to `err`.
  ScriptRunner(Script script, std::ostream& out, std::ostream& err)
      : script_{std::move(script)}, out_{&out}, err_{&err} {}

  /// Notes what only a finished frame can give: a picture, the state, time. \return whether it was such a
  /// command.
  bool handle(const Command& command);
  /// Fetches the next line if there is one. \return whether frames must go on.
  bool busy();
  /// Whether a picture or the state has been asked for: then the frame must be in full quality.
  [[nodiscard]] bool wantsAnswer() const { return stateWanted_ || !screenshots_.empty(); }

  /// Runs lines until one needs a frame to be drawn. \param state  the one at that moment, for each line.
  void run(const std::function<const AppState&()>& state, const std::function<void(const Command&)>& apply);
  /// Whether the command that is applied just now comes from the script: then nothing eases.
  [[nodiscard]] bool running() const { return running_; }

  /// Gives what was asked for, of a frame that is finished. \return sentences for the user.
  std::vector<std::string> answer(const AppState& state,
                                  const std::vector<std::pair<std::string, Rect>>& widgets,
                                  const std::function<engine::Image()>& picture);

  /// 1 once something could not be done.
  [[nodiscard]] int exitCode() const { return exitCode_; }

 private:
  void complain(const engine::Error& error);

  Script script_;
  std::ostream* out_;
  std::ostream* err_;
  std::optional<ScriptLine> pendingLine_;
  std::vector<std::string> screenshots_;
  int pausedFrames_ = 0;
  int exitCode_ = 0;
  bool stateWanted_ = false;
  bool running_ = false;
};

}  // namespace crus
