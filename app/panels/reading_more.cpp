// The back of a page, folded away at first: stretches, exercises, nerves, what else it could be, where books
// differ, sources.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

/// Those of the ids that lead somewhere.
template <class Thing>
std::vector<const Thing*> known(const Atlas& atlas, const Thing* (Atlas::*find)(std::string_view) const,
                                const std::vector<std::string>& ids) {
  std::vector<const Thing*> things;
  for (const std::string& id : ids) {
    if (const Thing* thing = (atlas.*find)(id)) things.push_back(thing);
  }
  return things;
}

void between(const Ui& ui, bool& first) {
  if (!first) gap(ui, 10.0F);
  first = false;
}

/// What the stretch lengthens, by how much.
void readReach(const Ui& ui, const Stretch& stretch) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kDegrees{
      {{"strong", "Reaches strongly: "},
       {"moderate", "Moderately: "},
       {"some", "A little: "},
       {"little", "Hardly: "}}};
  std::string text;
  for (const auto& [degree, words] : kDegrees) {
    std::vector<std::string> names;
    for (const Lengthening& one : stretch.lengthens) {
      const Muscle* muscle = ui.world().atlas.muscle(one.muscle);
      if (one.degree != degree || muscle == nullptr) continue;
      names.push_back(muscle->name + (one.when.empty() ? "" : " (" + one.when + ")"));
    }
    if (!names.empty()) text += (text.empty() ? "" : " ") + sentence(std::string{words} + listed(names));
  }
  if (!text.empty()) muted(ui, text);
}

}  // namespace

void readStretches(const Ui& ui, const std::vector<std::string>& stretches) {
  const std::vector<const Stretch*> all = known(ui.world().atlas, &Atlas::stretch, stretches);
  if (all.empty() || !section(ui, "stretches", "Stretches, after the release", false)) return;
  const Claim& rule = ui.world().atlas.stretchRule;
  if (!rule.text.empty()) {
    const Callout box{ui, Tone::kNeutral};
    body(ui, rule.text);
    sourceNote(ui, "stretch-rule", rule.confidence, rule.sources);
  }
  bool first = true;
  for (const Stretch* stretch : all) {
    between(ui, first);
    paragraph(ui, Type::kStrong, ui.colors.text, stretch->name);
    muted(ui, sentence("Knee: " + stretch->knee + ". Ankle: " + stretch->ankle));
    int number = 1;
    for (const Step& step : stretch->steps) {
      std::string line = std::to_string(number++);
      line += ".  ";
      line += step.text;
      body(ui, line);
    }
    std::string dose = secondsWords(stretch->holdSeconds);
    if (!dose.empty()) dose = "Hold " + dose;
    if (!stretch->repetitions.empty()) dose += (dose.empty() ? "" : ", ") + stretch->repetitions;
    muted(ui, sentence(capitalised(dose)));
    readReach(ui, *stretch);
    if (!stretch->avoid.empty()) muted(ui, sentence("Avoid: " + listed(stretch->avoid)));
    if (!stretch->note.empty()) muted(ui, stretch->note);
    sourceNote(ui, "stretch/" + stretch->id, stretch->confidence,
               withSteps(stretch->sources, stretch->steps));
  }
}

void readExercises(const Ui& ui, const std::vector<std::string>& exercises) {
  const std::vector<const Exercise*> all = known(ui.world().atlas, &Atlas::exercise, exercises);
  if (all.empty() || !section(ui, "exercises", "Exercises, once it is calm", false)) return;
  bool first = true;
  for (const Exercise* exercise : all) {
    between(ui, first);
    paragraph(ui, Type::kStrong, ui.colors.text, exercise->name);
    for (const std::string& line : exercise->how) bullet(ui, line);
    muted(ui, sentence(capitalised(exercise->dose)));
    muted(ui, sentence(exercise->why));
    sourceNote(ui, "exercise/" + exercise->id, exercise->confidence, exercise->sources);
  }
}

void readEntrapments(const Ui& ui, const std::vector<std::string>& entrapments) {
  const std::vector<const Entrapment*> all = known(ui.world().atlas, &Atlas::entrapment, entrapments);
  if (all.empty() || !section(ui, "entrapments", "Nerves and vessels nearby", false)) return;
  bool first = true;
  for (const Entrapment* entrapment : all) {
    between(ui, first);
    const LinkNode* node = ui.world().atlas.linkNode(entrapment->structure);
    paragraph(ui, Type::kStrong, ui.colors.text,
              node != nullptr ? node->label : cleaned(entrapment->structure));
    muted(ui, sentence(entrapment->where));
    for (const std::string& sign : entrapment->signs.items) bullet(ui, capitalised(sign));
    if (!entrapment->note.empty()) body(ui, entrapment->note);
    sourceNote(ui, "entrapment/" + entrapment->id, entrapment->signs.confidence, entrapment->signs.sources);
  }
}

void readDifferentials(const Ui& ui, const std::vector<std::string>& differentials) {
  std::vector<const Differential*> all = known(ui.world().atlas, &Atlas::differential, differentials);
  if (all.empty() || !section(ui, "differentials", "It could be something else", false)) return;
  std::stable_sort(all.begin(), all.end(), [](const Differential* a, const Differential* b) {
    return urgencyRank(a->urgency) < urgencyRank(b->urgency);
  });
  for (const Differential* other : all) {
    const int rank = urgencyRank(other->urgency);
    const Callout box{ui, rank <= 1 ? Tone::kDanger : rank == 2 ? Tone::kCaution : Tone::kNeutral};
    paragraph(ui, Type::kStrong, ui.colors.text, other->name);
    const Color8 color = rank <= 1 ? ui.colors.danger : rank == 2 ? ui.colors.caution : ui.colors.muted;
    paragraph(ui, Type::kSmall, color, capitalised(other->urgency));
    for (const std::string& sign : other->signs.items) bullet(ui, capitalised(sign));
    body(ui, other->action);
    sourceNote(ui, "differential/" + other->id, other->signs.confidence, other->signs.sources);
  }
}

void readDisagreements(const Ui& ui, const std::vector<std::string>& disagreements) {
  const std::vector<const Disagreement*> all = known(ui.world().atlas, &Atlas::disagreement, disagreements);
  if (all.empty() || !section(ui, "disagreements", "Where sources differ", false)) return;
  bool first = true;
  for (const Disagreement* topic : all) {
    between(ui, first);
    paragraph(ui, Type::kStrong, ui.colors.text, topic->topic);
    for (const Step& position : topic->positions) {
      bullet(ui, position.text);
      if (const Source* source = ui.world().atlas.source(position.source)) {
        ImGui::Indent(ui.px(18.0F));
        gap(ui, -3.0F);
        muted(ui, source->citation);
        ImGui::Unindent(ui.px(18.0F));
      }
    }
    labelled(ui, "Followed here", topic->choice);
  }
}

void readSources(const Ui& ui, const std::vector<std::string>& sources) {
  std::vector<const Source*> all = known(ui.world().atlas, &Atlas::source, sources);
  std::set<const Source*> seen;
  std::erase_if(all, [&](const Source* source) { return !seen.insert(source).second; });
  if (all.empty()) return;
  const std::string title = "Sources (" + std::to_string(all.size()) + ")";
  if (!section(ui, "sources", title, false)) return;
  for (const Source* source : all) {
    muted(ui, source->citation);
    gap(ui, 2.0F);
  }
}

}  // namespace crus
