// A place in a JSON document that knows its own pointer, so that every complaint says where.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace leg_forge {

/// Thrown while a document is read, turned into an engine::Error at the public functions of the readers.
struct JsonFailure {
  std::string file;
  std::string pointer;
  std::string reason;
};

/// Parses a file. \throw JsonFailure when it cannot be opened or is not JSON (NaN is not JSON).
inline nlohmann::json parseJsonFile(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw JsonFailure{file.string(), "", "cannot be opened"};
  try {
    return nlohmann::json::parse(stream);
  } catch (const nlohmann::json::exception& e) {
    throw JsonFailure{file.string(), "", e.what()};
  }
}

/// Borrowed view of one value; the document must outlive it.
class JsonView {
 public:
  JsonView(const nlohmann::json& value, std::string file, std::string pointer = "")
      : value_{&value}, file_{std::move(file)}, pointer_{std::move(pointer)} {}

  [[noreturn]] void fail(const std::string& reason) const { throw JsonFailure{file_, pointer_, reason}; }

  [[nodiscard]] bool has(const std::string& key) const {
    return value_->is_object() && value_->contains(key) && !value_->at(key).is_null();
  }
  [[nodiscard]] bool isNull() const { return value_->is_null(); }
  [[nodiscard]] JsonView operator[](const std::string& key) const {
    if (!value_->is_object()) fail("is not an object");
    const auto found = value_->find(key);
    if (found == value_->end()) fail("has no \"" + key + "\"");
    return {*found, file_, pointer_ + "/" + key};
  }
  [[nodiscard]] JsonView operator[](std::size_t index) const {
    if (index >= size()) fail("has fewer than " + std::to_string(index + 1) + " entries");
    return {(*value_)[index], file_, pointer_ + "/" + std::to_string(index)};
  }
  [[nodiscard]] std::size_t size() const {
    if (!value_->is_array()) fail("is not an array");
    return value_->size();
  }
  [[nodiscard]] double number() const {
    if (!value_->is_number()) fail("is not a number");
    const double value = value_->get<double>();
    if (!std::isfinite(value)) fail("is not finite");
    return value;
  }
  [[nodiscard]] std::string text() const {
    if (!value_->is_string()) fail("is not a text");
    return value_->get<std::string>();
  }
  [[nodiscard]] std::vector<double> numbers() const {
    std::vector<double> out;
    for (std::size_t i = 0; i < size(); ++i) out.push_back((*this)[i].number());
    return out;
  }
  [[nodiscard]] glm::dvec3 vec3() const {
    if (size() != 3) fail("is not a triple");
    return {(*this)[0].number(), (*this)[1].number(), (*this)[2].number()};
  }

 private:
  const nlohmann::json* value_;
  std::string file_;
  std::string pointer_;
};

}  // namespace leg_forge
