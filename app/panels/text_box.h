// A field to type in, with a text that lies outside Dear ImGui.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/panels/ui.h"

namespace crus {

/// Dear ImGui's letters have 16 bits, so that it would turn emoji into a replacement character for good.
/// While a text is edited each letter beyond those stands as one of the private use area, and goes back
/// afterwards.
class WideLetters {
 public:
  /// The text as Dear ImGui may hold it. Letters once met keep their stand-in.
  std::string narrowed(std::string_view text);
  /// And back.
  [[nodiscard]] std::string widened(std::string_view text) const;

 private:
  std::vector<std::string> letters_;  // stand-in i is U+F100 + i; one that a text has as a letter is itself
};

struct TextBox {
  bool edited = false;
  bool active = false;  // the keyboard is in it
  bool left = false;    // it was left in this frame
};
/// \param name  for the record and for Dear ImGui. \param lines  1: a line; more: a field of so many lines,
/// scrolled beyond. \param focus  the keyboard goes there now.
TextBox textBox(const Ui& ui, const std::string& name, std::string& text, WideLetters& wide, float width,
                int lines, bool focus = false);

/// A short field for a number; red while what it holds is none. \return whether it was edited.
bool numberBox(const Ui& ui, const std::string& name, std::string& text, float width, bool good);

}  // namespace crus
