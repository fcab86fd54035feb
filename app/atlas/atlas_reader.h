// TOML files -> Atlas, with every mistake named by file and line.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "engine/core/result.h"

namespace crus {

/// Where something was written.
struct FilePlace {
  std::string file;
  int line = 0;
};

struct AtlasReading {
  Atlas atlas;                          // what could be read; files with a mistake are left out
  std::vector<engine::Error> problems;  // file, "line N", reason; empty when all is well
  /// Where the things stand that a model can prove wrong: "POINT/location", "POINT/contact",
  /// "POINT/essential" (and the other strengths), and the ids of safety zones.
  std::map<std::string, FilePlace> places;
};

/// Reads and validates a knowledge folder: muscles/*.toml, releases.toml, stretches.toml, links.toml, ...
/// (its README lists them). Never throws on content. Found and named by file and line: syntax errors, unknown
/// keys (with the nearest known one), missing or mistyped fields, duplicate ids, ids that lead nowhere
/// (muscle, source, release ...), intervals the wrong way round, claims without a source, values out of
/// range.
AtlasReading readAtlas(const std::filesystem::path& folder);

}  // namespace crus
