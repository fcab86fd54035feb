// Pictures in memory and as PNG files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/core/result.h"

namespace engine {

/// 8-bit sRGB with straight alpha, four bytes a pixel, top row first.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

/// Writes a PNG. The file appears whole or not at all. \return Error with the file and the reason (folder missing,
/// not writable, disk full).
Status savePng(const Image& image, const std::filesystem::path& file);

/// Reads any PNG as RGBA.
Result<Image> loadPng(const std::filesystem::path& file);

struct ImageDifference {
  int maxDifference = 0;        // of any channel of any pixel, 0..255
  double meanDifference = 0.0;  // over all channels
  std::size_t differingPixels = 0;
};

/// \throw std::invalid_argument when the sizes differ.
ImageDifference compareImages(const Image& a, const Image& b);

}  // namespace engine
