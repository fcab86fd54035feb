// Commands that read or write the state as a file or on the clipboard, or print it.
#pragma once

#include "app/window/session.h"
#include "engine/platform/window.h"

namespace crus {

/// Does it if it is such a command, and tells the user how it went. \return whether it was one.
/// \param seconds, atOnce  as for Session::replace.
bool doFileCommand(const Command& command, Session& session, engine::Window& window, double seconds,
                   bool atOnce);

}  // namespace crus
