// The README's key table is the program's own.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "app/state/key_bindings.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

TEST(Readme, listsEveryKeyAndGesture) {
  std::ifstream file{std::string{CRUS_SOURCE_DIR} + "/README.md"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_NE(text.find(keyTableMarkdown()), std::string::npos) << "it must hold this table:\n"
                                                              << keyTableMarkdown();
}

}  // namespace
}  // namespace crus
