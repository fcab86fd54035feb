// Which of the system's fonts the program writes with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crus {

struct FontFiles {
  std::string regular;
  std::string strong;  // a heavier weight; the regular one again when there is none
};

/// The files of Inter, DejaVu Sans, Noto Sans and Liberation Sans that are installed, in this order.
std::vector<FontFiles> fontFiles();

/// Why there is no text, when none of them is there or can be read.
inline constexpr std::string_view kNoFont =
    "no readable font is installed; install one of the packages fonts-inter, fonts-dejavu-core, "
    "fonts-noto-core or fonts-liberation";

}  // namespace crus
