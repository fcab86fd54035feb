#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>
#include <system_error>

#include "app/cli/cli.h"
#include "app/cli/complain.h"
#include "app/journal/places.h"
#include "app/journal/store.h"
#include "app/leg/leg.h"
#include "app/sheet/page_writer.h"
#include "app/sheet/sheet.h"
#include "engine/platform/headless_context.h"

namespace crus::cli {
namespace {

/// Ids of points, or of muscles for all of theirs. \return Error naming the first that is neither.
engine::Result<std::vector<std::string>> pointsOf(const std::string& list, const Atlas& atlas) {
  std::vector<std::string> points;
  if (list == "all") return points;
  std::stringstream stream{list};
  for (std::string id; std::getline(stream, id, ',');) {
    if (id.empty()) continue;
    if (atlas.point(id) != nullptr) {
      points.push_back(id);
    } else if (const Muscle* muscle = atlas.muscle(id); muscle != nullptr && !muscle->points.empty()) {
      points.insert(points.end(), muscle->points.begin(), muscle->points.end());
    } else {
      return engine::Error{{}, {}, "--points: there is no point or muscle with points called '" + id + "'"};
    }
  }
  if (points.empty()) return engine::Error{{}, {}, "--points: wants ids of points or muscles, or all"};
  return points;
}

/// What the user has noted of the points of one side; nothing where there is no journal yet.
engine::Result<std::map<std::string, std::string>> notesOf(Side side) {
  std::map<std::string, std::string> notes;
  std::error_code ignored;
  if (!std::filesystem::exists(journal::journalFile(), ignored)) return notes;
  const engine::Result<journal::Store> store = journal::Store::open(journal::usualSetting());
  if (!store) return store.error();
  const engine::Result<journal::Journal> content = store->load();
  if (!content) return content.error();
  const journal::LegSide leg = side == Side::kLeft ? journal::LegSide::kLeft : journal::LegSide::kRight;
  for (const auto& [subject, note] : content->notes) {
    if (subject.second == leg) notes[subject.first] = note.text;
  }
  return notes;
}

}  // namespace

int sheet(const SheetOptions& options) {
  if (!crus::sheet::formatOf(options.out))
    return refuse({options.out.string(), {}, "ends neither in .pdf nor in .svg nor in .png"}, kMisused);
  crus::sheet::CardRequest request;
  request.side = options.side;
  request.paper = options.paper;
  request.isoDate = options.date.empty() ? crus::sheet::todayIso() : options.date;
  if (crus::sheet::dateInWords(request.isoDate).empty())
    return refuse({{}, {}, "--date: wants YYYY-MM-DD, not " + options.date}, kMisused);
  const engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return refuse(leg.error(), kCouldNot);
  warn(*leg);
  const engine::Result<std::vector<std::string>> points = pointsOf(options.points, leg->world.atlas);
  if (!points) return refuse(points.error(), kMisused);
  request.points = *points;
  if (options.notes) {
    engine::Result<std::map<std::string, std::string>> notes = notesOf(options.side);
    if (!notes) return refuse(notes.error(), kCouldNot);
    request.notes = std::move(*notes);
  }
  const engine::HeadlessContext context;
  if (const engine::Status printed = crus::sheet::printCard(*leg, request, options.out); !printed)
    return refuse(printed.error(), kCouldNot);
  std::cout << options.out.string() << '\n';
  return kDone;
}

}  // namespace crus::cli
