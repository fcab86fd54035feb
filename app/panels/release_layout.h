// Where things go while a release session fills the window.
#pragma once

#include "app/panels/panels.h"

namespace crus {

/// The picture on the left and the text beside it; in a window higher than wide the picture on top.
Layout releaseLayout(glm::vec2 windowSize);

/// Height of the session's type in pixels: at least a twentieth of the window, in steps, so that a window
/// that is being resized does not make its letters anew for every pixel.
float releaseTypePixels(glm::vec2 windowSize);

}  // namespace crus
