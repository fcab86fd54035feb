// Pictures: PNG in and out, and how far two of them differ.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/core/result.h"

namespace engine {

/// Eight bits per channel, RGBA with straight alpha, sRGB, the top row first.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  // 4 * width * height
};

/// Writes a PNG beside its final name and then renames it, so that nobody ever sees half a picture.
/// \return an Error with the file and the reason when the image is empty or the place cannot be written.
/// \throw std::invalid_argument when `pixels` has not the size that width and height say.
Status savePng(const Image& image, const std::filesystem::path& file);

/// Reads a PNG of any kind of pixel and makes it RGBA. Pictures of more than 16384 pixels a side are refused.
Result<Image> loadPng(const std::filesystem::path& file);

struct ImageDifference {
  int maxDifference = 0;            // of one channel, 0 to 255
  double meanDifference = 0.0;      // over all channels of all pixels
  std::size_t differingPixels = 0;  // with any difference at all
};

/// \throw std::invalid_argument when the sizes differ.
ImageDifference compareImages(const Image& a, const Image& b);

}  // namespace engine
