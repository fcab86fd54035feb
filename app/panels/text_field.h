// A field to type into whose text belongs to the state.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/panels/ui.h"

namespace crus {

/// A field of the content's width with the keyboard in it from its first frame on, and again whenever the
/// text is changed from outside; the cursor then stands at its end. Recorded under its name. \return the new
/// text in the frame in which it was typed.
std::optional<std::string> textField(const Ui& ui, const std::string& name, const std::string& text,
                                     std::string_view hint);

}  // namespace crus
