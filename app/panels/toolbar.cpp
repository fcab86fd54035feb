// Views, skin, names, markers, which leg.
#include <array>
#include <cmath>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/state/update.h"

namespace crus {
namespace {

constexpr std::array<Choice, 6> kViews{{{"anterior", "Front", "Front view (1)"},
                                        {"posterior", "Back", "Back view (2)"},
                                        {"lateral", "Outer", "Outer side: the side of the little toe (3)"},
                                        {"medial", "Inner", "Inner side: the side of the big toe (4)"},
                                        {"dorsal", "Top", "Top of the foot (7)"},
                                        {"plantar", "Sole", "From below (8)"}}};
constexpr std::array<Choice, 3> kSkins{{{"solid", "Skin", "Skin as it is (G)"},
                                        {"glass", "Glass", "Skin to look through (G)"},
                                        {"off", "No skin", "No skin (G)"}}};
constexpr std::array<Choice, kMostPeel + 1> kPeels{
    {{"0", "All", "Every layer (])"},
     {"1", "Middle", "The superficial muscles are taken away ([ and ])"},
     {"2", "Deep", "The deep muscles alone ([ and ])"},
     {"3", "Bones", "Bones alone ([)"}}};

/// Puts things side by side and starts a new row when the next does not fit.
class Flow {
 public:
  explicit Flow(const Ui& ui) : ui_{ui}, right_{ImGui::GetContentRegionAvail().x + ImGui::GetCursorPosX()} {}

  void place(float width, float gapBefore) {
    if (first_) {
      first_ = false;
      x_ = ImGui::GetCursorPosX();
      y_ = ImGui::GetCursorPosY();
      left_ = x_;
    } else if (x_ + ui_.px(gapBefore) + width > right_ + 0.5F) {
      x_ = left_;
      y_ += ui_.px(36.0F);
    } else {
      x_ += ui_.px(gapBefore);
    }
    ImGui::SetCursorPos({x_, y_});
    x_ += width;
  }

 private:
  const Ui& ui_;
  float right_;
  float left_ = 0.0F;
  float x_ = 0.0F;
  float y_ = 0.0F;
  bool first_ = true;
};

int activeView(const AppState& state) {
  for (std::size_t i = 0; i < kViews.size(); ++i) {
    const engine::Result<LookFrom> view = parseView(kViews[i].key);
    if (!view) continue;
    const float turn =
        std::remainder(thetaOfAzimuth(state.camera.azimuthDegrees, state.side) - view->thetaDegrees, 360.0F);
    if (std::abs(turn) < 0.5F && std::abs(state.camera.elevationDegrees - view->elevationDegrees) < 0.5F) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

void flag(const Ui& ui, Flow& flow, const std::string& name, std::string_view label, std::string_view hint,
          bool on, float gapBefore, Command command) {
  const ButtonLook look{on, false, Type::kSmall, true};
  flow.place(buttonWidth(ui, label, look), gapBefore);
  if (button(ui, name, label, look)) ui.emit(std::move(command));
  tooltip(ui, hint);
}

void quiet(const Ui& ui, Flow& flow, const std::string& name, std::string_view label, std::string_view hint,
           float gapBefore, Command command) {
  const ButtonLook look{false, true, Type::kSmall};
  flow.place(buttonWidth(ui, label, look), gapBefore);
  if (button(ui, name, label, look)) ui.emit(std::move(command));
  tooltip(ui, hint);
}

}  // namespace

void drawToolbar(const Ui& ui) {
  const AppState& state = ui.state();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(12.0F), ui.px(9.0F)});
  beginPanel("##toolbar", ui.context.layout.toolbar,
             kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  Flow flow{ui};

  const bool left = state.side == Side::kLeft;
  const ButtonLook strong{false, false, Type::kStrong};
  // As wide as the wider of the two, so that nothing moves when the leg changes.
  flow.place(buttonWidth(ui, "RIGHT LEG", strong), 0.0F);
  if (button(ui, "side", left ? "LEFT LEG" : "RIGHT LEG", strong))
    ui.emit(SetSide{left ? Side::kRight : Side::kLeft});
  tooltip(ui, left ? "Show the right leg (M)" : "Show the left leg (M)");

  flow.place(segmentedWidth(ui, kViews), 12.0F);
  if (const int view = segmented(ui, "view", kViews, activeView(state)); view >= 0) {
    ui.emit(*parseView(kViews[static_cast<std::size_t>(view)].key));
  }

  flow.place(segmentedWidth(ui, kSkins), 12.0F);
  if (const int skin = segmented(ui, "skin", kSkins, static_cast<int>(state.skin)); skin >= 0) {
    ui.emit(SetSkin{static_cast<SkinMode>(skin)});
  }
  flow.place(segmentedWidth(ui, kPeels), 12.0F);
  if (const int peel = segmented(ui, "peel", kPeels, state.peel); peel >= 0) ui.emit(SetPeel{peel});
  flag(ui, flow, "markers", "Points", "The X of every trigger point (T)", state.markers, 12.0F,
       SetMarkers{!state.markers});
  flag(ui, flow, "spillover", "Spillover", "Dotted zones, which only some people feel (E)", state.spillover,
       6.0F, SetSpillover{!state.spillover});

  const bool named = state.labels == LabelMode::kAll;
  flag(ui, flow, "labels", "Names", "The names of all points (L)", named, 6.0F,
       SetLabels{named ? LabelMode::kSelected : LabelMode::kAll});

  const bool light = state.theme == Theme::kLight;
  flag(ui, flow, "panels", "Panels", "The panels beside the leg (F9)", state.panels, 6.0F,
       SetPanels{!state.panels});
  quiet(ui, flow, "theme", light ? "Dark" : "Light", "Colours of the window", 6.0F,
        SetTheme{light ? Theme::kDark : Theme::kLight});
  quiet(ui, flow, "help", "Help", "Keys and gestures (F1)", 0.0F, SetHelp{!state.help});
  quiet(ui, flow, "about", "About", "Credits and licences", 0.0F, SetAbout{!state.about});

  const Rect& rect = ui.context.layout.toolbar;
  const float foot = rect.position.y + rect.size.y - ui.px(0.5F);
  edgeLine(ui, {rect.position.x, foot}, {rect.position.x + rect.size.x, foot});
  endPanel();
}

}  // namespace crus
