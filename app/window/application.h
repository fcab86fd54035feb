// The window: events -> commands -> state -> picture, and nothing at all while nothing happens.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

struct ApplicationOptions {
  std::filesystem::path model;
  std::filesystem::path knowledge;
  Side side = Side::kRight;
  std::optional<std::filesystem::path> script;  // "-": standard input
  std::filesystem::path settings;               // the file of the user's settings; empty: none
  bool journal = false;                         // keep one's notes and sessions where they are always kept
  bool remember = false;  // start with the view of last time, and keep this one for the next
  /// For the benchmark: once the first view is at rest, count for that many seconds, then leave.
  std::optional<double> measureRestSeconds;
};

struct ApplicationReport {
  int exitCode = 0;
  double firstFrameSeconds = 0.0;  // from the call to the first finished frame
  int framesAtRest = 0;
  double cpuSecondsAtRest = 0.0;
};

/// Opens the window and runs until it is closed, a script ends with `quit`, or the measurement is over.
/// Answers of a script go to `out`, complaints to `err`.
/// \return Error when the model or the script cannot be read. \throw engine::GlError when there is no display
/// or no
///         OpenGL 4.1.
engine::Result<ApplicationReport> runApplication(const ApplicationOptions& options, std::ostream& out,
                                                 std::ostream& err);

}  // namespace crus
