#include "app/window/ui_layer.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>

#include "app/panels/contact_frame.h"
#include "app/panels/inset_frame.h"

namespace crus {

UiLayer::UiLayer(GLFWwindow* window) : window_{window} {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the layout is ours, not kept in a file behind the user's back
  io.LogFilename = nullptr;
  if (window_ != nullptr) {
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    io.KeyMap[ImGuiKey_Tab] = -1;  // the way through the panels is ours
  }
  ImGui_ImplOpenGL3_Init("#version 410 core");
}

UiLayer::~UiLayer() {
  ImGui_ImplOpenGL3_Shutdown();
  if (window_ != nullptr) ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
}

std::string UiLayer::style(Theme theme, float scale, float releasePixels) {
  std::string problem;
  const bool newScale = scale != scale_;
  if (newScale || releasePixels != releasePixels_) {
    engine::Result<Fonts> fonts = loadFonts(scale, releasePixels);
    if (fonts) {
      fonts_ = *fonts;
    } else {
      fonts_ = {};
      problem = engine::describe(fonts.error());
    }
    // The backend makes the texture with its first frame, and only then.
    if (scale_ > 0.0F) {
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
    }
  }
  if (newScale || theme != theme_) applyTheme(theme, scale);
  scale_ = scale;
  releasePixels_ = releasePixels;
  theme_ = theme;
  return problem;
}

void UiLayer::beginFrame(glm::vec2 size, double seconds) {
  ImGui_ImplOpenGL3_NewFrame();
  if (window_ != nullptr) {
    ImGui_ImplGlfw_NewFrame();
  } else {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size.x, size.y};
    io.DeltaTime = std::max(static_cast<float>(seconds), 1e-3F);
  }
  ImGui::NewFrame();
}

void UiLayer::drawLabels(const std::vector<Label>& labels, const Layout& layout,
                         std::span<const Rect> corners) const {
  crus::drawLabels(labels, layout, corners, fonts_.small, scale_);
}

Rect UiLayer::drawScaleBar(const std::optional<ScaleBar>& bar, const Rect& view) const {
  return bar ? crus::drawScaleBar(*bar, view, fonts_.small, scale_) : Rect{};
}

void UiLayer::drawArcs(const std::vector<LinkArc>& arcs, const Atlas& atlas, Colors colors,
                       const Rect& view) const {
  crus::drawArcs(arcs, atlas, colors, view, fonts_.small, scale_);
}

Rect UiLayer::drawInsetFrame(const std::string& caption, const Rect& inset) const {
  return crus::drawInsetFrame(caption, inset, theme_, fonts_.small, scale_);
}

void UiLayer::drawContactFrame(const std::vector<std::pair<std::string, Rect>>& tiles) const {
  crus::drawContactFrame(tiles, theme_, fonts_.small, scale_);
}

void UiLayer::drawPanels(const PanelContext& context, std::vector<Command>& commands) const {
  crus::drawPanels(context, fonts_, commands);
}

void UiLayer::endFrame() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool UiLayer::wantsMouse() const {
  return ImGui::GetIO().WantCaptureMouse;
}
bool UiLayer::wantsText() const {
  return ImGui::GetIO().WantTextInput;
}

}  // namespace crus
