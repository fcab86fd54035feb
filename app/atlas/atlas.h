// What the program knows: muscles, trigger points, referred pain, techniques, links, sources.
// Plain values, read from the TOML files of assets/knowledge. Chart coordinates follow the leg frame of
// app/atlas/chart.h; nothing here names a vertex or a model.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crus {

enum class Confidence { kLow, kMedium, kHigh };

/// A statement and what it rests on. `sources` are ids of Source.
struct Claim {
  std::string text;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// The same for a list of short statements that share their sources.
struct ClaimList {
  std::vector<std::string> items;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

struct Interval {
  float low = 0.0F;
  float high = 0.0F;
};

/// A piece of a zone in chart space. Which intervals are set depends on the region:
///   leg, posterior_knee, medial_ankle, lateral_ankle: `h`, `thetaDegrees`
///   foot_dorsum, foot_plantar: `u`, `v`;  heel: `surface` with `u`/`v`/`h`;  toe_1..toe_5: `surface`
///   posterior_thigh, lateral_thigh: `t` (0 knee joint line, 1 greater trochanter), `thetaDegrees`
///   si_joint, jaw_face, buttock, iliac_crest, sacrum: off this model; `spot` says where
/// `area` names a part of the standing figure more closely than the region does (buttock, thigh).
/// thetaDegrees.low < thetaDegrees.high, low may be negative (sweeps upward through 0).
struct Patch {
  std::string region;
  std::string surface;  // dorsal, plantar, medial, lateral, posterior; may be empty
  std::string spot;
  std::string area;
  std::optional<Interval> h, thetaDegrees, u, v, t;
  float weight = 1.0F;  // 1 core .. 0.2 exceptional
};

enum class Strength { kEssential, kSpillover, kExceptional };

/// "essential", "spillover", "exceptional": as the files write it.
std::string_view strengthName(Strength strength);

struct Zone {
  Strength strength = Strength::kEssential;
  Claim words;
  std::vector<Patch> patches;
};

enum class Depth { kSuperficial, kIntermediate, kDeep };

/// Where to press instead of on the X itself, for what lies beside it. h and theta or u and v, as
/// PointLocation.
struct Contact {
  float h = 0.0F, thetaDegrees = 0.0F;
  float u = 0.0F, v = 0.0F;
};

/// Where a point lies. `chart` is "leg" (h, theta), "foot_dorsum", "foot_plantar" (u, v) or "hip" (words
/// only).
struct PointLocation {
  Claim words;
  std::string chart;
  std::string surface;  // foot points: dorsal, plantar, medial ...
  float h = 0.0F;
  float thetaDegrees = 0.0F;  // right-leg convention
  Interval hBand, thetaBand;
  float u = 0.0F;
  float v = 0.0F;
  Depth depth = Depth::kSuperficial;
  std::string palpable;            // direct, indirect, not_palpable
  std::string palpation;           // how to find it with the fingers
  std::optional<Contact> contact;  // in the same chart; none: on the X, or nowhere (see selfPressure)
  std::string contactNote;         // in words, and what to keep clear of
  std::string selfPressure;        // allowed, light, none
  Confidence coordinatesConfidence = Confidence::kLow;
};

/// What studies say of a point among others; most have not been counted.
enum class HowCommon { kUnknown, kCommon, kRare };

struct TriggerPoint {
  std::string id;
  std::string muscle;  // Muscle::id
  std::vector<std::string> alsoMuscles;
  int number = 0;
  std::string name;  // "Soleus TrP1 (lower, medial)"
  PointLocation location;
  std::vector<Zone> zones;  // essential first
  ClaimList symptoms, activation, cautions;
  Claim prevalence;  // what is recorded of it; empty text: nothing
  HowCommon howCommon = HowCommon::kUnknown;
  std::vector<std::string> releases, stretches, exercises, entrapments, differentials, safetyZones,
      disagreements;
  std::vector<Claim> notes;
};

struct Color8 {
  std::uint8_t r = 0, g = 0, b = 0;
};

/// How a muscle is built, as measured on specimens.
struct Architecture {
  float massGrams = 0.0F;
  float fibreLengthCm = 0.0F;
  float pennationDegrees = 0.0F;
  float pcsaCm2 = 0.0F;  // physiological cross-section: all fibres at right angles to their direction
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// Where the flesh of a muscle lies on the measured leg.
struct BellySpan {
  Interval h;                              // lower and upper end
  std::vector<Interval> skinThetaDegrees;  // where it comes to the skin, seen round the leg; may be none
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// How large a muscle is in the living.
struct MuscleVolume {
  float cm3 = 0.0F;                         // of a body of 1.71 m and 71.8 kg
  float slope = 0.0F, interceptCm3 = 0.0F;  // x volume of all muscles of one limb (cm3) + intercept
  std::vector<std::string> sharedWith;      // Muscle ids: measured as one with these
  float ownShareCm3 = 0.0F;  // of what is shared, by the masses of specimens; 0: it is all its own
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

struct Muscle {
  std::string id;
  std::string name;   // everyday English
  std::string latin;  // Terminologia Anatomica
  std::vector<std::string> synonyms;
  std::string role;  // lower_leg, upstream, downstream
  std::string compartment;
  std::string origin, insertion;
  std::vector<std::string> actions;
  std::string nerve;
  std::vector<std::string> roots;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
  std::optional<BellySpan> belly;
  std::optional<MuscleVolume> volume;
  std::optional<Architecture> architecture;
  std::string code;  // three letters of the palette, "GAS"
  Color8 fill, edge;
  std::vector<std::string>
      parts;  // names of the model's parts that are this muscle; empty when it is off the model
  std::vector<std::string> points;  // TriggerPoint ids, in order
};

struct Step {
  std::string text;
  std::string source;
};

struct Release {
  std::string id, name;
  std::vector<std::string> points;  // TriggerPoint ids
  std::vector<std::string> tools;
  std::string position;
  std::vector<Step> steps;
  int pressureCap = 6;  // 0..10 on the user's own scale
  std::string movement;
  Interval holdSeconds;
  std::string repetitions, frequency, note;
  std::vector<std::string> aftercare, stopIf;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// What a stretch does to one muscle.
struct Lengthening {
  std::string muscle;
  std::string degree;  // strong, moderate, some, little
  std::string when;    // in words; mostly empty
  Confidence confidence = Confidence::kLow;
};

struct Stretch {
  std::string id, name;
  std::string knee, ankle;  // how they are held, in words
  std::vector<Step> steps;
  std::vector<Lengthening> lengthens;  // strongest first
  std::vector<std::string> muscles;    // Muscle ids of those that it lengthens more than a little
  Interval holdSeconds;
  std::string repetitions, note;
  std::vector<std::string> avoid;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

struct Exercise {
  std::string id, name;
  std::vector<std::string> muscles;
  std::vector<std::string> how;
  std::string dose, why;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// An edge of the linkage graph. `from`, `to` are LinkNode ids; muscles use their own id.
struct Link {
  std::string id, from, to;
  std::string kind;  // satellite, synergist, antagonist, treat_together, overload, referral_activates,
                     // functional_unit, nerve_entrapment
  bool directed = true;
  Claim why;
};

struct LinkNode {
  std::string id, kind, label;
};

struct SafetyZone {
  std::string id, name, level, rule;
  Claim why;
  std::vector<Patch> patches;
};

/// Something else that feels the same, and what to do about it; also entrapments.
struct Differential {
  std::string id, name, urgency, action;
  ClaimList signs;
};

struct Entrapment {
  std::string id, muscle, structure, where, note;
  ClaimList signs;
};

struct Disagreement {
  std::string id, topic, choice;
  std::vector<Step> positions;  // text, source
};

struct Source {
  std::string id, kind, citation;
};

/// What holds for every release; its aftercare and reasons to stop are part of each Release as well.
struct ReleaseRules {
  Claim pressure, dose;
  ClaimList stopIf, aftercare, whenNot;
};

/// Something research says of trigger points and their treatment.
struct ResearchFinding {
  std::string id;
  Claim claim;
};

/// A place of the measured leg that can be found again on any other, in leg or foot coordinates.
struct Landmark {
  std::string name;
  std::string chart;  // leg, foot
  std::optional<float> h, thetaDegrees, u, v;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> sources;
};

/// What lies first under the skin of the measured leg between two angles at a height.
struct UnderSkin {
  float h = 0.0F;
  Interval thetaDegrees;
  std::string what;
  std::vector<std::string> parts;  // of the model, any of which may be met first; empty: none of its own
};

struct ReferenceLeg {
  std::vector<Landmark> landmarks;
  std::vector<UnderSkin> underSkin;
  std::vector<Claim> volumes;                // what other scans say of the sizes of muscles
  Confidence confidence = Confidence::kLow;  // of underSkin
  std::vector<std::string> sources;
};

struct Atlas {
  std::vector<Muscle> muscles;  // in the order of the list: compartment by compartment
  std::vector<TriggerPoint> points;
  std::vector<Release> releases;
  std::vector<Stretch> stretches;
  std::vector<Exercise> exercises;
  std::vector<LinkNode> linkNodes;
  std::vector<Link> links;
  std::vector<SafetyZone> safetyZones;
  std::vector<Differential> differentials;
  std::vector<Entrapment> entrapments;
  std::vector<Disagreement> disagreements;
  std::vector<Source> sources;
  std::vector<ResearchFinding> findings;
  ReferenceLeg reference;
  Claim stretchRule;  // release first, then stretch, and why
  ReleaseRules releaseRules;
  std::vector<std::string> disclaimers;

  /// Null when there is none of that id.
  [[nodiscard]] const Muscle* muscle(std::string_view id) const;
  [[nodiscard]] const TriggerPoint* point(std::string_view id) const;
  [[nodiscard]] const Release* release(std::string_view id) const;
  [[nodiscard]] const Stretch* stretch(std::string_view id) const;
  [[nodiscard]] const Exercise* exercise(std::string_view id) const;
  [[nodiscard]] const LinkNode* linkNode(std::string_view id) const;
  [[nodiscard]] const SafetyZone* safetyZone(std::string_view id) const;
  [[nodiscard]] const Differential* differential(std::string_view id) const;
  [[nodiscard]] const Entrapment* entrapment(std::string_view id) const;
  [[nodiscard]] const Disagreement* disagreement(std::string_view id) const;
  [[nodiscard]] const Source* source(std::string_view id) const;
  /// The muscle whose `parts` hold this part name; null for bones, skin and the rest.
  [[nodiscard]] const Muscle* muscleOfPart(std::string_view partName) const;
  /// Links that touch this muscle, in file order.
  [[nodiscard]] std::vector<const Link*> linksOf(std::string_view muscle) const;
};

}  // namespace crus
