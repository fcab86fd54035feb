// What research says, and the rules that hold for every release: statements with their sources.
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"

namespace crus {

void readEvidence(const Ui& ui) {
  const std::vector<ResearchFinding>& findings = ui.world().atlas.findings;
  if (findings.empty() || !section(ui, "evidence", "What research says", false)) return;
  for (const ResearchFinding& finding : findings) {
    body(ui, finding.claim.text);
    sourceNote(ui, "evidence/" + finding.id, finding.claim.confidence, finding.claim.sources);
    gap(ui, 4.0F);
  }
}

void readReleaseRules(const Ui& ui) {
  const ReleaseRules& rules = ui.world().atlas.releaseRules;
  if (rules.pressure.text.empty() || !section(ui, "release-rules", "How hard, how long, and when not", false))
    return;
  const auto claim = [&](const char* name, const char* heading, const Claim& rule) {
    labelled(ui, heading, rule.text);
    sourceNote(ui, std::string{"rules/"} + name, rule.confidence, rule.sources);
  };
  const auto list = [&](const char* name, const char* heading, const ClaimList& rule) {
    gap(ui, 4.0F);
    paragraph(ui, Type::kStrong, ui.colors.text, heading);
    for (const std::string& item : rule.items) bullet(ui, item);
    sourceNote(ui, std::string{"rules/"} + name, rule.confidence, rule.sources);
  };
  claim("pressure", "How hard", rules.pressure);
  claim("dose", "How long", rules.dose);
  list("when-not", "Not over, and not with", rules.whenNot);
  list("stop-if", "Always stop at", rules.stopIf);
  list("aftercare", "Always afterwards", rules.aftercare);
}

}  // namespace crus
