// The tables of the journal, and the way from every earlier version to this one.
#pragma once

#include <span>
#include <string_view>

#include "app/journal/database.h"

namespace crus::journal {

/// Stands in the head of the file (PRAGMA application_id): "CRUS".
inline constexpr std::int64_t kApplicationId = 0x43525553;

/// `migrations()[i]` takes a database from version i to i + 1; version 0 is an empty file. What stands here
/// never changes once it was released: a new version is one more entry at the end.
std::span<const std::string_view> migrations();

/// PRAGMA user_version. \return Error when the database belongs to another program, or to a Crus whose
/// `current` version is newer than this one's.
engine::Result<std::int64_t> versionOf(const Database& database, std::int64_t current);

/// All steps that are missing, in one transaction.
engine::Status migrate(const Database& database, std::span<const std::string_view> steps);

/// What SQLite's own check of the file finds; empty when everything is in order.
engine::Result<std::string> findDamage(const Database& database);

}  // namespace crus::journal
