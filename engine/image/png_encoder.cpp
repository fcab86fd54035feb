#include "engine/image/png_encoder.h"

#include <libdeflate.h>

#include <cstdlib>
#include <memory>

namespace {

/// In the form that stb_image_write wants. stb's own compressor takes three times as long for a larger file.
/// \return to be freed with free(); null when there is no memory.
unsigned char* compressed(unsigned char* bytes, int count, int* compressedCount, int level) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor{
      libdeflate_alloc_compressor(level), libdeflate_free_compressor};
  if (!compressor) return nullptr;
  const auto size = static_cast<std::size_t>(count);
  const std::size_t room = libdeflate_zlib_compress_bound(compressor.get(), size);
  auto* result = static_cast<unsigned char*>(std::malloc(room));
  if (result == nullptr) return nullptr;
  *compressedCount = static_cast<int>(libdeflate_zlib_compress(compressor.get(), bytes, size, result, room));
  return result;
}

}  // namespace

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBIW_ZLIB_COMPRESS compressed
#include <stb/stb_image_write.h>

namespace engine {
namespace {

/// The image without its alpha when that says nothing, which saves a quarter of the time and of the file.
std::vector<std::uint8_t> opaquePixels(const Image& image) {
  std::vector<std::uint8_t> rgb;
  for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
    if (image.pixels[i] != 255) return rgb;
  }
  rgb.resize(image.pixels.size() / 4 * 3);
  for (std::size_t from = 0, to = 0; from < image.pixels.size(); from += 4, to += 3) {
    rgb[to] = image.pixels[from];
    rgb[to + 1] = image.pixels[from + 1];
    rgb[to + 2] = image.pixels[from + 2];
  }
  return rgb;
}

void append(void* context, void* data, int size) {
  auto& bytes = *static_cast<std::vector<char>*>(context);
  const char* from = static_cast<const char*>(data);
  bytes.insert(bytes.end(), from, from + size);
}

}  // namespace

std::optional<std::vector<char>> encodePng(const Image& image) {
  // Of a dithered picture nothing is left for a filter to find, and looking harder makes it a fifth smaller
  // in twice the time.
  constexpr int kLevel = 1;
  constexpr int kNoFilter = 0;
  stbi_write_png_compression_level = kLevel;
  stbi_write_force_png_filter = kNoFilter;
  const std::vector<std::uint8_t> opaque = opaquePixels(image);
  const int channels = opaque.empty() ? 4 : 3;
  const void* pixels = opaque.empty() ? image.pixels.data() : opaque.data();
  std::vector<char> bytes;
  if (stbi_write_png_to_func(append, &bytes, image.width, image.height, channels, pixels,
                             channels * image.width) == 0)
    return std::nullopt;
  return bytes;
}

}  // namespace engine
