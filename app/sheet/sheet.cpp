#include "app/sheet/sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <glm/geometric.hpp>
#include <utility>

#include "app/leg/leg_queries.h"
#include "app/leg/resources.h"
#include "app/sheet/body_inset.h"
#include "app/sheet/composition.h"
#include "app/sheet/figure_marks.h"
#include "app/sheet/page_writer.h"
#include "app/state/camera_moves.h"
#include "app/view/scene_view.h"
#include "engine/gl/gl_error.h"

namespace crus::sheet {
namespace {

constexpr std::size_t kMostRings = 6;      // with more points rings would hide them
constexpr std::size_t kMostHatched = 3;    // and so would hatching
constexpr float kRingFromMetres = 0.014F;  // nearer, the X is where to press

glm::vec2 sizeOf(Paper paper) {
  return paper == Paper::kA4 ? glm::vec2{210.0F, 297.0F} : glm::vec2{215.9F, 279.4F};
}

std::optional<glm::vec3> pressPlace(const TriggerPoint& point, const PlacedPoint& placed, const Leg& leg) {
  const PointLocation& at = point.location;
  if (!at.contact || at.selfPressure == "none") return std::nullopt;
  const engine::Result<SkinSpot> spot =
      at.chart == "leg" ? spotAt(leg, LegCoordinate{at.contact->h, at.contact->thetaDegrees})
                        : spotAt(leg, FootSpot{at.chart, at.surface, {at.contact->u, at.contact->v}});
  if (!spot || glm::distance(spot->position, placed.onSkin) < kRingFromMetres) return std::nullopt;
  return spot->position;
}

engine::Result<std::vector<CardPoint>> cardPoints(const Leg& leg, const std::vector<std::string>& ids) {
  const Atlas& atlas = leg.world.atlas;
  for (const std::string& id : ids) {
    if (atlas.point(id) == nullptr) return engine::Error{{}, {}, "there is no point called '" + id + "'"};
  }
  const std::map<std::string, std::string> codes = pointCodes(atlas);
  std::vector<CardPoint> points;
  for (const Muscle& muscle : atlas.muscles) {
    for (const std::string& id : muscle.points) {
      const TriggerPoint* point = atlas.point(id);
      const bool wanted = ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
      const bool listed = std::any_of(points.begin(), points.end(),
                                      [&](const CardPoint& other) { return other.point == point; });
      if (point == nullptr || !wanted || listed) continue;  // a point of two muscles stands under the first
      points.push_back({point, placedPoint(leg.world, id), std::nullopt, codes.at(id), muscle.fill});
    }
  }
  if (points.empty()) return engine::Error{{}, {}, "there is no trigger point to print"};
  if (points.size() > kMostRings) return points;
  for (CardPoint& one : points) {
    if (one.placed != nullptr) one.press = pressPlace(*one.point, *one.placed, leg);
  }
  return points;
}

/// The safety zones near the points, joined; empty when there are too many points for it.
std::vector<float> hatchOf(const std::vector<CardPoint>& points, const Leg& leg) {
  std::vector<float> joined;
  if (points.size() > kMostHatched) return joined;
  for (const CardPoint& one : points) {
    const std::vector<std::string>& near = leg.world.cautions.of(one.point->id);
    for (const CautionField& field : leg.cautions) {
      if (std::find(near.begin(), near.end(), field.zone) == near.end()) continue;
      const std::vector<float>& distanceMm = field.distanceMm();
      if (distanceMm.empty()) continue;
      if (joined.empty()) joined = distanceMm;
      for (std::size_t i = 0; i < joined.size(); ++i) joined[i] = std::min(joined[i], distanceMm[i]);
    }
  }
  return joined;
}

CardContent contentOf(const std::vector<CardPoint>& points, const CardRequest& request, const Atlas& atlas) {
  CardContent content;
  content.title = "Trigger points of the lower leg";
  const bool all = points.size() == atlas.points.size();
  content.subtitle =
      (all ? "All " : "") + std::to_string(points.size()) + (points.size() == 1 ? " point" : " points");
  if (const std::string date = dateInWords(request.isoDate); !date.empty())
    content.subtitle += "  ·  " + date;
  content.sideTag = request.side == Side::kLeft ? "LEFT LEG" : "RIGHT LEG";
  content.notes = request.notes;
  for (const CardPoint& one : points) {
    content.points.push_back(one.point);
    content.presses = content.presses || one.press;
    for (const Zone& zone : one.point->zones)
      content.spillover = content.spillover || zone.strength != Strength::kEssential;
  }
  return content;
}

/// The leg in solid skin on nothing, in the light of the light theme.
engine::SceneView bareScene(const Leg& leg, Side side) {
  AppState state;
  state.side = side;
  state.skin = SkinMode::kSolid;
  state.markers = false;
  state.theme = Theme::kLight;
  return sceneViewOf(state, leg, 1.0F, true);
}

}  // namespace

engine::Result<Card> drawCard(const Leg& leg, const BodyFigure* figure, const CardRequest& request,
                              const Typeface& face) {
  if (!leg.chart || !leg.skinPart)
    return engine::Error{leg.model.source.string(), {}, "has no charts to place trigger points on"};
  const engine::Result<std::vector<CardPoint>> points = cardPoints(leg, request.points);
  if (!points) return points.error();
  CardContent content = contentOf(*points, request, leg.world.atlas);
  const std::vector<float> hatch = hatchOf(*points, leg);
  content.hatched = !hatch.empty();
  const std::vector<RemoteArea> remote =
      figure != nullptr ? remoteAreas(*points, leg.world, *figure) : std::vector<RemoteArea>{};
  content.insetMm = insetHeight(remote.size());
  std::vector<FigureShape> shapes;
  shapes.reserve(std::size(kFigures));
  for (const FigureKind kind : kFigures) shapes.push_back(shapeOf(kind, request.side, leg));
  engine::Result<CardPlan> plan =
      planCard(content, shapes, request.side, sizeOf(request.paper), leg.world.atlas, face);
  if (!plan) return plan.error();

  Card card;
  card.page.sizeMm = sizeOf(request.paper);
  card.page.title = content.title + ", " + (request.side == Side::kLeft ? "left leg" : "right leg");
  const std::vector<ZoneLayer> layers = zoneLayers(content.points, leg);
  const engine::TriangleMesh& skin = leg.model.parts[*leg.skinPart].primitives.front().mesh;
  const FigureStyle style{plan->detail == Detail::kBrief ? 1.8F : 2.1F, kSmallestPt};
  engine::Renderer renderer;
  renderer.setModel(leg.model);
  for (const FigurePlace& place : plan->figures.figures) {
    ViewRequest view;
    view.scene = bareScene(leg, request.side);
    view.scene.camera = cameraOf(place.kind, request.side);
    view.mesh = &skin;
    view.frame = place.frame;
    view.place = place.picture;
    view.opacity = [&leg, kind = place.kind](const glm::vec3& p) { return opacityOf(kind, p, leg); };
    const DrawnView drawn{renderer, view};
    addSurface(drawn, card.page.marks);
    addZones(drawn, layers, card.page.marks);
    if (content.hatched) addHatch(drawn, hatch, card.page.marks);
    card.shown[place.kind] =
        addPoints(drawn, place, *points, layers, hatch, leg, face, style, card.page.marks);
  }
  if (content.insetMm > 0.0F) {
    renderer.setModel(figure->model);
    addInset(renderer, *figure, remote, *points, leg.world, request.side, plan->inset, face, card.page.marks);
  }
  std::move(plan->marks.begin(), plan->marks.end(), std::back_inserter(card.page.marks));
  return card;
}

engine::Status printCard(const Leg& leg, const CardRequest& request, const std::filesystem::path& file) {
  const std::optional<PageFormat> format = formatOf(file);
  if (!format) return engine::Error{file.string(), {}, "ends neither in .pdf nor in .svg nor in .png"};
  const engine::Result<Typeface> face = Typeface::load();
  if (!face) return engine::Error{file.string(), {}, face.error().reason};
  const engine::Result<BodyFigure> figure = loadBodyFigure(bodyModel());
  const engine::Result<Card> card = drawCard(leg, figure ? &*figure : nullptr, request, *face);
  if (!card) return card.error();
  return writePage(card->page, file, *format, request.isoDate, *face);
}

std::string todayIso() {
  std::time_t now = std::time(nullptr);
  std::tm day{};
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  long long fixed = 0;
  const std::string_view text = epoch != nullptr ? epoch : "";
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), fixed);
  if (!text.empty() && parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size()) {
    now = static_cast<std::time_t>(fixed);
    gmtime_r(&now, &day);
  } else {
    localtime_r(&now, &day);
  }
  std::array<char, 16> buffer{};
  std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d", &day);
  return buffer.data();
}

std::string dateInWords(const std::string& iso) {
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  int year = 0;
  int month = 0;
  int day = 0;
  const auto part = [&](std::size_t from, std::size_t length, int& to) {
    const char* begin = iso.data() + from;
    const auto parsed = std::from_chars(begin, begin + length, to);
    return parsed.ec == std::errc{} && parsed.ptr == begin + length;
  };
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  if (!part(0, 4, year) || !part(5, 2, month) || !part(8, 2, day)) return {};
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  return std::to_string(day) + " " + kMonths[static_cast<std::size_t>(month - 1)] + " " +
         std::to_string(year);
}

}  // namespace crus::sheet
