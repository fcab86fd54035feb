#include "tools/leg_forge/body_figures.h"

#include <glm/ext/matrix_transform.hpp>
#include <glm/matrix.hpp>
#include <glm/trigonometric.hpp>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/json_view.h"

namespace leg_forge {
namespace {

float real(const JsonView& view) {
  return static_cast<float>(view.number());
}

float positive(const JsonView& view) {
  const float value = real(view);
  if (value <= 0.0F) view.fail("is not positive");
  return value;
}

/// Rows of x, y, z and radius.
Chain readChain(const JsonView& rows) {
  Chain chain;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != 4) rows[i].fail("does not have 4 numbers");
    chain.centres.emplace_back(real(rows[i][0]), real(rows[i][1]), real(rows[i][2]));
    chain.radii.push_back(positive(rows[i][3]));
    if (i > 0 && chain.centres[i] == chain.centres[i - 1]) rows[i].fail("repeats the place before");
  }
  if (chain.centres.size() < 2) rows.fail("has fewer than two spheres");
  return chain;
}

BodySection readSection(const JsonView& row) {
  if (row.size() != 7 && row.size() != 9) row.fail("has neither 7 nor 9 numbers");
  BodySection section{real(row[0]), real(row[1]), real(row[2]), {}, {2.0F, 2.0F}};
  for (std::size_t k = 0; k < 4; ++k) section.radii[k] = positive(row[3 + k]);
  for (std::size_t k = 0; k < 2 && row.size() == 9; ++k) section.powers[k] = positive(row[7 + k]);
  return section;
}

BodyTube readTube(const JsonView& view) {
  BodyTube tube;
  const std::string axis = view["axis"].text();
  if (axis != "y" && axis != "z") view["axis"].fail("is neither \"y\" nor \"z\"");
  tube.alongZ = axis == "z";
  const JsonView rows = view["sections"];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    tube.sections.push_back(readSection(rows[i]));
    if (i > 0 && tube.sections[i].at <= tube.sections[i - 1].at) rows[i].fail("does not rise");
  }
  if (tube.sections.size() < 2) rows.fail("has fewer than two sections");
  return tube;
}

BodyEllipsoid readEllipsoid(const JsonView& view) {
  BodyEllipsoid ellipsoid;
  ellipsoid.centre = glm::vec3{view["centre"].vec3()};
  ellipsoid.radii = glm::vec3{view["radii"].vec3()};
  for (std::size_t k = 0; k < 3; ++k) positive(view["radii"][k]);
  if (view.has("turn_deg")) {
    const glm::vec3 turn = glm::radians(glm::vec3{view["turn_deg"].vec3()});
    glm::mat4 rotation{1.0F};
    rotation = glm::rotate(rotation, turn.x, glm::vec3{1.0F, 0.0F, 0.0F});
    rotation = glm::rotate(rotation, turn.y, glm::vec3{0.0F, 1.0F, 0.0F});
    rotation = glm::rotate(rotation, turn.z, glm::vec3{0.0F, 0.0F, 1.0F});
    ellipsoid.toOwn = glm::transpose(glm::mat3{rotation});
  }
  return ellipsoid;
}

BodySolid readSolid(const JsonView& view) {
  BodySolid solid;
  solid.name = view["name"].text();
  solid.blendMm = positive(view["blend_mm"]);
  const std::string kind = view["kind"].text();
  if (kind == "tube") {
    solid.shape = readTube(view);
  } else if (kind == "ellipsoid") {
    solid.shape = readEllipsoid(view);
  } else if (kind == "chain") {
    solid.shape = splined(readChain(view["spheres"]), 6);
  } else {
    view["kind"].fail("is neither tube, ellipsoid nor chain");
  }
  if (view.has("carve")) {
    if (view["carve"].text() != "yes") view["carve"].fail("is not \"yes\"");
    solid.carve = true;
  }
  return solid;
}

BodyFigures readAll(const JsonView& view) {
  BodyFigures figures;
  figures.statureMm = positive(view["stature_mm"]);
  const JsonView solids = view["solids"];
  for (std::size_t i = 0; i < solids.size(); ++i) figures.solids.push_back(readSolid(solids[i]));
  if (figures.solids.empty() || figures.solids.front().carve) solids.fail("does not begin with a body");
  const JsonView areas = view["areas"];
  for (std::size_t i = 0; i < areas.size(); ++i) {
    figures.areas.push_back({areas[i]["id"].text(), areas[i]["name"].text(), readChain(areas[i]["spheres"])});
    for (std::size_t k = 0; k < i; ++k) {
      if (figures.areas[k].id == figures.areas[i].id) areas[i]["id"].fail("stands twice");
    }
  }
  const JsonView measures = view["measures"];
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const std::string source = measures[i]["source"].text();
    if (!view["sources"].has(source)) measures[i]["source"].fail("is not one of the sources");
    figures.measures.push_back({measures[i]["id"].text(),
                                positive(measures[i]["fraction"]) * figures.statureMm,
                                positive(measures[i]["tolerance_mm"]), source});
  }
  return figures;
}

}  // namespace

engine::Result<BodyFigures> readBodyFigures(const std::filesystem::path& directory) {
  try {
    const std::filesystem::path file = directory / "body.json";
    const nlohmann::json document = parseJsonFile(file);
    return readAll(JsonView{document, file.string()});
  } catch (const JsonFailure& failure) {
    return engine::Error{failure.file, failure.pointer, failure.reason};
  }
}

}  // namespace leg_forge
