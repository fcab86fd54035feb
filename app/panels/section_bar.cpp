// The controls of a section: how high, which way, tilted how far.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"

namespace crus {
namespace {

constexpr std::array<Choice, 3> kWays{
    {{"transverse", "Across", "Across the leg"},
     {"frontal", "Front", "From one side to the other; takes the front away"},
     {"sagittal", "Side", "From front to back; takes the outer side away"}}};

/// Puts controls side by side, and on the next row when one does not fit.
class Row {
 public:
  explicit Row(const Ui& ui)
      : ui_{ui}, left_{ImGui::GetCursorPosX()}, right_{left_ + ImGui::GetContentRegionAvail().x}, x_{left_} {}
  void place(float width) {
    if (x_ > left_ && x_ + width > right_ + 0.5F) {
      x_ = left_;
      y_ += ui_.px(36.0F);
    }
    ImGui::SetCursorPos({x_, y_});
    x_ += width + ui_.px(8.0F);
  }

 private:
  const Ui& ui_;
  float left_, right_, x_;
  float y_ = ImGui::GetCursorPosY();
};

int wayOf(const Section& section) {
  const bool forward = section.forwardDegrees == 90.0F && section.outwardDegrees == 0.0F;
  const bool outward = section.outwardDegrees == 90.0F && section.forwardDegrees == 0.0F;
  if (forward) return 1;
  if (outward) return 2;
  return section.forwardDegrees == 0.0F && section.outwardDegrees == 0.0F ? 0 : -1;
}

/// \return whether the value has been moved.
bool slider(const Ui& ui, Row& row, const std::string& name, float width, float& value, float low, float high,
            const char* format, std::string_view hint) {
  row.place(ui.px(width));
  ImGui::PushFont(ui.font(Type::kSmall));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2{ui.px(6.0F), 0.5F * (ui.px(kControlHeight) - ImGui::GetFontSize())});
  ImGui::SetNextItemWidth(ui.px(width));
  const bool moved =
      ImGui::SliderFloat(("##" + name).c_str(), &value, low, high, format, ImGuiSliderFlags_AlwaysClamp);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  recordRect(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  tooltip(ui, hint);
  return moved;
}

void place(const Ui& ui, Row& row) {
  const World& world = ui.world();
  const Section& section = ui.state().section;
  const bool across = std::abs(normalOf(section).y) > 0.707F;
  if (across) {
    const float leg = 1000.0F * std::max(world.axisHigh.y - world.axisLow.y, 1e-3F);
    float mm = section.height * leg;
    const float low = 1000.0F * (world.bounds.low.y - world.axisLow.y);
    const float high = 1000.0F * (world.bounds.high.y - world.axisLow.y);
    if (slider(ui, row, "section/height", 220.0F, mm, low, high, "%.0f mm above the ankle",
               "Where the leg is cut (Shift+wheel)")) {
      Section next = section;
      next.height = mm / leg;
      ui.emit(SetSection{next});
    }
    return;
  }
  float mm = section.shiftMm;
  if (slider(ui, row, "section/shift", 220.0F, mm, -120.0F, 200.0F, "%.0f mm from the leg's axis",
             "Where the leg is cut (Shift+wheel)")) {
    Section next = section;
    next.shiftMm = mm;
    ui.emit(SetSection{next});
  }
}

void tilt(const Ui& ui, Row& row) {
  Section next = ui.state().section;
  const bool forward = slider(ui, row, "section/forward", 130.0F, next.forwardDegrees, -90.0F, 90.0F,
                              "%.0f° to the front", "Tilts the cut to the front");
  const bool outward = slider(ui, row, "section/outward", 130.0F, next.outwardDegrees, -90.0F, 90.0F,
                              "%.0f° outwards", "Tilts the cut to the outer side");
  if (forward || outward) ui.emit(SetSection{next});
}

}  // namespace

void drawSectionBar(const Ui& ui) {
  const Section& section = ui.state().section;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(12.0F), ui.px(9.0F)});
  beginPanel("##section", ui.context.layout.sectionBar,
             kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  Row row{ui};
  row.place(segmentedWidth(ui, kWays));
  if (const int way = segmented(ui, "section", kWays, wayOf(section)); way >= 0) {
    const std::array<std::string, 1> words{std::string{kWays[static_cast<std::size_t>(way)].key}};
    if (const auto next = sectionAfter(words, section)) ui.emit(SetSection{*next});
  }
  place(ui, row);
  tilt(ui, row);
  const auto act = [&](const char* name, std::string_view label, std::string_view hint, Command command) {
    row.place(buttonWidth(ui, label));
    if (button(ui, name, label)) ui.emit(std::move(command));
    tooltip(ui, hint);
  };
  Section other = section;
  other.flipped = !other.flipped;
  act("section/flip", "Flip", "Takes the other side away", SetSection{other});
  act("section/look", "Look at it", "Straight at the cut", LookAtSection{});
  Section closed = section;
  closed.on = false;
  act("section/close", "Close", "The leg whole again (C)", SetSection{closed});
  const Rect& rect = ui.context.layout.sectionBar;
  const float foot = rect.position.y + rect.size.y - ui.px(0.5F);
  edgeLine(ui, {rect.position.x, foot}, {rect.position.x + rect.size.x, foot});
  endPanel();
}

}  // namespace crus
