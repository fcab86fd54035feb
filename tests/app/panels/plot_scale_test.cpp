// Ticks stand on round numbers and dates, inside the axis, and never too many.
#include "app/panels/plot_scale.h"

#include <gtest/gtest.h>

#include "app/journal/history.h"
#include "app/panels/plot.h"

namespace crus {
namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> all;
  for (const Tick& tick : ticks) all.push_back(tick.label);
  return all;
}

using Labels = std::vector<std::string>;

TEST(PlotScale, numbersStepBy1And2And5) {
  EXPECT_EQ(labels(numberTicks(0.0, 10.0, 6)), (Labels{"0", "2", "4", "6", "8", "10"}));
  EXPECT_EQ(labels(numberTicks(0.0, 10.0, 3)), (Labels{"0", "5", "10"}));
  EXPECT_EQ(labels(numberTicks(7.0, 9.0, 6)), (Labels{"7.0", "7.5", "8.0", "8.5", "9.0"}));
  EXPECT_TRUE(numberTicks(3.0, 3.0, 5).empty());
  for (double high = 0.013; high < 1e6; high *= 1.7) {
    for (int most = 2; most < 9; ++most) {
      const auto ticks = numberTicks(0.0, high, most);
      EXPECT_LE(ticks.size(), static_cast<std::size_t>(most)) << high;
      for (const Tick& tick : ticks) EXPECT_LE(tick.at, high * 1.000001);
    }
  }
}

TEST(PlotScale, datesStepByDaysWeeksMonthsAndYears) {
  const auto day = [](const char* date) { return journal::dayOf(std::string{date} + "T00:00"); };
  EXPECT_EQ(labels(dateTicks(day("2026-11-23"), day("2026-11-25"), 5)),
            (Labels{"23 Nov 2026", "24 Nov", "25 Nov"}));
  EXPECT_EQ(labels(dateTicks(day("2026-12-20"), day("2027-01-12"), 5)),
            (Labels{"21 Dec 2026", "28 Dec", "4 Jan 2027", "11 Jan"}));
  EXPECT_EQ(labels(dateTicks(day("2026-09-10"), day("2027-02-05"), 6)),
            (Labels{"Oct 2026", "Nov", "Dec", "Jan 2027", "Feb"}));
  EXPECT_EQ(labels(dateTicks(day("2019-06-01"), day("2024-02-01"), 6)),
            (Labels{"2020", "2021", "2022", "2023", "2024"}));
  for (double days = 1.5; days < 100000.0; days *= 1.3) {
    const auto ticks = dateTicks(20000.0, 20000.0 + days, 5);
    EXPECT_LE(ticks.size(), 6U) << days;
    for (const Tick& tick : ticks) {
      EXPECT_GE(tick.at, 20000.0);
      EXPECT_LE(tick.at, 20000.0 + days);
    }
  }
}

TEST(PlotScale, thinnedSamplesKeepTheExtremesAndTheEnds) {
  std::vector<journal::Sample> samples;
  for (int i = 0; i < 10000; ++i)
    samples.push_back({i * 0.1, i == 5000 ? 99.0 : static_cast<double>(i % 7), nullptr});
  const auto few = thinned(samples, 0.0, 1000.0, 100);
  EXPECT_LE(few.size(), 404U);
  EXPECT_EQ(few.front().day, samples.front().day);
  EXPECT_EQ(few.back().day, samples.back().day);
  double most = 0.0;
  for (std::size_t i = 0; i < few.size(); ++i) {
    most = std::max(most, few[i].value);
    if (i > 0) {
      EXPECT_LE(few[i - 1].day, few[i].day);
    }
  }
  EXPECT_EQ(most, 99.0);
  EXPECT_EQ(thinned({}, 0.0, 1.0, 10).size(), 0U);
}

}  // namespace
}  // namespace crus
