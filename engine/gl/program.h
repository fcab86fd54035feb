// A linked pair of shaders. Uniform locations are looked up once.
#pragma once

#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <map>
#include <string>
#include <string_view>

#include "engine/gl/handle.h"

namespace engine::gl {

class Program {
 public:
  Program() = default;
  /// Compiles and links `shaders/<name>.vert` and `shaders/<name>.frag`, with `#include "file"` lines
  /// resolved. \param defines  lines such as "#define PICK\n" put after the version line. \throw GlError with
  /// stage, file and the driver's log.
  explicit Program(std::string_view name, std::string_view defines = {});

  void use() const { glUseProgram(handle_.id()); }
  /// Uniforms that the compiler dropped are ignored. The program must be in use.
  void set(const std::string& uniform, float value) const;
  void set(const std::string& uniform, int value) const;
  void set(const std::string& uniform, unsigned value) const;
  void set(const std::string& uniform, const glm::ivec2& value) const;
  void set(const std::string& uniform, const glm::vec2& value) const;
  void set(const std::string& uniform, const glm::vec3& value) const;
  void set(const std::string& uniform, const glm::vec4& value) const;
  void set(const std::string& uniform, const glm::mat3& value) const;
  void set(const std::string& uniform, const glm::mat4& value) const;

 private:
  [[nodiscard]] GLint location(const std::string& uniform) const;
  ProgramHandle handle_;
  std::map<std::string, GLint> locations_;
};

}  // namespace engine::gl
