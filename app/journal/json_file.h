// A whole journal as one JSON file.
#pragma once

#include <string>
#include <string_view>

#include "app/journal/journal.h"

namespace crus::journal {

/// UTF-8, one entry a line, in a fixed order: equal journals give equal bytes.
std::string asJson(const Journal& journal);

/// Back from asJson(), or from any JSON of the same members in whatever layout.
/// \return Error with the line and the reason when anything in it cannot be taken; memory stays within a few
/// times the size of the text.
engine::Result<Journal> fromJson(std::string_view text);

}  // namespace crus::journal
