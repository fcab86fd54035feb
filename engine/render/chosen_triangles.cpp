#include "engine/render/chosen_triangles.h"

namespace engine {

void ChosenTriangles::addPortion(const DrawRange& range, std::size_t firstIndex) {
  const std::size_t count = indices.size() - firstIndex;
  if (count > 0)
    portions.push_back({&range, firstIndex * sizeof(indices.front()), static_cast<GLsizei>(count)});
}

void ChosenTriangles::add(const ChosenTriangles& other) {
  const std::size_t before = indices.size() * sizeof(indices.front());
  indices.insert(indices.end(), other.indices.begin(), other.indices.end());
  for (const Portion& portion : other.portions)
    portions.push_back({portion.range, before + portion.firstByte, portion.count});
}

}  // namespace engine
