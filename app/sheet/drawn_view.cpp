#include "app/sheet/drawn_view.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/mat4x4.hpp>
#include <glm/trigonometric.hpp>
#include <limits>

namespace crus::sheet {
namespace {

constexpr int kSamples = 4;
constexpr float kOpaqueEnough = 0.4F;      // less is faded away
constexpr float kSurfaceMetres = 0.0005F;  // a triangle this near to the depth picture is what it shows
constexpr float kMarkMetres = 0.002F;      // an X lies on the skin, which bends within a pixel

/// A camera without perspective that sees exactly the frame.
engine::Camera framing(engine::Camera camera, const Frame& frame) {
  camera.orthographic = true;
  camera.distance = 2.0F;
  camera.target = {0.0F, 0.0F, 0.0F};
  const glm::vec2 middle = 0.5F * (frame.low + frame.high);
  camera.target = middle.x * engine::rightDirection(camera) + middle.y * engine::upDirection(camera);
  camera.verticalFovDegrees = 2.0F * glm::degrees(std::atan(0.5F * frame.size().y / camera.distance));
  return camera;
}

/// On paper the surface is a pale ground for lines and colours.
void lighten(engine::Image& image) {
  constexpr float kKept = 0.62F;
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    if (i % 4 == 3) continue;
    const float dark = 255.0F - static_cast<float>(image.pixels[i]);
    image.pixels[i] = static_cast<std::uint8_t>(std::lround(255.0F - kKept * dark));
  }
}

}  // namespace

void Frame::add(const glm::vec2& p) {
  low = glm::min(low, p);
  high = glm::max(high, p);
}

glm::vec2 inPlane(const engine::Camera& camera, const glm::vec3& world) {
  return {glm::dot(world, engine::rightDirection(camera)), glm::dot(world, engine::upDirection(camera))};
}

DrawnView::DrawnView(engine::Renderer& renderer, const ViewRequest& request)
    : mesh_{request.mesh}, place_{request.place} {
  mmPerPixel_ = 25.4F / kDotsPerInch;
  size_ =
      glm::max(glm::ivec2(glm::round(glm::vec2{place_.width, place_.height} / mmPerPixel_)), glm::ivec2(4));
  mmPerPixel_ = place_.width / static_cast<float>(size_.x);
  engine::SceneView view = request.scene;
  view.camera = framing(view.camera, request.frame);
  view.backgroundTop = view.backgroundBottom = glm::vec4{0.0F};
  view.markers.clear();
  toClip_ = engine::viewProjection(view, size_) * engine::modelMatrix(view);
  const glm::vec4 towards =
      glm::inverse(engine::viewProjection(view, size_)) * glm::vec4{0.0F, 0.0F, 2.0F, 0.0F};
  metresPerDepth_ = glm::length(glm::vec3(towards));
  renderer.draw(view, size_, kSamples);
  image_ = renderer.readPicture();
  lighten(image_);
  depths_ = renderer.readDepths(view, size_);
  findCells(depths_, request);
  fade(request);
}

void DrawnView::findCells(const std::vector<float>& depths, const ViewRequest& request) {
  cells_.resize(static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(size_.y));
  const glm::vec2 size{size_};
  std::vector<glm::vec3> seen;
  seen.reserve(mesh_->positions.size());
  for (const glm::vec3& position : mesh_->positions) {
    const glm::vec4 clip = toClip_ * glm::vec4(position, 1.0F);  // w is 1
    seen.emplace_back((clip.x * 0.5F + 0.5F) * size.x, (0.5F - clip.y * 0.5F) * size.y, clip.z * 0.5F + 0.5F);
  }
  const float slack = kSurfaceMetres / metresPerDepth_;
  for (std::size_t t = 0; t < mesh_->triangles.size(); ++t) {
    const glm::vec3& a = seen[mesh_->triangles[t][0]];
    const glm::vec3& b = seen[mesh_->triangles[t][1]];
    const glm::vec3& c = seen[mesh_->triangles[t][2]];
    const float twice = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (std::abs(twice) < 1e-9F) continue;
    const glm::ivec2 low =
        glm::max(glm::ivec2(glm::floor(glm::min(glm::min(a, b), c) - 0.5F)), glm::ivec2(0));
    const glm::ivec2 high = glm::min(glm::ivec2(glm::ceil(glm::max(glm::max(a, b), c) - 0.5F)), size_ - 1);
    for (int y = low.y; y <= high.y; ++y) {
      for (int x = low.x; x <= high.x; ++x) {
        const glm::vec2 p{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
        const float wa = ((b.x - p.x) * (c.y - p.y) - (b.y - p.y) * (c.x - p.x)) / twice;
        const float wb = ((c.x - p.x) * (a.y - p.y) - (c.y - p.y) * (a.x - p.x)) / twice;
        const float wc = 1.0F - wa - wb;
        if (wa < -1e-3F || wb < -1e-3F || wc < -1e-3F) continue;
        const float depth = wa * a.z + wb * b.z + wc * c.z;
        const std::size_t pixel =
            static_cast<std::size_t>(size_.y - 1 - y) * static_cast<std::size_t>(size_.x) +
            static_cast<std::size_t>(x);
        if (std::abs(depth - depths[pixel]) > slack) continue;
        Cell& cell = cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.x) +
                            static_cast<std::size_t>(x)];
        cell = {static_cast<std::int32_t>(t), {wa, wb}};
      }
    }
  }
  if (!request.opacity) return;
  for (Cell& one : cells_) {
    if (one.triangle >= 0 && request.opacity(positionOf(one)) < kOpaqueEnough) one.triangle = -2;
  }
}

/// Pixels at the rim have no cell of their own: they fade as their neighbours above do not matter, by the
void DrawnView::fade(const ViewRequest& request) {
  if (!request.opacity) return;
  const glm::mat4 back = glm::inverse(toClip_);
  const auto depthAt = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= size_.x || y >= size_.y) return 1.0F;
    return depths_[static_cast<std::size_t>(size_.y - 1 - y) * static_cast<std::size_t>(size_.x) +
                   static_cast<std::size_t>(x)];
  };
  std::size_t pixel = 0;
  for (int y = 0; y < size_.y; ++y) {
    for (int x = 0; x < size_.x; ++x, ++pixel) {
      std::uint8_t& alpha = image_.pixels[4 * pixel + 3];
      if (alpha == 0) continue;
      float depth = depthAt(x, y);
      if (depth >= 1.0F)  // a rim that only some samples touch: as the surface beside it
        depth = std::min({depthAt(x - 1, y), depthAt(x + 1, y), depthAt(x, y - 1), depthAt(x, y + 1)});
      const glm::vec2 ndc = (glm::vec2{x, y} + 0.5F) / glm::vec2(size_) * 2.0F - 1.0F;
      const glm::vec4 place = back * glm::vec4{ndc.x, -ndc.y, depth * 2.0F - 1.0F, 1.0F};
      const float opacity = std::clamp(request.opacity(glm::vec3(place) / place.w), 0.0F, 1.0F);
      alpha = static_cast<std::uint8_t>(std::lround(static_cast<float>(alpha) * opacity));
    }
  }
}

glm::vec3 DrawnView::positionOf(const Cell& cell) const {
  const auto& corners = mesh_->triangles[static_cast<std::size_t>(cell.triangle)];
  const auto& p = mesh_->positions;
  return cell.weights.x * p[corners[0]] + cell.weights.y * p[corners[1]] +
         (1.0F - cell.weights.x - cell.weights.y) * p[corners[2]];
}

glm::vec2 DrawnView::toPage(const glm::vec3& model) const {
  const glm::vec4 clip = toClip_ * glm::vec4(model, 1.0F);
  return {place_.x + (clip.x * 0.5F + 0.5F) * place_.width,
          place_.y + (0.5F - clip.y * 0.5F) * place_.height};
}

bool DrawnView::shows(const glm::vec3& model) const {
  const glm::vec4 clip = toClip_ * glm::vec4(model, 1.0F);
  const float depth = clip.z * 0.5F + 0.5F;
  const glm::ivec2 at{
      glm::floor(glm::vec2{(clip.x * 0.5F + 0.5F), (0.5F - clip.y * 0.5F)} * glm::vec2(size_))};
  if (at.x < 0 || at.y < 0 || at.x >= size_.x || at.y >= size_.y || cell(at.x, at.y).triangle < 0)
    return false;
  const float drawn =
      depths_[static_cast<std::size_t>(size_.y - 1 - at.y) * static_cast<std::size_t>(size_.x) +
              static_cast<std::size_t>(at.x)];
  return std::abs(drawn - depth) * metresPerDepth_ < kMarkMetres;
}

Grid DrawnView::sampled(const std::vector<float>& field) const {
  Grid grid;
  grid.size = gridSize();
  grid.values.reserve(static_cast<std::size_t>(grid.size.x) * static_cast<std::size_t>(grid.size.y));
  for (int y = 0; y < size_.y; y += kStride) {
    for (int x = 0; x < size_.x; x += kStride) {
      const Cell& one = cell(x, y);
      if (one.triangle < 0) {
        grid.values.push_back(std::numeric_limits<float>::quiet_NaN());
        continue;
      }
      const auto& corners = mesh_->triangles[static_cast<std::size_t>(one.triangle)];
      grid.values.push_back(one.weights.x * field[corners[0]] + one.weights.y * field[corners[1]] +
                            (1.0F - one.weights.x - one.weights.y) * field[corners[2]]);
    }
  }
  return grid;
}

Grid DrawnView::silhouette() const {
  Grid grid;
  grid.size = gridSize();
  for (int y = 0; y < size_.y; y += kStride) {
    for (int x = 0; x < size_.x; x += kStride)
      grid.values.push_back(cell(x, y).triangle < 0 ? std::numeric_limits<float>::quiet_NaN() : -1.0F);
  }
  return grid;
}

glm::vec2 DrawnView::nodeOnPage(glm::vec2 node) const {
  const glm::vec2 pixel = node * static_cast<float>(kStride) + 0.5F;
  return glm::vec2{place_.x, place_.y} + pixel / glm::vec2(size_) * glm::vec2{place_.width, place_.height};
}

glm::vec2 DrawnView::pageToNode(glm::vec2 page) const {
  const glm::vec2 pixel =
      (page - glm::vec2{place_.x, place_.y}) / glm::vec2{place_.width, place_.height} * glm::vec2(size_);
  return (pixel - 0.5F) / static_cast<float>(kStride);
}

}  // namespace crus::sheet
