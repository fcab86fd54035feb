#include "app/panels/text_field.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace crus {
namespace {

constexpr std::size_t kLongest = 1024;

int hashOf(std::string_view text) {
  return static_cast<int>(ImHashStr(text.data(), text.size(), 0x51ED270BU));
}

/// Puts the cursor behind the text, where ImGui would select all of it.
int cursorToEnd(ImGuiInputTextCallbackData* data) {
  // The field takes part in history only to keep Up and Down, which walk through the list below it.
  if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory) return 0;
  int& fresh = *static_cast<int*>(data->UserData);
  if (fresh > 0) {
    --fresh;
    data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
  }
  return 0;
}

}  // namespace

std::optional<std::string> textField(const Ui& ui, const std::string& name, const std::string& text,
                                     std::string_view hint) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID seen = ImGui::GetID((name + "/seen").c_str());
  const ImGuiID version = ImGui::GetID((name + "/version").c_str());
  const ImGuiID freshId = ImGui::GetID((name + "/fresh").c_str());
  int fresh = storage->GetInt(freshId, 0);
  if (storage->GetInt(seen, 0) != hashOf(text) || ImGui::IsWindowAppearing()) {
    // ImGui keeps the text of a field while it is edited: another text wants another field.
    storage->SetInt(seen, hashOf(text));
    storage->SetInt(version, storage->GetInt(version, 0) + 1);
    fresh = 2;
  }
  std::array<char, kLongest> buffer{};
  std::copy_n(text.begin(), std::min(text.size(), buffer.size() - 1), buffer.begin());
  const std::string id = "##" + name + std::to_string(storage->GetInt(version, 0));
  if (fresh > 0) ImGui::SetKeyboardFocusHere();
  ImGui::PushFont(ui.font(Type::kBody));
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, ink(ui.colors.muted));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const std::string hintText{hint};
  const bool typed = ImGui::InputTextWithHint(
      id.c_str(), hintText.c_str(), buffer.data(), buffer.size(),
      ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackHistory, cursorToEnd, &fresh);
  storage->SetInt(freshId, fresh);
  ImGui::PopStyleColor();
  ImGui::PopFont();
  recordRect(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (!typed) return std::nullopt;
  storage->SetInt(seen, hashOf(buffer.data()));
  return std::string{buffer.data()};
}

}  // namespace crus
