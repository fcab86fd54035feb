// The font of the page: how wide words are, and its two weights for the writer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/panels/font_files.h"
#include "engine/core/result.h"

namespace crus::sheet {

class Typeface {
 public:
  /// The first of fontFiles() that can be read. \return Error saying which packages bring one.
  static engine::Result<Typeface> load();
  Typeface(Typeface&&) noexcept;
  Typeface& operator=(Typeface&&) noexcept;
  ~Typeface();

  /// Millimetres that the words take at this size, without kerning.
  [[nodiscard]] float width(std::string_view text, bool strong, float sizePt) const;
  /// cairo_font_face_t* of a weight, owned by this.
  [[nodiscard]] void* cairoFace(bool strong) const;

 private:
  struct Implementation;
  explicit Typeface(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

/// What can stand on a page: valid UTF-8, blanks for control characters, U+FFFD for bytes that are none.
std::string printable(std::string_view text);

}  // namespace crus::sheet
