// libFuzzer target: `gltf_fuzzer --write-seeds DIR` writes the files to start from, `gltf_fuzzer DIR`
// searches.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "gltf_target.h"

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  if (*argc == 3 && std::string_view{(*argv)[1]} == "--write-seeds") {
    const std::filesystem::path folder{(*argv)[2]};
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : fuzz::gltfSeeds()) {
      std::ofstream{folder / ("seed_" + std::to_string(number++)), std::ios::binary} << seed;
    }
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)fuzz::readGltf(std::as_bytes(std::span{data, size}));
  return 0;
}
