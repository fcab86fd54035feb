// One reader per knowledge file: a parsed TOML table in, plain values out. Inside app/atlas only.
#pragma once

#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/toml_cursor.h"

namespace crus {

/// What one file gives, and what all files together give.
struct Knowledge {
  Atlas atlas;
  std::vector<std::string> muscleOrder;  // of the list, from general.toml
  int highestPressure = 10;
};

/// The discomfort scale of the user: 0 nothing, 10 the worst imaginable.
constexpr Range kPressureScale{0.0, 10.0};

/// Longest step that can be read from a metre away, in characters.
constexpr int kLongestStep = 160;

Claim readClaim(Cursor& cursor, std::string_view textKey);
ClaimList readClaimList(Cursor& cursor, std::string_view itemsKey);

/// The patches of a zone; each must set just the intervals that its region is drawn with (see Patch).
std::vector<Patch> readPatches(Cursor& cursor);

/// Claims of their own, each with confidence and sources; none when the key is absent.
std::vector<Claim> readClaims(Cursor& cursor, std::string_view key);

/// Texts with the source of each: the steps of a technique, the positions in a disagreement.
std::vector<Step> readSteps(Cursor& cursor, std::string_view key);

void readMuscleFile(Cursor& root, Knowledge& into);
void readReleases(Cursor& root, Knowledge& into);
void readStretches(Cursor& root, Knowledge& into);
void readExercises(Cursor& root, Knowledge& into);
void readLinks(Cursor& root, Knowledge& into);
void readSafetyZones(Cursor& root, Knowledge& into);
void readDifferentials(Cursor& root, Knowledge& into);
void readEntrapments(Cursor& root, Knowledge& into);
void readDisagreements(Cursor& root, Knowledge& into);
void readSources(Cursor& root, Knowledge& into);
void readEvidence(Cursor& root, Knowledge& into);
void readReferenceLeg(Cursor& root, Knowledge& into);
void readGeneral(Cursor& root, Knowledge& into);

}  // namespace crus
