#include "engine/platform/key_chord.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <string_view>
#include <utility>

namespace engine {
namespace {

constexpr std::pair<int, std::string_view> kNamedKeys[] = {{GLFW_KEY_ESCAPE, "Esc"},
                                                           {GLFW_KEY_ENTER, "Enter"},
                                                           {GLFW_KEY_KP_ENTER, "Enter"},
                                                           {GLFW_KEY_TAB, "Tab"},
                                                           {GLFW_KEY_BACKSPACE, "Backspace"},
                                                           {GLFW_KEY_INSERT, "Insert"},
                                                           {GLFW_KEY_DELETE, "Delete"},
                                                           {GLFW_KEY_RIGHT, "Right"},
                                                           {GLFW_KEY_LEFT, "Left"},
                                                           {GLFW_KEY_DOWN, "Down"},
                                                           {GLFW_KEY_UP, "Up"},
                                                           {GLFW_KEY_PAGE_UP, "PageUp"},
                                                           {GLFW_KEY_PAGE_DOWN, "PageDown"},
                                                           {GLFW_KEY_HOME, "Home"},
                                                           {GLFW_KEY_END, "End"},
                                                           {GLFW_KEY_SPACE, "Space"},
                                                           {GLFW_KEY_KP_ADD, "+"},
                                                           {GLFW_KEY_KP_SUBTRACT, "-"},
                                                           {GLFW_KEY_KP_DECIMAL, "Num ."},
                                                           {GLFW_KEY_KP_DIVIDE, "/"}};

struct SignKey {
  int key;
  std::string_view plain;
  std::string_view shifted;
};
constexpr SignKey kSignKeys[] = {{GLFW_KEY_COMMA, ",", "<"},         {GLFW_KEY_PERIOD, ".", ">"},
                                 {GLFW_KEY_SLASH, "/", "?"},         {GLFW_KEY_MINUS, "-", "_"},
                                 {GLFW_KEY_EQUAL, "=", "+"},         {GLFW_KEY_LEFT_BRACKET, "[", "{"},
                                 {GLFW_KEY_RIGHT_BRACKET, "]", "}"}, {GLFW_KEY_SEMICOLON, ";", ":"},
                                 {GLFW_KEY_APOSTROPHE, "'", "\""},   {GLFW_KEY_GRAVE_ACCENT, "`", "~"}};

}  // namespace

std::string keyChord(int key, int modifiers) {
  bool shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  std::string name;
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) {
    name = static_cast<char>('A' + key - GLFW_KEY_A);
  } else if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) {
    name = static_cast<char>('0' + key - GLFW_KEY_0);
  } else if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) {
    name = static_cast<char>('0' + key - GLFW_KEY_KP_0);
  } else if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) {
    name = "F" + std::to_string(key - GLFW_KEY_F1 + 1);
  }
  for (const auto& [code, text] : kNamedKeys) {
    if (code == key) name = text;
  }
  for (const SignKey& sign : kSignKeys) {
    if (sign.key != key) continue;
    name = shift ? sign.shifted : sign.plain;
    shift = false;
  }
  if (name.empty()) return {};
  std::string chord;
  if ((modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0) chord += "Ctrl+";
  if ((modifiers & GLFW_MOD_ALT) != 0) chord += "Alt+";
  if (shift) chord += "Shift+";
  return chord + name;
}

}  // namespace engine
