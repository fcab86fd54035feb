#include "app/panels/plot_scale.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace crus {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

year_month_day dateOf(double day) {
  return year_month_day{sys_days{days{static_cast<int>(std::floor(day))}}};
}

double dayOf(year_month_day date) {
  return static_cast<double>(sys_days{date}.time_since_epoch().count());
}

std::string yearWords(year_month_day date) {
  return std::to_string(static_cast<int>(date.year()));
}

std::string monthWords(year_month_day date) {
  return kMonths[static_cast<unsigned>(date.month()) - 1];
}

/// Every `step` days, counted so that weeks start on Mondays.
std::vector<Tick> dayTicks(double low, double high, int step) {
  constexpr int kFirstMonday = 4;  // 5 January 1970
  std::vector<Tick> ticks;
  const double first = kFirstMonday + step * std::ceil((low - kFirstMonday) / step);
  int year = 0;
  for (double day = first; day <= high; day += step) {
    const year_month_day date = dateOf(day);
    std::string label = std::to_string(static_cast<unsigned>(date.day())) + " " + monthWords(date);
    if (static_cast<int>(date.year()) != year) label += " " + yearWords(date);
    year = static_cast<int>(date.year());
    ticks.push_back({day, label});
  }
  return ticks;
}

/// Every `step` months from January on; 12 and more are years.
std::vector<Tick> monthTicks(double low, double high, int step) {
  std::vector<Tick> ticks;
  const year_month_day from = dateOf(low);
  int month = static_cast<int>(from.year()) * 12 + static_cast<int>(static_cast<unsigned>(from.month())) - 1;
  month = (month + step - 1) / step * step;
  int year = 0;
  for (;; month += step) {
    const year_month_day date{std::chrono::year{month / 12},
                              std::chrono::month{static_cast<unsigned>(month % 12) + 1}, std::chrono::day{1}};
    const double day = dayOf(date);
    if (day > high) return ticks;
    if (day < low) continue;
    std::string label = step >= 12 ? yearWords(date) : monthWords(date);
    if (step < 12 && month / 12 != year) label += " " + yearWords(date);
    year = month / 12;
    ticks.push_back({day, label});
  }
}

}  // namespace

std::vector<Tick> numberTicks(double low, double high, int most) {
  std::vector<Tick> ticks;
  if (!(high > low) || most < 1) return ticks;
  double step = std::pow(10.0, std::floor(std::log10((high - low) / most)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    const double count =
        std::floor(high / (step * factor) + 1e-9) - std::ceil(low / (step * factor) - 1e-9) + 1.0;
    if (count <= most || factor == 10.0) {
      step *= factor;
      break;
    }
  }
  const int digits = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  for (double n = std::ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; n += 1.0) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, n * step + 0.0);
    ticks.push_back({n * step, text.data()});
  }
  return ticks;
}

std::vector<Tick> dateTicks(double low, double high, int most) {
  if (!(high > low) || most < 1) return {};
  for (const int step : {1, 2, 7, 14}) {
    if ((high - low) / step + 1.0 <= most) return dayTicks(low, high, step);
  }
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 600, 2400}) {
    if ((high - low) / (30.4 * step) + 1.0 <= most) return monthTicks(low, high, step);
  }
  return {};
}

}  // namespace crus
