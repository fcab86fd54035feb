// A small plot over time: values as marks and lines, releases as bars at the foot, words on hover.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/journal/history.h"
#include "app/panels/ui.h"

namespace crus {

/// Told apart by mark and line as well as by colour.
enum class PlotMark { kDisc, kRing, kSquare, kDiamond };

struct PlotSeries {
  std::string name;
  const std::vector<journal::Sample>* samples = nullptr;
  Color8 color;
  PlotMark mark = PlotMark::kDisc;
};

struct PlotSpec {
  std::string title, unit;
  double low = 0.0, high = 10.0;  // of the value
  std::vector<PlotSeries> series;
  const std::vector<journal::Sample>* releases = nullptr;  // seconds held; bars at the foot
};

/// \return the uuid of a session whose mark was clicked, else empty.
std::string plot(const Ui& ui, const std::string& name, const PlotSpec& spec, float height);

/// Fewer samples that look the same at this many columns: first, last, least and greatest of each column.
std::vector<journal::Sample> thinned(const std::vector<journal::Sample>& samples, double low, double high,
                                     int columns);

}  // namespace crus
