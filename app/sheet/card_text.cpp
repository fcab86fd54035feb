#include "app/sheet/card_text.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "app/journal/markdown.h"
#include "app/panels/words.h"

namespace crus::sheet {
namespace {

constexpr std::size_t kLongestNote = 360;  // bytes
constexpr float kItemIndentMm = 2.6F;

Span strong(std::string text) {
  return {std::move(text), true, kBlack};
}
Span plain(std::string_view text) {
  return {printable(text), false, kBlack};
}

const Release* firstRelease(const TriggerPoint& point, const Atlas& atlas) {
  for (const std::string& id : point.releases) {
    if (const Release* release = atlas.release(id)) return release;
  }
  return nullptr;
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& one : sentences) all += (all.empty() ? "" : " ") + sentence(one);
  return all;
}

/// "20-60 s, 2 to 3, with thumb or supported fingers".
std::string holdWords(const Release& release) {
  std::string words = secondsWords(release.holdSeconds);
  if (!release.repetitions.empty()) {
    words += (words.empty() ? "" : ", ") + release.repetitions;
    if (std::isdigit(static_cast<unsigned char>(words.back())) != 0) words += " times";
  }
  if (!release.tools.empty() && release.tools.front() != "none") words += ", with " + release.tools.front();
  return words;
}

std::string pressWords(const TriggerPoint& point) {
  const std::string& note = point.location.contactNote;
  return sentence(note.empty() ? point.location.palpation : note);
}

/// What stands at the end of a point's first line: how long to hold it.
std::string holdAtAGlance(const TriggerPoint& point, const Atlas& atlas) {
  if (point.location.selfPressure == "none") return "do not press";
  const Release* release = firstRelease(point, atlas);
  return release != nullptr ? secondsWords(release->holdSeconds) : std::string{};
}

Paragraph named(std::string lead, std::string_view text, float beforeMm = 0.0F) {
  Paragraph paragraph;
  paragraph.spans = {strong(std::move(lead)), plain(text)};
  paragraph.beforeMm = beforeMm;
  return paragraph;
}

/// Where to press. Most notes begin with the word that leads them.
Paragraph press(const TriggerPoint& point) {
  constexpr std::string_view kLead = "Press";
  const std::string words = pressWords(point);
  const bool led = words.starts_with("Press ");
  return named(std::string{kLead},
               led ? std::string_view{words}.substr(kLead.size() + 1) : std::string_view{words});
}

/// When to stop this release: without what holds for every one, which stands at the foot.
std::string stopWords(const Release& release, const Atlas& atlas) {
  std::vector<std::string> own;
  for (const std::string& item : release.stopIf) {
    const bool general = std::all_of(atlas.releases.begin(), atlas.releases.end(), [&](const Release& other) {
      return std::find(other.stopIf.begin(), other.stopIf.end(), item) != other.stopIf.end();
    });
    if (!general) own.push_back(item);
  }
  return joined(own);
}

std::string runIn(const std::vector<Step>& steps) {
  std::string all;
  for (const Step& step : steps) all += (all.empty() ? "" : " ") + sentence(step.text);
  return all;
}

void addRelease(std::vector<Paragraph>& to, const Release& release, const Atlas& atlas) {
  to.push_back(named(release.name + ".", sentence(release.position), 0.7F));
  int number = 1;
  for (const Step& step : release.steps) {
    Paragraph paragraph;
    paragraph.marker = std::to_string(number++);
    paragraph.indentMm = 3.4F;
    paragraph.spans = {plain(sentence(step.text))};
    to.push_back(std::move(paragraph));
  }
  std::string hold = holdWords(release);
  if (!release.frequency.empty()) hold += ", " + release.frequency;
  if (release.pressureCap > 0)
    hold += ", discomfort at most " + std::to_string(release.pressureCap) + " of 10";
  to.push_back(named("Hold", sentence(hold)));
  if (const std::string stop = stopWords(release, atlas); !stop.empty()) to.push_back(named("Stop at", stop));
}

void addFull(std::vector<Paragraph>& to, const TriggerPoint& point, const Atlas& atlas) {
  to.push_back(named("Where", sentence(point.location.words.text)));
  if (!point.location.contactNote.empty() && !point.location.palpation.empty())
    to.push_back(named("Find it", sentence(point.location.palpation)));
  to.push_back(press(point));
  for (const std::string& id : point.releases) {
    if (const Release* release = atlas.release(id)) addRelease(to, *release, atlas);
  }
  if (!point.cautions.items.empty()) to.push_back(named("Care", joined(point.cautions.items), 0.7F));
  for (const std::string& id : point.safetyZones) {
    if (const SafetyZone* zone = atlas.safetyZone(id))
      to.push_back(named(zone->name + ":", sentence(zone->rule)));
  }
}

void addSteps(std::vector<Paragraph>& to, const TriggerPoint& point, const Atlas& atlas) {
  to.push_back(press(point));
  if (const Release* release = firstRelease(point, atlas)) {
    to.push_back(named(release->name + ".", runIn(release->steps)));
    Paragraph hold = named("Hold", sentence(holdWords(*release)));
    if (const std::string stop = stopWords(*release, atlas); !stop.empty()) {
      hold.spans.push_back(strong("Stop at"));
      hold.spans.push_back(plain(stop));
    }
    to.push_back(std::move(hold));
  }
  if (!point.cautions.items.empty()) to.push_back(named("Care", joined(point.cautions.items)));
}

void addShort(std::vector<Paragraph>& to, const TriggerPoint& point, const Atlas& atlas, bool brief) {
  Paragraph all = press(point);
  const Release* release = firstRelease(point, atlas);
  if (release != nullptr && !brief) {
    all.spans.push_back(strong("Hold"));
    all.spans.push_back(plain(sentence(holdWords(*release))));
  }
  if (!point.cautions.items.empty()) {
    all.spans.push_back(strong("Care"));
    all.spans.push_back(plain(brief ? sentence(point.cautions.items.front()) : joined(point.cautions.items)));
  }
  to.push_back(std::move(all));
}

/// A line of a note, with its heading, bullet or number; a sign for what is left out at the end.
Paragraph noteLine(const journal::Block& block, bool cut) {
  Paragraph paragraph;
  for (const journal::Span& span : block.spans) {
    const bool bold = span.bold || block.kind == journal::Block::Kind::kHeading;
    paragraph.spans.push_back({printable(span.text), bold, kBlack});
  }
  if (block.kind == journal::Block::Kind::kItem) {
    paragraph.indentMm = kItemIndentMm * static_cast<float>(block.level);
    paragraph.marker = block.number.empty() ? "•" : block.number;
  }
  if (cut) paragraph.spans.push_back(plain("…"));
  return paragraph;
}

/// The user's note as it was typed, about kLongestNote bytes of it; `runIn`: its words alone, in one
/// paragraph.
void addNote(std::vector<Paragraph>& to, const std::string& text, bool runIn) {
  constexpr const char* kLead = "My note";
  if (runIn) {
    to.push_back(named(kLead, journal::plainWords(text, kLongestNote)));
    return;
  }
  std::vector<journal::Block> lines;
  std::size_t bytes = 0;
  bool cut = false;
  for (journal::Block& line : journal::parseMarkdown(text.substr(0, 8 * kLongestNote))) {
    if (line.spans.empty()) continue;
    for (const journal::Span& span : line.spans) bytes += span.text.size();
    cut = bytes > kLongestNote && !lines.empty();
    if (cut) break;
    if (bytes > kLongestNote)
      line.spans = {{journal::plainWords(text, kLongestNote), false, {}}};  // one line as long as a page
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return;
  const bool alone = lines.front().kind == journal::Block::Kind::kItem;
  if (alone) to.push_back(named(kLead, ""));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Paragraph paragraph = noteLine(lines[i], cut && i + 1 == lines.size());
    if (i == 0 && !alone) paragraph.spans.insert(paragraph.spans.begin(), strong(kLead));
    to.push_back(std::move(paragraph));
  }
}

}  // namespace

std::map<std::string, std::string> pointCodes(const Atlas& atlas) {
  std::map<std::string, std::set<int>> numbers;
  std::map<std::string, int> points;
  for (const TriggerPoint& point : atlas.points) {
    const Muscle* muscle = atlas.muscle(point.muscle);
    const std::string code = muscle != nullptr ? muscle->code : std::string{"?"};
    numbers[code].insert(point.number);
    ++points[code];
  }
  std::map<std::string, std::string> codes;
  std::map<std::string, int> count;
  for (const TriggerPoint& point : atlas.points) {
    const Muscle* muscle = atlas.muscle(point.muscle);
    const std::string code = muscle != nullptr ? muscle->code : std::string{"?"};
    const bool distinct =
        static_cast<int>(numbers[code].size()) == points[code] && *numbers[code].begin() > 0;
    codes[point.id] = code + " " + std::to_string(distinct ? point.number : ++count[code]);
  }
  return codes;
}

std::vector<Block> cardBlocks(const std::vector<const TriggerPoint*>& points, const Atlas& atlas,
                              const std::map<std::string, std::string>& notes, Detail detail) {
  const std::map<std::string, std::string> codes = pointCodes(atlas);
  std::vector<Block> blocks;
  for (const TriggerPoint* point : points) {
    const Muscle* muscle = atlas.muscle(point->muscle);
    Block block;
    block.chipped = muscle != nullptr;
    if (muscle != nullptr) block.chip = muscle->fill;
    block.whole = detail == Detail::kBrief || detail == Detail::kShort;
    block.beforeMm = detail == Detail::kBrief ? 0.7F : detail == Detail::kShort ? 1.2F : 2.2F;
    Paragraph head;
    head.spans = {strong(codes.at(point->id) + "  " + printable(point->name))};
    head.right = holdAtAGlance(*point, atlas);
    block.paragraphs.push_back(std::move(head));
    if (detail == Detail::kFull) {
      addFull(block.paragraphs, *point, atlas);
    } else if (detail == Detail::kSteps) {
      addSteps(block.paragraphs, *point, atlas);
    } else {
      addShort(block.paragraphs, *point, atlas, detail == Detail::kBrief);
    }
    const std::vector<std::string> remote = remoteRegions(*point);
    if (!remote.empty() && detail != Detail::kBrief)
      block.paragraphs.push_back(named("Felt also at", listed(remote) + "."));
    if (const auto note = notes.find(point->id); note != notes.end() && !note->second.empty())
      addNote(block.paragraphs, note->second, detail == Detail::kBrief || detail == Detail::kShort);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace crus::sheet
