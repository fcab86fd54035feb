// One function per panel. Each draws itself inside its rectangle and says through Ui::emit what the user
// asked for.
#pragma once

#include "app/panels/ui.h"

namespace crus {

void drawToolbar(const Ui& ui);
void drawMuscleList(const Ui& ui);
void drawReadingPanel(const Ui& ui);
void drawLegend(const Ui& ui);       // under the view, or a plate in its corner when panels are hidden
void drawSectionBar(const Ui& ui);   // at the head of the view while the leg is cut open
void drawNameTag(const Ui& ui);      // beside the pointer
void drawMessageLine(const Ui& ui);  // at the head of the view
void drawUnderThumb(const Ui& ui);   // beside the pointer, in place of the name
void drawMenu(const Ui& ui);         // beside the pointer, after a right click
void drawHelp(const Ui& ui);
void drawAbout(const Ui& ui);
void drawSettings(const Ui& ui);
void drawPalette(const Ui& ui);       // the list of all commands
void drawPathQuestion(const Ui& ui);  // which file?
void drawRelease(const Ui& ui);       // a release session, in place of the other panels

void drawOrientation(const Ui& ui);  // the cube and which leg it is, in the view's corner
void drawEdges(const Ui& ui);        // where panels' edges can be taken
void drawHintLine(const Ui& ui);     // at the head of the view, until the leg has been turned
void drawLoading(const Ui& ui);      // in the middle of the view, while a model is being read

// Inside the list
void drawListHeader(const Ui& ui);
void drawSearchBox(const Ui& ui);
void drawReferrers(const Ui& ui);  // whose pain is felt at the place asked about
void drawSearchResults(const Ui& ui);
void drawStructures(const Ui& ui);  // bones, tendons and what else the model has
/// An indented row: its X, its name, its switch.
void pointRow(const Ui& ui, const TriggerPoint& point, float indent, const std::string& under);

// Inside the reading panel
void readPoint(const Ui& ui, const TriggerPoint& point);
void readMuscle(const Ui& ui, const Muscle& muscle);
void readPart(const Ui& ui, const std::string& part);
void readReleases(const Ui& ui, const std::vector<std::string>& releases);
void drawLinkDiagram(const Ui& ui, const Muscle& muscle);
void readLinks(const Ui& ui, const Muscle& muscle);
/// The points to be treated in one round: those whose pain is lit, and what is selected; in atlas order.
std::vector<std::string> chosenPoints(const AppState& state, const World& world);
/// The order in which to treat them, with its reasons.
void readPlan(const Ui& ui);
void readReleaseRules(const Ui& ui);
void readEvidence(const Ui& ui);
void readStretches(const Ui& ui, const std::vector<std::string>& stretches);
void readExercises(const Ui& ui, const std::vector<std::string>& exercises);
void readDifferentials(const Ui& ui, const std::vector<std::string>& differentials);
void readEntrapments(const Ui& ui, const std::vector<std::string>& entrapments);
void readDisagreements(const Ui& ui, const std::vector<std::string>& disagreements);
/// Everything the named ids rest on, each source once.
void readSources(const Ui& ui, const std::vector<std::string>& sources);
/// The head of a page: colour bar, small line above, heading, small line below.
void pageHead(const Ui& ui, const Muscle* muscle, std::string_view above, std::string_view heading,
              std::string_view below);

}  // namespace crus
