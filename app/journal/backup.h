// Copies of the journal: by hand, before a migration, and once a week.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/journal/database.h"

namespace crus::journal {

inline constexpr std::size_t kKeptBackups = 5;

/// A whole copy of an open journal (SQLite's backup), in place of what was there only once it is complete.
engine::Status backUpTo(const Database& database, const std::filesystem::path& file,
                        const std::string& vfs = {});

/// The copies in a folder, oldest first. Their names count up ("journal-000012-2026-11-25.db"), so that a
/// clock that jumps changes nothing in their order.
std::vector<std::filesystem::path> backupsIn(const std::filesystem::path& folder);

/// One more copy in the folder; the oldest beyond kKeptBackups go. \param nowMs  milliseconds since 1970 UTC.
engine::Status addBackup(const Database& database, const std::filesystem::path& folder, std::int64_t nowMs,
                         const std::string& vfs = {});

/// Whether the newest copy is a week away from now, in either direction: a clock that was once far ahead must
/// not end the backups.
bool backupDue(const std::filesystem::path& folder, std::int64_t nowMs);

}  // namespace crus::journal
