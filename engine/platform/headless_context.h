// An OpenGL context without a display: EGL on no surface at all.
#pragma once

#include <memory>

namespace engine {

class HeadlessContext {
 public:
  /// Makes an OpenGL 4.1 core context and makes it current. \throw GlError that says what is missing.
  HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;
  ~HeadlessContext();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace engine
