// Errors at a boundary (file, glTF, TOML, command line) are values: what file, where in it, and why.
// Result mirrors the member names of std::expected, so that it can become an alias one day.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace engine {

struct Error {
  std::string file;    // as the user wrote it; may be empty
  std::string where;   // "line 12", a JSON pointer such as "/meshes/0"; may be empty
  std::string reason;  // a sentence without a full stop
};

/// One line for people: `file: where: reason`, leaving out what is empty.
std::string describe(const Error& error);

/// A value or the reason why there is none.
/// \throw std::logic_error when value() is asked of an error, or error() of a value.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_{std::move(value)} {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : content_{std::move(error)} {}  // NOLINT(google-explicit-constructor)

  // NOLINTNEXTLINE(readability-identifier-naming): as in the standard
  [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] T& value() & { return const_cast<T&>(std::as_const(*this).value()); }
  [[nodiscard]] const T& value() const& {
    if (const T* held = std::get_if<0>(&content_)) return *held;
    throw std::logic_error("Result::value() on an error: " + describe(std::get<1>(content_)));
  }
  [[nodiscard]] T&& value() && { return std::move(value()); }
  [[nodiscard]] const Error& error() const {
    if (const Error* held = std::get_if<1>(&content_)) return *held;
    throw std::logic_error("Result::error() on a value");
  }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> content_;
};

struct Done {};
using Status = Result<Done>;  // for what either happens or does not

}  // namespace engine
