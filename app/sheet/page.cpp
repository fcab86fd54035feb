#include "app/sheet/page.h"

#include <cmath>
#include <glm/trigonometric.hpp>

namespace crus::sheet {

Path box(const Area& a) {
  return {{{{a.x, a.y}, {a.right(), a.y}, {a.right(), a.bottom()}, {a.x, a.bottom()}}}, true};
}

Path circle(glm::vec2 centre, float radius) {
  constexpr int kSides = 40;
  Path path;
  std::vector<glm::vec2>& line = path.lines.emplace_back();
  for (int i = 0; i < kSides; ++i) {
    const float angle = glm::radians(360.0F / kSides * static_cast<float>(i));
    line.push_back(centre + radius * glm::vec2{std::cos(angle), std::sin(angle)});
  }
  return path;
}

}  // namespace crus::sheet
