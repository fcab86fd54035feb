// The window and its events, as values. GLFW stays behind this header.
#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <variant>
#include <vector>

struct GLFWwindow;

namespace engine {

enum class MouseButton { kLeft, kRight, kMiddle };

struct MouseMoved {
  glm::vec2 position;
};  // logical pixels, origin top-left
struct MousePressed {
  MouseButton button;
  glm::vec2 position;
  bool shift, control;
};
struct MouseReleased {
  MouseButton button;
  glm::vec2 position;
};
struct MouseWheel {
  float steps;
  glm::vec2 position;
  bool shift;
  float sideways = 0.0F;  // steps to the left, of two fingers
};
/// `chord` as in "G", "Shift+H", "Ctrl+Z", "F9", "Home", "Left", "+": letters upper case, by the key's own
/// letter.
struct KeyPressed {
  std::string chord;
};
struct FileDropped {
  std::string path;
};
struct WindowChanged {};  // size, scale, exposure
using Event =
    std::variant<MouseMoved, MousePressed, MouseReleased, MouseWheel, KeyPressed, FileDropped, WindowChanged>;

class Window {
 public:
  /// Opens a window with an OpenGL 4.1 core context and makes it current.
  /// \throw GlError with the reason: no display, or no OpenGL 4.1.
  Window(const std::string& title, glm::ivec2 size);
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  /// Whether a display answers at all; cheap, to choose another way beforehand.
  static bool displayAvailable();

  /// Waits until something happens, at most `seconds` (0: does not wait), and returns what did.
  std::vector<Event> events(double seconds);
  /// Waits without limit.
  std::vector<Event> waitEvents();
  /// Ends a wait of events() or waitEvents(); may be called from any thread.
  static void wake();
  void swapBuffers();
  [[nodiscard]] bool closeRequested() const;
  /// The whole screen, or the place and size that the window had before.
  void setFullScreen(bool on);
  [[nodiscard]] std::string clipboard() const;  // UTF-8; empty when it holds no text
  void setClipboard(const std::string& text);
  [[nodiscard]] glm::ivec2 size() const;             // logical pixels
  [[nodiscard]] glm::ivec2 framebufferSize() const;  // pixels; 0 when minimised
  [[nodiscard]] float contentScale() const;          // of the display, 1 = 96 dpi
  [[nodiscard]] GLFWwindow* native() const;          // for the user interface's backend only

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace engine
