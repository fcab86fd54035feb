// Journals to test with.
#pragma once

#include <cstdint>
#include <string>

#include "app/journal/change.h"

namespace crus::journal::test {

/// The same uuid for the same number.
std::string numberedUuid(std::uint64_t number);

/// A session with two points treated; everything in it follows from the number.
Session numberedSession(int number);
ChangeSession puts(const Session& session);
ChangeNote puts(const Subject& subject, const std::string& text, std::int64_t changedMs);

/// Notes with every kind of text that may be kept, states, spots on leg and foot, and as many sessions;
/// everything follows from the seed.
Journal sampleJournal(unsigned seed, int sessions = 20);

}  // namespace crus::journal::test
