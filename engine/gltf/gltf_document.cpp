#include "engine/gltf/gltf_document.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

namespace engine::gltf {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 31;
constexpr int kDeepestJson = 64;  // glTF itself needs 8; beyond this only an attack on the stack
constexpr std::uint32_t kMagic = 0x46546C67;
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;
constexpr std::uint32_t kBinChunk = 0x004E4942;
constexpr const char* kKnownExtensions[] = {"KHR_mesh_quantization"};

/// The two halves of a .glb; a .gltf has only the first.
struct Container {
  std::string_view json;
  std::optional<std::span<const std::byte>> bin;
};

std::uint32_t word(std::span<const std::byte> bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = (value << 8U) | std::to_integer<std::uint32_t>(bytes[at + i]);
  return value;
}

void append(std::vector<unsigned char>& bytes, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<unsigned char>(value >> shift));
}

std::string_view asText(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<Container> splitBinary(std::span<const std::byte> bytes, const std::string& file) {
  const auto truncated = [&](std::uint64_t needed) {
    return Error{file, "",
                 "is truncated: " + std::to_string(bytes.size()) + " bytes of " + std::to_string(needed)};
  };
  if (bytes.size() < 20) return truncated(20);
  if (word(bytes, 4) != 2)
    return Error{file, "", "is binary glTF of version " + std::to_string(word(bytes, 4)) + ", not 2"};
  const std::uint64_t length = word(bytes, 8);
  if (length > bytes.size()) return truncated(length);
  if (length < 20) return Error{file, "", "claims to be shorter than its own header"};
  const std::uint64_t jsonLength = word(bytes, 12);
  if (word(bytes, 16) != kJsonChunk) return Error{file, "", "does not begin with a JSON chunk"};
  if (20 + jsonLength > length) return Error{file, "", "has a JSON chunk that is longer than the file"};
  Container container{asText(bytes.subspan(20, jsonLength)), std::nullopt};
  std::uint64_t at = 20 + jsonLength;
  if (at + 8 <= length) {
    const std::uint64_t binLength = word(bytes, at);
    const bool isBin = word(bytes, at + 4) == kBinChunk;
    at += 8;
    if (at + binLength > length) return Error{file, "", "has a binary chunk that is longer than the file"};
    if (isBin) container.bin = bytes.subspan(at, binLength);
  }
  return container;
}

Result<Container> split(std::span<const std::byte> bytes, const std::string& file) {
  if (bytes.empty()) return Error{file, "", "is empty"};
  if (bytes.size() >= 4 && word(bytes, 0) == kMagic) return splitBinary(bytes, file);
  std::string_view text = asText(bytes);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return Error{file, "", "is not a glTF file"};
  return Container{text, std::nullopt};
}

bool tooDeep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

Result<Json> parse(std::string_view text, const std::string& file) {
  if (tooDeep(text))
    return Error{file, "", "has JSON nested deeper than " + std::to_string(kDeepestJson) + " levels"};
  try {
    Json json = Json::parse(text.begin(), text.end());
    if (!json.is_object()) return Error{file, "", "is not a glTF file: its JSON is not an object"};
    return json;
  } catch (const Json::exception& problem) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: ..." without its code.
    const std::string_view what = problem.what();
    const std::size_t bracket = what.find("] ");
    return Error{file, "",
                 "has broken JSON: " + std::string{bracket == what.npos ? what : what.substr(bracket + 2)}};
  }
}

Status checkAsset(const Json& json, const std::string& file) {
  const auto asset = json.find("asset");
  if (asset == json.end() || !asset->is_object())
    return Error{file, "/asset", "is missing, so this is not glTF 2.0"};
  const auto version = asset->find("version");
  if (version == asset->end() || !version->is_string()) return Error{file, "/asset/version", "is missing"};
  const auto text = version->get<std::string>();
  if (text.substr(0, 2) != "2.") return Error{file, "/asset/version", "'" + text + "' is not version 2"};
  const auto required = json.find("extensionsRequired");
  if (required == json.end()) return Done{};
  if (!required->is_array()) return Error{file, "/extensionsRequired", "is not a list"};
  for (std::size_t i = 0; i < required->size(); ++i) {
    const Json& name = (*required)[i];
    const bool known = std::any_of(std::begin(kKnownExtensions), std::end(kKnownExtensions),
                                   [&](const char* one) { return name == one; });
    if (!known) {
      return Error{file, "/extensionsRequired/" + std::to_string(i),
                   "the extension " + (name.is_string() ? name.get<std::string>() : name.dump()) +
                       " is required, and not known here"};
    }
  }
  return Done{};
}

std::string percentDecoded(const std::string& uri) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string plain;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const bool escaped =
        uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0;
    plain += escaped ? static_cast<char>(16 * digit(uri[i + 1]) + digit(uri[i + 2])) : uri[i];
    if (escaped) i += 2;
  }
  return plain;
}

bool staysNextToTheFile(const fs::path& path) {
  const std::string text = path.string();
  if (text.empty() || path.is_absolute() || text.find_first_of(std::string_view{"\\:~\0", 4}) != text.npos)
    return false;
  return std::none_of(path.begin(), path.end(), [](const fs::path& step) { return step == ".."; });
}

/// Every buffer is the binary chunk, a data URI, or a file in the folder of the source that is long enough.
Status checkBuffers(Json& json, const Container& container, const fs::path& source) {
  const auto buffers = json.find("buffers");
  if (buffers == json.end()) return Done{};
  for (std::size_t i = 0; i < buffers->size(); ++i) {
    Json& buffer = (*buffers)[i];
    const std::string where = "/buffers/" + std::to_string(i);
    const auto length = buffer["byteLength"].get<std::uint64_t>();
    const auto uri = buffer.find("uri");
    if (uri == buffer.end()) {
      if (i != 0 || !container.bin) return Error{source.string(), where, "has no uri and no binary chunk"};
      if (length > container.bin->size()) {
        return Error{source.string(), where + "/byteLength",
                     std::to_string(length) + " bytes are more than the " +
                         std::to_string(container.bin->size()) + " of the binary chunk"};
      }
      continue;
    }
    if (!uri->is_string()) return Error{source.string(), where + "/uri", "is not text"};
    const auto text = uri->get<std::string>();
    if (text.rfind("data:", 0) == 0) continue;
    const fs::path relative{percentDecoded(text)};
    if (!staysNextToTheFile(relative)) {
      return Error{source.string(), where + "/uri", "'" + text + "' leads away from the folder of the file"};
    }
    const fs::path path = source.parent_path() / relative;
    std::error_code code;
    if (!fs::is_regular_file(path, code)) {
      return Error{source.string(), where + "/uri", "no such file '" + path.string() + "'"};
    }
    if (fs::file_size(path, code) < length) {
      return Error{source.string(), where + "/byteLength",
                   std::to_string(length) + " bytes are more than '" + path.string() + "' has"};
    }
  }
  return Done{};
}

/// Only what we read goes on to tinygltf: it would open images, and it follows extras by recursion.
Json lean(const Json& json, std::vector<std::string>& warnings) {
  constexpr const char* kKept[] = {"asset",     "scene",       "scenes",  "nodes",    "meshes",
                                   "accessors", "bufferViews", "buffers", "materials"};
  constexpr const char* kNoted[] = {"images", "animations", "skins", "cameras"};
  for (const char* section : kNoted) {
    if (json.contains(section)) warnings.push_back("/" + std::string{section} + ": left out");
  }
  Json kept = Json::object();
  for (const char* section : kKept) {
    if (!json.contains(section)) continue;
    Json& copy = kept[section] = json[section];
    if (!copy.is_array()) continue;
    for (Json& item : copy) {
      for (const char* key : {"extras", "extensions", "camera", "skin", "weights"}) item.erase(key);
    }
  }
  for (const auto& [section, list] : json.items()) {
    if (section == "extensions" && list.is_object() && list.contains("KHR_lights_punctual")) {
      warnings.emplace_back("/extensions/KHR_lights_punctual: left out");
    }
  }
  return kept;
}

bool fileExists(const std::string& file, void*) {
  std::error_code code;
  return fs::is_regular_file(file, code);
}

// tinygltf's own passes the name to the shell's word expansion.
std::string sameName(const std::string& file, void*) {
  return file;
}

bool readForTinygltf(std::vector<unsigned char>* out, std::string* problem, const std::string& file, void*) {
  auto content = readWholeFile(file);
  if (!content) {
    if (problem != nullptr) *problem += describe(content.error());
    return false;
  }
  *out = std::move(*content);
  return true;
}

bool writeNothing(std::string*, const std::string&, const std::vector<unsigned char>&, void*) {
  return false;
}

bool skipImage(tinygltf::Image*, const int, std::string*, std::string*, int, int, const unsigned char*, int,
               void*) {
  return true;
}

}  // namespace

Result<std::vector<unsigned char>> readWholeFile(const fs::path& file) {
  std::error_code code;
  const fs::file_status status = fs::status(file, code);
  if (status.type() == fs::file_type::not_found) return Error{file.string(), "", "no such file"};
  if (code) return Error{file.string(), "", "cannot be read: " + code.message()};
  if (fs::is_directory(status)) return Error{file.string(), "", "is a directory"};
  if (!fs::is_regular_file(status)) return Error{file.string(), "", "is not a regular file"};
  const std::uintmax_t size = fs::file_size(file, code);
  if (code) return Error{file.string(), "", "cannot be read: " + code.message()};
  if (size > kLargestFile) return Error{file.string(), "", "is larger than 2 GiB"};
  std::vector<unsigned char> bytes(static_cast<std::size_t>(size));
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return Error{file.string(), "", "cannot be opened: " + std::string{std::strerror(errno)}};
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (stream.gcount() != static_cast<std::streamsize>(bytes.size()))
    return Error{file.string(), "", "could not be read whole"};
  return bytes;
}

Result<Document> openDocument(std::span<const std::byte> bytes, const fs::path& file) {
  const std::string name = file.string();
  auto container = split(bytes, name);
  if (!container) return container.error();
  auto json = parse(container->json, name);
  if (!json) return json.error();
  if (auto status = checkAsset(*json, name); !status) return status.error();
  if (auto status = checkReferences(*json, name); !status) return status.error();
  if (auto status = checkBuffers(*json, *container, file); !status) return status.error();

  Document document;
  Json kept = lean(*json, document.warnings);
  constexpr std::array<unsigned char, 4> kStandIn{};  // tinygltf would copy the whole chunk to no use
  if (container->bin) {
    const auto buffers = kept.find("buffers");
    if (buffers != kept.end() && !buffers->empty() && !(*buffers)[0].contains("uri")) {
      const auto length = (*buffers)[0]["byteLength"].get<std::size_t>();
      const auto* first = reinterpret_cast<const unsigned char*>(container->bin->data());
      document.chunk = std::span{first, length};
      (*buffers)[0]["byteLength"] = 1;
    }
  }
  std::string text = kept.dump();
  document.json = std::move(*json);
  tinygltf::TinyGLTF loader;
  loader.SetImageLoader(skipImage, nullptr);
  loader.SetFsCallbacks({fileExists, sameName, readForTinygltf, writeNothing, nullptr});
  std::string problem;
  std::string oddity;
  const std::string folder = file.parent_path().string();
  std::vector<unsigned char> glb;
  if (container->bin) {
    while (text.size() % 4 != 0) text += ' ';
    append(glb, kMagic);
    append(glb, 2);
    append(glb, static_cast<std::uint32_t>(28 + text.size() + kStandIn.size()));
    append(glb, static_cast<std::uint32_t>(text.size()));
    append(glb, kJsonChunk);
    glb.insert(glb.end(), text.begin(), text.end());
    append(glb, static_cast<std::uint32_t>(kStandIn.size()));
    append(glb, kBinChunk);
    glb.insert(glb.end(), kStandIn.begin(), kStandIn.end());
  }
  bool read = false;
  try {
    read = container->bin ? loader.LoadBinaryFromMemory(&document.model, &problem, &oddity, glb.data(),
                                                        static_cast<unsigned>(glb.size()), folder)
                          : loader.LoadASCIIFromString(&document.model, &problem, &oddity, text.data(),
                                                       static_cast<unsigned>(text.size()), folder);
  } catch (const std::exception& exception) {  // it lets those of the standard library out
    problem = exception.what();
  }
  if (!read) {
    const std::string first = problem.substr(0, problem.find('\n'));
    return Error{name, "", first.empty() ? "is not sound glTF" : "is not sound glTF: " + first};
  }
  return document;
}

}  // namespace engine::gltf
