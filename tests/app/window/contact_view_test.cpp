#include "app/window/contact_view.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <glm/common.hpp>

#include "app/window/card_writer.h"
#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

TEST(ContactTiles, coverTheViewWithoutOverlapInWholePixels) {
  for (const glm::vec2 view : {glm::vec2{1280, 700}, {520, 640}, {401, 307}, {200, 900}, {3, 2}}) {
    const std::vector<ContactTile> tiles = contactTiles(view);
    ASSERT_EQ(tiles.size(), 6U);
    float area = 0.0F;
    for (const ContactTile& tile : tiles) {
      EXPECT_EQ(tile.rect.position, glm::round(tile.rect.position));
      EXPECT_LE(tile.rect.position.x + tile.rect.size.x, view.x);
      EXPECT_LE(tile.rect.position.y + tile.rect.size.y, view.y);
      area += tile.rect.size.x * tile.rect.size.y;
    }
    EXPECT_FLOAT_EQ(area, view.x * view.y);
  }
}

TEST(ContactTiles, standInOneRowWhereTheViewIsWide) {
  EXPECT_EQ(contactTiles({1800, 600})[5].rect.position.y, 0.0F);
  EXPECT_GT(contactTiles({520, 640})[5].rect.position.y, 0.0F);
  EXPECT_EQ(contactTiles({1800, 600})[0].caption, "Front");
}

TEST(CardFile, isNamedAfterTheDayAndNeverOverwritesAnother) {
  const testing_support::TempDir folder;
  const auto first = defaultCardFile(folder.path(), "2026-11-25");
  EXPECT_EQ(first.filename(), "crus-card-2026-11-25.pdf");
  folder.write("crus-card-2026-11-25.pdf", "");
  EXPECT_EQ(defaultCardFile(folder.path(), "2026-11-25").filename(), "crus-card-2026-11-25-2.pdf");
}

TEST(CardFile, goesToTheDocumentsFolderOfTheDesktop) {
  const testing_support::TempDir home;
  std::filesystem::create_directories(home / "Papers");
  std::filesystem::create_directories(home / ".config");
  home.write(".config/user-dirs.dirs", "# a comment\nXDG_DOCUMENTS_DIR=\"$HOME/Papers\"\n");
  ::setenv("HOME", home.path().c_str(), 1);
  ::unsetenv("XDG_CONFIG_HOME");
  ::unsetenv("XDG_DOCUMENTS_DIR");
  EXPECT_EQ(documentsFolder(), home / "Papers");
  ::setenv("XDG_DOCUMENTS_DIR", home.path().c_str(), 1);
  EXPECT_EQ(documentsFolder(), home.path());
  ::setenv("XDG_DOCUMENTS_DIR", "/no/such/folder", 1);
  std::filesystem::remove_all(home / "Papers");
  EXPECT_EQ(documentsFolder(), std::filesystem::current_path());
  ::unsetenv("XDG_DOCUMENTS_DIR");
}

}  // namespace
}  // namespace crus
