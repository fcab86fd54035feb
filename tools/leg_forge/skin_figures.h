// The helper figures from which the skin is derived (assets/anatomy/skin-figures.json). Millimetres.
#pragma once

#include <array>
#include <filesystem>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace leg_forge {

/// Linear between knots (x rising), constant beyond.
struct Curve {
  std::vector<float> x;
  std::vector<float> y;
  [[nodiscard]] float at(float value) const;
};

/// Table over rows (rising numbers) and equal steps of a full turn: linear in both, constant beyond the rows.
struct TurnTable {
  std::vector<float> rows;
  std::vector<std::vector<float>> values;  // [row][column], columns from 0 degrees
  [[nodiscard]] float at(float row, float degrees) const;
};

/// Thins or thickens the tissue round a point: t moves to `thicknessMm` with a gaussian weight.
struct ThicknessKernel {
  glm::vec3 centre{0.0F};
  float sigmaMm = 1.0F;
  float thicknessMm = 0.0F;
};

/// Chain of spheres with centres and radii, joined by a spline.
struct Chain {
  std::vector<glm::vec3> centres;
  std::vector<float> radii;
};

/// A ridge (or a groove, when negative) along a line on the skin, with a gaussian profile.
struct Relief {
  Chain line;  // all radii zero; only near the skin, drawn onto it when it is used
  float heightMm = 0.0F;
  float sigmaMm = 1.0F;
};

struct ToeChain {
  Chain chain;
  float stretch = 1.0F;  // width over height
};

struct Nail {
  std::size_t toe = 0;  // 0 is the great toe
  float place = 0.5F;   // between the last two centres of the chain
  float halfWidthMm = 1.0F;
  float halfLengthMm = 1.0F;
  float liftMm = 0.0F;
};

/// See assets/anatomy/README.md, "The skin", for what each number does.
struct SkinFigures {
  float cutY = 0.0F;
  std::vector<Chain> tissue;

  TurnTable closingRadius;  // (h, theta)
  Curve footClosingRadius;  // by distance past the metatarsal heads
  float closingBlurMm = 1.0F;

  TurnTable legThickness;   // (h, theta)
  TurnTable footThickness;  // (u along the foot, angle round its axis)
  glm::vec2 heelXz{0.0F};
  glm::vec2 toeXz{0.0F};
  Curve footAxisY;  // y of the axis by u
  std::vector<ThicknessKernel> kernels;
  float thicknessBlurMm = 1.0F;

  Curve smoothing;  // sigma by h
  float footSmoothingMm = 1.0F;
  float plantarSmoothingMm = 1.0F;

  TurnTable fillSigma;  // (h, theta)
  float footFillSigmaMm = 1.0F;
  float fillBlendMm = 1.0F;
  float fillDeltaMm = 0.0F;
  int fillPasses = 0;

  std::vector<Relief> reliefs;

  Curve headLine;  // z of the metatarsal heads by x
  float toeClip = 0.0F;
  float toeGapMm = 0.0F;
  std::array<float, 4> webs{};
  float webBlendMm = 1.0F;
  float webDepthMm = 0.0F;
  float toeBlendMm = 1.0F;
  float toeSmoothingMm = 1.0F;
  float rootSmoothingMm = 1.0F;
  std::array<float, 4> rootRange{};
  std::array<ToeChain, 5> toes;
  std::vector<Nail> nails;
};

/// Reads skin-figures.json below `directory`.
/// \return the figures, or an Error with the file and the JSON pointer of what is missing or wrong.
engine::Result<SkinFigures> readSkinFigures(const std::filesystem::path& directory);

}  // namespace leg_forge
