#include "app/cli/place_argument.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace crus::cli {
namespace {

constexpr float kBeyondFoot = 0.1F;  // of u and v: the skin's edge lies a little outside 0 .. 1

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  std::stringstream stream{text};
  for (std::string piece; std::getline(stream, piece, separator);) pieces.push_back(piece);
  return pieces;
}

std::optional<float> numberOf(const std::string& text) {
  float value = 0.0F;
  const char* end = text.data() + text.size();
  const auto [last, failed] = std::from_chars(text.data(), end, value);
  if (failed != std::errc{} || last != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

engine::Result<LegCoordinate> legOf(const PlaceArgument& place) {
  const std::vector<std::string> pieces = split(place.leg, ',');
  const auto h = pieces.size() == 2 ? numberOf(pieces[0]) : std::nullopt;
  const auto theta = pieces.size() == 2 ? numberOf(pieces[1]) : std::nullopt;
  if (!h || !theta) {
    return engine::Error{"", "",
                         "--leg wants H,THETA: the height (0 ankle centre, 1 knee joint line) and degrees "
                         "round the leg (0 front, 90 outer side, 180 back, 270 inner side), such as "
                         "0.47,155, not \"" +
                             place.leg + '"'};
  }
  return LegCoordinate{*h, place.side == Side::kLeft ? mirrorTheta(*theta) : *theta};
}

engine::Result<FootSpot> footOf(const PlaceArgument& place) {
  const std::vector<std::string> pieces = split(place.foot, ',');
  FootSpot spot;
  if (!pieces.empty()) {
    const std::size_t slash = pieces[0].find('/');
    spot.chart = pieces[0].substr(0, slash);
    if (slash != std::string::npos) spot.surface = pieces[0].substr(slash + 1);
  }
  const std::vector<std::string>& charts = footCharts();
  if (std::find(charts.begin(), charts.end(), spot.chart) == charts.end()) {
    return engine::Error{
        "", "",
        "--foot wants CHART,U,V with one of the charts " + listed(charts) + ", not \"" + place.foot + '"'};
  }
  const std::vector<std::string> surfaces = surfacesOf(spot.chart);
  if (!spot.surface.empty() && std::find(surfaces.begin(), surfaces.end(), spot.surface) == surfaces.end()) {
    return engine::Error{
        "", "",
        surfaces.empty()
            ? spot.chart + " has but one surface: leave out \"/" + spot.surface + '"'
            : spot.chart + " has the surfaces " + listed(surfaces) + ", not \"" + spot.surface + '"'};
  }
  const auto u = pieces.size() == 3 ? numberOf(pieces[1]) : std::nullopt;
  const auto v = pieces.size() == 3 ? numberOf(pieces[2]) : std::nullopt;
  const auto fits = [](float value) { return value >= -kBeyondFoot && value <= 1.0F + kBeyondFoot; };
  if (!u || !v || !fits(*u) || !fits(*v)) {
    return engine::Error{
        "", "",
        "--foot wants CHART,U,V with U from 0 (back of the heel) to 1 (tip of the longest toe) "
        "and V from 0 (inner border) to 1 (outer border), such as foot_plantar,0.45,0.3, not \"" +
            place.foot + '"'};
  }
  spot.at = {*u, *v};
  return spot;
}

}  // namespace

engine::Status checkPlace(const PlaceArgument& place) {
  if (!place.leg.empty()) {
    const auto leg = legOf(place);
    return leg ? engine::Status{engine::Done{}} : leg.error();
  }
  const auto foot = footOf(place);
  return foot ? engine::Status{engine::Done{}} : foot.error();
}

engine::Result<SkinSpot> spotOf(const PlaceArgument& place, const Leg& leg) {
  if (!place.leg.empty()) {
    const auto at = legOf(place);
    return at ? spotAt(leg, *at) : at.error();
  }
  const auto at = footOf(place);
  return at ? spotAt(leg, *at) : at.error();
}

engine::Status checkOneOf(const std::vector<std::string>& given, const std::string& options) {
  const auto count =
      std::count_if(given.begin(), given.end(), [](const auto& text) { return !text.empty(); });
  if (count == 1) return engine::Done{};
  return engine::Error{"", "", "say where with just one of " + options};
}

}  // namespace crus::cli
