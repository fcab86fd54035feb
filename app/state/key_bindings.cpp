#include "app/state/key_bindings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/state/command.h"

namespace crus {
namespace {

constexpr auto kKeys = std::to_array<KeyBinding>({
    {"1", "look anterior", "Front"},
    {"2", "look posterior", "Back"},
    {"3", "look lateral", "Outer side"},
    {"4", "look medial", "Inner side"},
    {"7", "look dorsal", "Top of the foot"},
    {"8", "look plantar", "Sole"},
    {"Ctrl+1", "look posterior", "Opposite of front"},
    {"Ctrl+3", "look medial", "Opposite of outer side"},
    {"Ctrl+7", "look plantar", "Opposite of the top: the sole"},
    {"9", "look threequarter", "Three-quarter view"},
    {"V", "contact toggle", "All sides at once; click one to look from there"},
    {"0", "bestview", "Look straight at the selected point"},
    {"5", "projection toggle", "Perspective or parallel"},
    {"Home", "frame all", "Frame everything shown"},
    {"F", "frame selection", "Frame the selection"},
    {"Num .", "frame selection", "Frame the selection"},
    {"R", "reset", "Reset the view"},
    {"Left", "turn left", "Turn the leg to the left"},
    {"Right", "turn right", "Turn the leg to the right"},
    {"Up", "turn up", "Tip the leg up"},
    {"Down", "turn down", "Tip the leg down"},
    {"Shift+Left", "pan -0.1 0", "Move the leg left"},
    {"Shift+Right", "pan 0.1 0", "Move the leg right"},
    {"Shift+Up", "pan 0 0.1", "Move the leg up"},
    {"Shift+Down", "pan 0 -0.1", "Move the leg down"},
    {"+", "zoom 0.8", "Nearer"},
    {"-", "zoom 1.25", "Further"},
    {",", "point previous", "Previous trigger point"},
    {".", "point next", "Next trigger point"},
    {"W", "ask toggle", "Who refers here? Click where it hurts"},
    {"D", "probe toggle", "What lies under the pointer, layer by layer"},
    {"O", "zone selected toggle", "Referred pain of the selection"},
    {"Shift+O", "zone all off", "All referred pain off"},
    {"E", "spillover toggle", "With or without spillover"},
    {"T", "markers toggle", "Trigger point markers"},
    {"L", "labels next", "Names: off, selected, all"},
    {"Shift+L", "arcs toggle", "Arcs to linked muscles"},
    {"G", "skin next", "Skin: solid, glass, off"},
    {"C", "section toggle", "Cut the leg open"},
    {"M", "side other", "The other leg"},
    {"I", "isolate toggle", "Show only the selection"},
    {"/", "isolate toggle", "Show only the selection"},
    {"[", "peel more", "Take away one layer"},
    {"]", "peel less", "Put one layer back"},
    {"H", "hide selected", "Hide the selection"},
    {"Shift+H", "hideothers selected", "Hide all but the selection"},
    {"U", "show all", "Show everything again"},
    {"Alt+H", "show all", "Show everything again"},
    {"Enter", "release selected", "Release session: the selected point, step by step"},
    {"X", "mark selected toggle", "Mark the point as one of yours"},
    {"Shift+X", "only-mine toggle", "Only the points that you have marked"},
    {"N", "editnote", "My note on the selection"},
    {"Shift+N", "pinmiddle", "Pin my own spot: click on the skin; again: the middle of the view"},
    {"J", "journal toggle", "My sessions, and how it goes"},
    {"Ctrl+F", "find", "Search"},
    {"S", "find", "Search"},
    {"Ctrl+Z", "undo", "Undo"},
    {"Ctrl+Shift+Z", "redo", "Redo"},
    {"Ctrl+Y", "redo", "Redo"},
    {"Tab", "focus next", "To the next thing in the panels"},
    {"Shift+Tab", "focus previous", "To the one before"},
    {"PageDown", "scroll 0.9", "Further down the page"},
    {"PageUp", "scroll -0.9", "Back up the page"},
    {"Shift+F10", "menu selected", "What can be done with the selection"},
    {"K", "colours next", "Colours: by muscle, classic red, as colour-blind people see them"},
    {"Shift+F9", "panel list toggle", "The list alone"},
    {"Ctrl+F9", "panel reading toggle", "The page alone"},
    {"Ctrl+Left", "resize list -20", "Narrower list"},
    {"Ctrl+Right", "resize list +20", "Wider list"},
    {"Ctrl+Up", "section move 5", "Move the cut on"},
    {"Ctrl+Down", "section move -5", "Move the cut back"},
    {"Ctrl+Shift+Left", "resize reading +20", "Wider page"},
    {"Ctrl+Shift+Right", "resize reading -20", "Narrower page"},
    {"Ctrl+Shift+Up", "resize height +20", "Higher page, where it lies under the leg"},
    {"Ctrl+Shift+Down", "resize height -20", "Lower page"},
    {"Ctrl++", "text +10", "Larger text"},
    {"Ctrl+=", "text +10", "Larger text"},
    {"Ctrl+-", "text -10", "Smaller text"},
    {"Ctrl+Shift+P", "palette toggle", "All commands, to be searched"},
    {"Ctrl+Shift+1", "view store 1", "Store the view"},
    {"Ctrl+Shift+2", "view store 2", "Store the view"},
    {"Ctrl+Shift+3", "view store 3", "Store the view"},
    {"Ctrl+Shift+4", "view store 4", "Store the view"},
    {"Ctrl+Shift+5", "view store 5", "Store the view"},
    {"Ctrl+Shift+6", "view store 6", "Store the view"},
    {"Ctrl+Shift+7", "view store 7", "Store the view"},
    {"Ctrl+Shift+8", "view store 8", "Store the view"},
    {"Ctrl+Shift+9", "view store 9", "Store the view"},
    {"Ctrl+Shift+0", "view store 0", "Store the view"},
    {"Shift+1", "view recall 1", "Back to the stored view"},
    {"Shift+2", "view recall 2", "Back to the stored view"},
    {"Shift+3", "view recall 3", "Back to the stored view"},
    {"Shift+4", "view recall 4", "Back to the stored view"},
    {"Shift+5", "view recall 5", "Back to the stored view"},
    {"Shift+6", "view recall 6", "Back to the stored view"},
    {"Shift+7", "view recall 7", "Back to the stored view"},
    {"Shift+8", "view recall 8", "Back to the stored view"},
    {"Shift+9", "view recall 9", "Back to the stored view"},
    {"Shift+0", "view recall 0", "Back to the stored view"},
    {"F9", "panels toggle", "Panels"},
    {"F11", "fullscreen toggle", "Full screen"},
    {"F12", "screenshot crus-picture.png", "Picture as crus-picture.png"},
    {"Ctrl+F12", "picture crus-leg.png", "The leg alone, on nothing, as crus-leg.png"},
    {"Ctrl+P", "card", "Card to print, of what is shown"},
    {"Ctrl+S", "save", "Save the view as a file"},
    {"Ctrl+O", "open", "Open a saved view"},
    {"Ctrl+Shift+C", "copy", "Copy the view as text"},
    {"Ctrl+Shift+V", "paste", "Bring back a copied view"},
    {"F1", "help toggle", "This help"},
    {"?", "help toggle", "This help"},
    {"Ctrl+?", "help toggle", "This help"},
    {"Ctrl+,", "settings toggle", "Settings"},
    {"Esc", "escape", "Close, leave isolation, deselect"},
    {"Ctrl+Q", "quit", "Quit"},
    {"Space", "release go", "Start or pause the hold, or next", KeyContext::kRelease},
    {"PageDown", "release go", "Start or pause the hold, or next", KeyContext::kRelease},
    {"Enter", "release go", "Start or pause the hold, or next", KeyContext::kRelease},
    {"Backspace", "release back", "The page before", KeyContext::kRelease},
    {"PageUp", "release back", "The page before", KeyContext::kRelease},
    {"Down", "release down", "Further down in a long page", KeyContext::kRelease},
    {"Up", "release up", "Further up", KeyContext::kRelease},
    {"A", "release again", "The hold once more", KeyContext::kRelease},
    {"V", "release technique", "Another technique", KeyContext::kRelease},
});

constexpr auto kMouse = std::to_array<KeyBinding>({
    {"Left drag", "orbit", "Turn the leg"},
    {"Right drag", "pan", "Move the leg (also middle, or Shift+left)"},
    {"Wheel", "zoom", "Zoom to the pointer"},
    {"Shift+wheel", "section move", "Move the cut"},
    {"Click", "select", "Select; on nothing, deselect"},
    {"Right click", "menu", "What can be done with this"},
    {"Double-click", "focus", "Turn around this place; on nothing, frame everything"},
    {"Hover", "hover", "Name; on an X, its referred pain"},
});

constexpr std::string_view kReleasePrefix = "release ";

/// What the program says of the line where it binds it itself, else of the command.
std::string helpOf(std::string_view line) {
  const auto own =
      std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyBinding& key) { return key.command == line; });
  if (own != kKeys.end()) return std::string{own->help};
  const std::string_view name = line.substr(0, line.find(' '));
  for (const CommandSyntax& syntax : commandSyntax()) {
    if (syntax.name == name) return std::string{line} + ": " + std::string{syntax.help};
  }
  return std::string{line};
}

}  // namespace

std::span<const KeyBinding> keyBindings() {
  return kKeys;
}

std::span<const KeyBinding> mouseBindings() {
  return kMouse;
}

std::optional<std::string_view> commandForChord(std::string_view chord) {
  const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyBinding& binding) {
    return binding.chord == chord && binding.context == KeyContext::kAlways;
  });
  if (found == kKeys.end()) return std::nullopt;
  return found->command;
}

Keymap::Keymap(const std::map<std::string, std::string>& changes) {
  for (const KeyBinding& key : kKeys) {
    keys_.push_back({std::string{key.chord}, std::string{key.command}, std::string{key.help}, key.context});
  }
  for (const auto& [name, line] : changes) {
    const bool release = name.starts_with(kReleasePrefix);
    const KeyContext context = release ? KeyContext::kRelease : KeyContext::kAlways;
    const std::string chord = release ? name.substr(kReleasePrefix.size()) : name;
    const auto same = std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) {
      return key.chord == chord && key.context == context;
    });
    if (same != keys_.end()) keys_.erase(same);
    if (!line.empty()) keys_.push_back({chord, line, helpOf(line), context});
  }
}

std::optional<std::string> Keymap::command(std::string_view chord, KeyContext context) const {
  const auto found = [&](KeyContext in) {
    return std::find_if(keys_.begin(), keys_.end(),
                        [&](const Key& key) { return key.chord == chord && key.context == in; });
  };
  auto key = found(context);
  if (key == keys_.end()) key = found(KeyContext::kAlways);
  if (key == keys_.end()) return std::nullopt;
  return key->command;
}

std::string Keymap::chordOf(std::string_view command) const {
  const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const Key& each) {
    return each.command == command && each.context == KeyContext::kAlways;
  });
  return key == keys_.end() ? std::string{} : key->chord;
}

std::string joinedChords(const std::vector<std::string>& chords) {
  constexpr std::size_t kFew = 4;
  if (chords.size() > kFew) return chords.front() + " … " + chords.back();
  std::string all;
  for (const std::string& chord : chords) all += (all.empty() ? "" : " ") + chord;
  return all;
}

std::string keyTableMarkdown() {
  std::string table = "| Input | Does |\n|---|---|\n";
  const auto row = [&](const std::string& input, const std::string& help) {
    table += "| " + input + " | " + help + " |\n";
  };
  for (const KeyBinding& gesture : kMouse) row(std::string{gesture.chord}, std::string{gesture.help});
  std::vector<std::pair<KeyContext, std::string_view>> done;
  for (const KeyBinding& key : kKeys) {
    const std::pair what{key.context, key.help};
    if (std::find(done.begin(), done.end(), what) != done.end()) continue;
    done.push_back(what);
    std::vector<std::string> chords;
    for (const KeyBinding& same : kKeys) {
      if (std::pair{same.context, same.help} != what) continue;
      chords.emplace_back("`").append(same.chord).append("`");
    }
    const std::string where = key.context == KeyContext::kRelease ? "Release session: " : "";
    row(joinedChords(chords), where + std::string{key.help});
  }
  return table;
}

}  // namespace crus
