// The panels: const state in, commands out. Dear ImGui alone; no GLFW, no OpenGL, no state of their own but
// ImGui's.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/atlas/press_layers.h"
#include "app/atlas/reverse_lookup.h"
#include "app/search/command_finder.h"
#include "app/search/search.h"
#include "app/state/command.h"
#include "app/state/update.h"

namespace crus {

/// A rectangle in logical pixels, origin top-left.
struct Rect {
  glm::vec2 position{0.0F};
  glm::vec2 size{0.0F};
};

/// Where each panel goes for a window of that size; `view` is what is left for the leg and is never covered.
struct Layout {
  Rect toolbar, list, reading, view;
  Rect sectionBar;  // at the head of the view while the leg is cut open
  Rect release;     // a release session, beside a view that fills the rest; empty otherwise
  Rect legend;  // what the marks mean, under the view; empty without panels: then it is a plate in the view
  Rect cube;    // which way the leg is turned and which leg it is, in a corner of the view
  Rect listEdge, readingEdge;  // where the panels' edges can be taken; over the panels
  bool stacked = false;        // narrow window: the reading panel lies under the view
};
Layout layoutFor(glm::vec2 windowSize, const AppState& state, float scale);

/// A thing that the keyboard can be on. Tab goes from group to group, arrows to what lies beside it in its
/// group.
struct FocusStop {
  std::string name;  // as recorded
  std::string group;
  Rect rect;             // whole, whether scrolled into sight or not
  bool current = false;  // what is chosen or selected: there a group is entered
};
/// Where a step leads from `focus`; the name itself when there is nothing further that way. From nowhere, and
/// past the last group, it starts again at the other end.
std::string steppedFocus(const std::vector<FocusStop>& stops, const std::string& focus, FocusStep step);
/// The script line that an arrow, Space or Enter means while the keyboard is in the panels; nothing when they
/// have their usual meaning.
std::optional<std::string_view> focusLine(std::string_view chord, const AppState& state);

/// A model that is being read.
struct Loading {
  std::string file;
  std::string step;       // what is being done, a few words
  float fraction = 0.0F;  // 0..1
};
struct JournalForms;

/// What panels need besides state and world.
struct PanelContext {
  const World& world;
  const AppState& state;
  Layout layout;
  float scale = 1.0F;        // display scale x text size
  std::string status;        // model file, warnings; shown small at the bottom of the list
  glm::vec2 hoverAt{-1.0F};  // where the pointer is, for the name tag; negative: nowhere
  /// When given, every interactive thing drawn (and the plates "legend", "message", "name-tag") appends its
  /// name ("zone/soleus", "eye/soleus", "row/soleus", "point/soleus_trp1", "view/anterior" ...) and where it
  /// is, cut to what the panel's scrolling shows.
  std::vector<std::pair<std::string, Rect>>* record = nullptr;
  const std::vector<Candidate>* referrers = nullptr;  // the answer to what the state asks
  std::optional<glm::vec2> askedAt = {};              // where the asked place is in the window
  const UnderThumb* under = nullptr;                  // what lies under the pointer, when that is wanted
  std::optional<float> cutDepthMm = {};         // of what is under the pointer, on the face of a section
  const std::vector<Finding>* found = nullptr;  // what the state searches for
  const std::vector<FoundCommand>* offered = nullptr;  // by the list of commands, while that is open
  const Keymap* keymap = nullptr;                      // none: what the program comes with
  std::string* rowHovered = nullptr;                   // out: the id of the row under the pointer
  std::optional<engine::Camera> seen = {};  // on its way to that of the state; that of the state when empty
  std::vector<FocusStop>* stops = nullptr;  // out: what the keyboard can go to
  bool focusMoved = false;                  // the state's focus is new and scrolls into sight
  bool press = false;                       // the thing that has the focus is pressed
  float scrollPages = 0.0F;                 // how far the reading panel is to scroll, in its heights
  std::optional<Loading> loading = {};
  JournalForms* forms = nullptr;  // what is being typed into the journal
};

/// Loads the system's UI font at this scale into the current ImGui context: Inter, else DejaVu Sans, Noto
/// Sans or Liberation Sans. \return the file used, or an Error that says which packages give one; then
/// ImGui's own scaled font is used.
struct Fonts {
  std::string file;
  void* body = nullptr;     // ImFont*
  void* heading = nullptr;  // ImFont*, larger
  void* small = nullptr;    // ImFont*
  void* strong = nullptr;   // ImFont*, body in a heavier weight
  void* large = nullptr;    // ImFont*, what is read from the floor: the steps of a technique
  void* release = nullptr;  // ImFont*, the page of a release session; null while there is none
  void* timer = nullptr;    // ImFont*, digits of its hold; likewise
};
/// \param releasePixels  height of the type of a release session; 0: none is going on.
engine::Result<Fonts> loadFonts(float scale, float releasePixels = 0.0F);

/// Colours and metrics of ux-conventions for a theme.
void applyTheme(Theme theme, float scale);

/// Draws every panel of a frame (call between NewFrame and Render) and appends what the user asked for.
void drawPanels(const PanelContext& context, const Fonts& fonts, std::vector<Command>& commands);

}  // namespace crus
