// A journal as files for any editor and spreadsheet: one Markdown file per point, muscle or leg and side,
// sessions as CSV.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/journal/journal.h"

namespace crus::journal {

/// The first line of the file "crus-journal.txt", by which such a folder is known.
inline constexpr std::string_view kFolderMark = "Crus journal, format 1";

/// Path inside the folder -> content. Equal journals give equal bytes.
///   crus-journal.txt                kFolderMark and what is what
///   notes/soleus_trp1-right.md      a head between two lines of three dashes (subject, side, and what there
///                                   is of state, own spot and note, each with the time of its last change),
///                                   then the note as it was written
///   sessions.csv, treatments.csv    one line a session, and one for each point treated in it
std::map<std::string, std::string> asPlainFiles(const Journal& journal);

/// Back from asPlainFiles(); files of other names are left aside.
/// \return Error with file, line and reason.
engine::Result<Journal> fromPlainFiles(const std::map<std::string, std::string>& files);

}  // namespace crus::journal
