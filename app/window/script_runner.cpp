#include "app/window/script_runner.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/state/state_json.h"

namespace crus {
namespace {

/// One line: where each widget of the last frame is, as [x, y, width, height] in the window.
std::string widgetsAsJson(const std::vector<std::pair<std::string, Rect>>& widgets) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, rect] : widgets) {
    json[name] = {rect.position.x, rect.position.y, rect.size.x, rect.size.y};
  }
  return json.dump();
}

}  // namespace

bool ScriptRunner::handle(const Command& command) {
  if (const auto* screenshot = std::get_if<Screenshot>(&command)) {
    screenshots_.push_back(screenshot->file);
  } else if (std::holds_alternative<PrintState>(command)) {
    stateWanted_ = true;
  } else if (const auto* wait = std::get_if<Wait>(&command)) {
    pausedFrames_ = std::max(wait->frames, 0);
  } else {
    return false;
  }
  return true;
}

bool ScriptRunner::busy() {
  if (!pendingLine_) pendingLine_ = script_.next();
  return pausedFrames_ > 0 || pendingLine_ || wantsAnswer();
}

void ScriptRunner::run(const std::function<const AppState&()>& state,
                       const std::function<void(const Command&)>& apply) {
  if (pausedFrames_ > 0) {
    --pausedFrames_;
    return;
  }
  running_ = true;
  bool enough = false;  // what comes next is for when a model has been read, or never
  while (pausedFrames_ == 0 && !wantsAnswer() && !enough) {
    if (!pendingLine_) pendingLine_ = script_.next();
    if (!pendingLine_) break;
    const ScriptLine line = *std::exchange(pendingLine_, std::nullopt);
    const engine::Result<Command> command = parseCommand(line.text, state());
    if (command) {
      enough = std::holds_alternative<Quit>(*command) || std::holds_alternative<LoadModel>(*command);
      apply(*command);
    } else {
      complain({script_.name(), "line " + std::to_string(line.number), command.error().reason});
    }
  }
  running_ = false;
}

std::vector<std::string> ScriptRunner::answer(const AppState& state,
                                              const std::vector<std::pair<std::string, Rect>>& widgets,
                                              const std::function<engine::Image()>& picture) {
  std::vector<std::string> sentences;
  for (const std::string& file : std::exchange(screenshots_, {})) {
    const engine::Status saved = engine::savePng(picture(), file);
    if (!saved) complain(saved.error());
    sentences.push_back(saved ? "Saved " + file + "." : engine::describe(saved.error()));
  }
  if (std::exchange(stateWanted_, false)) {
    *out_ << stateAsJson(state) << '\n' << widgetsAsJson(widgets) << std::endl;
  }
  return sentences;
}

void ScriptRunner::complain(const engine::Error& error) {
  *err_ << engine::describe(error) << '\n';
  exitCode_ = 1;
}

}  // namespace crus
