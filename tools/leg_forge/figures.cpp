#include "tools/leg_forge/figures.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/leg_forge/json_view.h"

namespace leg_forge {
namespace {

constexpr std::array<std::pair<Kind, const char*>, 6> kKinds{{{Kind::bone, "bone"},
                                                              {Kind::muscle, "muscle"},
                                                              {Kind::tendon, "tendon"},
                                                              {Kind::ligament, "ligament"},
                                                              {Kind::membrane, "membrane"},
                                                              {Kind::contextMuscle, "context_muscle"}}};

constexpr std::array<std::pair<Layer, const char*>, 3> kLayers{
    {{Layer::superficial, "superficial"}, {Layer::intermediate, "intermediate"}, {Layer::deep, "deep"}}};

template <class Names>
auto readName(const JsonView& view, const Names& names, const std::string& what) {
  const std::string text = view.text();
  for (const auto& [value, name] : names) {
    if (text == name) return value;
  }
  view.fail("unknown " + what + " \"" + text + "\"");
}

/// Refuses a document whose lengths are not the millimetres that everything here is in.
void requireMillimetres(const JsonView& document) {
  const std::string units = document["units"].text();
  if (units != "mm") document["units"].fail("is \"" + units + "\", not \"mm\"");
}

Kind readKind(const JsonView& view) {
  return readName(view, kKinds, "kind");
}

BranchEnd readEnd(const JsonView& view) {
  BranchEnd end;
  const std::string type = view["type"].text();
  if (type == "free") {
    end.type = EndType::free;
  } else if (type == "joined") {
    end.type = EndType::joined;
  } else if (type == "cut") {
    end.type = EndType::cut;
  } else {
    view["type"].fail("unknown end type \"" + type + "\"");
  }
  end.tip = view["tip"].vec3();
  return end;
}

Loop readLoop(const JsonView& view, std::size_t harmonics) {
  Loop loop;
  loop.u = view["u"].number();
  loop.areaMm2 = view["area"].number();
  if (view.has("tendon")) {
    loop.tendon = view["tendon"].number();
    if (loop.tendon < 0.0 || loop.tendon > 1.0) view["tendon"].fail("lies outside 0 to 1");
  }
  loop.terms.assign(2 * harmonics + 1, glm::dvec3{0.0});
  loop.terms[0] = view["c"].vec3();
  const JsonView terms = view["f"];
  if (terms.size() > harmonics) terms.fail("has more harmonics than K says");
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const std::vector<double> six = terms[k].numbers();
    if (six.size() != 6) terms[k].fail("does not have six numbers");
    loop.terms[2 * k + 1] = {six[0], six[1], six[2]};
    loop.terms[2 * k + 2] = {six[3], six[4], six[5]};
  }
  return loop;
}

Branch readBranch(const JsonView& view) {
  constexpr double kMostHarmonics = 64.0;
  Branch branch;
  const double harmonics = view["K"].number();
  if (!(harmonics >= 1.0 && harmonics <= kMostHarmonics)) view["K"].fail("lies outside 1 to 64");
  const JsonView loops = view["loops"];
  if (loops.size() < 2) loops.fail("has fewer than two loops");
  for (std::size_t i = 0; i < loops.size(); ++i) {
    branch.loops.push_back(readLoop(loops[i], static_cast<std::size_t>(harmonics)));
    if (i > 0 && branch.loops[i].u <= branch.loops[i - 1].u) loops[i]["u"].fail("does not rise");
  }
  branch.start = readEnd(view["start"]);
  branch.end = readEnd(view["end"]);
  return branch;
}

SheetPatch readPatch(const JsonView& view) {
  const JsonView rows = view["rows"];
  if (rows.size() < 2) rows.fail("has fewer than two rows");
  SheetPatch patch;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SheetRow row;
    const JsonView points = rows[i]["pts"];
    for (std::size_t j = 0; j < points.size(); ++j) row.points.push_back(points[j].vec3());
    row.thickness = rows[i]["thickness"].numbers();
    if (row.points.size() < 2 || row.thickness.size() != row.points.size()) {
      rows[i].fail("needs two points at least and a thickness for each");
    }
    if (i > 0 && row.points.size() != patch[0].points.size())
      rows[i].fail("differs in length from the first row");
    patch.push_back(std::move(row));
  }
  return patch;
}

Sheet readSheet(const JsonView& view) {
  if (!view.has("patches")) return {readPatch(view)};
  const JsonView patches = view["patches"];
  if (patches.size() == 0) patches.fail("is empty");
  Sheet sheet;
  for (std::size_t i = 0; i < patches.size(); ++i) sheet.push_back(readPatch(patches[i]));
  return sheet;
}

Structure readStructure(const JsonView& entry, const std::filesystem::path& directory) {
  Structure out;
  out.id = entry["id"].text();
  out.name = entry["name"].text();
  out.latin = entry["latin"].text();
  if (entry.has("synonyms")) out.synonyms = entry["synonyms"].text();
  if (entry.has("fma")) out.fma = entry["fma"].text();
  out.kind = readKind(entry["kind"]);
  if (out.kind != Kind::bone) out.layer = readName(entry["layer"], kLayers, "layer");
  out.source = entry["source"].text();
  out.volumeCm3 = entry["volume_cm3"].number();
  out.low = entry["bbox_mm"][0].vec3();
  out.high = entry["bbox_mm"][1].vec3();

  const std::filesystem::path file = directory / entry["file"].text();
  const nlohmann::json document = parseJsonFile(file);
  const JsonView shape{document, file.string()};
  requireMillimetres(shape);
  if (shape["id"].text() != out.id) shape["id"].fail("is not the id in the index, \"" + out.id + "\"");
  if (readKind(shape["kind"]) != out.kind) shape["kind"].fail("is not the kind in the index");
  if (shape.has("sheet")) {
    out.sheet = readSheet(shape["sheet"]);
    return out;
  }
  const JsonView branches = shape["branches"];
  if (branches.size() == 0) branches.fail("is empty");
  std::size_t loops = 0;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    out.branches.push_back(readBranch(branches[i]));
    loops += out.branches.back().loops.size();
  }
  if (static_cast<double>(branches.size()) != shape["n_branches"].number()) {
    shape["n_branches"].fail("is not their number, " + std::to_string(branches.size()));
  }
  if (static_cast<double>(loops) != shape["n_loops"].number()) {
    shape["n_loops"].fail("is not their number, " + std::to_string(loops));
  }
  return out;
}

Architecture readArchitecture(const JsonView& entry) {
  constexpr double kRadians = 3.14159265358979323846 / 180.0;
  Architecture out;
  const std::string pattern = entry["pattern"].text();
  if (pattern == "unipennate") {
    out.pattern = FibrePattern::unipennate;
    // +X is medial, +Z anterior.
    const std::array<std::pair<const char*, glm::dvec3>, 4> ways{{{"medial", {1.0, 0.0, 0.0}},
                                                                  {"lateral", {-1.0, 0.0, 0.0}},
                                                                  {"anterior", {0.0, 0.0, 1.0}},
                                                                  {"posterior", {0.0, 0.0, -1.0}}}};
    const std::string towards = entry["towards"].text();
    const auto* way =
        std::find_if(ways.begin(), ways.end(), [&](const auto& each) { return each.first == towards; });
    if (way == ways.end()) entry["towards"].fail("unknown direction \"" + towards + "\"");
    out.towards = way->second;
  } else if (pattern == "bipennate") {
    out.pattern = FibrePattern::bipennate;
  } else {
    entry["pattern"].fail("unknown pattern \"" + pattern + "\"");
  }
  const double degrees = entry["pennation_deg"].number();
  if (degrees < 0.0 || degrees > 60.0) entry["pennation_deg"].fail("lies outside 0 to 60");
  out.pennation = kRadians * degrees;
  if (!entry.has("aponeurosis")) return out;
  const JsonView aponeurosis = entry["aponeurosis"];
  const std::string side = aponeurosis["side"].text();
  if (side != "outer" && side != "deep") aponeurosis["side"].fail("unknown side \"" + side + "\"");
  out.aponeurosisDeep = side == "deep";
  out.aponeurosisMm = aponeurosis["reach_mm"].number();
  if (out.aponeurosisMm < 0.0) aponeurosis["reach_mm"].fail("is negative");
  return out;
}

void readFibres(const std::filesystem::path& file, std::vector<Structure>& structures) {
  const nlohmann::json document = parseJsonFile(file);
  const JsonView list = JsonView{document, file.string()}["muscles"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string id = list[i]["id"].text();
    const auto found = std::find_if(structures.begin(), structures.end(),
                                    [&id](const Structure& structure) { return structure.id == id; });
    if (found == structures.end()) list[i]["id"].fail("is no structure of the index: \"" + id + "\"");
    found->architecture = readArchitecture(list[i]);
  }
}

std::vector<Landmark> readLandmarks(const std::filesystem::path& file) {
  const nlohmann::json document = parseJsonFile(file);
  const JsonView root{document, file.string()};
  requireMillimetres(root);
  const JsonView list = root["landmarks"];
  std::vector<Landmark> out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const JsonView entry = list[i];
    Landmark landmark{entry["id"].text(), entry["name"].text(), entry["xyz"].vec3(), ""};
    if (entry.has("how")) landmark.how = entry["how"].text();
    out.push_back(std::move(landmark));
  }
  return out;
}

}  // namespace

std::string kindName(Kind kind) {
  const auto* found =
      std::find_if(kKinds.begin(), kKinds.end(), [kind](const auto& entry) { return entry.first == kind; });
  return found->second;
}

std::string layerName(Layer layer) {
  const auto* found = std::find_if(kLayers.begin(), kLayers.end(),
                                   [layer](const auto& entry) { return entry.first == layer; });
  return found->second;
}

engine::Result<Anatomy> readAnatomy(const std::filesystem::path& directory) {
  try {
    const std::filesystem::path file = directory / "index.json";
    const nlohmann::json document = parseJsonFile(file);
    const JsonView index{document, file.string()};
    Anatomy anatomy;
    requireMillimetres(index);
    anatomy.lengthMm = index["L_mm"].number();
    if (anatomy.lengthMm <= 0.0) index["L_mm"].fail("is not positive");
    anatomy.side = index["side"].text();
    anatomy.attribution = index["attribution"].text();
    const JsonView list = index["structures"];
    for (std::size_t i = 0; i < list.size(); ++i) {
      // The hip bones and gluteal muscles belong to an inset picture, not to the leg.
      if (list[i]["file"].text().find("/hip/") != std::string::npos) continue;
      anatomy.structures.push_back(readStructure(list[i], directory));
      for (std::size_t k = 0; k + 1 < anatomy.structures.size(); ++k) {
        if (anatomy.structures[k].id == anatomy.structures.back().id) list[i]["id"].fail("stands twice");
      }
    }
    readFibres(directory / "fibres.json", anatomy.structures);
    anatomy.landmarks = readLandmarks(directory / "landmarks.json");
    return anatomy;
  } catch (const JsonFailure& failure) {
    return engine::Error{failure.file, failure.pointer, failure.reason};
  }
}

}  // namespace leg_forge
