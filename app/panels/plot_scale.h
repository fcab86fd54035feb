// Where the ticks of an axis stand. Pure numbers, no drawing.
#pragma once

#include <string>
#include <vector>

namespace crus {

struct Tick {
  double at = 0.0;
  std::string label;
  bool operator==(const Tick&) const = default;
};

/// Steps of 1, 2 or 5 times a power of ten, at most `most` ticks inside [low, high].
std::vector<Tick> numberTicks(double low, double high, int most);

/// Days since 1970: whole days, weeks (Mondays), months, or years, at most `most`; a label says the year
/// where it is new.
std::vector<Tick> dateTicks(double low, double high, int most);

}  // namespace crus
