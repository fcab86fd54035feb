// Every setting once: how the file writes it, what people read, which values it has, and where in the state
// it lives. A row here is all that a new setting needs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

/// Values are whole numbers: 0 or 1 of a switch, the index of a choice, or the number itself.
struct SettingRow {
  std::string_view key;    // in the file and in `set`: "blender_mouse"
  std::string_view group;  // heading in the panel
  std::string_view label;
  std::string_view hint;                      // one sentence
  std::span<const std::string_view> choices;  // empty for a number
  int low = 0, high = 0, step = 1;            // of a number
  std::string_view unit;                      // of a number, "%"
  int (*get)(const AppState&);
  void (*set)(AppState&, int);

  [[nodiscard]] bool isSwitch() const;  // choices "off", "on", written as false and true in the file
};

std::span<const SettingRow> settingTable();
/// Null when there is none of that name.
const SettingRow* settingNamed(std::string_view key);
/// A state with every setting as in a fresh program.
const AppState& freshSettings();
/// What a fresh program has.
int defaultOf(const SettingRow& row);

/// "on", "dark", "25".
std::string settingWords(const SettingRow& row, int value);
/// Back; also `+N`, `-N` for numbers and `next` for choices, from `now`. \return an Error that names what was
/// expected.
engine::Result<int> parseSetting(const SettingRow& row, std::string_view words, int now);

/// `to` with every setting of `from`, keys as well.
AppState withSettingsOf(AppState to, const AppState& from);
/// Whether a file of both would say the same.
bool sameSettings(const AppState& a, const AppState& b);

}  // namespace crus
