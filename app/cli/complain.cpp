#include "app/cli/complain.h"

#include <iostream>

namespace crus::cli {

int refuse(const engine::Error& error, int code) {
  std::cerr << engine::describe(error) << '\n';
  return code;
}

void warn(const Leg& leg) {
  for (const std::string& warning : leg.warnings) std::cerr << "warning: " << warning << '\n';
}

}  // namespace crus::cli
