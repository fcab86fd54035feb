// A model and the knowledge put together: everything that is computed once per model, constant afterwards.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
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
  std::optional<std::size_t> skinPart;  // index into model.parts
  std::optional<Chart> chart;           // with the three below, or none of the four
  std::optional<SkinChart> skin;        // of that part's first primitive
  std::optional<SkinSurface> surface;   // of the same
  std::optional<SkinPattern> pattern;   // of the same
  std::vector<ZoneField> fields;        // one per zone of every point, in atlas order
  std::vector<CautionField> cautions;   // the safety zones that lie on the skin
  std::vector<std::string> warnings;    // sentences for the user
};

/// Reads the model and the knowledge folder and places points and zones on the model. A model without
/// landmarks or skin is shown without points, with a warning; knowledge files with mistakes are left out,
/// with a warning each. \return Error when the model cannot be read.
engine::Result<Leg> loadLeg(const std::filesystem::path& model, const std::filesystem::path& knowledge);

}  // namespace crus
