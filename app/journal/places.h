// Where the journal lies, and files that only their owner may read.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/core/result.h"

namespace crus::journal {

/// `crus/journal.db` below XDG_DATA_HOME, or below ~/.local/share (XDG Base Directory Specification 0.8).
/// Empty when neither variable says where that is.
std::filesystem::path journalFile();
/// The folder of the backups of that journal.
std::filesystem::path backupFolder(const std::filesystem::path& journal);

/// Makes the folder with what leads to it, and closes it to everyone else (0700).
engine::Status makePrivateFolder(const std::filesystem::path& folder);
/// Makes an empty file that only its owner may read and write (0600), or takes that right from others.
engine::Status makePrivateFile(const std::filesystem::path& file);
/// Writes beside the file first, waits until the disk has it, and puts it in place of what was there (0600).
engine::Status writePrivateFile(const std::filesystem::path& file, std::string_view content);
/// A regular file, read whole. \return Error when it cannot be read or is larger than `mostBytes`.
engine::Result<std::string> readWholeFile(const std::filesystem::path& file, std::uintmax_t mostBytes);

}  // namespace crus::journal
