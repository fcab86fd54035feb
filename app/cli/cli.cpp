#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/leg/resources.h"
#include "app/window/application.h"
#include "app/window/settings_keeper.h"
#include "engine/gl/gl_error.h"
#include "engine/platform/window.h"

namespace crus::cli {
namespace {

constexpr const char* kNotYet[] = {"import"};

const std::map<std::string, Side> kSides{{"right", Side::kRight}, {"left", Side::kLeft}};

/// `WxH`, both at least 1.
void parseSize(const std::string& text, int& width, int& height) {
  const std::size_t by = text.find('x');
  int w = 0;
  int h = 0;
  if (by == std::string::npos || !CLI::detail::lexical_cast(text.substr(0, by), w) ||
      !CLI::detail::lexical_cast(text.substr(by + 1), h) || w < 1 || h < 1) {
    throw CLI::ValidationError("--size", "wants WIDTHxHEIGHT in pixels, such as 1280x800, not " + text);
  }
  width = w;
  height = h;
}

/// `journal` and what it can do.
CLI::App* addJournal(CLI::App& app, JournalOptions& options) {
  using Task = JournalOptions::Task;
  CLI::App* diary = app.add_subcommand("journal", "your notes and sessions: where they are, out, in, a copy");
  diary->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Task task) {
    CLI::App* one = diary->add_subcommand(name, help);
    one->callback([&options, task] { options.task = task; });
    return one;
  };
  add("path", "print the file they are kept in", Task::kPath);
  add("export", "write them out", Task::kExport)
      ->add_option("TARGET", options.file, "a folder of plain files, or one file that ends with .json")
      ->required();
  add("import", "read an export and add what is missing", Task::kImport)
      ->add_option("SOURCE", options.file, "a folder or a .json file of an export")
      ->required();
  add("backup", "write a whole copy", Task::kBackup)
      ->add_option("FILE", options.file, "the file to write")
      ->required();
  return diary;
}

/// The window; without a display, one sentence and a picture instead.
int window(const ApplicationOptions& options) {
  if (!engine::Window::displayAvailable()) {
    SnapshotOptions picture;
    picture.model = options.model;
    picture.knowledge = options.knowledge;
    picture.side = options.side;
    std::cerr
        << "There is no display to open a window on, so here is a picture of the default view instead.\n";
    return snapshot(picture);
  }
  const engine::Result<ApplicationReport> report = runApplication(options, std::cout, std::cerr);
  if (!report) {
    std::cerr << engine::describe(report.error()) << '\n';
    return kCouldNot;
  }
  return report->exitCode;
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Crus: a 3D atlas of the lower leg and its trigger points"};
  app.set_version_flag("--version", std::string{"crus "} + CRUS_VERSION);
  app.require_subcommand(0, 1);
  app.fallthrough(false);

  std::string knowledge;
  ApplicationOptions windowOptions;
  std::string model;
  std::string script;
  std::string settings;
  app.add_option("MODEL", model,
                 "a glTF 2.0 file (.glb or .gltf); without one, the leg that comes with Crus");
  app.add_option("--side", windowOptions.side, "right or left")->transform(CLI::CheckedTransformer(kSides));
  app.add_option("--script", script, "commands to run, one a line; - reads them from standard input");
  app.add_option("--settings", settings, "another file of settings");
  app.add_option("--knowledge", knowledge, "another folder of muscles and points");

  SnapshotOptions picture;
  std::string size;
  CLI::App* snap = app.add_subcommand("snapshot", "write a picture, with no display needed");
  snap->add_option("-o,--output", picture.out, "the PNG file to write")->required();
  snap->add_option("--model", model, "a glTF 2.0 file");
  snap->add_option(
      "--view", picture.view,
      "anterior, posterior, lateral, medial, plantar, dorsal, threequarter, or AZIMUTH,ELEVATION in "
      "degrees (azimuth 0 anterior, 90 lateral)");
  snap->add_option("--size", size, "WIDTHxHEIGHT in pixels (1280x800), at most 8192 a side");
  snap->add_option("--supersample", picture.supersampling,
                   "1, 2 or 4 rendered pixels along each side of one, for finer lines (1)")
      ->check(CLI::IsMember({1, 2, 4}));
  snap->add_option("--skin", picture.skin, "solid, glass or off");
  snap->add_option(
      "--section", picture.section,
      "cut the leg open: a height (0 ankle, 1 knee), or what a script's `section` takes, such as "
      "frontal or tilt,30; may be given again");
  snap->add_option("--skin-tone", picture.skinTone, "clay, monk3, monk5, monk7 or monk9");
  snap->add_option("--hide", picture.hide, "ids of muscles, structures or kinds that are not drawn");
  snap->add_option("--ghost", picture.ghost, "ids that are drawn as glass");
  snap->add_option("--do", picture.lines, "a line of a script, run last; may be given again");
  snap->add_option("--layers", picture.layers, "kinds of structures, such as skin,muscle,bone (all)");
  snap->add_option("--show", picture.show, "whose X: ids of points or muscles, all or none (all)");
  snap->add_option("--zones", picture.zones, "whose referred pain: ids of points or muscles, all or none");
  snap->add_option("--isolate", picture.isolate, "only this muscle or structure");
  snap->add_option("--select", picture.select, "select this point, muscle or structure");
  snap->add_option("--peel", picture.peel, "layers taken away from outside, 3 leaves the bones")
      ->check(CLI::Range(0, kMostPeel));
  snap->add_option("--side", picture.side, "right or left")->transform(CLI::CheckedTransformer(kSides));
  snap->add_option("--knowledge", knowledge, "another folder of muscles and points");
  snap->add_option("--colours", picture.colors, "muscle, classic, deutan, protan or tritan");
  snap->add_flag("--patterns", picture.patterns, "a pattern by compartment on zones, besides the colour");
  snap->add_flag("--labels", picture.labels, "name what is shown");
  snap->add_flag("--ui", picture.ui, "the whole window with its panels");
  snap->add_flag("--contact", picture.contact, "all sides at once");
  snap->add_flag("--transparent", picture.transparent, "no background");

  SheetOptions card;
  const std::map<std::string, crus::sheet::Paper> papers{{"a4", crus::sheet::Paper::kA4},
                                                         {"letter", crus::sheet::Paper::kLetter}};
  CLI::App* carder = app.add_subcommand("sheet", "write the card to print: one page, PDF, SVG or PNG");
  carder->add_option("-o,--output", card.out, "the file to write; .pdf, .svg or .png")->required();
  carder->add_option("--points", card.points, "ids of points or muscles, or all (all)");
  carder->add_option("--side", card.side, "right or left")->transform(CLI::CheckedTransformer(kSides));
  carder->add_option("--paper", card.paper, "a4 or letter (a4)")
      ->transform(CLI::CheckedTransformer(papers, CLI::ignore_case));
  carder->add_flag("--notes", card.notes, "with your notes of the points, from the journal");
  carder->add_option("--date", card.date, "YYYY-MM-DD, printed on it (today)");
  carder->add_option("--model", model, "a glTF 2.0 file");
  carder->add_option("--knowledge", knowledge, "another folder of muscles and points");

  InfoOptions infoOptions;
  CLI::App* inform =
      app.add_subcommand("info", "structures, triangles, volumes, points and landmarks of a model");
  inform->add_option("MODEL", model, "a glTF 2.0 file");
  inform->add_flag("--json", infoOptions.json, "as JSON");
  inform->add_option("--knowledge", knowledge, "another folder of muscles and points");

  CLI::App* checker =
      app.add_subcommand("check", "validate the knowledge; names file and line of each mistake");
  checker->add_option("DIR", knowledge, "the folder (the one that comes with Crus)");
  checker->add_option("--model", model, "the glTF file that points and zones are held against");

  const auto addPlace = [](CLI::App& command, PlaceArgument& place) {
    command.add_option(
        "--leg", place.leg,
        "H,THETA: height (0 ankle centre, 1 knee joint line) and degrees round the leg (0 front, "
        "90 outer side, 180 back, 270 inner side)");
    command.add_option(
        "--foot", place.foot,
        "CHART,U,V: foot_dorsum, foot_plantar, heel or toe_1 to toe_5, the last two also with a "
        "surface (toe_1/plantar); U 0 heel to 1 toe tips, V 0 inner to 1 outer border");
    command.add_option("--side", place.side, "right or left")->transform(CLI::CheckedTransformer(kSides));
  };
  WhereOptions whereOptions;
  CLI::App* whence = app.add_subcommand("where", "pain here: which points send it?");
  addPlace(*whence, whereOptions.place);
  whence->add_option("--body", whereOptions.body, "an area off the model, such as si_joint");
  UnderOptions underOptions;
  CLI::App* beneath = app.add_subcommand("under", "what lies under the thumb here, in millimetres");
  addPlace(*beneath, underOptions.place);
  beneath->add_option("--point", underOptions.point, "a point's id, or all: what lies over its muscle");
  for (CLI::App* command : {whence, beneath}) {
    command->add_option("--model", model, "a glTF 2.0 file");
    command->add_option("--knowledge", knowledge, "another folder of muscles and points");
  }
  whence->add_flag("--json", whereOptions.json, "as JSON");
  beneath->add_flag("--json", underOptions.json, "as JSON");

  PlanOptions planOptions;
  CLI::App* planner = app.add_subcommand("plan", "in which order to treat these points, and why");
  planner->add_option("--points", planOptions.points, "ids of points or muscles, or all")->required();
  planner->add_option("--knowledge", knowledge, "another folder of muscles and points");
  planner->add_flag("--json", planOptions.json, "as JSON");

  BenchOptions benchOptions;
  CLI::App* timer =
      app.add_subcommand("bench", "how fast it is here: load, first frame, orbit, pick, memory, rest");
  timer->add_flag("--json", benchOptions.json, "as JSON");
  timer->add_option("--model", model, "a glTF 2.0 file");
  timer->add_flag("--brief", benchOptions.brief, "without the five seconds of a window at rest");
  timer->add_option("--size", size, "WIDTHxHEIGHT of the pictures in pixels (1280x800)");
  timer->add_option("--growth", benchOptions.growthTriangles,
                    "also how it grows, with the model subdivided up to so many triangles");

  JournalOptions journalOptions;
  CLI::App* diary = addJournal(app, journalOptions);

  for (const char* name : kNotYet) app.add_subcommand(name, "not yet in this version")->allow_extras();

  try {
    app.parse(argc, argv);
    if (!size.empty()) {
      parseSize(size, picture.width, picture.height);
      benchOptions.size = {picture.width, picture.height};
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kMisused;
  }
  for (const char* name : kNotYet) {
    if (!app.got_subcommand(name)) continue;
    std::cerr << "crus " << name << ": not yet in this version\n";
    return kMisused;
  }
  const std::filesystem::path modelPath = model.empty() ? defaultModel() : std::filesystem::path{model};
  const std::filesystem::path knowledgePath =
      knowledge.empty() ? defaultKnowledge() : std::filesystem::path{knowledge};
  if (app.got_subcommand(checker)) return check({modelPath, knowledgePath});
  if (app.got_subcommand(inform)) {
    infoOptions.model = modelPath;
    infoOptions.knowledge = knowledgePath;
    return info(infoOptions);
  }
  if (app.got_subcommand(snap)) {
    picture.model = modelPath;
    picture.knowledge = knowledgePath;
    return snapshot(picture);
  }
  if (app.got_subcommand(carder)) {
    card.model = modelPath;
    card.knowledge = knowledgePath;
    return sheet(card);
  }
  if (app.got_subcommand(whence)) {
    whereOptions.model = modelPath;
    whereOptions.knowledge = knowledgePath;
    return where(whereOptions);
  }
  if (app.got_subcommand(beneath)) {
    underOptions.model = modelPath;
    underOptions.knowledge = knowledgePath;
    return under(underOptions);
  }
  if (app.got_subcommand(planner)) {
    planOptions.knowledge = knowledgePath;
    return plan(planOptions);
  }
  if (app.got_subcommand(timer)) {
    benchOptions.model = modelPath;
    benchOptions.knowledge = knowledgePath;
    return bench(benchOptions);
  }
  if (app.got_subcommand(diary)) return journal(journalOptions);
  windowOptions.journal = true;
  windowOptions.model = modelPath;
  windowOptions.knowledge = knowledgePath;
  if (!script.empty()) windowOptions.script = script;
  // A script means the same whatever its user has set, unless it is told.
  windowOptions.settings =
      settings.empty() && script.empty() ? settingsFile() : std::filesystem::path{settings};
  // A script and another model start from a known view, and leave the user's own alone.
  windowOptions.remember = script.empty() && model.empty();
  return window(windowOptions);
}

}  // namespace crus::cli
