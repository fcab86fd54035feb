#include "app/leg/resources.h"

namespace crus {

std::filesystem::path assetFolder() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::filesystem::path installed = program.parent_path() / ".." / "share" / "crus";
  if (!program.empty() && std::filesystem::is_directory(installed, ignored))
    return installed.lexically_normal();
  return CRUS_ASSET_DIR;
}

std::filesystem::path defaultModel() {
  return assetFolder() / "models" / "right_leg.glb";
}
std::filesystem::path bodyModel() {
  return assetFolder() / "models" / "body.glb";
}
std::filesystem::path defaultKnowledge() {
  return assetFolder() / "knowledge";
}

}  // namespace crus
