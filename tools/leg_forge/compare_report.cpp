#include "tools/leg_forge/compare_report.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace leg_forge {
namespace {

std::string decimals(double value, int count) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", count, value);
  return text.data();
}

/// What breaks its bound, in words; "yes" when nothing does.
std::string verdict(const ShapeComparison& shape) {
  std::string broken;
  const auto add = [&broken](bool breaks, const std::string& what) {
    if (breaks) broken += (broken.empty() ? "" : ", ") + what;
  };
  add(shape.meanMm > shape.bounds.meanMm, "mean");
  add(shape.p95Mm > shape.bounds.p95Mm, "p95");
  add(!(std::abs(shape.volumeRatio() - 1.0) <= shape.bounds.volume), "volume");
  return broken.empty() ? "yes" : "**no: " + broken + "**";
}

double rounded(double value) {
  constexpr double kThousand = 1000.0;
  return std::round(kThousand * value) / kThousand;
}

}  // namespace

std::string compareTable(const Comparison& comparison, const OverlapTables& overlaps) {
  std::string out =
      "| structure | FMA | mean mm | p95 mm | max mm | left out % | volume cm3 | reference cm3 | ratio | "
      "within bounds |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n";
  for (const ShapeComparison& shape : comparison.shapes) {
    out += "| `" + shape.part + "` | " + shape.fma + " | " + decimals(shape.meanMm, 2) + " | " +
           decimals(shape.p95Mm, 2) + " | " + decimals(shape.maxMm, 1) + " | " +
           decimals(100.0 * shape.leftOut, 1) + " | " + decimals(shape.volumeCm3, 2) + " | " +
           decimals(shape.referenceCm3, 2) + " | " + decimals(shape.volumeRatio(), 3) + " | " +
           verdict(shape) + " |\n";
  }
  if (!comparison.withoutReference.empty()) {
    out += "\nWithout a reference:";
    for (const std::string& part : comparison.withoutReference) out += " `" + part + "`";
    out += "\n";
  }
  return out + "\n" + overlapTable(overlaps.before, overlaps.after);
}

std::string compareJson(const Comparison& comparison, const OverlapTables& overlaps) {
  nlohmann::json shapes = nlohmann::json::array();
  for (const ShapeComparison& shape : comparison.shapes) {
    shapes.push_back({{"part", shape.part},
                      {"fma", shape.fma},
                      {"mean_mm", rounded(shape.meanMm)},
                      {"p95_mm", rounded(shape.p95Mm)},
                      {"max_mm", rounded(shape.maxMm)},
                      {"left_out", rounded(shape.leftOut)},
                      {"volume_cm3", rounded(shape.volumeCm3)},
                      {"reference_cm3", rounded(shape.referenceCm3)},
                      {"volume_ratio", rounded(shape.volumeRatio())},
                      {"bounds",
                       {{"mean_mm", shape.bounds.meanMm},
                        {"p95_mm", shape.bounds.p95Mm},
                        {"volume", shape.bounds.volume}}},
                      {"within", shape.within()}});
  }
  const nlohmann::json out{{"within", comparison.within()},
                           {"structures", shapes},
                           {"without_reference", comparison.withoutReference},
                           {"overlaps", nlohmann::json::parse(overlapJson(overlaps.before, overlaps.after))}};
  return out.dump(2) + "\n";
}

}  // namespace leg_forge
