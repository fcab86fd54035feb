#include "app/state/key_bindings.h"

#include <algorithm>
#include <array>

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
    {"0", "bestview", "Look straight at the selected point"},
    {"5", "projection toggle", "Perspective or parallel"},
    {"Home", "frame all", "Frame everything shown"},
    {"F", "frame selection", "Frame the selection"},
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
    {"Ctrl+F", "find", "Search"},
    {"S", "find", "Search"},
    {"Ctrl+Z", "undo", "Undo"},
    {"Ctrl+Shift+Z", "redo", "Redo"},
    {"Ctrl+Y", "redo", "Redo"},
    {"F9", "panels toggle", "Panels"},
    {"F12", "screenshot crus-picture.png", "Picture as crus-picture.png"},
    {"Ctrl+S", "save crus-state.json", "Save the view as crus-state.json"},
    {"Ctrl+O", "open crus-state.json", "Bring back crus-state.json"},
    {"Ctrl+Shift+C", "copy", "Copy the view as text"},
    {"Ctrl+Shift+V", "paste", "Bring back a copied view"},
    {"F1", "help toggle", "This help"},
    {"?", "help toggle", "This help"},
    {"Esc", "escape", "Close, leave isolation, deselect"},
    {"Ctrl+Q", "quit", "Quit"},
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

}  // namespace

std::span<const KeyBinding> keyBindings() {
  return kKeys;
}

std::span<const KeyBinding> mouseBindings() {
  return kMouse;
}

std::optional<std::string_view> commandForChord(std::string_view chord) {
  const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                  [&](const KeyBinding& binding) { return binding.chord == chord; });
  if (found == kKeys.end()) return std::nullopt;
  return found->command;
}

}  // namespace crus
