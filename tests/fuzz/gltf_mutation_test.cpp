// The plain half of the fuzzing: a fixed set of spoilt files that must be accepted or refused, and nothing
// else.
#include <gtest/gtest.h>

#include <cctype>
#include <random>

#include "gltf_target.h"
#include "tests/engine/gltf/gltf_builder.h"

namespace {

bool read(const std::string& content) {
  return fuzz::readGltf(std::as_bytes(std::span{content}));
}

/// The generator is fixed by the standard, its distributions are not.
class Random {
 public:
  explicit Random(std::uint32_t seed) : bits_{seed} {}
  std::size_t below(std::size_t limit) { return bits_() % limit; }

 private:
  std::mt19937 bits_;
};

TEST(GltfMutation, SeedsAreSound) {
  for (const std::string& seed : fuzz::gltfSeeds()) EXPECT_TRUE(read(seed));
}

TEST(GltfMutation, EveryTruncationIsRefused) {
  for (const std::string& seed : fuzz::gltfSeeds()) {
    for (std::size_t length = 0; length < seed.size(); length += 1 + length / 40) {
      EXPECT_FALSE(read(seed.substr(0, length))) << length;
    }
  }
}

TEST(GltfMutation, FlippedBytesAreAcceptedOrRefused) {
  Random random{20240501};
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const std::string& seed : fuzz::gltfSeeds()) {
    for (int run = 0; run < 300; ++run) {
      std::string bytes = seed;
      const std::size_t flips = 1 + random.below(4);
      for (std::size_t i = 0; i < flips; ++i) {
        char& c = bytes[random.below(bytes.size())];
        c = static_cast<char>(static_cast<unsigned char>(c) ^ (1U << random.below(8)));
      }
      ++(read(bytes) ? accepted : refused);
    }
  }
  EXPECT_GT(accepted, 20U) << "or nothing gets past the container";
  EXPECT_GT(refused, 200U);
}

TEST(GltfMutation, ChangedNumbersAreAcceptedOrRefused) {
  // Flipped bits mostly break the JSON; other numbers reach the code behind it.
  Random random{7};
  const std::string replacements[] = {"0",          "1",    "2",     "7",
                                      "-1",         "255",  "65536", "2147483647",
                                      "4294967295", "1e9",  "0.5",   "18446744073709551615",
                                      "1e308",      "null", "[]",    "{}",
                                      "\"a\"",      "5121", "5125",  "true"};
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const std::string& seed : fuzz::gltfSeeds()) {
    if (seed[0] != 'g') continue;
    const auto byteAt = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(seed[i]));
    };
    const std::size_t jsonLength = byteAt(12) | (byteAt(13) << 8U);
    const std::string json = seed.substr(20, jsonLength);
    const std::string bin = seed.substr(28 + jsonLength);
    for (std::size_t at = 0; at < json.size(); ++at) {
      const auto isDigit = [&](std::size_t i) {
        return std::isdigit(static_cast<unsigned char>(json[i])) != 0;
      };
      if (!isDigit(at) || (at > 0 && json[at - 1] != ':' && json[at - 1] != ',' && json[at - 1] != '['))
        continue;
      std::size_t end = at;
      while (end < json.size() && (isDigit(end) || json[end] == '.')) ++end;
      for (int run = 0; run < 6; ++run) {
        const std::string changed =
            json.substr(0, at) + replacements[random.below(std::size(replacements))] + json.substr(end);
        ++(read(testing_support::glbOf(changed, bin)) ? accepted : refused);
      }
    }
  }
  EXPECT_GT(accepted, 50U);
  EXPECT_GT(refused, 200U);
}

}  // namespace
