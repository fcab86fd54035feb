#include "app/window/pointer.h"

#include "app/atlas/reverse_lookup.h"
#include "app/leg/own_spots.h"

namespace crus {
namespace {

constexpr double kHoverSeconds = 0.15;  // at rest, before it is asked what is under it

Pick pickAt(glm::vec2 place, const Pointer::Over& over) {
  return over.viewport.pick(place, over.session.state(), over.session.camera(), over.scale);
}

std::optional<glm::vec3> skinAt(glm::vec2 place, const Pointer::Over& over) {
  return over.viewport.skinAt(place, over.session.state(), over.session.camera());
}

/// A click while it is asked where it hurts.
Command askedAt(glm::vec2 place, const Pointer::Over& over) {
  const std::string area = over.viewport.areaAt(place, over.session.state().side);
  const std::string region = askedRegion(over.session.world().atlas, area);
  if (!region.empty()) return AskArea{region};
  if (const auto skin = skinAt(place, over)) return AskAt{*skin};
  return Tell{"There is no skin there."};
}

Command turnRound(glm::vec2 click, const Pointer::Over& over) {
  const auto place = over.viewport.position(click, over.session.state(), over.session.camera(), over.scale);
  if (!place) return FrameAll{};
  return FocusOn{place->x, place->y, place->z};
}

}  // namespace

std::vector<Command> Pointer::handle(const engine::Event& event, Over over, double handSeconds) {
  std::vector<Command> commands;
  if (const auto* moved = std::get_if<engine::MouseMoved>(&event)) {
    place_ = moved->position;
    hoverDue_ = over.seconds + kHoverSeconds;
    if (over.session.state().probing && !over.panels) commands.emplace_back(ProbeAt{skinAt(place_, over)});
  }
  const bool starts = std::holds_alternative<engine::MousePressed>(event) ||
                      std::holds_alternative<engine::MouseWheel>(event);
  if (starts && (!over.viewport.contains(place_) || over.panels)) return commands;
  const AppState& state = over.session.state();
  const Rect& view = over.viewport.rect();
  const ViewportInput::Outcome outcome =
      input_.handle(event, view.position, view.size, state.side, handSeconds, state.preferences);
  commands.insert(commands.end(), outcome.commands.begin(), outcome.commands.end());
  if (outcome.click) {
    if (const auto look = over.viewport.contactLook(*outcome.click)) {
      commands.emplace_back(*look);
      return commands;
    }
  }
  if (outcome.click && state.pinning) {
    commands.push_back(pinnedAt(*outcome.click, over));
  } else if (outcome.click) {
    commands.push_back(state.asking ? askedAt(*outcome.click, over)
                                    : Select{pickAt(*outcome.click, over).id});
  }
  if (outcome.menuClick) {
    const glm::vec2 at = *outcome.menuClick;
    commands.emplace_back(OpenMenu{pickAt(at, over).id, at.x, at.y, skinAt(at, over)});
  }
  if (outcome.doubleClick) commands.push_back(turnRound(*outcome.doubleClick, over));
  return commands;
}

Command Pointer::pinnedAt(glm::vec2 place, const Over& over) {
  const auto skin = skinAt(place, over);
  const auto spot = skin ? ownSpotAt(over.session.leg(), *skin) : std::nullopt;
  if (!spot) return Tell{"There is no skin there that could be found again on another leg."};
  return SetOwnSpot{over.session.state().selected.id, *spot};
}

std::optional<Command> Pointer::hover(Over over) {
  if (!hoverDue_ || over.seconds < *hoverDue_ || input_.dragging() || over.session.turning())
    return std::nullopt;
  hoverDue_.reset();
  if (over.panels) return std::nullopt;  // they say what is under it there
  const Pick pick = over.viewport.contains(place_) ? pickAt(place_, over) : Pick{};
  if (pick == over.session.state().hovered) return std::nullopt;
  return Hover{pick.id};
}

void Pointer::viewMoved(const Over& over) {
  if (over.viewport.contains(place_)) hoverDue_ = over.seconds + kHoverSeconds;
}

}  // namespace crus
