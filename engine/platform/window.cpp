#include "engine/platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <utility>

#include "engine/gl/functions.h"
#include "engine/gl/gl_error.h"
#include "engine/platform/key_chord.h"

namespace engine {
namespace {

std::string glfwReason() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "unknown reason" : text;
}

}  // namespace

struct Window::Implementation {
  GLFWwindow* window = nullptr;
  std::vector<Event> queue;
  // The place of the last cursor callback: glfwGetCursorPos may already say where the pointer is now.
  glm::vec2 cursor{-1.0F};
  int modifiers = 0;
  // Where the window was before it took the whole screen.
  glm::ivec2 placeBefore{0};
  glm::ivec2 sizeBefore{0};

  static Implementation& of(GLFWwindow* window) {
    return *static_cast<Implementation*>(glfwGetWindowUserPointer(window));
  }
  void installCallbacks();
};

void Window::Implementation::installCallbacks() {
  glfwSetWindowUserPointer(window, this);
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    of(w).cursor = {static_cast<float>(x), static_cast<float>(y)};
    of(w).queue.emplace_back(MouseMoved{of(w).cursor});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
    Implementation& self = of(w);
    constexpr MouseButton kButtons[] = {MouseButton::kLeft, MouseButton::kRight, MouseButton::kMiddle};
    if (action == GLFW_PRESS) {
      self.queue.emplace_back(MousePressed{kButtons[button], self.cursor, (mods & GLFW_MOD_SHIFT) != 0,
                                           (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0});
    } else {
      self.queue.emplace_back(MouseReleased{kButtons[button], self.cursor});
    }
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    of(w).queue.emplace_back(MouseWheel{static_cast<float>(y), of(w).cursor,
                                        (of(w).modifiers & GLFW_MOD_SHIFT) != 0, static_cast<float>(x)});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int /*scancode*/, int action, int mods) {
    of(w).modifiers = mods;
    if (action == GLFW_RELEASE) return;
    std::string chord = keyChord(key, mods);
    if (!chord.empty()) of(w).queue.emplace_back(KeyPressed{std::move(chord)});
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    for (int i = 0; i < count; ++i) of(w).queue.emplace_back(FileDropped{paths[i]});
  });
  glfwSetFramebufferSizeCallback(window,
                                 [](GLFWwindow* w, int, int) { of(w).queue.emplace_back(WindowChanged{}); });
  glfwSetWindowContentScaleCallback(
      window, [](GLFWwindow* w, float, float) { of(w).queue.emplace_back(WindowChanged{}); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).queue.emplace_back(WindowChanged{}); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) of(w).queue.emplace_back(MouseMoved{glm::vec2{-1.0F}});
  });
}

bool Window::displayAvailable() {
  if (glfwInit() == GLFW_FALSE) return false;
  return true;
}

Window::Window(const std::string& title, glm::ivec2 size)
    : implementation_{std::make_unique<Implementation>()} {
  if (glfwInit() == GLFW_FALSE) throw GlError("no window: " + glfwReason());
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 1);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  // The picture is made offscreen; the window only receives it.
  glfwWindowHint(GLFW_SAMPLES, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
#ifndef NDEBUG
  glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, GLFW_TRUE);
#endif
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "crus");
  // So that a driver that has to start anew says so; not every one that works can promise it.
  glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
  implementation_->window = glfwCreateWindow(size.x, size.y, title.c_str(), nullptr, nullptr);
  if (implementation_->window == nullptr) {
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
    implementation_->window = glfwCreateWindow(size.x, size.y, title.c_str(), nullptr, nullptr);
  }
  if (implementation_->window == nullptr) {
    const std::string reason = glfwReason();
    glfwTerminate();
    throw GlError("no window with OpenGL 4.1: " + reason);
  }
  glfwMakeContextCurrent(implementation_->window);
  glfwSwapInterval(1);
  gl::loadFunctions(glfwGetProcAddress);
  implementation_->installCallbacks();
}

Window::~Window() {
  if (implementation_->window != nullptr) glfwDestroyWindow(implementation_->window);
  glfwTerminate();
}

std::vector<Event> Window::events(double seconds) {
  if (implementation_->queue.empty()) {
    if (seconds > 0.0) {
      glfwWaitEventsTimeout(seconds);
    } else {
      glfwPollEvents();
    }
  }
  return std::exchange(implementation_->queue, {});
}

std::vector<Event> Window::waitEvents() {
  if (implementation_->queue.empty()) glfwWaitEvents();
  return std::exchange(implementation_->queue, {});
}

void Window::wake() {
  glfwPostEmptyEvent();
}
void Window::swapBuffers() {
  glfwSwapBuffers(implementation_->window);
}
void Window::setFullScreen(bool on) {
  Implementation& self = *implementation_;
  const bool is = glfwGetWindowMonitor(self.window) != nullptr;
  if (on == is) return;
  if (on) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return;
    glfwGetWindowPos(self.window, &self.placeBefore.x, &self.placeBefore.y);
    glfwGetWindowSize(self.window, &self.sizeBefore.x, &self.sizeBefore.y);
    glfwSetWindowMonitor(self.window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  } else {
    glfwSetWindowMonitor(self.window, nullptr, self.placeBefore.x, self.placeBefore.y, self.sizeBefore.x,
                         self.sizeBefore.y, GLFW_DONT_CARE);
  }
  glfwSwapInterval(1);
}

std::string Window::clipboard() const {
  const char* text = glfwGetClipboardString(implementation_->window);
  return text != nullptr ? text : "";
}

void Window::setClipboard(const std::string& text) {
  glfwSetClipboardString(implementation_->window, text.c_str());
}

bool Window::closeRequested() const {
  return glfwWindowShouldClose(implementation_->window) != GLFW_FALSE;
}

glm::ivec2 Window::size() const {
  glm::ivec2 size{0};
  glfwGetWindowSize(implementation_->window, &size.x, &size.y);
  return size;
}

glm::ivec2 Window::framebufferSize() const {
  glm::ivec2 size{0};
  glfwGetFramebufferSize(implementation_->window, &size.x, &size.y);
  return size;
}

float Window::contentScale() const {
  float x = 1.0F;
  float y = 1.0F;
  glfwGetWindowContentScale(implementation_->window, &x, &y);
  return x > 0.0F ? x : 1.0F;
}

GLFWwindow* Window::native() const {
  return implementation_->window;
}

}  // namespace engine
