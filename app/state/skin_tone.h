// What the skin is made of on the picture: clay, or four tones of the Monk scale.
#pragma once

#include <array>
#include <string_view>

namespace crus {

/// The numbers are those of the Monk skin tone scale (E. Monk, 2022).
enum class SkinTone { kClay, kMonk3, kMonk5, kMonk7, kMonk9 };

/// How a script and a saved state write them, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> kSkinTones{"clay", "monk3", "monk5", "monk7", "monk9"};

}  // namespace crus
