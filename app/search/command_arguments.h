// The arguments of commands, as their syntax lines write them, turned into choices.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state/update.h"

namespace crus {

struct ArgumentChoice {
  std::string word;   // as it goes into the line, in quotes if it must be
  std::string label;  // what people call it
};

/// The alternatives of each argument: "POINT|all on|off|toggle" -> {POINT, all}, {on, off, toggle}.
std::vector<std::vector<std::string>> argumentsOf(std::string_view syntax);

/// What can stand there: the words themselves, and for the capitals that name kinds of things (POINT, MUSCLE,
/// PART, KIND, AREA, SETTING, DIGIT) those things. Capitals that stand for numbers or free text give nothing.
std::vector<ArgumentChoice> choicesFor(const std::vector<std::string>& alternatives, const World& world);

/// Whether something else may be typed there.
bool takesFreeText(const std::vector<std::string>& alternatives);

}  // namespace crus
