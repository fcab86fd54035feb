// OpenGL's functions, looked up once per context.
#pragma once

namespace engine::gl {

/// How a platform finds a function of OpenGL by name (glfwGetProcAddress, eglGetProcAddress).
using Lookup = void (*(*)(const char*))();

/// \throw GlError when they cannot be loaded. Needs a current context; asks it to report errors in debug
/// builds.
void loadFunctions(Lookup lookup);

}  // namespace engine::gl
