// How open each vertex lies, baked once, so that muscles shade one another at no cost per frame.
#pragma once

#include <functional>
#include <string>

#include "engine/scene/model.h"
#include "tools/leg_forge/openness.h"

namespace leg_forge {

/// Names of the attributes: 1 open, 0 closed in. The first holds when the skin is off and all else in place,
/// the second when the superficial layer is taken away, or all but the one structure.
inline constexpr const char* kOcclusion = "_OCCLUSION";
inline constexpr const char* kOcclusionDeep = "_OCCLUSION_DEEP";

/// Gives every mesh `_OCCLUSION`, and all but the skin `_OCCLUSION_DEEP`.
/// `_OCCLUSION`: the part `skin/skin` is shaded by itself, all others by all but the skin. What others hide
/// from every side is seen only when they are taken away, and has the value of the other state.
/// `_OCCLUSION_DEEP`: bones are shaded by bones; a part whose extra `layer` says superficial by itself; one
/// of a deeper layer half by itself and half by the bones and all layers but those above its own, since it is
/// looked at alone as well as in its layer.
/// Values are smoothed along the surface; vertices in one place get one value.
/// \param progress is told what is done, now and then.
void bakeOcclusion(engine::Model& model, const OcclusionRules& rules,
                   const std::function<void(const std::string&)>& progress);

}  // namespace leg_forge
