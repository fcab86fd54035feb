#include "tests/app/state/small_world.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

namespace crus::test {
namespace {

const std::vector<std::string> kBook{"book"};

Claim claim(std::string text) {
  return Claim{std::move(text), Confidence::kMedium, kBook};
}

Muscle muscle(std::string id, std::string name, std::string compartment, std::vector<std::string> parts,
              std::vector<std::string> points, Color8 fill) {
  Muscle m;
  m.id = std::move(id);
  m.name = std::move(name);
  m.latin = "musculus exempli";
  m.role = parts.empty() ? "upstream" : "lower_leg";
  m.compartment = std::move(compartment);
  m.origin = "Head and upper outer surface of the fibula";
  m.insertion = "Base of the first metatarsal, from below";
  m.actions = {"ankle plantarflexion", "eversion"};
  m.nerve = "superficial fibular nerve";
  m.roots = {"L5", "S1"};
  m.confidence = Confidence::kHigh;
  m.sources = kBook;
  m.code = "EXA";
  m.fill = fill;
  m.edge = fill;
  m.parts = std::move(parts);
  m.points = std::move(points);
  return m;
}

Patch patch(std::string region) {
  Patch p;
  p.region = std::move(region);
  return p;
}

TriggerPoint point(std::string id, std::string owner, std::string name, float h, float theta) {
  TriggerPoint p;
  p.id = std::move(id);
  p.muscle = std::move(owner);
  p.number = 1;
  p.name = std::move(name);
  p.location.words = claim("A little below the head of the outer bone, on the bulge of the muscle.");
  p.location.chart = "leg";
  p.location.h = h;
  p.location.thetaDegrees = theta;
  p.location.palpable = "direct";
  p.location.palpation = "Roll the band against the bone with two fingers.";
  p.location.contactNote = "Stay three finger-widths below the head of the fibula.";
  p.location.selfPressure = "allowed";
  p.zones = {
      Zone{Strength::kEssential, claim("Above, behind and below the outer ankle."), {patch("lateral_ankle")}},
      Zone{Strength::kSpillover, claim("A strip up the outer leg."), {patch("leg")}}};
  p.symptoms = {{"Ankle rolls outward easily", "Pain on the outer ankle"}, Confidence::kMedium, kBook};
  p.activation = {{"High heels", "Long walks on a slope"}, Confidence::kMedium, kBook};
  p.cautions = {{"Stop at once for tingling on top of the foot"}, Confidence::kHigh, kBook};
  p.releases = {"rel_ball"};
  p.stretches = {"st_wall"};
  p.exercises = {"ex_raise"};
  p.safetyZones = {"sz_neck"};
  p.differentials = {"dvt"};
  p.entrapments = {"ent_neck"};
  p.disagreements = {"dis_height"};
  return p;
}

Atlas smallAtlas() {
  Atlas a;
  a.muscles = {
      muscle("peroneus_longus", "Peroneus (fibularis) longus", "lateral", {"muscle/peroneus_longus"},
             {"peroneus_longus_trp1"}, {217, 52, 142}),
      muscle("soleus", "Soleus", "superficial posterior", {"muscle/soleus", "tendon/calcaneal_tendon"},
             {"soleus_trp1", "soleus_trp3"}, {38, 85, 215}),
      muscle("gastrocnemius_medial", "Gastrocnemius, medial head", "superficial posterior",
             {"muscle/gastrocnemius_medial", "tendon/calcaneal_tendon"}, {"gastrocnemius_trp1"},
             {31, 145, 255}),
      muscle("gluteus_minimus", "Gluteus minimus", "hip (deep gluteal)", {}, {"gluteus_minimus_trp1"},
             {80, 56, 86})};
  a.muscles[0].synonyms = {"fibularis longus"};
  a.points = {
      point("peroneus_longus_trp1", "peroneus_longus", "Peroneus longus TrP1", 0.84F, 98.0F),
      point("soleus_trp1", "soleus", "Soleus TrP1 (lower, medial)", 0.32F, 212.0F),
      point("soleus_trp3", "soleus", "Soleus TrP3 (lower, lateral)", 0.45F, 150.0F),
      point("gastrocnemius_trp1", "gastrocnemius_medial", "Gastrocnemius TrP1 (medial head)", 0.79F, 230.0F),
      point("gluteus_minimus_trp1", "gluteus_minimus", "Gluteus minimus TrP1", 0.0F, 0.0F)};
  a.points[4].location.chart = "hip";
  Patch joint = patch("si_joint");
  joint.spot = "over the sacroiliac joint of the same side";
  a.points[2].zones.push_back(
      Zone{Strength::kEssential, claim("The sacroiliac joint of the same side."), {joint}});
  a.points[2].zones.push_back(Zone{Strength::kExceptional, claim("Rarely the jaw."), {patch("jaw_face")}});

  Release ball;
  ball.id = "rel_ball";
  ball.name = "Outer-calf ball release";
  ball.points = {"peroneus_longus_trp1", "soleus_trp1"};
  ball.tools = {"lacrosse ball", "soft massage ball"};
  ball.position = "Lying on the side of the sore leg, ball under the outer calf.";
  ball.steps = {
      {"Find the point first with the fingers.", "book"},
      {"Set the ball under the outer calf, right beneath the point, and let the leg sink down slowly.",
       "book"},
      {"Breathe out and wait until the soreness fades by half.", "book"}};
  ball.pressureCap = 6;
  ball.movement = "Millimetres only.";
  ball.holdSeconds = {30.0F, 90.0F};
  ball.repetitions = "1 to 3 holds";
  ball.frequency = "once a day while it is troublesome";
  ball.aftercare = {"Walk about for a minute"};
  ball.stopIf = {"Tingling or numbness", "Sharp pain"};
  ball.confidence = Confidence::kMedium;
  ball.sources = kBook;
  a.releases = {ball};

  Stretch wall;
  wall.id = "st_wall";
  wall.name = "Bent-knee wall stretch";
  wall.steps = {{"Stand before a wall with the knee bent.", "book"}, {"Keep the heel down.", "book"}};
  wall.knee = "bent";
  wall.ankle = "dorsiflexion";
  wall.lengthens = {{"soleus", "strong", "", Confidence::kHigh}};
  wall.muscles = {"soleus"};
  wall.holdSeconds = {20.0F, 30.0F};
  wall.repetitions = "3 times";
  wall.avoid = {"Bouncing"};
  wall.confidence = Confidence::kMedium;
  wall.sources = kBook;
  a.stretches = {wall};

  a.exercises = {{"ex_raise",
                  "Heel raise",
                  {"soleus"},
                  {"Rise on both feet"},
                  "2 sets of 10",
                  "Builds capacity",
                  Confidence::kMedium,
                  kBook}};
  a.linkNodes = {{"peroneus_longus", "muscle", "Peroneus longus"},
                 {"soleus", "muscle", "Soleus"},
                 {"gluteus_minimus", "muscle", "Gluteus minimus"},
                 {"common_peroneal_nerve", "nerve", "Common peroneal (fibular) nerve"}};
  a.links = {{"l1", "gluteus_minimus", "peroneus_longus", "satellite", true,
              claim("Its zone lies over this muscle.")},
             {"l2", "peroneus_longus", "soleus", "treat_together", false, claim("Both hold the heel.")},
             {"l3", "peroneus_longus", "common_peroneal_nerve", "nerve_entrapment", true,
              claim("The nerve dives below its arch.")}};
  a.safetyZones = {{"sz_neck",
                    "Nerve at the head of the fibula",
                    "no_pressure",
                    "Keep balls and thumbs at least 5 cm below the head of the fibula.",
                    claim("The nerve is skin-deep on bone here."),
                    {patch("leg")}}};
  a.differentials = {{"dvt",
                      "Deep vein thrombosis",
                      "same-day emergency",
                      "Do not press. Get help today.",
                      {{"calf swelling", "warmth"}, Confidence::kHigh, kBook}}};
  a.entrapments = {{"ent_neck",
                    "peroneus_longus",
                    "common_peroneal_nerve",
                    "Neck of the fibula",
                    "One cause of many.",
                    {{"foot drop"}, Confidence::kHigh, kBook}}};
  a.disagreements = {{"dis_height",
                      "How high is it?",
                      "The middle of both.",
                      {{"Two centimetres below the head.", "book"}, {"Four centimetres below.", "book"}}}};
  a.sources = {{"book", "textbook", "A Textbook of Examples, 2nd edition, 1999."}};
  a.stretchRule = claim("Release first, then stretch: a taut band guards itself against a pull.");
  a.disclaimers = {"This is for learning and no medical advice."};
  return a;
}

}  // namespace

World smallWorld() {
  World world;
  world.atlas = smallAtlas();
  world.bounds = {{-0.07F, -0.08F, -0.09F}, {0.06F, 0.45F, 0.18F}};
  world.partBoxes = {{"bone/fibula", {{-0.05F, -0.02F, -0.03F}, {-0.02F, 0.38F, 0.0F}}},
                     {"bone/tibia", {{-0.02F, 0.0F, -0.02F}, {0.04F, 0.4F, 0.03F}}},
                     {"muscle/gastrocnemius_medial", {{0.0F, 0.2F, -0.09F}, {0.06F, 0.42F, -0.03F}}},
                     {"muscle/peroneus_longus", {{-0.07F, 0.1F, -0.03F}, {-0.03F, 0.36F, 0.02F}}},
                     {"muscle/soleus", {{-0.05F, 0.06F, -0.07F}, {0.05F, 0.34F, -0.02F}}},
                     {"skin/skin", world.bounds},
                     {"tendon/calcaneal_tendon", {{-0.01F, -0.04F, -0.07F}, {0.01F, 0.2F, -0.05F}}}};
  world.partLayers = {{"muscle/gastrocnemius_medial", 1},
                      {"muscle/peroneus_longus", 1},
                      {"muscle/soleus", 2},
                      {"tendon/calcaneal_tendon", 2}};
  for (const TriggerPoint& p : world.atlas.points) {
    if (p.location.chart != "leg") continue;
    const float theta = glm::radians(p.location.thetaDegrees);
    const glm::vec3 outward{-std::sin(theta), 0.0F, std::cos(theta)};  // right leg: lateral is -X
    PlacedPoint placed;
    placed.point = p.id;
    placed.onSkin = 0.05F * outward + glm::vec3{0.0F, 0.4F * p.location.h, 0.0F};
    placed.skinNormal = outward;
    placed.inBelly = placed.onSkin - 0.006F * outward;
    placed.depthMm = 6.0F;
    placed.meetsMuscle = true;
    world.points.push_back(placed);
  }
  return world;
}

}  // namespace crus::test
