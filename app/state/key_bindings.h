// Which key does what: the one table behind the window, the help overlay, the list of commands and the
// README.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crus {

/// When a key means something: always, or only in a release session, where it goes before what it means
/// always.
enum class KeyContext { kAlways, kRelease };

/// `chord` is written as shown to people: "G", "Ctrl+Z", "Shift+H", "F9", "Home", "+". `command` is a script
/// line.
struct KeyBinding {
  std::string_view chord;
  std::string_view command;
  std::string_view help;
  KeyContext context = KeyContext::kAlways;
};
/// What the program comes with.
std::span<const KeyBinding> keyBindings();
/// Mouse gestures, for the help only.
std::span<const KeyBinding> mouseBindings();

/// The keys of one user: those of the program with that user's changes.
class Keymap {
 public:
  struct Key {
    std::string chord, command, help;
    KeyContext context = KeyContext::kAlways;
  };
  /// \param changes  as in Preferences::keys.
  explicit Keymap(const std::map<std::string, std::string>& changes = {});

  /// In the order of the program's table, new ones last.
  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }
  /// The script line bound to a chord; empty when nothing is.
  [[nodiscard]] std::optional<std::string> command(std::string_view chord, KeyContext context) const;
  /// The first chord of a script line, for menus; empty when it has none.
  [[nodiscard]] std::string chordOf(std::string_view command) const;

 private:
  std::vector<Key> keys_;
};

/// What the program comes with, for a chord.
std::optional<std::string_view> commandForChord(std::string_view chord);

/// Chords that do the same, as they stand on one line: a long row of them by its first and last.
std::string joinedChords(const std::vector<std::string>& chords);

/// The table of keys and gestures as the README shows it, in Markdown.
std::string keyTableMarkdown();

}  // namespace crus
