// Where the program's own files are.
#pragma once

#include <filesystem>

namespace crus {

/// The assets folder: beside an installed program (`../share/crus`), else the one it was built from.
std::filesystem::path assetFolder();
std::filesystem::path defaultModel();
std::filesystem::path defaultKnowledge();
/// The standing figure of the inset.
std::filesystem::path bodyModel();

}  // namespace crus
