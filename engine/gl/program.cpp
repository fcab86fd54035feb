#include "engine/gl/program.h"

#include <array>
#include <glm/gtc/type_ptr.hpp>

#include "engine/gl/gl_error.h"
#include "engine/gl/shader_sources.h"

namespace engine::gl {
namespace {

constexpr std::string_view kVersion = "#version 410 core\n";
constexpr GLsizei kLogLength = 4096;

/// Shader text of a file with its `#include "other"` lines replaced, once each level down.
std::string resolved(const std::string& file) {
  std::string text{shaderSource(file)};
  if (text.empty()) throw GlError("no shader file shaders/" + file);
  constexpr std::string_view kInclude = "#include \"";
  for (std::size_t at = text.find(kInclude); at != std::string::npos; at = text.find(kInclude, at)) {
    const std::size_t nameAt = at + kInclude.size();
    const std::size_t quote = text.find('"', nameAt);
    if (quote == std::string::npos) throw GlError("shaders/" + file + ": unfinished #include");
    text.replace(at, quote + 1 - at, resolved(text.substr(nameAt, quote - nameAt)));
  }
  return text;
}

ShaderHandle compile(GLenum stage, const std::string& file, std::string_view defines) {
  ShaderHandle shader{glCreateShader(stage)};
  const std::string text = std::string{kVersion} + std::string{defines} + resolved(file);
  const char* source = text.c_str();
  glShaderSource(shader.id(), 1, &source, nullptr);
  glCompileShader(shader.id());
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_FALSE) {
    std::array<char, kLogLength> log{};
    glGetShaderInfoLog(shader.id(), kLogLength, nullptr, log.data());
    throw GlError("shaders/" + file + " does not compile: " + log.data());
  }
  return shader;
}

}  // namespace

Program::Program(std::string_view name, std::string_view defines) : handle_{glCreateProgram()} {
  const std::string base{name};
  const ShaderHandle vertex = compile(GL_VERTEX_SHADER, base + ".vert", defines);
  const ShaderHandle fragment = compile(GL_FRAGMENT_SHADER, base + ".frag", defines);
  glAttachShader(handle_.id(), vertex.id());
  glAttachShader(handle_.id(), fragment.id());
  glLinkProgram(handle_.id());
  GLint linked = GL_FALSE;
  glGetProgramiv(handle_.id(), GL_LINK_STATUS, &linked);
  if (linked == GL_FALSE) {
    std::array<char, kLogLength> log{};
    glGetProgramInfoLog(handle_.id(), kLogLength, nullptr, log.data());
    throw GlError("shaders/" + base + " does not link: " + log.data());
  }
  GLint count = 0;
  glGetProgramiv(handle_.id(), GL_ACTIVE_UNIFORMS, &count);
  for (GLint i = 0; i < count; ++i) {
    std::array<char, 128> buffer{};
    GLint size = 0;
    GLenum type = 0;
    glGetActiveUniform(handle_.id(), static_cast<GLuint>(i), static_cast<GLsizei>(buffer.size()), nullptr,
                       &size, &type, buffer.data());
    const std::string uniform = buffer.data();
    locations_[uniform] = glGetUniformLocation(handle_.id(), uniform.c_str());
    if (size > 1) {  // array: also every element by its own name
      const std::string stem = uniform.substr(0, uniform.find('['));
      for (GLint k = 0; k < size; ++k) {
        const std::string element = stem + "[" + std::to_string(k) + "]";
        locations_[element] = glGetUniformLocation(handle_.id(), element.c_str());
      }
    }
  }
}

GLint Program::location(const std::string& uniform) const {
  const auto found = locations_.find(uniform);
  return found == locations_.end() ? -1 : found->second;
}

void Program::set(const std::string& uniform, float value) const {
  glUniform1f(location(uniform), value);
}
void Program::set(const std::string& uniform, int value) const {
  glUniform1i(location(uniform), value);
}
void Program::set(const std::string& uniform, unsigned value) const {
  glUniform1ui(location(uniform), value);
}
void Program::set(const std::string& uniform, const glm::ivec2& value) const {
  glUniform2iv(location(uniform), 1, glm::value_ptr(value));
}
void Program::set(const std::string& uniform, const glm::vec2& value) const {
  glUniform2fv(location(uniform), 1, glm::value_ptr(value));
}
void Program::set(const std::string& uniform, const glm::vec3& value) const {
  glUniform3fv(location(uniform), 1, glm::value_ptr(value));
}
void Program::set(const std::string& uniform, const glm::vec4& value) const {
  glUniform4fv(location(uniform), 1, glm::value_ptr(value));
}
void Program::set(const std::string& uniform, const glm::mat3& value) const {
  glUniformMatrix3fv(location(uniform), 1, GL_FALSE, glm::value_ptr(value));
}
void Program::set(const std::string& uniform, const glm::mat4& value) const {
  glUniformMatrix4fv(location(uniform), 1, GL_FALSE, glm::value_ptr(value));
}

}  // namespace engine::gl
