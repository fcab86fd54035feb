// The files under shaders/, built into the program so that it runs from anywhere.
#pragma once

#include <string_view>

namespace engine::gl {

/// Text of `shaders/<file>`; empty when there is no such file.
std::string_view shaderSource(std::string_view file);

}  // namespace engine::gl
