#include "engine/gltf/gltf_accessor.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <type_traits>

namespace engine::gltf {
namespace {

std::string accessorAt(int accessor) {
  return "/accessors/" + std::to_string(accessor);
}

/// 0 for what is no component type of glTF 2.0.
std::size_t componentSize(int componentType) {
  switch (componentType) {
    case TINYGLTF_COMPONENT_TYPE_BYTE:
    case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
      return 1;
    case TINYGLTF_COMPONENT_TYPE_SHORT:
    case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT:
      return 2;
    case TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT:
    case TINYGLTF_COMPONENT_TYPE_FLOAT:
      return 4;
    default:
      return 0;
  }
}

/// 0 for matrices, which no attribute that we read is made of.
int componentCount(int type) {
  switch (type) {
    case TINYGLTF_TYPE_SCALAR:
      return 1;
    case TINYGLTF_TYPE_VEC2:
      return 2;
    case TINYGLTF_TYPE_VEC3:
      return 3;
    case TINYGLTF_TYPE_VEC4:
      return 4;
    default:
      return 0;
  }
}

// glTF is little-endian.
std::uint32_t bitsAt(const unsigned char* from, std::size_t size) {
  std::uint32_t bits = 0;
  for (std::size_t i = size; i-- > 0;) bits = (bits << 8U) | from[i];
  return bits;
}

/// One component as a number; the divisors of normalised integers are those of glTF 2.0, 3.6.2.2.
float component(const unsigned char* from, int type, bool normalized) {
  const std::uint32_t bits = bitsAt(from, componentSize(type));
  switch (type) {
    case TINYGLTF_COMPONENT_TYPE_FLOAT: {
      float value = 0.0F;
      std::memcpy(&value, &bits, sizeof value);
      return value;
    }
    case TINYGLTF_COMPONENT_TYPE_BYTE: {
      const auto value = static_cast<float>(static_cast<std::int8_t>(bits));
      return normalized ? std::max(value / 127.0F, -1.0F) : value;
    }
    case TINYGLTF_COMPONENT_TYPE_SHORT: {
      const auto value = static_cast<float>(static_cast<std::int16_t>(bits));
      return normalized ? std::max(value / 32767.0F, -1.0F) : value;
    }
    case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
      return normalized ? static_cast<float>(bits) / 255.0F : static_cast<float>(bits);
    case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT:
      return normalized ? static_cast<float>(bits) / 65535.0F : static_cast<float>(bits);
    default:
      return static_cast<float>(bits);
  }
}

}  // namespace

Result<AccessorReader::Elements> AccessorReader::elementsIn(int bufferView, std::size_t byteOffset,
                                                            std::size_t count, std::size_t elementSize,
                                                            const std::string& where) const {
  const tinygltf::BufferView& view = model_.bufferViews[static_cast<std::size_t>(bufferView)];
  const std::string viewAt = "/bufferViews/" + std::to_string(bufferView);
  const std::span<const unsigned char> bytes = document_.bytesOf(static_cast<std::size_t>(view.buffer));
  if (view.byteOffset > bytes.size() || view.byteLength > bytes.size() - view.byteOffset) {
    return error(viewAt, "reaches outside /buffers/" + std::to_string(view.buffer) + " of " +
                             std::to_string(bytes.size()) + " bytes");
  }
  const std::size_t stride = view.byteStride == 0 ? elementSize : view.byteStride;
  if (stride < elementSize) return error(viewAt + "/byteStride", "is less than one element");
  const std::size_t room = byteOffset > view.byteLength ? 0 : view.byteLength - byteOffset;
  const std::size_t fitting = room < elementSize ? 0 : (room - elementSize) / stride + 1;
  if (count > fitting) {
    return error(where, "reaches outside its bufferView: " + std::to_string(count) + " elements of " +
                            std::to_string(elementSize) + " bytes where " + std::to_string(fitting) + " fit");
  }
  return Elements{bytes.data() + view.byteOffset + std::min(byteOffset, view.byteLength), stride};
}

Result<std::vector<unsigned char>> AccessorReader::pack(int index) const {
  const tinygltf::Accessor& accessor = model_.accessors[static_cast<std::size_t>(index)];
  const std::size_t elementSize =
      componentSize(accessor.componentType) * static_cast<std::size_t>(componentCount(accessor.type));
  const std::size_t most = accessor.bufferView >= 0 ? kMostElements : kMostElementsWithoutData;
  if (accessor.count > most) {
    return error(accessorAt(index) + "/count", std::to_string(accessor.count) + " are more than the " +
                                                   std::to_string(most) + " that are read");
  }
  std::vector<unsigned char> packed;
  if (accessor.bufferView >= 0) {
    const auto elements = elementsIn(accessor.bufferView, accessor.byteOffset, accessor.count, elementSize,
                                     accessorAt(index) + "/bufferView");
    if (!elements) return elements.error();
    if (elements->stride == elementSize) {
      packed.assign(elements->data, elements->data + accessor.count * elementSize);
    } else {
      packed.resize(accessor.count * elementSize);
      for (std::size_t i = 0; i < accessor.count; ++i)
        std::memcpy(packed.data() + i * elementSize, elements->data + i * elements->stride, elementSize);
    }
  } else {
    packed.resize(accessor.count * elementSize, 0);  // glTF 2.0: zeros, where sparse says nothing else
  }
  if (accessor.sparse.isSparse) {
    if (auto status = putSparse(index, packed, elementSize); !status) return status.error();
  }
  return packed;
}

Status AccessorReader::putSparse(int index, std::vector<unsigned char>& packed,
                                 std::size_t elementSize) const {
  const tinygltf::Accessor& accessor = model_.accessors[static_cast<std::size_t>(index)];
  const auto& [count, isSparse, indices, values] = accessor.sparse;
  const std::string where = accessorAt(index) + "/sparse";
  if (count < 0 || static_cast<std::size_t>(count) > accessor.count) {
    return error(where + "/count", std::to_string(count) + " are more than the accessor has");
  }
  const std::size_t indexSize = componentSize(indices.componentType);
  const bool isUnsigned = indices.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE ||
                          indices.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT ||
                          indices.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT;
  if (!isUnsigned) return error(where + "/indices/componentType", "is not an unsigned integer type");
  const auto number = static_cast<std::size_t>(count);
  const auto from = elementsIn(indices.bufferView, static_cast<std::size_t>(indices.byteOffset), number,
                               indexSize, where + "/indices/bufferView");
  if (!from) return from.error();
  const auto value = elementsIn(values.bufferView, static_cast<std::size_t>(values.byteOffset), number,
                                elementSize, where + "/values/bufferView");
  if (!value) return value.error();
  for (std::size_t i = 0; i < number; ++i) {
    const std::uint32_t at = bitsAt(from->data + i * from->stride, indexSize);
    if (at >= accessor.count) {
      return error(where + "/indices", "element " + std::to_string(i) + " is " + std::to_string(at) + " of " +
                                           std::to_string(accessor.count));
    }
    std::memcpy(packed.data() + at * elementSize, value->data + i * value->stride, elementSize);
  }
  return Done{};
}

Result<std::vector<glm::vec4>> AccessorReader::floats(int index, int leastComponents, int mostComponents,
                                                      const std::string& where, bool forceNormalized) const {
  const tinygltf::Accessor& accessor = model_.accessors[static_cast<std::size_t>(index)];
  const int components = componentCount(accessor.type);
  if (components < leastComponents || components > mostComponents) {
    return error(where, accessorAt(index) + " is not of a type that fits here");
  }
  const std::size_t size = componentSize(accessor.componentType);
  if (size == 0) {
    return error(accessorAt(index) + "/componentType",
                 std::to_string(accessor.componentType) + " is not known");
  }
  auto packed = pack(index);
  if (!packed) return packed.error();
  std::vector<glm::vec4> values(accessor.count, glm::vec4{1.0F});
  const unsigned char* from = packed->data();
  if (accessor.componentType == TINYGLTF_COMPONENT_TYPE_FLOAT && std::endian::native == std::endian::little) {
    // Most of a file is made of these.
    for (std::size_t i = 0; i < values.size(); ++i)
      std::memcpy(&values[i], from + i * 4 * static_cast<std::size_t>(components),
                  4 * static_cast<std::size_t>(components));
    return values;
  }
  for (glm::vec4& value : values) {
    for (int i = 0; i < components; ++i, from += size) {
      value[i] = component(from, accessor.componentType, accessor.normalized || forceNormalized);
    }
  }
  return values;
}

Result<std::vector<std::uint32_t>> AccessorReader::indices(int index, const std::string& where) const {
  const tinygltf::Accessor& accessor = model_.accessors[static_cast<std::size_t>(index)];
  const bool isUnsigned = accessor.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE ||
                          accessor.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT ||
                          accessor.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT;
  if (accessor.type != TINYGLTF_TYPE_SCALAR || !isUnsigned) {
    return error(where, accessorAt(index) + " is not made of unsigned whole numbers");
  }
  const std::size_t size = componentSize(accessor.componentType);
  auto packed = pack(index);
  if (!packed) return packed.error();
  std::vector<std::uint32_t> values(accessor.count);
  const unsigned char* from = packed->data();
  const auto fill = [&](auto bytes) {  // a size that the compiler knows
    for (std::uint32_t& value : values) {
      value = bitsAt(from, bytes());
      from += bytes();
    }
  };
  if (size == 1) fill(std::integral_constant<std::size_t, 1>{});
  if (size == 2) fill(std::integral_constant<std::size_t, 2>{});
  if (size == 4) fill(std::integral_constant<std::size_t, 4>{});
  return values;
}

}  // namespace engine::gltf
