#include "app/panels/theme.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace crus {
namespace {

constexpr Palette kDark{
    .backdrop = {0x1E, 0x22, 0x27},
    .panel = {0x26, 0x2B, 0x31},
    .raised = {0x2D, 0x33, 0x3A},
    .sunken = {0x1C, 0x20, 0x25},
    .line = {0x3A, 0x41, 0x4A},
    .border = {0x7C, 0x86, 0x93},
    .text = {0xE6, 0xE8, 0xEB},
    .muted = {0xA9, 0xB0, 0xB8},
    .accent = {0x5A, 0xB0, 0xFF},
    .onAccent = {0x0C, 0x16, 0x20},
    .selected = {0x2B, 0x40, 0x57},
    .hover = {0x34, 0x3B, 0x44},
    .caution = {0xF2, 0xB8, 0x4B},
    .cautionFill = {0x38, 0x31, 0x25},
    .danger = {0xFF, 0x8A, 0x80},
    .dangerFill = {0x3D, 0x2A, 0x2B},
    .viewFoot = {0x1E, 0x22, 0x27},
};

constexpr Palette kLight{
    .backdrop = {0xEE, 0xF0, 0xF2},
    .panel = {0xFF, 0xFF, 0xFF},
    .raised = {0xF5, 0xF6, 0xF8},
    .sunken = {0xEE, 0xF0, 0xF3},
    .line = {0xDD, 0xE1, 0xE6},
    .border = {0x7C, 0x84, 0x8E},
    .text = {0x1B, 0x1E, 0x22},
    .muted = {0x56, 0x5D, 0x66},
    .accent = {0x0A, 0x62, 0xB8},
    .onAccent = {0xFF, 0xFF, 0xFF},
    .selected = {0xDC, 0xEA, 0xF8},
    .hover = {0xEB, 0xEE, 0xF2},
    .caution = {0x8A, 0x5A, 0x00},
    .cautionFill = {0xFF, 0xF5, 0xDD},
    .danger = {0xB3, 0x26, 0x1E},
    .dangerFill = {0xFD, 0xEC, 0xEA},
    .viewFoot = {0xE6, 0xE9, 0xEC},
};

ImVec4 vec4(Color8 color, float alpha = 1.0F) {
  return {static_cast<float>(color.r) / 255.0F, static_cast<float>(color.g) / 255.0F,
          static_cast<float>(color.b) / 255.0F, alpha};
}

}  // namespace

const Palette& paletteOf(Theme theme) {
  return theme == Theme::kLight ? kLight : kDark;
}

float relativeLuminance(Color8 color) {
  const auto linear = [](std::uint8_t channel) {
    const float c = static_cast<float>(channel) / 255.0F;
    return c <= 0.03928F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
  };
  return 0.2126F * linear(color.r) + 0.7152F * linear(color.g) + 0.0722F * linear(color.b);
}

float contrastRatio(Color8 a, Color8 b) {
  const float x = relativeLuminance(a);
  const float y = relativeLuminance(b);
  return (std::max(x, y) + 0.05F) / (std::min(x, y) + 0.05F);
}

void applyTheme(Theme theme, float scale) {
  const Palette& p = paletteOf(theme);
  ImGuiStyle style;
  style.WindowPadding = {14.0F, 12.0F};
  style.WindowRounding = 0.0F;
  style.WindowBorderSize = 0.0F;
  style.ChildRounding = 6.0F;
  style.ChildBorderSize = 0.0F;
  style.PopupRounding = 6.0F;
  style.PopupBorderSize = 1.0F;
  style.FramePadding = {10.0F, 7.0F};
  style.FrameRounding = 6.0F;
  style.FrameBorderSize = 1.0F;
  style.ItemSpacing = {8.0F, 6.0F};
  style.ItemInnerSpacing = {6.0F, 4.0F};
  style.ScrollbarSize = 9.0F;
  style.ScrollbarRounding = 6.0F;
  style.ScaleAllSizes(scale);
  style.AntiAliasedLines = true;

  ImVec4* colors = style.Colors;
  colors[ImGuiCol_Text] = vec4(p.text);
  colors[ImGuiCol_TextDisabled] = vec4(p.muted);
  colors[ImGuiCol_TextSelectedBg] = vec4(p.accent, 0.4F);
  colors[ImGuiCol_WindowBg] = vec4(p.panel);
  colors[ImGuiCol_ChildBg] = vec4(p.panel, 0.0F);
  colors[ImGuiCol_PopupBg] = vec4(p.raised);
  colors[ImGuiCol_Border] = vec4(p.border);
  colors[ImGuiCol_FrameBg] = vec4(p.sunken);
  colors[ImGuiCol_FrameBgHovered] = vec4(p.sunken);
  colors[ImGuiCol_FrameBgActive] = vec4(p.sunken);
  colors[ImGuiCol_ScrollbarBg] = vec4(p.panel, 0.0F);
  colors[ImGuiCol_ScrollbarGrab] = vec4(p.border, 0.55F);
  colors[ImGuiCol_ScrollbarGrabHovered] = vec4(p.border, 0.8F);
  colors[ImGuiCol_ScrollbarGrabActive] = vec4(p.border);
  colors[ImGuiCol_NavHighlight] = vec4(p.accent);
  colors[ImGuiCol_ModalWindowDimBg] = vec4(kPlate, 0.5F);
  ImGui::GetStyle() = style;
}

}  // namespace crus
