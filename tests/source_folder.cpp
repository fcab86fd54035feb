#include "tests/source_folder.h"

const char CRUS_SOURCE_DIR[] = CRUS_SOURCE_DIR_TEXT;
