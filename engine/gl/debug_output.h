// Driver complaints, collected. Any entry fails a test.
#pragma once

#include <string>
#include <vector>

namespace engine::gl {

/// Asks a debug-capable context to report errors; without GL_KHR_debug does nothing.
void enableDebugOutput();
/// Errors so far: those of the debug callback and of glGetError. Clears the list.
std::vector<std::string> takeErrors();

}  // namespace engine::gl
