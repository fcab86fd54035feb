#include "engine/scene/model.h"

namespace engine {

std::size_t triangleCount(const Part& part) {
  std::size_t count = 0;
  for (const Primitive& primitive : part.primitives) count += primitive.mesh.triangles.size();
  return count;
}

std::size_t triangleCount(const Model& model) {
  std::size_t count = 0;
  for (const Part& part : model.parts) count += triangleCount(part);
  return count;
}

Box boundingBox(const Part& part) {
  Box box;
  for (const Primitive& primitive : part.primitives) box = merge(box, boundingBox(primitive.mesh));
  return box;
}

Box boundingBox(const Model& model) {
  Box box;
  for (const Part& part : model.parts) box = merge(box, boundingBox(part));
  return box;
}

double signedVolume(const Part& part) {
  double volume = 0.0;
  for (const Primitive& primitive : part.primitives) volume += signedVolume(primitive.mesh);
  return volume;
}

}  // namespace engine
