#include "engine/image/image.h"

#include <stb/stb_image.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>

#include "engine/image/png_encoder.h"

namespace engine {
namespace {

namespace fs = std::filesystem;

constexpr int kLongestSide = 16384;
constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 30;

std::size_t byteCount(const Image& image) {
  return 4 * static_cast<std::size_t>(std::max(image.width, 0)) *
         static_cast<std::size_t>(std::max(image.height, 0));
}

void requireSound(const Image& image) {
  if (image.width < 0 || image.height < 0 || image.pixels.size() != byteCount(image)) {
    throw std::invalid_argument("Image: pixels do not have the size that width and height say");
  }
}

}  // namespace

Status savePng(const Image& image, const fs::path& file) {
  requireSound(image);
  if (image.pixels.empty()) return Error{file.string(), "", "cannot be written: the image is empty"};
  const std::optional<std::vector<char>> bytes = encodePng(image);
  if (!bytes) return Error{file.string(), "", "cannot be written: the image could not be encoded"};
  fs::path beside = file;
  beside += ".part";
  const auto refuse = [&](const std::string& reason) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    return Error{file.string(), "", "cannot be written: " + reason};
  };
  std::error_code code;
  if (fs::is_directory(file, code)) return Error{file.string(), "", "cannot be written: is a directory"};
  errno = 0;
  std::ofstream stream{beside, std::ios::binary | std::ios::trunc};
  if (!stream) return Error{file.string(), "", std::string{"cannot be written: "} + std::strerror(errno)};
  stream.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  stream.close();
  if (!stream) return refuse(errno != 0 ? std::strerror(errno) : "the disk did not take it");
  fs::rename(beside, file, code);
  if (code) return refuse(code.message());
  return Done{};
}

Result<Image> loadPng(const fs::path& file) {
  const std::string name = file.string();
  std::error_code code;
  const fs::file_status status = fs::status(file, code);
  if (status.type() == fs::file_type::not_found) return Error{name, "", "no such file"};
  if (!fs::is_regular_file(status)) return Error{name, "", "is not a regular file"};
  const std::uintmax_t size = fs::file_size(file, code);
  if (code) return Error{name, "", "cannot be read: " + code.message()};
  if (size > kLargestFile) return Error{name, "", "is larger than 1 GiB"};
  std::vector<unsigned char> bytes(static_cast<std::size_t>(size));
  errno = 0;
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return Error{name, "", std::string{"cannot be opened: "} + std::strerror(errno)};
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (stream.gcount() != static_cast<std::streamsize>(bytes.size()))
    return Error{name, "", "could not be read whole"};

  constexpr unsigned char kSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (bytes.size() < sizeof kSignature ||
      !std::equal(std::begin(kSignature), std::end(kSignature), bytes.begin())) {
    return Error{name, "", bytes.empty() ? "is empty" : "is not a PNG"};
  }
  const int length = static_cast<int>(bytes.size());
  Image image;
  int channels = 0;
  if (stbi_info_from_memory(bytes.data(), length, &image.width, &image.height, &channels) == 0) {
    return Error{name, "", std::string{"is not a sound PNG: "} + stbi_failure_reason()};
  }
  if (image.width > kLongestSide || image.height > kLongestSide) {
    return Error{name, "", "is larger than " + std::to_string(kLongestSide) + " pixels a side"};
  }
  const std::unique_ptr<stbi_uc, void (*)(void*)> decoded{
      stbi_load_from_memory(bytes.data(), length, &image.width, &image.height, &channels, 4),
      stbi_image_free};
  if (!decoded) return Error{name, "", std::string{"is not a sound PNG: "} + stbi_failure_reason()};
  image.pixels.assign(decoded.get(), decoded.get() + byteCount(image));
  return image;
}

ImageDifference compareImages(const Image& a, const Image& b) {
  requireSound(a);
  requireSound(b);
  if (a.width != b.width || a.height != b.height)
    throw std::invalid_argument("compareImages: the sizes differ");
  ImageDifference difference;
  std::size_t sum = 0;
  for (std::size_t pixel = 0; pixel < a.pixels.size(); pixel += 4) {
    bool differs = false;
    for (std::size_t i = pixel; i < pixel + 4; ++i) {
      const int channel = std::abs(static_cast<int>(a.pixels[i]) - static_cast<int>(b.pixels[i]));
      difference.maxDifference = std::max(difference.maxDifference, channel);
      sum += static_cast<std::size_t>(channel);
      differs = differs || channel > 0;
    }
    if (differs) ++difference.differingPixels;
  }
  if (!a.pixels.empty())
    difference.meanDifference = static_cast<double>(sum) / static_cast<double>(a.pixels.size());
  return difference;
}

}  // namespace engine
