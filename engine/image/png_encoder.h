// A picture as the bytes of a PNG file.
#pragma once

#include <optional>
#include <vector>

#include "engine/image/image.h"

namespace engine {

/// Quickly rather than as small as can be. Without alpha when that says nothing. \param image  not empty, of
/// sound size. \return nothing when there is no memory for it.
std::optional<std::vector<char>> encodePng(const Image& image);

}  // namespace engine
