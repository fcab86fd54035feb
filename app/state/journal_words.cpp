// Words of a script line -> commands that change the journal.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "app/state/command_words.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

using Words = std::span<const std::string>;

ParsedCommand refused(std::string reason) {
  return engine::Result<Command>{engine::Error{{}, {}, std::move(reason)}};
}

/// The id a word stands for; empty when `selected` stands for nothing.
std::string resolved(const std::string& word, const AppState& state) {
  return word == "selected" ? state.selected.id : word;
}

/// `\n` becomes the start of a line.
std::string withLines(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
    result += line ? '\n' : text[i];
    if (line) ++i;
  }
  return result;
}

std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// `H,THETA` or `CHART[/SURFACE],U,V`, to a hundredth of a millimetre or so.
std::optional<journal::OwnSpot> parseSpot(const std::string& word) {
  std::vector<std::string> parts{""};
  for (const char c : word) {
    if (c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  journal::OwnSpot spot;
  const auto first = journal::numberOf(parts[parts.size() - 2]);
  const auto second = journal::numberOf(parts.back());
  if (!first || !second) return std::nullopt;
  spot.first = *first;
  spot.second = *second;
  if (parts.size() == 3) {
    const std::size_t slash = std::min(parts[0].find('/'), parts[0].size());
    spot.chart = parts[0].substr(0, slash);
    if (slash < parts[0].size()) spot.surface = parts[0].substr(slash + 1);
  }
  return spot;
}

/// Reads the rest of a `session` line; each takes its words off the front and says whether they fit.
class SessionWords {
 public:
  SessionWords(Words words, journal::Session& session) : words_{words}, session_{session} {}

  bool read() {
    while (!words_.empty()) {
      const std::string name = take();
      const bool fits = name == "id"      ? text(session_.uuid)
                        : name == "side"  ? side()
                        : name == "tool"  ? text(session_.tool)
                        : name == "point" ? point()
                        : name == "wall"  ? wall()
                                          : name == "remark" && remark();
      if (!fits) return false;
    }
    return true;
  }

 private:
  std::string take() {
    std::string word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }
  bool text(std::string& into) {
    if (words_.empty()) return false;
    into = take();
    return true;
  }
  bool side() {
    const auto side = words_.empty() ? std::nullopt : journal::sideOf(take());
    if (side) session_.side = *side;
    return side.has_value();
  }
  bool point() {
    if (words_.size() < 2) return false;
    journal::Treatment treatment;
    treatment.point = take();
    const auto seconds = parseInteger(take());
    if (!seconds) return false;
    treatment.seconds = *seconds;
    const auto tenderness = words_.empty() ? std::nullopt : parseInteger(words_.front());
    if (tenderness) {
      const auto after = words_.size() < 2 ? std::nullopt : parseInteger(words_[1]);
      if (!after) return false;
      treatment.before = tenderness;
      treatment.after = after;
      words_ = words_.subspan(2);
    }
    session_.treatments.push_back(std::move(treatment));
    return true;
  }
  bool wall() {
    if (words_.size() < 2) return false;
    const auto which = journal::sideOf(take());
    const auto cm = journal::numberOf(take());
    if (!which || !cm) return false;
    (*which == journal::LegSide::kRight ? session_.wallRightCm : session_.wallLeftCm) = *cm;
    return true;
  }
  bool remark() {
    if (words_.empty()) return false;
    session_.remark = withLines(joined(words_));
    words_ = {};
    return true;
  }

  Words words_;
  journal::Session& session_;
};

}  // namespace

ParsedCommand parseNote(Words words, const AppState& state) {
  if (words.empty()) return std::nullopt;
  SetNote note{resolved(words[0], state), {}};
  if (note.id.empty()) return refused("nothing is selected");
  words = words.subspan(1);
  const auto side = words.size() < 2 ? std::nullopt : journal::sideOf(words[0]);
  if (side) {
    note.side = sideOf(*side);
    words = words.subspan(1);
  }
  if (words.empty()) return std::nullopt;
  note.text = withLines(joined(words));
  return Command{note};
}

ParsedCommand parsePointState(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  SetPointState set{resolved(words[0], state), journal::pointStateOf(words[1])};
  if (!set.state && words[1] != "none") return std::nullopt;
  if (set.id.empty()) return refused("nothing is selected");
  return Command{set};
}

ParsedCommand parsePin(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  SetOwnSpot pin{resolved(words[0], state), std::nullopt};
  if (pin.id.empty()) return refused("nothing is selected");
  if (words[1] == "none") return Command{pin};
  pin.spot = parseSpot(words[1]);
  if (!pin.spot) return std::nullopt;
  if (const engine::Status fits = journal::checkSpot(*pin.spot); !fits) return refused(fits.error().reason);
  return Command{pin};
}

ParsedCommand parseSession(Words words, const AppState& state) {
  if (words.empty()) return std::nullopt;
  SaveSession save;
  save.session.side = legSide(state.side);
  if (words[0] != "now") {
    if (const engine::Status date = journal::checkDate(words[0]); !date) return refused(date.error().reason);
    save.session.started = words[0];
  }
  if (!SessionWords{words.subspan(1), save.session}.read()) return std::nullopt;
  return Command{save};
}

ParsedCommand parseEditSession(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  return Command{EditSession{words[0] == "off" ? std::string{} : words[0]}};
}

ParsedCommand parseDeleteSession(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  return Command{DeleteSession{words[0]}};
}

}  // namespace crus
