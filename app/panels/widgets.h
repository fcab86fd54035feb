// Controls: buttons, switches, choices, sections, callouts. All at least 24 units high, all recorded by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/panels/ui.h"

namespace crus {

inline constexpr float kControlHeight = 28.0F;

struct ButtonLook {
  bool on = false;     // filled
  bool quiet = false;  // no border until the pointer comes
  Type type = Type::kSmall;
  bool soft = false;  // on: tinted and outlined rather than filled
};
/// Width that button() takes for a label.
float buttonWidth(const Ui& ui, std::string_view label, const ButtonLook& look = {});
bool button(const Ui& ui, const std::string& name, std::string_view label, const ButtonLook& look = {});

/// One of several, side by side; \return the index clicked, or -1. Recorded as `prefix/key`. What `slides`
/// also follows the pointer while it is dragged along them.
struct Choice {
  std::string_view key, label, hint;
};
float segmentedWidth(const Ui& ui, std::span<const Choice> choices);
int segmented(const Ui& ui, std::string_view prefix, std::span<const Choice> choices, int active,
              bool slides = false);

/// A switch whose knob says the state and whose track wears the colour. 32 x 28 units.
bool pillSwitch(const Ui& ui, const std::string& name, bool on, Color8 color);
/// An open or a crossed-out eye, 24 x 28 units.
bool eye(const Ui& ui, const std::string& name, bool on);
/// A triangle that points right or down, 24 units wide.
bool caret(const Ui& ui, const std::string& name, bool open, float height);
inline constexpr float kSwitchWidth = 32.0F;
inline constexpr float kToggleWidth = 24.0F;
/// A muscle's colour in a box, with its pattern when patterns are on; drawn only.
void colorChip(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, const Muscle& muscle);
/// The ground of a row of a list: selected, under the pointer, or none.
void rowGround(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, bool selected, const Hit& hit);
/// A coloured square with a hairline, drawn only.
void swatch(const Ui& ui, ImDrawList* list, ImVec2 at, float size, Color8 color);
/// The X of a trigger point, drawn only: as on the leg, ink in a white casing, or plain in the ink of the
/// text.
void cross(const Ui& ui, ImDrawList* list, ImVec2 centre, float size, bool cased = false);

/// A heading that opens and closes what follows; \return whether it is open.
bool section(const Ui& ui, const std::string& name, std::string_view title, bool openAtFirst);

enum class Tone { kNeutral, kCaution, kDanger };
/// A tinted box around what is drawn between begin and end, with a stripe on its left edge.
class Callout {
 public:
  Callout(const Ui& ui, Tone tone);
  Callout(const Callout&) = delete;
  Callout& operator=(const Callout&) = delete;
  ~Callout();

 private:
  const Ui& ui_;
  Tone tone_;
  ImVec2 low_;
  float width_;
  ImDrawListSplitter splitter_;
};

/// A row of text that leads somewhere: accent ink, underlined under the pointer.
bool linkText(const Ui& ui, const std::string& name, std::string_view text, Type type = Type::kBody);

/// "Fairly supported · 2 sources": quiet; the sources show under the pointer, and below it once clicked.
void sourceNote(const Ui& ui, const std::string& name, Confidence confidence,
                const std::vector<std::string>& sources);

}  // namespace crus
