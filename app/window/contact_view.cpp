#include "app/window/contact_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/state/camera_moves.h"
#include "app/view/scene_view.h"

namespace crus {
namespace {

constexpr int kSamples = 4;
constexpr float kLegAspect = 0.52F;  // of a leg from the side
constexpr float kFootShare = 0.24F;  // of the height shown, where a tile is about the foot

struct Named {
  std::string_view view;
  const char* caption;
  bool foot;
};
constexpr std::array<Named, 6> kSides{{{"anterior", "Front", false},
                                       {"lateral", "Outer side", false},
                                       {"posterior", "Back", false},
                                       {"medial", "Inner side", false},
                                       {"dorsal", "Top of the foot", true},
                                       {"plantar", "Sole", true}}};

/// How high a leg can stand in a grid of so many columns.
float legHeight(glm::vec2 view, int columns) {
  const int rows = static_cast<int>(kSides.size()) / columns;
  const glm::vec2 tile = view / glm::vec2{columns, rows};
  return std::min(tile.y, tile.x / kLegAspect);
}

}  // namespace

std::vector<ContactTile> contactTiles(glm::vec2 viewSize) {
  int columns = 6;
  for (const int other : {3, 2}) {
    if (legHeight(viewSize, other) > legHeight(viewSize, columns)) columns = other;
  }
  const int rows = static_cast<int>(kSides.size()) / columns;
  const auto cut = [](float size, int index, int count) {
    return std::round(size * static_cast<float>(index) / static_cast<float>(count));
  };
  std::vector<ContactTile> tiles;
  for (int i = 0; i < static_cast<int>(kSides.size()); ++i) {
    const Named& side = kSides[static_cast<std::size_t>(i)];
    const int column = i % columns;
    const int row = i / columns;
    const glm::vec2 low{cut(viewSize.x, column, columns), cut(viewSize.y, row, rows)};
    const glm::vec2 high{cut(viewSize.x, column + 1, columns), cut(viewSize.y, row + 1, rows)};
    tiles.push_back({side.caption, *parseView(side.view), side.foot, {low, high - low}});
  }
  return tiles;
}

engine::SceneView contactScene(const ContactTile& tile, const AppState& state, const Leg& leg,
                               float pixelRatio, SectionCache* cuts) {
  engine::SceneView view = sceneViewOf(state, leg, pixelRatio, false, cuts);
  engine::Camera camera = state.camera;
  camera.azimuthDegrees = azimuthOfTheta(tile.look.thetaDegrees, state.side);
  camera.elevationDegrees = tile.look.elevationDegrees;
  engine::Box box = shownBox(state, leg.world);
  if (tile.foot && state.isolated.empty()) box.high.y = box.low.y + kFootShare * (box.high.y - box.low.y);
  view.camera = engine::framed(camera, box, tile.rect.size.x / std::max(tile.rect.size.y, 1.0F));
  view.backgroundBottom = view.backgroundTop;  // one ground for all tiles
  fitMarkers(view, tile.rect.size.y / pixelRatio);
  return view;
}

bool ContactView::draw(engine::Renderer& renderer, const AppState& state, const Leg& leg, glm::ivec2 size,
                       float pixelRatio) {
  std::vector<ContactTile> tiles = contactTiles(glm::vec2(size));
  std::vector<engine::SceneView> scenes;
  for (const ContactTile& tile : tiles) scenes.push_back(contactScene(tile, state, leg, pixelRatio, &cuts_));
  tiles_ = std::move(tiles);
  if (size == size_ && scenes == drawn_) return false;
  if (!board_) board_.emplace();
  engine::SceneView bare;
  bare.backgroundTop = bare.backgroundBottom = scenes.front().backgroundTop;
  board_->draw(bare, size, 1);
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    const glm::ivec2 low{tiles_[i].rect.position};
    const glm::ivec2 extent{tiles_[i].rect.size};
    if (extent.x < 1 || extent.y < 1) continue;
    renderer.draw(scenes[i], extent, kSamples);
    board_->lay(renderer, {low.x, size.y - low.y - extent.y});
  }
  engine::SceneView empty = scenes.front();
  for (engine::PartStyle& part : empty.parts) part.mode = engine::SurfaceMode::kHidden;
  empty.markers.clear();
  empty.overlay = false;
  empty.section.reset();
  renderer.draw(empty, size, 1);
  renderer.lay(*board_, {0, 0});
  drawn_ = std::move(scenes);
  size_ = size;
  return true;
}

const ContactTile* ContactView::tileAt(glm::vec2 pixel) const {
  const auto found = std::find_if(tiles_.begin(), tiles_.end(), [&](const ContactTile& tile) {
    const glm::vec2 local = pixel - tile.rect.position;
    return local.x >= 0.0F && local.y >= 0.0F && local.x < tile.rect.size.x && local.y < tile.rect.size.y;
  });
  return found == tiles_.end() ? nullptr : &*found;
}

}  // namespace crus
