// Panels on Dear ImGui without a window: state in, rectangles and commands out.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/panels/panels.h"

namespace crus::test {

using Record = std::vector<std::pair<std::string, Rect>>;

class Harness {
 public:
  Harness(const World& world, glm::vec2 size, float scale = 1.0F)
      : world_{world}, size_{size}, scale_{scale} {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    const engine::Result<Fonts> fonts = loadFonts(scale);
    if (fonts) fonts_ = *fonts;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    applyTheme(Theme::kDark, scale);
  }
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;
  ~Harness() { ImGui::DestroyContext(); }

  /// Draws frames until sizes have settled; \return what the last one asked for.
  std::vector<Command> draw(const AppState& state, int frames = 3) {
    std::vector<Command> commands;
    for (int i = 0; i < frames; ++i) {
      commands.clear();
      record_.clear();
      ImGuiIO& io = ImGui::GetIO();
      io.DisplaySize = {size_.x, size_.y};
      io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the one of the window has
      io.DeltaTime = 1.0F / 60.0F;
      io.MousePos = {mouse_.x, mouse_.y};
      io.MouseDown[0] = down_;
      io.MouseWheel = std::exchange(wheel_, 0.0F);
      ImGui::NewFrame();
      rowHovered.clear();
      PanelContext context{
          world_,  state,   layoutFor(size_, state, scale_), scale_, "right_leg.glb, 58 structures",
          hoverAt, &record_};
      context.referrers = &referrers;
      context.under = under ? &*under : nullptr;
      context.found = &found;
      context.offered = &offered;
      context.rowHovered = &rowHovered;
      stops.clear();
      context.stops = &stops;
      context.press = std::exchange(press, false);
      context.focusMoved = state.focus != focusBefore_;
      context.loading = loading;
      focusBefore_ = state.focus;
      context.forms = forms;
      drawPanels(context, fonts_, commands);
      ImGui::Render();
    }
    return commands;
  }

  void pointAt(glm::vec2 place) { mouse_ = place; }

  std::optional<Rect> find(const std::string& name) const {
    for (const auto& [known, rect] : record_) {
      if (known == name) return rect;
    }
    return std::nullopt;
  }

  /// Presses and releases in the middle of what was drawn under that name, as often as `times` says; \return
  /// every command of those frames.
  std::vector<Command> click(const AppState& state, const std::string& name, int times = 1) {
    draw(state);
    const std::optional<Rect> rect = find(name);
    if (!rect) return {};
    mouse_ = rect->position + 0.5F * rect->size;
    std::vector<Command> all;
    for (int frame = 0; frame <= 2 * times; ++frame) {
      down_ = frame % 2 == 1;
      const std::vector<Command> commands = draw(state, 1);
      all.insert(all.end(), commands.begin(), commands.end());
    }
    mouse_ = {-1e6F, -1e6F};
    draw(state, 1);
    return all;
  }

  /// Presses on one place and lets go at another; \return every command of those frames.
  std::vector<Command> drag(const AppState& state, glm::vec2 from, glm::vec2 to) {
    std::vector<Command> all;
    const auto step = [&](glm::vec2 at, bool down) {
      mouse_ = at;
      down_ = down;
      const std::vector<Command> commands = draw(state, 1);
      all.insert(all.end(), commands.begin(), commands.end());
    };
    step(from, false);
    step(from, true);
    step(0.5F * (from + to), true);
    step(to, true);
    step(to, false);
    mouse_ = {-1e6F, -1e6F};
    draw(state, 1);
    return all;
  }

  /// Turns the wheel over a place of the window.
  void scroll(const AppState& state, glm::vec2 at, float steps) {
    mouse_ = at;
    draw(state, 1);
    wheel_ = steps;
    draw(state, 1);
    mouse_ = {-1e6F, -1e6F};
    draw(state, 2);
  }

  void type(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }

  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Fonts& fonts() const { return fonts_; }
  [[nodiscard]] Layout layout(const AppState& state) const { return layoutFor(size_, state, scale_); }

  glm::vec2 hoverAt{-1.0F};
  std::vector<Candidate> referrers;
  std::optional<UnderThumb> under;
  std::vector<Finding> found;         // what the search box is to have found
  std::vector<FoundCommand> offered;  // by the list of commands
  std::string rowHovered;             // what the last frame said
  std::vector<FocusStop> stops;
  bool press = false;  // what has the focus is pressed in the next frame
  std::optional<Loading> loading;
  JournalForms* forms = nullptr;

 private:
  const World& world_;
  glm::vec2 size_;
  float scale_;
  Fonts fonts_;
  Record record_;
  glm::vec2 mouse_{-1e6F};
  bool down_ = false;
  std::string focusBefore_;
  float wheel_ = 0.0F;
};

}  // namespace crus::test
