#include "engine/platform/headless_context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

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

template <class Function>
Function eglFunction(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

/// \return EGL_NO_DISPLAY when it does not start.
EGLDisplay started(EGLDisplay display) {
  const bool works = display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
  return works ? display : EGL_NO_DISPLAY;
}

/// Whether the driver has been asked to draw with the processor (Mesa's own variable).
bool softwareIsWanted() {
  const char* value = std::getenv("LIBGL_ALWAYS_SOFTWARE");
  return value != nullptr && *value != '\0' && std::string_view{value} != "0";
}

/// The first graphics card that starts, if any. Mesa's platform without a surface would draw with the
/// processor although a card of another maker is there.
EGLDisplay displayOfCard() {
  const auto queryDevices = eglFunction<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
  const auto queryDeviceString = eglFunction<PFNEGLQUERYDEVICESTRINGEXTPROC>("eglQueryDeviceStringEXT");
  const auto platformDisplay = eglFunction<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
  if (queryDevices == nullptr || queryDeviceString == nullptr || platformDisplay == nullptr)
    return EGL_NO_DISPLAY;
  std::array<EGLDeviceEXT, 16> devices{};
  EGLint count = 0;
  if (queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_FALSE)
    return EGL_NO_DISPLAY;
  for (EGLint i = 0; i < count; ++i) {
    const EGLDeviceEXT device = devices[static_cast<std::size_t>(i)];
    const char* extensions = queryDeviceString(device, EGL_EXTENSIONS);
    if (extensions == nullptr || std::strstr(extensions, "EGL_MESA_device_software") != nullptr) continue;
    const EGLDisplay display = started(platformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr));
    if (display != EGL_NO_DISPLAY) return display;
  }
  return EGL_NO_DISPLAY;
}

/// On a graphics card, or else with Mesa's platform without a surface, or else with what EGL takes by itself.
EGLDisplay startedDisplay() {
  EGLDisplay display = softwareIsWanted() ? EGL_NO_DISPLAY : displayOfCard();
  if (display != EGL_NO_DISPLAY) return display;
  const auto platformDisplay = eglFunction<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
  if (platformDisplay != nullptr)
    display = started(platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
  return display != EGL_NO_DISPLAY ? display : started(eglGetDisplay(EGL_DEFAULT_DISPLAY));
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
  implementation_->display = startedDisplay();
  if (implementation_->display == EGL_NO_DISPLAY) throw GlError(eglReason("EGL does not start"));
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
