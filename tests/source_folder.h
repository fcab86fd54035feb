// Where the sources lie, for tests that read assets. A variable and no definition on the compiler's command
// line, so that a compiler cache serves every checkout alike.
#pragma once

extern const char CRUS_SOURCE_DIR[];
