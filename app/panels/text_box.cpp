#include "app/panels/text_box.h"

#include <algorithm>
#include <array>

namespace crus {
namespace {

constexpr unsigned kFirstStandIn = 0xF100;
constexpr unsigned kMostStandIns = 0x7F0;

std::string standIn(std::size_t index) {
  const unsigned code = kFirstStandIn + static_cast<unsigned>(index);
  return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

/// Which stand-in these three bytes are; negative when none.
int standInAt(std::string_view text, std::size_t at) {
  if (at + 3 > text.size()) return -1;
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[at + i]));
  };
  if ((byte(0) & 0xF0U) != 0xE0U) return -1;
  const unsigned code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  if (code < kFirstStandIn || code >= kFirstStandIn + kMostStandIns) return -1;
  return static_cast<int>(code - kFirstStandIn);
}

bool isWide(char c) {
  return static_cast<unsigned char>(c) >= 0xF0;
}

/// What Dear ImGui calls back for: a longer buffer, and the clipboard's text in letters that it can hold.
struct Editing {
  std::string* text;
};

int onResize(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* editing = static_cast<Editing*>(data->UserData);
    editing->text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = editing->text->data();
  }
  return 0;
}

/// While a box is drawn, what is pasted goes through its letters.
class NarrowClipboard {
 public:
  explicit NarrowClipboard(WideLetters& wide) {
    ImGuiIO& io = ImGui::GetIO();
    current() = this;
    wide_ = &wide;
    get_ = io.GetClipboardTextFn;
    set_ = io.SetClipboardTextFn;
    io.GetClipboardTextFn = [](void* data) -> const char* {
      NarrowClipboard& self = *current();
      const char* text = self.get_ != nullptr ? self.get_(data) : nullptr;
      if (text == nullptr) return nullptr;
      kept() = self.wide_->narrowed(text);
      return kept().c_str();
    };
    io.SetClipboardTextFn = [](void* data, const char* text) {
      NarrowClipboard& self = *current();
      if (self.set_ != nullptr) self.set_(data, self.wide_->widened(text).c_str());
    };
  }
  NarrowClipboard(const NarrowClipboard&) = delete;
  NarrowClipboard& operator=(const NarrowClipboard&) = delete;
  ~NarrowClipboard() {
    ImGui::GetIO().GetClipboardTextFn = get_;
    ImGui::GetIO().SetClipboardTextFn = set_;
  }

 private:
  static NarrowClipboard*& current() {
    static NarrowClipboard* self = nullptr;
    return self;
  }
  static std::string& kept() {
    static std::string text;
    return text;
  }
  WideLetters* wide_ = nullptr;
  const char* (*get_)(void*) = nullptr;
  void (*set_)(void*, const char*) = nullptr;
};

void pushFieldColors(const Ui& ui, bool good) {
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ink(ui.colors.sunken));
  ImGui::PushStyleColor(ImGuiCol_Border, ink(good ? ui.colors.border : ui.colors.danger));
  ImGui::PushStyleColor(ImGuiCol_Text, ink(ui.colors.text));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, ui.px(1.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(6.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{ui.px(8.0F), ui.px(5.0F)});
}

void popFieldColors() {
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(3);
}

}  // namespace

std::string WideLetters::narrowed(std::string_view text) {
  // Texts that hold stand-ins as letters of their own keep them: those are not given to others.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int index = standInAt(text, i);
    if (index < 0) continue;
    const auto at = static_cast<std::size_t>(index);
    if (at >= letters_.size()) letters_.resize(at + 1);
    if (letters_[at].empty()) letters_[at] = standIn(at);
  }
  if (std::none_of(text.begin(), text.end(), isWide)) return std::string{text};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (!isWide(text[i]) || i + 4 > text.size()) {
      result += text[i++];
      continue;
    }
    const std::string letter{text.substr(i, 4)};
    auto found = std::find(letters_.begin(), letters_.end(), letter);
    if (found == letters_.end()) found = std::find(letters_.begin(), letters_.end(), std::string{});
    if (found == letters_.end()) found = letters_.insert(letters_.end(), letter);
    *found = letter;
    result += standIn(static_cast<std::size_t>(found - letters_.begin()));
    i += 4;
  }
  return result;
}

std::string WideLetters::widened(std::string_view text) const {
  if (letters_.empty()) return std::string{text};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const int index = standInAt(text, i);
    const bool known = index >= 0 && static_cast<std::size_t>(index) < letters_.size() &&
                       !letters_[static_cast<std::size_t>(index)].empty();
    if (known) {
      result += letters_[static_cast<std::size_t>(index)];
      i += 3;
    } else {
      result += text[i++];
    }
  }
  return result;
}

TextBox textBox(const Ui& ui, const std::string& name, std::string& text, WideLetters& wide, float width,
                int lines, bool focus) {
  TextBox box;
  std::string narrow = wide.narrowed(text);
  Editing editing{&narrow};
  const NarrowClipboard clipboard{wide};
  pushFieldColors(ui, true);
  if (focus) ImGui::SetKeyboardFocusHere();
  const std::string id = "##" + name;
  // The buffer is the string with the zero behind it.
  if (lines > 1) {
    const float height = ImGui::GetTextLineHeight() * static_cast<float>(lines) + ui.px(12.0F);
    box.edited = ImGui::InputTextMultiline(id.c_str(), narrow.data(), narrow.capacity() + 1, {width, height},
                                           ImGuiInputTextFlags_CallbackResize, onResize, &editing);
  } else {
    ImGui::SetNextItemWidth(width);
    box.edited = ImGui::InputText(id.c_str(), narrow.data(), narrow.capacity() + 1,
                                  ImGuiInputTextFlags_CallbackResize, onResize, &editing);
  }
  box.active = ImGui::IsItemActive();
  box.left = ImGui::IsItemDeactivated();
  recordRect(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  popFieldColors();
  if (box.edited) text = wide.widened(std::string_view{narrow.c_str()});
  return box;
}

bool numberBox(const Ui& ui, const std::string& name, std::string& text, float width, bool good) {
  constexpr std::size_t kLongest = 16;
  std::array<char, kLongest + 1> buffer{};
  text.resize(std::min(text.size(), kLongest));
  std::copy(text.begin(), text.end(), buffer.begin());
  pushFieldColors(ui, good);
  ImGui::SetNextItemWidth(width);
  const bool edited = ImGui::InputText(("##" + name).c_str(), buffer.data(), buffer.size());
  recordRect(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  popFieldColors();
  if (edited) text = buffer.data();
  return edited;
}

}  // namespace crus
