// A model and the knowledge put together: everything that is computed once per model, constant afterwards.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/atlas/cautions.h"
#include "app/atlas/skin_pattern.h"
#include "app/atlas/skin_surface.h"
#include "app/atlas/zone_field.h"
#include "app/state/update.h"
#include "engine/core/result.h"
#include "engine/scene/model.h"

namespace crus {

struct Leg {
  engine::Model model;
  World world;
  std::optional<std::size_t> skinPart;    // index into model.parts
  std::optional<Chart> chart;             // with the three below, or none of the four
  std::shared_ptr<const SkinChart> skin;  // of that part's first primitive
  std::optional<SkinSurface> surface;     // of the same
  std::optional<SkinPattern> pattern;     // of the same
  std::vector<ZoneField> fields;          // one per zone of every point, in atlas order, measured when asked
  std::vector<CautionField> cautions;     // one per safety zone, in atlas order, measured when asked
  std::vector<std::string> warnings;      // sentences for the user
};

/// How far a load has come, seen from another thread, and the wish to leave it.
struct LoadProgress {
  std::atomic<int> step{0};  // 0 .. kLoadSteps
  std::atomic<bool> cancelled{false};
  std::function<void()> changed;  // called after each step, in the thread that loads; may be empty
  /// Called in the same thread while others go on; the model stays where it is until this returns. May be
  /// empty.
  std::function<void(const engine::Model&)> modelRead;
};
inline constexpr int kLoadSteps = 4;
/// What is being done in a step, a few words for the user.
std::string_view loadStepWords(int step);

/// Reads the model and the knowledge folder and places points and zones on the model. A model without
/// landmarks or skin is shown without points, with a warning; knowledge files with mistakes are left out,
/// with a warning each. \return Error when the model cannot be read, or when the load was left.
engine::Result<Leg> loadLeg(const std::filesystem::path& model, const std::filesystem::path& knowledge,
                            LoadProgress* progress = nullptr);

}  // namespace crus
