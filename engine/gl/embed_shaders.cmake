# Writes OUTPUT, a C++ file with the text of every shader in FILES (relative to ROOT).
set(text "#include \"engine/gl/shader_sources.h\"\n\nnamespace engine::gl {\n\n")
string(APPEND text "std::string_view shaderSource(std::string_view file) {\n")
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} content)
  string(APPEND text "  if (file == \"${file}\") return R\"GLSL(${content})GLSL\";\n")
endforeach()
string(APPEND text "  return {};\n}\n\n}  // namespace engine::gl\n")
file(WRITE ${OUTPUT} "${text}")
