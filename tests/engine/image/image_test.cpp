#include "engine/image/image.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/engine/temp_dir.h"

namespace {

using engine::Image;
using testing_support::TempDir;

Image gradient(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int channel : {x * 7, y * 11, x + y, 255 - x}) {
        image.pixels.push_back(static_cast<std::uint8_t>(channel));
      }
    }
  }
  return image;
}

TEST(Png, ComesBackAsItWentOut) {
  const TempDir folder;
  const Image image = gradient(37, 21);
  ASSERT_TRUE(engine::savePng(image, folder / "a.png"));
  const auto back = engine::loadPng(folder / "a.png");
  ASSERT_TRUE(back) << engine::describe(back.error());
  EXPECT_EQ(back->width, 37);
  EXPECT_EQ(back->height, 21);
  EXPECT_EQ(back->pixels, image.pixels);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 1U) << "nothing is left beside the picture";
}

TEST(Png, SameImageGivesTheSameBytes) {
  const TempDir folder;
  ASSERT_TRUE(engine::savePng(gradient(16, 16), folder / "a.png"));
  ASSERT_TRUE(engine::savePng(gradient(16, 16), folder / "b.png"));
  const auto bytes = [&](const char* name) {
    std::ifstream stream{folder / name, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
  };
  EXPECT_EQ(bytes("a.png"), bytes("b.png"));
}

TEST(Png, PlaceThatCannotBeWrittenIsNamed) {
  const TempDir folder;
  const auto missing = engine::savePng(gradient(2, 2), folder / "no/such/folder.png");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().file, (folder / "no/such/folder.png").string());
  EXPECT_NE(missing.error().reason.find("No such file or directory"), std::string::npos);
  const auto directory = engine::savePng(gradient(2, 2), folder.path());
  ASSERT_FALSE(directory);
  EXPECT_NE(directory.error().reason.find("is a directory"), std::string::npos);
  EXPECT_FALSE(engine::savePng(Image{}, folder / "empty.png"));
  EXPECT_FALSE(std::filesystem::exists(folder / "empty.png"));
}

TEST(Png, WhatIsNoPngIsRefused) {
  const TempDir folder;
  ASSERT_TRUE(engine::savePng(gradient(64, 64), folder / "whole.png"));
  std::ifstream stream{folder / "whole.png", std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{stream}, {}};
  struct Case {
    const char* name;
    std::string content;
    const char* words;
  };
  const Case cases[] = {{"empty.png", "", "is empty"},
                        {"text.png", "this is text, not a picture", "is not a PNG"},
                        {"head.png", whole.substr(0, 12), "is not a sound PNG"},
                        {"half.png", whole.substr(0, whole.size() / 2), "is not a sound PNG"}};
  for (const Case& c : cases) {
    const auto image = engine::loadPng(folder.write(c.name, c.content));
    ASSERT_FALSE(image) << c.name;
    EXPECT_EQ(image.error().file, (folder / c.name).string());
    EXPECT_NE(image.error().reason.find(c.words), std::string::npos) << image.error().reason;
  }
  EXPECT_EQ(engine::loadPng(folder / "none.png").error().reason, "no such file");
}

TEST(CompareImages, CountsWhatDiffers) {
  const Image a = gradient(10, 10);
  const auto same = engine::compareImages(a, a);
  EXPECT_EQ(same.maxDifference, 0);
  EXPECT_EQ(same.differingPixels, 0U);
  Image b = a;
  b.pixels[0] = static_cast<std::uint8_t>(b.pixels[0] + 30);
  b.pixels[1] = static_cast<std::uint8_t>(b.pixels[1] + 10);
  b.pixels[200] = static_cast<std::uint8_t>(b.pixels[200] ^ 1U);
  const auto different = engine::compareImages(a, b);
  EXPECT_EQ(different.maxDifference, 30);
  EXPECT_EQ(different.differingPixels, 2U);
  EXPECT_DOUBLE_EQ(different.meanDifference, 41.0 / 400.0)
      << "30, 10 and 1 over a hundred pixels of four channels";
  EXPECT_THROW((void)engine::compareImages(a, gradient(10, 9)), std::invalid_argument);
}

}  // namespace
