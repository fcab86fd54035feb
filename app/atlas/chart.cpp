#include "app/atlas/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace crus {
namespace {

constexpr int kRows = 64;                 // steps of u: 3.6 mm on the reference foot
constexpr float kFirstRow = 0.06F;        // behind it the section of the heel shrinks to nothing
constexpr float kLastRow = 0.80F;         // before it there are toes instead of a foot
constexpr float kBelowAnkle = -0.03F;     // h under which skin belongs to the foot's outline
constexpr float kBorderInset = 0.006F;    // metres from the skin's outline to the bony border, see chart.h
constexpr float kHeelSkin = 0.005F;       // metres of skin and fat behind the calcaneus (reference leg)
constexpr float kToeSkin = 0.004F;        // metres of skin before the longest toe (reference leg)
constexpr float kHeadHalfWidth = 0.009F;  // metres from the middle of an outer metatarsal head to its edge
constexpr float kCreaseU = 0.42F;
constexpr float kCreaseH = 0.03F;
constexpr float kShortest = 1e-4F;

glm::vec3 without(const glm::vec3& vector, const glm::vec3& unit) {
  return vector - unit * glm::dot(vector, unit);
}

float wrap360(float degrees) {
  const float turned = degrees - 360.0F * std::floor(degrees / 360.0F);
  return turned < 360.0F ? turned : 0.0F;
}

engine::Error missing(const engine::Model& model, std::string_view id, const char* reason) {
  return {model.source.string(), "landmark/" + std::string(id), reason};
}

}  // namespace

/// Fills a Chart step by step; only here are its members written.
class ChartBuilder {
 public:
  explicit ChartBuilder(const engine::Model& model) : model_(model) {}

  engine::Result<Chart> build() {
    for (const auto& step : {&ChartBuilder::readLandmarks, &ChartBuilder::legFrame, &ChartBuilder::footFrame})
      if (auto error = (this->*step)()) return *error;
    const engine::Part* skin = skinPart(model_);
    const bool measured = skin != nullptr && measureFoot(*skin);
    if (!measured) estimateFoot();
    return chart_;
  }

 private:
  using Failure = std::optional<engine::Error>;

  Failure read(const std::string& id, glm::vec3& into) {
    const engine::Anchor* anchor = landmark(model_, id);
    if (anchor == nullptr)
      return missing(model_, id, "the leg chart needs this landmark, and the model has none");
    into = anchor->position;
    return std::nullopt;
  }

  Failure readLandmarks() {
    if (auto error = read("ankle_centre", chart_.ankle_)) return error;
    if (auto error = read("knee_joint_centre", knee_)) return error;
    if (auto error = read("calcaneal_tuberosity_posterior", calcaneus_)) return error;
    for (std::size_t i = 0; i < 5; ++i) {
      const std::string number = std::to_string(i + 1);
      if (auto error = read("metatarsal" + number + "_head", heads_[i])) return error;
      if (auto error = read("toe" + number + "_tip", tips_[i])) return error;
    }
    return std::nullopt;
  }

  Failure legFrame() {
    const glm::vec3 axis = knee_ - chart_.ankle_;
    chart_.legLength_ = glm::length(axis);
    if (!(chart_.legLength_ > kShortest))
      return missing(model_, "knee_joint_centre", "it lies on the ankle centre");
    chart_.up_ = axis / chart_.legLength_;
    const glm::vec3 forward = without({0.0F, 0.0F, 1.0F}, chart_.up_);
    if (!(glm::length(forward) > 0.1F))
      return missing(model_, "knee_joint_centre", "the leg points along +Z, which must be its front");
    chart_.anterior_ = glm::normalize(forward);
    chart_.lateral_ = glm::cross(chart_.anterior_, chart_.up_);
    return std::nullopt;
  }

  Failure footFrame() {
    const glm::vec3 forward = without((heads_[0] + heads_[1]) * 0.5F - calcaneus_, chart_.up_);
    if (!(glm::length(forward) > kShortest))
      return missing(model_, "metatarsal1_head", "it does not lie in front of the heel");
    chart_.footForward_ = glm::normalize(forward);
    chart_.footLateral_ = glm::cross(chart_.footForward_, chart_.up_);
    float longest = 0.0F;
    for (const glm::vec3& tip : tips_) longest = std::max(longest, along(tip - calcaneus_));
    if (!(longest > kShortest)) return missing(model_, "toe1_tip", "it does not lie in front of the heel");
    chart_.heel_ = calcaneus_ - chart_.footForward_ * kHeelSkin;
    chart_.footLength_ = longest + kHeelSkin + kToeSkin;
    return std::nullopt;
  }

  [[nodiscard]] float along(const glm::vec3& offset) const { return glm::dot(offset, chart_.footForward_); }
  [[nodiscard]] float across(const glm::vec3& p) const {
    return glm::dot(p - chart_.heel_, chart_.footLateral_);
  }
  [[nodiscard]] float height(const glm::vec3& p) const { return glm::dot(p - chart_.heel_, chart_.up_); }

  /// Length and borders from the skin below the ankle. False when the skin holds no foot.
  bool measureFoot(const engine::Part& skin) {
    float ceiling = glm::dot(chart_.ankle_ - chart_.heel_, chart_.up_) + kBelowAnkle * chart_.legLength_;
    float back = std::numeric_limits<float>::max();
    float front = std::numeric_limits<float>::lowest();
    for (const engine::Primitive& primitive : skin.primitives) {
      for (const glm::vec3& p : primitive.mesh.positions) {
        if (height(p) > ceiling) continue;
        back = std::min(back, along(p - chart_.heel_));
        front = std::max(front, along(p - chart_.heel_));
      }
    }
    // Half of what the bones say, or twice that, is not this leg's foot.
    if (!(front - back > 0.5F * chart_.footLength_ && front - back < 2.0F * chart_.footLength_)) return false;

    const glm::vec3 heel = chart_.heel_ + chart_.footForward_ * back;
    ceiling -= height(heel);
    chart_.heel_ = heel;
    chart_.footLength_ = front - back;
    std::vector<glm::vec4> extent(kRows + 1,
                                  {1.0F, -1.0F, 1.0F, -1.0F});  // across low, high, height low, high
    for (const engine::Primitive& primitive : skin.primitives) cutSections(primitive.mesh, ceiling, extent);

    const int first = static_cast<int>(std::ceil(kFirstRow * kRows));
    const int last = static_cast<int>(std::floor(kLastRow * kRows));
    for (int row = first; row <= last; ++row)
      if (extent[static_cast<std::size_t>(row)].x > extent[static_cast<std::size_t>(row)].y) return false;
    std::vector<glm::vec3> rows;
    for (int row = 0; row <= kRows; ++row) {
      const glm::vec4& across4 = extent[static_cast<std::size_t>(std::clamp(row, first, last))];
      const glm::vec4& own = extent[static_cast<std::size_t>(row)];
      const glm::vec4& height4 = own.z <= own.w ? own : across4;
      rows.emplace_back(across4.x + kBorderInset, across4.y - kBorderInset, 0.5F * (height4.z + height4.w));
    }
    chart_.footRows_ = smoothed(rows);
    return true;
  }

  /// Grows the extent of each row by where the mesh's edges cross its plane.
  void cutSections(const engine::TriangleMesh& mesh, float ceiling, std::vector<glm::vec4>& extent) const {
    const auto rowOf = [&](const glm::vec3& p) {
      return along(p - chart_.heel_) / chart_.footLength_ * static_cast<float>(kRows);
    };
    for (const auto& triangle : mesh.triangles) {
      for (std::size_t corner = 0; corner < 3; ++corner) {
        glm::vec3 a = mesh.positions[triangle[corner]];
        glm::vec3 b = mesh.positions[triangle[(corner + 1) % 3]];
        if (std::min(height(a), height(b)) > ceiling) continue;
        if (rowOf(a) > rowOf(b)) std::swap(a, b);
        const float from = rowOf(a);
        const float to = rowOf(b);
        const int end = std::min(kRows, static_cast<int>(std::floor(std::min(to, 1e6F))));
        for (int row = std::max(0, static_cast<int>(std::ceil(std::max(from, -1e6F)))); row <= end; ++row) {
          const float part = to > from ? (static_cast<float>(row) - from) / (to - from) : 0.0F;
          const glm::vec3 p = a + (b - a) * part;
          if (height(p) > ceiling) continue;
          glm::vec4& e = extent[static_cast<std::size_t>(row)];
          const bool fresh = e.x > e.y;
          e = fresh ? glm::vec4(across(p), across(p), height(p), height(p))
                    : glm::vec4(std::min(e.x, across(p)), std::max(e.y, across(p)), std::min(e.z, height(p)),
                                std::max(e.w, height(p)));
        }
      }
    }
  }

  static std::vector<glm::vec3> smoothed(std::vector<glm::vec3> rows) {
    for (int pass = 0; pass < 4; ++pass) {
      const std::vector<glm::vec3> before = rows;
      for (std::size_t i = 1; i + 1 < rows.size(); ++i)
        rows[i] = 0.25F * before[i - 1] + 0.5F * before[i] + 0.25F * before[i + 1];
    }
    return rows;
  }

  /// Borders through the outermost bones where there is no skin to measure.
  void estimateFoot() {
    struct Knot {
      float u, value;
    };
    const auto knot = [&](const glm::vec3& p, float value) {
      return Knot{along(p - chart_.heel_) / chart_.footLength_, value};
    };
    std::vector<Knot> medial;
    std::vector<Knot> outer;
    const auto add = [&](std::vector<Knot>& knots, const char* id, float outward) {
      const engine::Anchor* anchor = landmark(model_, id);
      if (anchor != nullptr) knots.push_back(knot(anchor->position, across(anchor->position) + outward));
    };
    medial.push_back(
        {0.0F, across(calcaneus_) - 0.024F});  // half the width of a heel of 59 mm, less the inset
    add(medial, "navicular_tuberosity", 0.0F);
    medial.push_back(knot(heads_[0], across(heads_[0]) - kHeadHalfWidth));
    outer.push_back({0.0F, across(calcaneus_) + 0.024F});
    add(outer, "metatarsal5_styloid", 0.0F);
    outer.push_back(knot(heads_[4], across(heads_[4]) + kHeadHalfWidth));
    const std::vector<Knot> middle{knot(calcaneus_, height(calcaneus_)), knot(heads_[1], height(heads_[1])),
                                   knot(tips_[1], height(tips_[1]))};
    const auto at = [](const std::vector<Knot>& knots, float u) {
      if (u <= knots.front().u) return knots.front().value;
      for (std::size_t i = 1; i < knots.size(); ++i) {
        if (u > knots[i].u) continue;
        const float part = (u - knots[i - 1].u) / std::max(kShortest, knots[i].u - knots[i - 1].u);
        return knots[i - 1].value + (knots[i].value - knots[i - 1].value) * part;
      }
      return knots.back().value;
    };
    chart_.footRows_.clear();
    for (int row = 0; row <= kRows; ++row) {
      const float u = static_cast<float>(row) / static_cast<float>(kRows);
      chart_.footRows_.emplace_back(at(medial, u), at(outer, u), at(middle, u));
    }
  }

  const engine::Model& model_;
  Chart chart_;
  glm::vec3 knee_{0.0F};
  glm::vec3 calcaneus_{0.0F};
  std::array<glm::vec3, 5> heads_{};
  std::array<glm::vec3, 5> tips_{};
};

engine::Result<Chart> Chart::fromModel(const engine::Model& model) {
  return ChartBuilder(model).build();
}

LegCoordinate Chart::leg(const glm::vec3& position) const {
  const glm::vec3 offset = position - ankle_;
  const float degrees = glm::degrees(std::atan2(glm::dot(offset, lateral_), glm::dot(offset, anterior_)));
  return {glm::dot(offset, up_) / legLength_, wrap360(degrees)};
}

FootCoordinate Chart::foot(const glm::vec3& position) const {
  const glm::vec3 offset = position - heel_;
  const float u = glm::dot(offset, footForward_) / footLength_;
  const glm::vec3 row = footRow(u);
  return {u, (glm::dot(offset, footLateral_) - row.x) / std::max(kShortest, row.y - row.x)};
}

glm::vec3 Chart::axisPoint(float h) const {
  return ankle_ + up_ * (h * legLength_);
}

glm::vec3 Chart::outward(float thetaDegrees) const {
  const float theta = glm::radians(thetaDegrees);
  return anterior_ * std::cos(theta) + lateral_ * std::sin(theta);
}

glm::vec3 Chart::footPoint(FootCoordinate coordinate) const {
  const glm::vec3 row = footRow(coordinate.u);
  return heel_ + footForward_ * (coordinate.u * footLength_) +
         footLateral_ * (row.x + coordinate.v * (row.y - row.x)) + up_ * row.z;
}

float Chart::footWidth(float u) const {
  const glm::vec3 row = footRow(u);
  return std::max(kShortest, row.y - row.x);
}

float Chart::aheadOfAnkle(const glm::vec3& position) const {
  const float forward = (foot(position).u - kCreaseU) * footLength_;
  const float above = (leg(position).h - kCreaseH) * legLength_;
  return (forward - above) * std::sqrt(0.5F);
}

glm::vec3 Chart::footRow(float u) const {
  if (footRows_.empty()) return {-0.5F, 0.5F, 0.0F};
  const float at = std::clamp(u, 0.0F, 1.0F) * static_cast<float>(footRows_.size() - 1);
  const std::size_t low = std::min(static_cast<std::size_t>(at), footRows_.size() - 1);
  const std::size_t high = std::min(low + 1, footRows_.size() - 1);
  return footRows_[low] + (footRows_[high] - footRows_[low]) * (at - static_cast<float>(low));
}

float mirrorTheta(float thetaDegrees) {
  return wrap360(360.0F - wrap360(thetaDegrees));
}

float angleDifference(float toDegrees, float fromDegrees) {
  const float turn = wrap360(toDegrees - fromDegrees);
  return turn > 180.0F ? turn - 360.0F : turn;
}

const engine::Part* skinPart(const engine::Model& model) {
  const engine::Part* only = nullptr;
  int candidates = 0;
  for (const engine::Part& part : model.parts) {
    if (part.name == "skin/skin") return &part;
    if (part.name.rfind("skin", 0) != 0) continue;
    only = &part;
    ++candidates;
  }
  return candidates == 1 ? only : nullptr;
}

engine::TriangleMesh mergedMesh(const engine::Part& part) {
  engine::TriangleMesh whole;
  bool normals = true;
  for (const engine::Primitive& primitive : part.primitives) {
    const auto offset = static_cast<std::uint32_t>(whole.positions.size());
    const engine::TriangleMesh& mesh = primitive.mesh;
    whole.positions.insert(whole.positions.end(), mesh.positions.begin(), mesh.positions.end());
    whole.normals.insert(whole.normals.end(), mesh.normals.begin(), mesh.normals.end());
    normals = normals && mesh.normals.size() == mesh.positions.size();
    for (const auto& t : mesh.triangles)
      whole.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
  }
  if (!normals) whole.normals.clear();
  return whole;
}

const engine::Anchor* landmark(const engine::Model& model, std::string_view id) {
  const std::string name = "landmark/" + std::string(id);
  const auto found = std::find_if(model.anchors.begin(), model.anchors.end(),
                                  [&](const engine::Anchor& anchor) { return anchor.name == name; });
  return found == model.anchors.end() ? nullptr : &*found;
}

}  // namespace crus
