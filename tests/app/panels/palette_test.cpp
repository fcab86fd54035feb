// The muscles' colours can be told apart, by everyone: the thresholds of the visual conventions.
// CIEDE2000 after Sharma, Wu and Dalal 2005; colour-vision deficiency after Machado, Oliveira and Fernandes
// 2009 at severity 1.0, on linear RGB.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "app/atlas/atlas_reader.h"
#include "app/panels/theme.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

using Vec = std::array<double, 3>;
using Matrix = std::array<Vec, 3>;

constexpr double kPi = 3.14159265358979323846;

Vec times(const Matrix& m, const Vec& v) {
  Vec out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return out;
}

Vec linear(Color8 color) {
  const auto one = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return {one(color.r), one(color.g), one(color.b)};
}

/// Linear sRGB -> CIELAB under D65.
Vec lab(const Vec& rgb) {
  constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
  const Vec xyz = times(kXyz, rgb);
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double ciede2000(const Vec& a, const Vec& b) {
  const auto hue = [](double x, double y) {
    if (x == 0.0 && y == 0.0) return 0.0;
    const double h = std::atan2(y, x) * 180.0 / kPi;
    return h < 0.0 ? h + 360.0 : h;
  };
  const auto cosine = [](double degrees) { return std::cos(degrees * kPi / 180.0); };
  const double meanC = 0.5 * (std::hypot(a[1], a[2]) + std::hypot(b[1], b[2]));
  const double c7 = std::pow(meanC, 7.0);
  const double g = 0.5 * (1.0 - std::sqrt(c7 / (c7 + std::pow(25.0, 7.0))));
  const double a1 = (1.0 + g) * a[1], a2 = (1.0 + g) * b[1];
  const double c1 = std::hypot(a1, a[2]), c2 = std::hypot(a2, b[2]);
  const double h1 = hue(a1, a[2]), h2 = hue(a2, b[2]);
  double dh = c1 * c2 == 0.0 ? 0.0 : h2 - h1;
  if (dh > 180.0) dh -= 360.0;
  if (dh < -180.0) dh += 360.0;
  double h = h1 + h2;
  if (c1 * c2 != 0.0) {
    h = std::abs(h1 - h2) <= 180.0 ? 0.5 * h : h < 360.0 ? 0.5 * (h + 360.0) : 0.5 * (h - 360.0);
  }
  const double l = 0.5 * (a[0] + b[0]), c = 0.5 * (c1 + c2);
  const double t = 1.0 - 0.17 * cosine(h - 30.0) + 0.24 * cosine(2.0 * h) + 0.32 * cosine(3.0 * h + 6.0) -
                   0.20 * cosine(4.0 * h - 63.0);
  const double sl = 1.0 + 0.015 * (l - 50.0) * (l - 50.0) / std::sqrt(20.0 + (l - 50.0) * (l - 50.0));
  const double sc = 1.0 + 0.045 * c, sh = 1.0 + 0.015 * c * t;
  const double turn = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0));
  const double mc7 = std::pow(c, 7.0);
  const double rt = -2.0 * std::sqrt(mc7 / (mc7 + std::pow(25.0, 7.0))) * std::sin(2.0 * turn * kPi / 180.0);
  const double dl = (b[0] - a[0]) / sl, dc = (c2 - c1) / sc;
  const double dH = 2.0 * std::sqrt(c1 * c2) * std::sin(0.5 * dh * kPi / 180.0) / sh;
  return std::sqrt(dl * dl + dc * dc + dH * dH + rt * dc * dH);
}

const std::map<std::string, Matrix> kVisions{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protan",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

Vec seen(const Matrix& vision, Color8 color) {
  Vec rgb = times(vision, linear(color));
  for (double& channel : rgb) channel = std::min(std::max(channel, 0.0), 1.0);
  return lab(rgb);
}

TEST(Palette, theFormulaGivesPublishedDistances) {
  // Pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal.
  EXPECT_NEAR(ciede2000({50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}), 2.0425, 1e-4);
  EXPECT_NEAR(ciede2000({50.0, 0.0, 0.0}, {50.0, -1.0, 2.0}), 2.3669, 1e-4);
  EXPECT_NEAR(ciede2000({50.0, 2.5, 0.0}, {73.0, 25.0, -18.0}), 27.1492, 1e-4);
}

TEST(Palette, fillsAreApartForEveryKindOfColourVision) {
  const Atlas atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
  std::map<std::string, Color8>
      fills;  // by code: heads of one muscle, and the small muscles of the foot, share theirs
  for (const Muscle& muscle : atlas.muscles) fills[muscle.code] = muscle.fill;
  ASSERT_GE(fills.size(), 14U);
  for (const auto& [name, vision] : kVisions) {
    for (auto a = fills.begin(); a != fills.end(); ++a) {
      for (auto b = std::next(a); b != fills.end(); ++b) {
        EXPECT_GE(ciede2000(seen(vision, a->second), seen(vision, b->second)), 10.0)
            << name << ": " << a->first << " and " << b->first;
      }
    }
  }
}

TEST(Palette, aGreyPrintKeepsEveryEdgeAndTheLadderInsideACompartment) {
  const Atlas atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
  constexpr Color8 kInk{0x16, 0x18, 0x1B};
  constexpr Color8 kWhite{0xFF, 0xFF, 0xFF};
  constexpr Color8 kClay{0xE2, 0xDC, 0xD4};
  constexpr Color8 kMonk5{0xD7, 0xBD, 0x96};
  std::map<std::string, const Muscle*> muscles;
  for (const Muscle& muscle : atlas.muscles) muscles[muscle.code] = &muscle;
  const auto lightness = [](const Muscle& muscle) { return lab(linear(muscle.fill))[0]; };
  for (const auto& [code, muscle] : muscles) {
    // Contrast is a matter of luminance alone, so that these hold without any colour.
    EXPECT_GE(std::max(contrastRatio(muscle->fill, kInk), contrastRatio(muscle->fill, kWhite)), 4.2F)
        << code << ": the line round a zone";
    EXPECT_GE(contrastRatio(muscle->edge, kClay), 3.0F) << code;
    EXPECT_GE(contrastRatio(muscle->edge, kMonk5), 3.0F) << code;
    for (const auto& [other, neighbour] : muscles) {
      if (other <= code || neighbour->compartment != muscle->compartment) continue;
      // Plantaris lies under gastrocnemius and is as light; their zones hardly meet.
      const double least = code == "GAS" && other == "PLA" ? 3.5 : 8.0;
      EXPECT_GE(std::abs(lightness(*muscle) - lightness(*neighbour)), least) << code << " and " << other;
    }
  }
}

}  // namespace
}  // namespace crus
