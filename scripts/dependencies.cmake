# Every library comes from the system's packages. A missing one is named together with the package to
# install, all of them in one go, so that nobody has to configure five times.

set(CRUS_MISSING "")

# crus_need(FOUND_VARIABLE PACKAGE): remember PACKAGE when the variable is false.
macro(crus_need found package)
  if(NOT ${found})
    list(APPEND CRUS_MISSING ${package})
  endif()
endmacro()

find_package(PkgConfig QUIET)
crus_need(PkgConfig_FOUND pkg-config)
find_package(glfw3 3.3 CONFIG QUIET)
crus_need(glfw3_FOUND libglfw3-dev)
find_package(glm CONFIG QUIET)
crus_need(glm_FOUND libglm-dev)
find_package(TinyGLTF CONFIG QUIET)
crus_need(TinyGLTF_FOUND libtinygltf-dev)
find_package(nlohmann_json CONFIG QUIET)
crus_need(nlohmann_json_FOUND nlohmann-json3-dev)
find_package(CLI11 CONFIG QUIET)
crus_need(CLI11_FOUND libcli11-dev)
find_package(tomlplusplus CONFIG QUIET)
crus_need(tomlplusplus_FOUND libtomlplusplus-dev)
find_package(SQLite3 QUIET)
crus_need(SQLite3_FOUND libsqlite3-dev)
find_package(meshoptimizer CONFIG QUIET)
crus_need(meshoptimizer_FOUND libmeshoptimizer-dev)
find_package(Freetype QUIET)
crus_need(Freetype_FOUND libfreetype-dev)
find_package(OpenGL QUIET COMPONENTS EGL)
crus_need(OpenGL_EGL_FOUND libegl-dev)
if(PkgConfig_FOUND)
  pkg_check_modules(OPENAL QUIET openal)
endif()
crus_need(OPENAL_FOUND libopenal-dev)
find_library(STB_LIBRARY stb)
crus_need(STB_LIBRARY libstb-dev)
find_library(DEFLATE_LIBRARY deflate)
crus_need(DEFLATE_LIBRARY libdeflate-dev)
find_program(GLAD_EXECUTABLE glad)
crus_need(GLAD_EXECUTABLE python3-glad)
if(PkgConfig_FOUND)
  pkg_check_modules(IMGUI QUIET imgui)
endif()
crus_need(IMGUI_FOUND libimgui-dev)
if(PkgConfig_FOUND)
  pkg_check_modules(CAIRO QUIET IMPORTED_TARGET cairo cairo-ft cairo-pdf cairo-svg)
endif()
crus_need(CAIRO_FOUND libcairo2-dev)
if(CRUS_BUILD_TESTS)
  find_package(GTest QUIET)
  crus_need(GTest_FOUND libgtest-dev)
  find_program(PDFTOTEXT_EXECUTABLE pdftotext)
  crus_need(PDFTOTEXT_EXECUTABLE poppler-utils)
endif()
if(CRUS_BUILD_BENCHMARKS)
  find_package(benchmark CONFIG QUIET)
  crus_need(benchmark_FOUND libbenchmark-dev)
endif()

if(CRUS_MISSING)
  list(JOIN CRUS_MISSING " " packages)
  message(FATAL_ERROR "Missing packages. On Debian: apt-get install ${packages}")
endif()

# libimgui.a names neither FreeType nor stb in its .pc file, so the target is made here.
find_library(IMGUI_LIBRARY imgui HINTS ${IMGUI_LIBRARY_DIRS} REQUIRED)
add_library(imgui::imgui STATIC IMPORTED)
set_target_properties(imgui::imgui PROPERTIES
  IMPORTED_LOCATION ${IMGUI_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE_DIRS}"
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE_DIRS}"
  INTERFACE_LINK_LIBRARIES "${STB_LIBRARY};Freetype::Freetype;glfw;${CMAKE_DL_LIBS}")

find_library(OPENAL_LIBRARY openal HINTS ${OPENAL_LIBRARY_DIRS} REQUIRED)
add_library(openal::openal UNKNOWN IMPORTED)
set_target_properties(openal::openal PROPERTIES
  IMPORTED_LOCATION ${OPENAL_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES "${OPENAL_INCLUDE_DIRS}")

# The OpenGL loader is generated, not committed. --reproducible uses the bundled registry: no network.
set(GLAD_DIR ${CMAKE_BINARY_DIR}/glad)
add_custom_command(OUTPUT ${GLAD_DIR}/src/gl.c ${GLAD_DIR}/include/glad/gl.h
  COMMAND ${GLAD_EXECUTABLE} --reproducible --quiet --api gl:core=4.1
    --extensions=GL_KHR_debug,GL_EXT_texture_filter_anisotropic,GL_KHR_robustness
    --out-path ${GLAD_DIR} c
  VERBATIM)
add_library(glad STATIC ${GLAD_DIR}/src/gl.c)
target_include_directories(glad SYSTEM PUBLIC ${GLAD_DIR}/include)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})
