// Which leg, views, skin, layers, marks, and what concerns the window.
#include <array>
#include <cmath>
#include <vector>

#include "app/panels/icons.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/state/update.h"

namespace crus {
namespace {

constexpr float kGroupGap = 14.0F;

constexpr std::array<Choice, 2> kSides{
    {{"right", "Right", "The right leg (M)"}, {"left", "Left", "The left leg (M)"}}};
constexpr std::array<Choice, 6> kViews{{{"anterior", "Front", "Front view (1)"},
                                        {"posterior", "Back", "Back view (2)"},
                                        {"lateral", "Outer", "Outer side: the side of the little toe (3)"},
                                        {"medial", "Inner", "Inner side: the side of the big toe (4)"},
                                        {"dorsal", "Top", "Top of the foot (7)"},
                                        {"plantar", "Sole", "From below (8)"}}};
constexpr std::array<Choice, 3> kSkins{{{"solid", "Solid", "Skin as it is (G)"},
                                        {"glass", "Glass", "Skin to look through (G)"},
                                        {"off", "Off", "No skin (G)"}}};
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

  /// What is placed next ends at the right edge, if it fits into this row.
  void toTheRight(float width) {
    if (x_ + ui_.px(kGroupGap) + width <= right_) x_ = right_ - width - ui_.px(kGroupGap);
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

/// A quiet word before a choice; left out where there is only room for the choices.
void caption(const Ui& ui, Flow& flow, std::string_view text) {
  if (ui.context.layout.toolbar.size.y > ui.px(kControlHeight + 24.0F)) return;
  const ImVec2 size = measure(ui, Type::kSmall, text);
  flow.place(size.x, kGroupGap);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
           {at.x, at.y + 0.5F * (ui.px(kControlHeight) - size.y)}, ink(ui.colors.muted), text);
}

struct Sign {
  std::string name;
  Icon icon;
  bool on;
  std::string_view hint;
  Command command;
};

/// Signs side by side as one group.
void signs(const Ui& ui, Flow& flow, const std::string& name, const std::vector<Sign>& all) {
  const FocusGroup group{ui, name};
  const auto count = static_cast<float>(all.size());
  flow.place(count * ui.px(kIconButton) + (count - 1.0F) * ui.px(2.0F), kGroupGap);
  for (const Sign& sign : all) {
    if (&sign != &all.front()) ImGui::SameLine(0.0F, ui.px(2.0F));
    if (iconButton(ui, sign.name, sign.icon, sign.on, sign.hint)) ui.emit(sign.command);
  }
}

void marks(const Ui& ui, Flow& flow) {
  const AppState& state = ui.state();
  const bool named = state.labels == LabelMode::kAll;
  Section cut = state.section;
  cut.on = !cut.on;
  signs(ui, flow, "marks",
        {{"markers", Icon::kCross, state.markers, "The X of every trigger point (T)",
          SetMarkers{!state.markers}},
         {"spillover", Icon::kDots, state.spillover, "Dotted zones, which only some people feel (E)",
          SetSpillover{!state.spillover}},
         {"labels", Icon::kTag, named, "The names of all points (L)",
          SetLabels{named ? LabelMode::kSelected : LabelMode::kAll}},
         {"section/toggle", Icon::kCut, state.section.on, "Cut the leg open (C)", SetSection{cut}}});
}

void windowSigns(const Ui& ui, Flow& flow) {
  const AppState& state = ui.state();
  const bool light = state.theme == Theme::kLight;
  const bool list = state.panels && state.panes.list;
  const bool page = state.panels && state.panes.reading;
  const std::vector<Sign> all{
      {"panel/list", Icon::kListPanel, list, "The list (Shift+F9; F9 both)", SetPanel{Panel::kList, !list}},
      {"panel/reading", Icon::kPagePanel, page, "The page (Ctrl+F9; F9 both)",
       SetPanel{Panel::kReading, !page}},
      {"theme", light ? Icon::kMoon : Icon::kSun, false, light ? "Dark colours" : "Light colours",
       SetTheme{light ? Theme::kDark : Theme::kLight}},
      {"help", Icon::kHelp, false, "Keys and gestures (F1)", SetHelp{!state.help}},
      {"about", Icon::kAbout, false, "Credits and licences", SetAbout{!state.about}}};
  flow.toTheRight(static_cast<float>(all.size()) * ui.px(kIconButton + 2.0F));
  signs(ui, flow, "window", all);
}

}  // namespace

void drawToolbar(const Ui& ui) {
  const AppState& state = ui.state();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(12.0F), ui.px(9.0F)});
  beginPanel("##toolbar", ui.context.layout.toolbar,
             kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  Flow flow{ui};
  const auto choose = [&](std::string_view prefix, std::span<const Choice> choices, int active,
                          bool slides = false) {
    flow.place(segmentedWidth(ui, choices), kGroupGap);
    return segmented(ui, prefix, choices, active, slides);
  };
  if (const int side = choose("side", kSides, static_cast<int>(state.side)); side >= 0) {
    ui.emit(SetSide{static_cast<Side>(side)});
  }
  if (const int view = choose("view", kViews, activeView(state)); view >= 0) {
    ui.emit(*parseView(kViews[static_cast<std::size_t>(view)].key));
  }
  caption(ui, flow, "Skin");
  if (const int skin = choose("skin", kSkins, static_cast<int>(state.skin)); skin >= 0) {
    ui.emit(SetSkin{static_cast<SkinMode>(skin)});
  }
  caption(ui, flow, "Layers");
  if (const int peel = choose("peel", kPeels, state.peel, true); peel >= 0) ui.emit(SetPeel{peel});
  marks(ui, flow);
  windowSigns(ui, flow);

  const Rect& rect = ui.context.layout.toolbar;
  const float foot = rect.position.y + rect.size.y - ui.px(0.5F);
  edgeLine(ui, {rect.position.x, foot}, {rect.position.x + rect.size.x, foot});
  endPanel();
}

}  // namespace crus
