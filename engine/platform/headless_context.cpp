#include "engine/platform/headless_context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <string>

#include "engine/gl/functions.h"
#include "engine/gl/gl_error.h"

namespace engine {
namespace {

std::string eglReason(const char* what) {
  constexpr int kHexBase = 16;
  std::string code;
  for (int value = eglGetError(); value > 0; value /= kHexBase)
    code.insert(code.begin(), "0123456789abcdef"[value % kHexBase]);
  return std::string{"no OpenGL without a display: "} + what + " (EGL error 0x" + code + ")";
}

}  // namespace

struct HeadlessContext::Implementation {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;

  ~Implementation() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }
};

HeadlessContext::HeadlessContext() : implementation_{std::make_unique<Implementation>()} {
  const auto getPlatformDisplay =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (getPlatformDisplay != nullptr) {
    implementation_->display =
        getPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  }
  if (implementation_->display == EGL_NO_DISPLAY)
    implementation_->display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
  if (eglInitialize(implementation_->display, nullptr, nullptr) == EGL_FALSE) {
    const std::string reason = eglReason("EGL does not start");
    implementation_->display = EGL_NO_DISPLAY;
    throw GlError(reason);
  }
  eglBindAPI(EGL_OPENGL_API);
#ifdef NDEBUG
  constexpr EGLint kDebug = EGL_FALSE;
#else
  constexpr EGLint kDebug = EGL_TRUE;
#endif
  const std::array<EGLint, 9> attributes{EGL_CONTEXT_MAJOR_VERSION,
                                         4,
                                         EGL_CONTEXT_MINOR_VERSION,
                                         1,
                                         EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                         EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                         EGL_CONTEXT_OPENGL_DEBUG,
                                         kDebug,
                                         EGL_NONE};
  implementation_->context =
      eglCreateContext(implementation_->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes.data());
  if (implementation_->context == EGL_NO_CONTEXT) throw GlError(eglReason("the driver offers no OpenGL 4.1"));
  if (eglMakeCurrent(implementation_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, implementation_->context) ==
      EGL_FALSE) {
    throw GlError(eglReason("the context cannot be used without a surface"));
  }
  gl::loadFunctions(eglGetProcAddress);
}

HeadlessContext::~HeadlessContext() = default;

}  // namespace engine
