// The colours and patterns that muscles wear, as the state wants them shown.
#pragma once

#include "app/atlas/atlas.h"
#include "app/state/state.h"

namespace crus {

/// How a colour looks with a complete deficiency of one kind of cones; itself for kMuscle and kClassic.
/// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
Color8 seenWith(Colors vision, Color8 color);

/// Fill and edge of a muscle's zones.
Color8 fillOf(const Muscle& muscle, Colors colors);
Color8 edgeOf(const Muscle& muscle, Colors colors);

/// A pattern over a zone's colour. The numbers are those of the overlay's shader.
enum class Pattern { kNone, kDiagonal, kHorizontal, kCross, kVertical, kOtherDiagonal };
/// By compartment: the muscles of one share theirs.
Pattern patternOf(const Muscle& muscle);

}  // namespace crus
