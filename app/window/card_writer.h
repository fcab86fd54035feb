// The card of what the window shows.
#pragma once

#include <filesystem>
#include <string>

#include "app/leg/leg.h"
#include "app/state/state.h"

namespace crus {

/// The user's documents folder as the desktop knows it (XDG_DOCUMENTS_DIR, or user-dirs.dirs below
/// XDG_CONFIG_HOME); the current folder when there is none.
std::filesystem::path documentsFolder();

/// "crus-card-2026-11-25.pdf" in that folder, with a number when it is there already.
std::filesystem::path defaultCardFile(const std::filesystem::path& folder, const std::string& isoDate);

/// Writes the card of the points whose referred pain is shown, or of all points when none is. Needs the
/// OpenGL context. \param file  empty: defaultCardFile. \param notes  with one's own words on the points.
/// \return a sentence for the user: where it is, or why it is not.
std::string writeCard(const AppState& state, const Leg& leg, const std::string& file, bool notes);

}  // namespace crus
