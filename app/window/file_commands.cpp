#include "app/window/file_commands.h"

#include <utility>

#include "app/state/state_json.h"
#include "app/window/card_writer.h"
#include "app/window/kept_state.h"

namespace crus {
namespace {

std::string outcome(const engine::Status& status, const std::string& done) {
  return status ? done : engine::describe(status.error());
}

}  // namespace

bool doFileCommand(const Command& command, Session& session, engine::Window& window, double seconds,
                   bool atOnce) {
  const auto show = [&](engine::Result<AppState> other, const std::string& sentence) {
    if (!other) {
      session.tell(engine::describe(other.error()));
      return;
    }
    const std::string leftOut = other->message;
    session.replace(std::move(other).value(), seconds, atOnce);
    session.tell(leftOut.empty() ? sentence : sentence + " " + leftOut);
  };
  if (const auto* save = std::get_if<SaveState>(&command)) {
    session.tell(outcome(writeState(session.state(), save->file), "Saved " + save->file + "."));
  } else if (const auto* card = std::get_if<PrintCard>(&command)) {
    session.tell(writeCard(session.state(), session.leg(), card->file, card->notes));
  } else if (const auto* open = std::get_if<OpenState>(&command)) {
    show(readState(open->file, session.world()), "As in " + open->file + ".");
  } else if (std::holds_alternative<CopyState>(command)) {
    window.setClipboard(stateAsJson(session.state()));
    session.tell("Copied the view as text.");
  } else if (std::holds_alternative<PasteState>(command)) {
    show(stateFromJson(window.clipboard(), session.world()), "As it was copied.");
  } else {
    return false;
  }
  return true;
}

}  // namespace crus
