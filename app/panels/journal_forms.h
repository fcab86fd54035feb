// What is being typed into the journal, and how saving goes: buffers of widgets, like those that Dear ImGui
// has itself. Nothing here counts before it was given away as a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/journal/journal.h"
#include "app/panels/markdown_view.h"
#include "app/panels/text_box.h"
#include "app/state/command.h"

namespace crus {

struct NoteForm {
  bool open = false;
  std::string id;  // of the note that is written
  Side side = Side::kRight;
  std::string text;
  bool edited = false;
  int focusSeen = 0;  // see AppState::noteFocus
  bool takeFocus = false;
  WideLetters wide;
  NoteView view;  // as it is read
};

/// A session with its numbers as they are typed.
struct SessionForm {
  std::string of;  // AppState::sessionForm that it was filled for
  journal::Session session;
  struct Row {
    std::string point, seconds, before, after;
  };
  std::vector<Row> rows;
  std::string wallRight, wallLeft;
  std::optional<journal::Session> filled;  // what it said when it was opened
  WideLetters wide;
};

struct JournalForms {
  NoteForm note;
  SessionForm session;
  std::string status;  // "Saved", or why not
  bool saved = false;  // everything is on the disk
  bool trouble = false;
};

/// The session that is typed, when it can be saved and is not what the form said when it was opened.
std::optional<SaveSession> unsavedSession(const SessionForm& form);

/// What is typed and not given away yet, as commands: for the moment when the window closes. None when there
/// is nothing. \param sessionForm  AppState::sessionForm: a form that was left by Cancel counts no more.
std::vector<Command> unfinished(JournalForms& forms, const std::string& sessionForm);

}  // namespace crus
