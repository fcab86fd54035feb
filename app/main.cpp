#include <exception>
#include <iostream>

#include "app/cli/cli.h"
#include "engine/gl/gl_error.h"

int main(int argc, char** argv) {
  try {
    return crus::cli::run(argc, argv);
  } catch (const engine::GlError& error) {
    std::cerr << "crus: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "crus: something went wrong inside the program: " << error.what() << '\n';
  }
  return crus::cli::kCouldNot;
}
