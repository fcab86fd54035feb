#include "engine/platform/key_chord.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(KeyChord, readsAsPeopleSayIt) {
  EXPECT_EQ(keyChord(GLFW_KEY_G, 0), "G");
  EXPECT_EQ(keyChord(GLFW_KEY_H, GLFW_MOD_SHIFT), "Shift+H");
  EXPECT_EQ(keyChord(GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT), "Ctrl+Shift+Z");
  EXPECT_EQ(keyChord(GLFW_KEY_F9, 0), "F9");
  EXPECT_EQ(keyChord(GLFW_KEY_LEFT, GLFW_MOD_SHIFT), "Shift+Left");
  EXPECT_EQ(keyChord(GLFW_KEY_Z, GLFW_MOD_SUPER), "Ctrl+Z");  // Cmd on a Mac
}

TEST(KeyChord, digitRowAndKeypadAreOne) {
  EXPECT_EQ(keyChord(GLFW_KEY_7, 0), "7");
  EXPECT_EQ(keyChord(GLFW_KEY_KP_7, 0), "7");
  EXPECT_EQ(keyChord(GLFW_KEY_KP_ADD, 0), "+");
}

TEST(KeyChord, signsAreNamedByWhatTheyPrint) {
  EXPECT_EQ(keyChord(GLFW_KEY_SLASH, GLFW_MOD_SHIFT), "?");
  EXPECT_EQ(keyChord(GLFW_KEY_EQUAL, GLFW_MOD_SHIFT), "+");
  EXPECT_EQ(keyChord(GLFW_KEY_COMMA, 0), ",");
  EXPECT_EQ(keyChord(GLFW_KEY_COMMA, GLFW_MOD_CONTROL), "Ctrl+,");
}

TEST(KeyChord, modifiersAloneStandForNothing) {
  EXPECT_EQ(keyChord(GLFW_KEY_LEFT_SHIFT, GLFW_MOD_SHIFT), "");
  EXPECT_EQ(keyChord(GLFW_KEY_UNKNOWN, 0), "");
}

}  // namespace
}  // namespace engine
