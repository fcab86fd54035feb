#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <iostream>
#include <set>
#include <sstream>
#include <variant>

#include "app/cli/cli.h"
#include "app/cli/complain.h"
#include "app/leg/leg_loading.h"
#include "app/panels/words.h"
#include "app/state/command_words.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"
#include "app/window/contact_view.h"
#include "app/window/inset_picture.h"
#include "app/window/ui_layer.h"
#include "engine/image/image.h"
#include "engine/platform/headless_context.h"
#include "engine/render/renderer.h"

namespace crus::cli {
namespace {

constexpr int kSamples = 4;
constexpr int kUiFrames = 3;  // Dear ImGui needs a few to lay out its windows
constexpr int kLongestSide = 8192;
constexpr int kLongestRendered = 16384;  // that OpenGL 4.1 promises

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  std::stringstream stream{list};
  for (std::string word; std::getline(stream, word, ',');) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

/// State after the options; the reason when one of them names what is not there.
engine::Result<AppState> stateFor(const SnapshotOptions& options, const World& world) {
  AppState state = initialState(world);
  state.hints = false;  // nobody is there to drag
  std::optional<engine::Error> refused;
  const auto apply = [&](const Command& command) {
    state.message.clear();
    state = update(std::move(state), command, world);
    if (!state.message.empty() && !refused) refused = engine::Error{{}, {}, state.message};
    state.message.clear();
  };
  const auto line = [&](const std::string& text) {
    const engine::Result<Command> command = parseCommand(text, state);
    if (command) {
      apply(*command);
    } else if (!refused) {
      refused = command.error();
    }
  };
  if (options.side != Side::kRight) apply(SetSide{options.side});
  if (!options.ui) apply(Select{});  // a picture of the leg, not of a selection
  if (!options.select.empty()) apply(Select{options.select});
  if (!options.skin.empty()) line("skin " + options.skin);
  if (!options.zones.empty()) {
    apply(SetZone{"all", false});
    if (options.zones == "all") apply(SetZone{"all", true});
    if (options.zones != "all" && options.zones != "none") {
      for (const std::string& id : split(options.zones)) apply(SetZone{id, true});
    }
  }
  if (options.show == "none") apply(SetMarkers{false});
  if (options.labels) apply(SetLabels{LabelMode::kAll});
  if (!options.layers.empty()) {
    const std::vector<std::string> wanted = split(options.layers);
    std::set<std::string> known;
    for (const auto& [part, box] : world.partBoxes) known.insert(partKind(part));
    for (const std::string& kind : wanted) {
      if (known.count(kind) == 0 && !refused) refused = engine::Error{{}, {}, "no layer is called " + kind};
    }
    for (const std::string& kind : known) {
      if (kind != "skin") {
        apply(SetVisible{kind, std::find(wanted.begin(), wanted.end(), kind) != wanted.end()});
      } else if (std::find(wanted.begin(), wanted.end(), kind) == wanted.end()) {
        apply(SetSkin{SkinMode::kOff});
      }
    }
  }
  if (!options.skinTone.empty()) line("skintone " + options.skinTone);
  for (const std::string& id : split(options.hide)) apply(SetVisible{id, false});
  for (const std::string& id : split(options.ghost)) apply(SetGhost{id, true});
  for (std::string words : options.section) {
    std::replace(words.begin(), words.end(), ',', ' ');
    line((parseNumber(words) ? "section height " : "section ") + words);
  }
  if (!options.colors.empty()) {
    // Not through apply(): what the command says to a user is no complaint.
    const engine::Result<Command> colors = parseCommand("colours " + options.colors, state);
    if (colors) state.colors = std::get<SetColors>(*colors).colors;
    if (!colors && !refused) refused = colors.error();
  }
  state.patterns = options.patterns;
  if (options.peel > 0) apply(SetPeel{options.peel});
  if (!options.isolate.empty()) apply(Isolate{options.isolate});
  if (!options.view.empty()) line("look " + options.view);
  apply(FrameAll{});
  for (const std::string& text : options.lines) line(text);
  if (refused) return *refused;
  return state;
}

/// Leaves only the markers that `--show` names.
void keepMarkers(engine::SceneView& view, const std::string& show, const Leg& leg) {
  if (show == "all" || show == "none") return;
  const std::vector<std::string> wanted = split(show);
  const auto named = [&](const engine::Marker& marker) {
    if (!marker.pickable) return true;  // no point's X
    const Pick pick = pickOfMarker(leg, marker.id);
    const TriggerPoint* point = leg.world.atlas.point(pick.id);
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& id) {
      return id == pick.id || (point != nullptr && id == point->muscle);
    });
  };
  view.markers.erase(std::remove_if(view.markers.begin(), view.markers.end(), std::not_fn(named)),
                     view.markers.end());
}

/// Why no such picture is made; empty when it is.
std::string tooLarge(const SnapshotOptions& options) {
  const int longest = std::max(options.width, options.height);
  const std::string size = std::to_string(options.width) + "x" + std::to_string(options.height);
  if (longest > kLongestSide)
    return "a picture of " + size + " is too large: at most " + std::to_string(kLongestSide) +
           " pixels a side";
  if (longest > kLongestRendered / options.supersampling) {
    return "a picture of " + size + " cannot be supersampled " + std::to_string(options.supersampling) +
           " times: at most " + std::to_string(kLongestRendered / options.supersampling) +
           " pixels a side then";
  }
  return {};
}

/// All sides at once, with their names.
engine::Image drawContactSheet(engine::Renderer& renderer, const AppState& state, const Leg& leg,
                               glm::ivec2 size) {
  ContactView contact;
  contact.draw(renderer, state, leg, size, 1.0F);
  std::vector<std::pair<std::string, Rect>> tiles;
  for (const ContactTile& tile : contact.tiles()) tiles.emplace_back(tile.caption, tile.rect);
  UiLayer ui{nullptr};
  ui.style(state.theme, 1.0F);
  renderer.beginCanvas(size, {0, 0}, glm::vec3(0.0F));
  ui.beginFrame(glm::vec2(size), 1.0 / 60.0);
  ui.drawContactFrame(tiles);
  ui.endFrame();
  return renderer.readCanvas();
}

/// The picture with names over it and, when asked for, the panels round it.
engine::Image drawDressed(engine::Renderer& renderer, const engine::SceneView& view, const AppState& state,
                          Leg& leg, const InsetPicture& inset, const Layout& layout, glm::ivec2 size,
                          bool panels) {
  UiLayer ui{nullptr};
  ui.style(state.theme, 1.0F);
  const glm::ivec2 viewSize{layout.view.size};
  const glm::ivec2 origin{static_cast<int>(layout.view.position.x),
                          size.y - static_cast<int>(layout.view.position.y) - viewSize.y};
  for (int i = 0; i < (panels ? kUiFrames : 1); ++i) {
    renderer.beginCanvas(size, origin, glm::vec3(0.0F));
    ui.beginFrame(glm::vec2(size), 1.0 / 60.0);
    ui.drawArcs(linkArcs(state, leg.world, view, layout.view.size, std::nullopt), leg.world.atlas,
                state.colors, layout.view);
    std::array<Rect, 2> corners{ui.drawScaleBar(scaleBarOf(view, layout.view.size), layout.view), Rect{}};
    if (const auto place = inset.place())
      corners[1] = ui.drawInsetFrame(inset.caption(), {layout.view.position + place->position, place->size});
    ui.drawLabels(labelsOf(state, leg, view, layout.view.size), layout, corners);
    std::vector<Command> ignored;
    if (panels) {
      ui.drawPanels(PanelContext{leg.world, state, layout, 1.0F, {}, glm::vec2(-1.0F), nullptr}, ignored);
    }
    ui.endFrame();
  }
  return renderer.readCanvas();
}

/// The picture that the options ask for, on its way into the file while all that it was drawn with is put
/// away. Complains and \return an exit code when there is none.
std::variant<std::future<engine::Status>, int> draw(const SnapshotOptions& options) {
  // The shaders are built while the leg is read, and its triangles handed over while it is measured.
  LegLoading loading{options.model, options.knowledge};
  const engine::HeadlessContext context;
  engine::Renderer renderer;
  const engine::Model* model = loading.model();
  if (model != nullptr) renderer.setModel(*model);
  engine::Result<Leg> leg = loading.leg();
  if (!leg) return refuse(leg.error(), kCouldNot);
  if (model == nullptr) renderer.setModel(leg->model);
  warn(*leg);
  const glm::ivec2 size{options.width, options.height};
  const auto layoutOf = [&](const AppState& state) {
    Layout layout;
    layout.view.size = glm::vec2(size);
    return options.ui ? layoutFor(glm::vec2(size), state, 1.0F) : layout;
  };
  const AppState blank;
  const glm::vec2 viewSize = layoutOf(blank).view.size;
  if (viewSize.x >= 1.0F && viewSize.y >= 1.0F) leg->world.aspect = viewSize.x / viewSize.y;
  const engine::Result<AppState> state = stateFor(options, leg->world);
  if (!state) return refuse(state.error(), kMisused);
  auto overlay = std::async(std::launch::async, [&] { return buildOverlay(*state, *leg); });
  engine::SceneView view = sceneViewOf(*state, *leg, 1.0F, options.transparent);
  keepMarkers(view, options.show, *leg);
  fitMarkers(view, layoutOf(*state).view.size.y);
  const glm::ivec2 frame{layoutOf(*state).view.size};
  if (!options.contact) renderer.prepare(view, frame, kSamples, options.supersampling);
  renderer.setOverlay(overlay.get());
  const auto save = [&](engine::Image image) {
    return std::async(std::launch::async,
                      [image = std::move(image), out = options.out] { return engine::savePng(image, out); });
  };
  if (options.contact) return save(drawContactSheet(renderer, *state, *leg, size));
  renderer.draw(view, frame, kSamples, options.supersampling);
  InsetPicture inset;
  inset.drawOnto(renderer, *state, leg->world, view.camera, frame, 1.0F, kSamples, !options.transparent);
  if (!inset.warning().empty()) std::cerr << inset.warning() << '\n';
  if (const std::string missing = renderer.shortcomings(); !missing.empty()) std::cerr << missing << '\n';
  const bool plain = options.transparent;
  const bool dressed =
      options.ui || options.labels || (!plain && (inset.place() || scaleBarOf(view, glm::vec2(frame))));
  if (!dressed) return save(renderer.readPicture());
  return save(drawDressed(renderer, view, *state, *leg, inset, layoutOf(*state), size, options.ui));
}

}  // namespace

int snapshot(const SnapshotOptions& options) {
  if (const std::string reason = tooLarge(options); !reason.empty()) {
    std::cerr << reason << '\n';
    return kCouldNot;
  }
  std::variant<std::future<engine::Status>, int> drawn = draw(options);
  if (const int* code = std::get_if<int>(&drawn)) return *code;
  const engine::Status saved = std::get<std::future<engine::Status>>(drawn).get();
  if (!saved) return refuse(saved.error(), kCouldNot);
  std::cout << options.out.string() << '\n';
  return kDone;
}

}  // namespace crus::cli
