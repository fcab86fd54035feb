// Names of keys as people read them on their keyboard.
#pragma once

#include <string>

namespace engine {

/// "Ctrl+Shift+Z" for a GLFW key code and modifier bits; empty for keys that stand for nothing alone
/// (modifiers, unknown). Keypad digits and signs are named like their ordinary keys. Shift with a sign key
/// gives the sign that a US layout prints ("?", "+"), without "Shift+".
std::string keyChord(int key, int modifiers);

}  // namespace engine
