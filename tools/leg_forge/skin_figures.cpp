#include "tools/leg_forge/skin_figures.h"

#include <algorithm>
#include <cmath>

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

std::vector<float> reals(const JsonView& view) {
  std::vector<float> out;
  for (const double value : view.numbers()) out.push_back(static_cast<float>(value));
  return out;
}

std::vector<float> rising(const JsonView& view) {
  std::vector<float> out = reals(view);
  if (out.empty()) view.fail("is empty");
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i] <= out[i - 1]) view[i].fail("does not rise");
  }
  return out;
}

template <std::size_t Count>
std::array<float, Count> exactly(const JsonView& view) {
  const std::vector<float> list = reals(view);
  if (list.size() != Count) view.fail("does not have " + std::to_string(Count) + " numbers");
  std::array<float, Count> out{};
  std::copy(list.begin(), list.end(), out.begin());
  return out;
}

Curve readCurve(const JsonView& x, const JsonView& y) {
  Curve curve{rising(x), reals(y)};
  if (curve.y.size() != curve.x.size()) y.fail("differs in length from its knots");
  return curve;
}

TurnTable readTable(const JsonView& rows, const JsonView& columns, const JsonView& values) {
  TurnTable table;
  table.rows = rising(rows);
  if (table.rows.size() < 2) rows.fail("has fewer than two rows");
  const std::size_t width = columns.size();
  for (std::size_t j = 0; j < width; ++j) {
    const double degrees = 360.0 * static_cast<double>(j) / static_cast<double>(width);
    if (std::abs(columns[j].number() - degrees) > 1e-6)
      columns[j].fail("is not at an equal step of the turn");
  }
  if (values.size() != table.rows.size()) values.fail("differs in length from its rows");
  for (std::size_t i = 0; i < values.size(); ++i) {
    table.values.push_back(reals(values[i]));
    if (table.values.back().size() != width) values[i].fail("differs in length from the columns");
  }
  return table;
}

Chain readChain(const JsonView& view) {
  Chain chain;
  const JsonView centres = view["c"];
  for (std::size_t i = 0; i < centres.size(); ++i) chain.centres.emplace_back(centres[i].vec3());
  chain.radii = reals(view["r"]);
  if (chain.centres.size() < 2) centres.fail("has fewer than two centres");
  if (chain.radii.size() != chain.centres.size()) view["r"].fail("differs in length from the centres");
  return chain;
}

Relief readRelief(const JsonView& view) {
  Relief relief;
  const JsonView points = view["p"];
  for (std::size_t i = 0; i < points.size(); ++i) relief.line.centres.emplace_back(points[i].vec3());
  if (relief.line.centres.size() < 2) points.fail("has fewer than two points");
  relief.line.radii.assign(relief.line.centres.size(), 0.0F);
  relief.heightMm = real(view["height"]);
  relief.sigmaMm = positive(view["sigma"]);
  return relief;
}

glm::vec2 readPair(const JsonView& view) {
  const auto two = exactly<2>(view);
  return {two[0], two[1]};
}

void readToes(const JsonView& view, SkinFigures& out) {
  out.toeClip = real(view["clip_s"]);
  out.toeGapMm = real(view["gap"]);
  out.webs = exactly<4>(view["web_s"]);
  out.webBlendMm = positive(view["web_blend"]);
  out.webDepthMm = real(view["web_depth"]);
  out.toeBlendMm = positive(view["smooth_k"]);
  out.toeSmoothingMm = positive(view["sigma"]);
  out.rootSmoothingMm = positive(view["root_sigma"]);
  out.rootRange = exactly<4>(view["root_s"]);
  const JsonView chains = view["chains"];
  if (chains.size() != out.toes.size()) chains.fail("does not have five toes");
  for (std::size_t i = 0; i < out.toes.size(); ++i) {
    out.toes[i] = {readChain(chains[i]), positive(chains[i]["stretch"])};
  }
}

Nail readNail(const JsonView& view) {
  const double toe = view["toe"].number();
  if (toe < 1.0 || toe > 5.0) view["toe"].fail("lies outside 1 to 5");
  return {static_cast<std::size_t>(toe) - 1, real(view["f"]), positive(view["half_width"]),
          positive(view["half_length"]), real(view["lift"])};
}

SkinFigures readAll(const JsonView& root) {
  SkinFigures out;
  out.cutY = real(root["cut_y"]);
  const JsonView tissue = root["tissue"];
  for (std::size_t i = 0; i < tissue.size(); ++i) out.tissue.push_back(readChain(tissue[i]));

  const JsonView closing = root["closing"];
  out.closingRadius = readTable(closing["h"], closing["theta"], closing["r"]);
  out.footClosingRadius = readCurve(closing["foot_s"], closing["foot_r"]);
  out.closingBlurMm = positive(closing["blur"]);

  const JsonView leg = root["leg_thickness"];
  out.legThickness = readTable(leg["h"], leg["theta"], leg["t"]);
  const JsonView foot = root["foot_thickness"];
  out.footThickness = readTable(foot["u"], foot["v"], foot["t"]);
  const JsonView axis = root["foot_axis"];
  out.heelXz = readPair(axis["heel_xz"]);
  out.toeXz = readPair(axis["toe_xz"]);
  if (out.heelXz == out.toeXz) axis["toe_xz"].fail("is the place of the heel");
  out.footAxisY = readCurve(axis["u_of_yc"], axis["yc"]);
  const JsonView kernels = root["kernels"];
  for (std::size_t i = 0; i < kernels.size(); ++i) {
    out.kernels.push_back(
        {glm::vec3{kernels[i]["p"].vec3()}, positive(kernels[i]["sigma"]), real(kernels[i]["t"])});
  }

  const JsonView smoothing = root["smoothing"];
  out.thicknessBlurMm = positive(smoothing["t_sigma"]);
  out.smoothing = readCurve(smoothing["h"], smoothing["sigma"]);
  out.footSmoothingMm = positive(smoothing["foot"]);
  out.plantarSmoothingMm = positive(smoothing["plantar"]);

  const JsonView fill = root["fill"];
  out.fillSigma = readTable(fill["h"], fill["theta"], fill["sigma"]);
  out.footFillSigmaMm = positive(fill["foot"]);
  out.fillBlendMm = positive(fill["k"]);
  out.fillDeltaMm = real(fill["delta"]);
  out.fillPasses = static_cast<int>(fill["passes"].number());

  const JsonView reliefs = root["reliefs"];
  for (std::size_t i = 0; i < reliefs.size(); ++i) out.reliefs.push_back(readRelief(reliefs[i]));

  out.headLine = readCurve(root["mtp_line"]["x"], root["mtp_line"]["z"]);
  readToes(root["toes"], out);
  const JsonView nails = root["nails"];
  for (std::size_t i = 0; i < nails.size(); ++i) out.nails.push_back(readNail(nails[i]));
  return out;
}

}  // namespace

float Curve::at(float value) const {
  const auto above = std::upper_bound(x.begin(), x.end(), value);
  if (above == x.begin()) return y.front();
  if (above == x.end()) return y.back();
  const auto i = static_cast<std::size_t>(above - x.begin());
  const float s = (value - x[i - 1]) / (x[i] - x[i - 1]);
  return y[i - 1] * (1.0F - s) + y[i] * s;
}

float TurnTable::at(float row, float degrees) const {
  const auto above = std::upper_bound(rows.begin() + 1, rows.end() - 1, row);
  const auto i = static_cast<std::size_t>(above - rows.begin());
  const float f = std::clamp((row - rows[i - 1]) / (rows[i] - rows[i - 1]), 0.0F, 1.0F);
  const std::size_t width = values[0].size();
  float turn = degrees / 360.0F;
  turn = (turn - std::floor(turn)) * static_cast<float>(width);
  const auto j = std::min(static_cast<std::size_t>(turn), width - 1);
  const float g = turn - static_cast<float>(j);
  const std::size_t k = (j + 1) % width;
  const auto across = [&](std::size_t r) { return values[r][j] * (1.0F - g) + values[r][k] * g; };
  return across(i - 1) * (1.0F - f) + across(i) * f;
}

engine::Result<SkinFigures> readSkinFigures(const std::filesystem::path& directory) {
  try {
    const std::filesystem::path file = directory / "skin-figures.json";
    const nlohmann::json document = parseJsonFile(file);
    return readAll(JsonView{document, file.string()});
  } catch (const JsonFailure& failure) {
    return engine::Error{failure.file, failure.pointer, failure.reason};
  }
}

}  // namespace leg_forge
