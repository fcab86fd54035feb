// What every panel draws with: type, ink, places, and where things go. Thin over Dear ImGui.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <utility>

#include "app/panels/panels.h"
#include "app/panels/theme.h"
#include "app/view/zone_colors.h"

namespace crus {

enum class Type { kBody, kStrong, kHeading, kSmall, kLarge, kRelease, kTimer };

struct Ui {
  const PanelContext& context;
  const Fonts& fonts;
  const Palette& colors;
  std::vector<Command>& commands;
  mutable std::string group = {};  // of the things drawn now, for the keyboard; empty: each on its own

  [[nodiscard]] const World& world() const { return context.world; }
  [[nodiscard]] const AppState& state() const { return context.state; }
  [[nodiscard]] float px(float units) const { return units * context.scale; }
  [[nodiscard]] ImFont* font(Type type) const;
  /// The colour that a muscle's zones wear now.
  [[nodiscard]] Color8 fill(const Muscle& muscle) const { return fillOf(muscle, context.state.colors); }
  /// The thing of a row under the pointer, which shows itself on the leg.
  void hovers(const std::string& id) const {
    if (context.rowHovered != nullptr) *context.rowHovered = id;
  }
  void emit(Command command) const { commands.push_back(std::move(command)); }
};

ImU32 ink(Color8 color, float alpha = 1.0F);

/// A borderless window at a fixed place; endPanel() must follow. Panels pass kBehind, so that what opens over
/// them stays over them, and so that one which appears leaves the keyboard where it is.
inline constexpr ImGuiWindowFlags kBehind =
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing;
void beginPanel(const char* id, const Rect& rect, ImGuiWindowFlags extra = 0);
void endPanel();

// --- Text
// ---------------------------------------------------------------------------------------------------------
/// Size of a text wrapped at a width, with the line spacing of paragraph(). A width of 0 does not wrap.
ImVec2 measure(const Ui& ui, Type type, std::string_view text, float width = 0.0F);
/// The text, or as much of it as fits with an ellipsis.
std::string fittingText(const Ui& ui, Type type, std::string_view text, float width);
/// Draws at a place without an item; returns the size.
ImVec2 drawText(const Ui& ui, ImDrawList* list, Type type, ImVec2 at, ImU32 color, std::string_view text,
                float width = 0.0F);
/// A wrapped text of the content's width as an item.
void paragraph(const Ui& ui, Type type, Color8 color, std::string_view text);
void body(const Ui& ui, std::string_view text);
void muted(const Ui& ui, std::string_view text);
/// "Label  text" with the label in strong type on a line of its own.
void labelled(const Ui& ui, std::string_view label, std::string_view text);
/// A paragraph behind a round bullet.
void bullet(const Ui& ui, std::string_view text);
void gap(const Ui& ui, float units);
void separator(const Ui& ui);
/// A quiet line along a panel's edge.
void edgeLine(const Ui& ui, ImVec2 from, ImVec2 to);

// --- Hits
// ---------------------------------------------------------------------------------------------------------
struct Hit {
  bool clicked = false;
  bool hovered = false;
  bool held = false;
  bool focused = false;  // by keyboard
  ImVec2 low, high;
};
/// An invisible button at the cursor, recorded under its name, which the keyboard finds it by.
Hit hitArea(const Ui& ui, const std::string& name, ImVec2 size);
/// What the last hitArea() stands for is chosen now: here the keyboard enters its group.
void markCurrent(const Ui& ui);
/// A thing of Dear ImGui's own that the keyboard can be on.
void recordStop(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high);

/// Things that Tab goes to as one, and arrows go through.
class FocusGroup {
 public:
  FocusGroup(const Ui& ui, std::string name) : ui_{ui}, before_{std::move(ui.group)} {
    ui.group = std::move(name);
  }
  FocusGroup(const FocusGroup&) = delete;
  FocusGroup& operator=(const FocusGroup&) = delete;
  ~FocusGroup() { ui_.group = std::move(before_); }

 private:
  const Ui& ui_;
  std::string before_;
};
/// From here on the keyboard stays with what is drawn: a page over everything, a menu.
void trapFocus(const Ui& ui);
/// Records a rectangle by hand.
void recordRect(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high);
/// The same for what is drawn over the picture, outside any panel.
void recordPlate(const Ui& ui, const std::string& name, ImVec2 low, ImVec2 high);
/// A wrapped text beside the pointer while the last item is hovered.
void tooltip(const Ui& ui, std::string_view text);
/// A ring around what the keyboard has chosen.
void focusRing(const Ui& ui, const Hit& hit, float rounding);

/// A flag that belongs to the current window, kept by ImGui.
bool storedFlag(const std::string& key, bool fallback);
void storeFlag(const std::string& key, bool value);
/// True in the first frame in which `value` differs from what this window saw last under the key.
bool hasChanged(const std::string& key, std::string_view value);

}  // namespace crus
