// What cannot go on: no usable OpenGL, a shader that does not compile. Caught in main and in tests.
// This header needs no OpenGL, so that code above the renderer may catch it.
#pragma once

#include <stdexcept>
#include <string>

namespace engine {

class GlError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace engine
