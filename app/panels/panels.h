// The panels: const state in, commands out. Dear ImGui alone; no GLFW, no OpenGL, no state of their own but
// ImGui's.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/atlas/press_layers.h"
#include "app/atlas/reverse_lookup.h"
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
  Rect legend;  // what the marks mean, under the view; empty without panels: then it is a plate in the view
  bool stacked = false;  // narrow window: the reading panel lies under the view
};
Layout layoutFor(glm::vec2 windowSize, const AppState& state, float scale);

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
  std::optional<float> cutDepthMm = {};  // of what is under the pointer, on the face of a section
  const UnderThumb* under = nullptr;     // what lies under the pointer, when that is wanted
  std::string* rowHovered = nullptr;     // out: the id of the row under the pointer
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
};
engine::Result<Fonts> loadFonts(float scale);

/// Colours and metrics of ux-conventions for a theme.
void applyTheme(Theme theme, float scale);

/// Draws every panel of a frame (call between NewFrame and Render) and appends what the user asked for.
void drawPanels(const PanelContext& context, const Fonts& fonts, std::vector<Command>& commands);

}  // namespace crus
