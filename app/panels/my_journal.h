// One's own journal in the panels.
#pragma once

#include <string>

#include "app/panels/ui.h"

namespace crus {

/// The section of a page: state, own spot and note of a point, a muscle or "leg".
void drawMyNotes(const Ui& ui, const std::string& id);
/// The section of a point's page: when it was released, and how it went.
void drawPointHistory(const Ui& ui, const std::string& point);
/// In place of a page: all sessions, what they have done, and the form of one.
void drawSessions(const Ui& ui);
/// The form of AppState::sessionForm.
void drawSessionForm(const Ui& ui);
/// While a spot is pinned: the middle of the view, which a key pins.
void drawPinAim(const Ui& ui);
/// Notes that have all the words of the search, as rows of the list. \return whether there are any.
bool drawFoundNotes(const Ui& ui);

}  // namespace crus
