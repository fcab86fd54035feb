// Small text files of the user's: read whole, written whole or not at all, and never lost.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/result.h"

namespace crus {

/// An absolute path from the environment; empty when the variable holds none (the XDG Base Directory
/// Specification wants relative ones ignored).
std::filesystem::path folderFromEnvironment(const char* variable);

/// \param most  bytes; what is larger is something else. \return the text, or an Error with the file and the
/// reason.
engine::Result<std::string> readText(const std::filesystem::path& file, std::uintmax_t most);

/// Writes beside the file first, so that a full disk or a crash never leaves half of one. Makes the folder.
/// \return why it could not be written.
engine::Status writeText(const std::string& text, const std::filesystem::path& file);

/// Renames a file that cannot be used to NAME.broken, or NAME.broken-2 and so on: none put aside earlier is
/// lost. \return a sentence that says so, or that it was left alone.
std::string putAside(const std::filesystem::path& file);

}  // namespace crus
