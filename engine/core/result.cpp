#include "engine/core/result.h"

namespace engine {

std::string describe(const Error& error) {
  std::string line;
  for (const std::string* part : {&error.file, &error.where, &error.reason}) {
    if (part->empty()) continue;
    if (!line.empty()) line += ": ";
    line += *part;
  }
  return line;
}

}  // namespace engine
