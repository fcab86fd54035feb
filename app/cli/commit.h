// What the program was built from.
#pragma once

namespace crus::cli {

/// Abbreviated, with "-dirty" when files differ from it; "unknown" outside a repository.
extern const char kCommit[];

}  // namespace crus::cli
