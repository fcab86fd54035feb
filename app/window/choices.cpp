#include "app/window/choices.h"

#include <cstdlib>
#include <filesystem>

#include "app/panels/chosen.h"

namespace crus {
namespace {

std::vector<Command> takenCommand(const AppState& state, const std::vector<FoundCommand>& offered) {
  if (offered.empty()) return {Tell{"There is no such command."}};
  const FoundCommand& chosen = offered[chosenOf(state.chosen, offered.size())];
  if (!chosen.complete) return {SetPalette{true, chosen.line}};
  // Closed first: the command may open it again, or a page of its own.
  const engine::Result<Command> command = parseCommand(chosen.line, state);
  if (!command) return {SetPalette{false, {}}, Tell{command.error().reason}};
  return {SetPalette{false, {}}, *command};
}

/// `~/` is the user's own folder, as in a shell.
std::string withHome(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

std::vector<Command> takenPath(const PathQuestion& question) {
  const std::string path = withHome(question.path);
  if (path.empty()) return {Tell{"Type the name of a file first."}};
  if (!question.saving) return {Escape{}, OpenState{path}};
  std::error_code problem;
  const bool there = std::filesystem::exists(path, problem);
  if (there && !question.replaces) return {AskPath{true, question.path, true}};
  return {Escape{}, SaveState{path}};
}

}  // namespace

std::vector<Command> takenChoice(const AppState& state, const std::vector<FoundCommand>& offered,
                                 const std::vector<Finding>& found) {
  if (state.palette) return takenCommand(state, offered);
  if (state.pathQuestion) return takenPath(*state.pathQuestion);
  if (state.search.empty() || found.empty()) return {Tell{"There is nothing to choose from."}};
  return {GoTo{found[chosenOf(state.chosen, found.size())].pick.id}};
}

}  // namespace crus
