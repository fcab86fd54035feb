#include <exception>
#include <iostream>

#include "app/cli/cli.h"
#include "engine/gl/gl_error.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

/// Memory that is let go is wanted again at once: a model is read, measured and handed over within a tenth of
/// a second. Pages that the system has to make anew cost a tenth of that. At most 64 MiB are kept back.
void keepFreedMemory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_TOP_PAD, 8 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  keepFreedMemory();
  try {
    return crus::cli::run(argc, argv);
  } catch (const engine::GlError& error) {
    std::cerr << "crus: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "crus: something went wrong inside the program: " << error.what() << '\n';
  }
  return crus::cli::kCouldNot;
}
