// Reads accessors, none of whose figures is believed before it was checked. Inner header of engine/gltf.
#pragma once

#include <tiny_gltf.h>

#include <cstdint>
#include <glm/vec4.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/gltf/gltf_document.h"

namespace engine::gltf {

/// More elements than this in one accessor are refused: far beyond what is drawn at interactive speed.
constexpr std::size_t kMostElements = std::size_t{1} << 24;
/// The same for accessors that have no bufferView, which cost the writer of a file nothing.
constexpr std::size_t kMostElementsWithoutData = std::size_t{1} << 20;

class AccessorReader {
 public:
  AccessorReader(const Document& document, std::string file)
      : document_{document}, model_{document.model}, file_{std::move(file)} {}

  /// Whether the accessor holds single numbers.
  [[nodiscard]] bool isScalar(int accessor) const {
    return model_.accessors[static_cast<std::size_t>(accessor)].type == TINYGLTF_TYPE_SCALAR;
  }

  /// Vectors of leastComponents to mostComponents numbers (1 to 4); those the accessor does not have are 1.
  /// Normalised integers become -1..1 or 0..1, and so do all others with `forceNormalized`.
  /// `where` is the pointer of what names the accessor, for an error about its type.
  Result<std::vector<glm::vec4>> floats(int accessor, int leastComponents, int mostComponents,
                                        const std::string& where, bool forceNormalized = false) const;

  /// Unsigned whole numbers.
  Result<std::vector<std::uint32_t>> indices(int accessor, const std::string& where) const;

 private:
  struct Elements {  // count elements, stride bytes from one to the next
    const unsigned char* data = nullptr;
    std::size_t stride = 0;
  };

  Result<Elements> elementsIn(int bufferView, std::size_t byteOffset, std::size_t count,
                              std::size_t elementSize, const std::string& where) const;
  /// The elements without gaps, sparse ones put in.
  Result<std::vector<unsigned char>> pack(int accessor) const;
  Status putSparse(int accessor, std::vector<unsigned char>& packed, std::size_t elementSize) const;
  [[nodiscard]] Error error(const std::string& where, std::string reason) const {
    return {file_, where, std::move(reason)};
  }

  const Document& document_;
  const tinygltf::Model& model_;
  std::string file_;
};

}  // namespace engine::gltf
