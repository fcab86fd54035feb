// All sides of the leg at once, as tiles of the view.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/leg/leg.h"
#include "app/panels/panels.h"
#include "app/state/state.h"
#include "app/view/section_view.h"
#include "engine/render/renderer.h"

namespace crus {

/// One side: how it is called, from where it is seen, and its place in the view (origin top left).
struct ContactTile {
  std::string caption;
  LookFrom look;
  bool foot = false;  // the foot alone, larger
  Rect rect;
};

/// The six sides in as many columns as show the legs largest; whole pixels that cover the view. Pure.
std::vector<ContactTile> contactTiles(glm::vec2 viewSize);

/// What a tile shows: the state's scene from its side, framed to the tile. Pure.
engine::SceneView contactScene(const ContactTile& tile, const AppState& state, const Leg& leg,
                               float pixelRatio, SectionCache* cuts = nullptr);

class ContactView {
 public:
  /// Makes the picture of all sides the renderer's last frame, unless it is so already. The renderer has the
  /// leg's model and overlay. \return whether anything was drawn.
  bool draw(engine::Renderer& renderer, const AppState& state, const Leg& leg, glm::ivec2 size,
            float pixelRatio);
  /// The renderer has drawn something else, or has another overlay.
  void forget() { drawn_.clear(); }

  [[nodiscard]] const std::vector<ContactTile>& tiles() const { return tiles_; }
  /// The tile at a pixel of the view (origin top left); null outside of all.
  [[nodiscard]] const ContactTile* tileAt(glm::vec2 pixel) const;

 private:
  std::optional<engine::Renderer> board_;  // on which the tiles are laid; made when first needed
  std::vector<ContactTile> tiles_;
  std::vector<engine::SceneView> drawn_;
  glm::ivec2 size_{0};
  SectionCache cuts_;
};

}  // namespace crus
