// leg_forge: the measured figures of assets/anatomy -> assets/models/right_leg.glb.
#include <CLI/CLI.hpp>
#include <chrono>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "engine/gltf/gltf.h"
#include "tools/leg_forge/assemble.h"
#include "tools/leg_forge/body.h"
#include "tools/leg_forge/body_figures.h"
#include "tools/leg_forge/clusters.h"
#include "tools/leg_forge/compare.h"
#include "tools/leg_forge/compare_report.h"
#include "tools/leg_forge/figures.h"
#include "tools/leg_forge/levels.h"
#include "tools/leg_forge/occlusion.h"
#include "tools/leg_forge/skin.h"
#include "tools/leg_forge/stipple.h"

namespace {

int complain(const engine::Error& error) {
  std::cerr << "leg_forge: " << engine::describe(error) << "\n";
  return 1;
}

/// Prints how true a model is to the reference meshes. Exit code 0 when it keeps to all bounds, else 1.
int compare(const std::string& anatomyDirectory, const std::string& reference, const std::string& modelFile,
            bool json) {
  const auto model = engine::loadGltf(modelFile);
  if (!model) return complain(model.error());
  const auto index = leg_forge::readReferenceIndex(anatomyDirectory);
  if (!index) return complain(index.error());
  const auto comparison = leg_forge::compareWithReference(*model, *index, reference);
  if (!comparison) return complain(comparison.error());
  const auto anatomy = leg_forge::readAnatomy(anatomyDirectory);
  if (!anatomy) return complain(anatomy.error());
  const leg_forge::OverlapTables overlaps{leg_forge::overlapsOfFigures(*anatomy),
                                          leg_forge::measureOverlaps(*model)};
  std::cout << (json ? leg_forge::compareJson(*comparison, overlaps)
                     : leg_forge::compareTable(*comparison, overlaps));
  return comparison->within() ? 0 : 1;
}

/// Makes the figure of the inset and nothing else.
int makeBody(const std::string& directory, const std::string& output) {
  const auto figures = leg_forge::readBodyFigures(directory);
  if (!figures) return complain(figures.error());
  const auto model = leg_forge::forgeBody(*figures);
  if (!model) return complain(model.error());
  if (const engine::Status saved = engine::saveGlb(*model, output); !saved) return complain(saved.error());
  std::cerr << "wrote " << output << ", " << engine::triangleCount(*model) << " triangles\n";
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app{"Lofts the measured figures of the leg into a glTF model"};
  std::string directory = "assets/anatomy";
  std::string output = "assets/models/right_leg.glb";
  double voxelMm = leg_forge::kDefaultSkinVoxelMm;
  std::string reference;
  bool json = false;
  std::string body;
  bool table = false;
  bool noSkin = false;
  app.add_option("--anatomy", directory,
                 "Folder with index.json, landmarks.json, skin-figures.json and shape/")
      ->capture_default_str();
  app.add_option("-o,--output", output, "The .glb to write")->capture_default_str();
  app.add_option("--skin-voxel", voxelMm, "Edge of a voxel of the skin's distance field, mm")
      ->check(CLI::Range(1.0, 4.0))
      ->capture_default_str();
  app.add_flag("--no-skin", noSkin, "Leave the skin out (a quarter of the time)");
  app.add_option("--body", body, "Write the standing figure of the inset to this .glb, and nothing else");
  app.add_flag("--table", table, "Print the table of structures (Markdown) to stdout");
  auto* compareOption = app.add_option("--compare", reference,
                                       "Measure a model against the reference meshes in this folder instead");
  app.add_option("--model", output, "The .glb to compare")->needs(compareOption)->capture_default_str();
  app.add_flag("--json", json, "The comparison as JSON")->needs(compareOption);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }

  if (!reference.empty()) return compare(directory, reference, output, json);
  if (!body.empty()) return makeBody(directory, body);
  const auto begin = std::chrono::steady_clock::now();
  const auto progress = [begin](const std::string& step) {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    std::cerr << std::to_string(static_cast<int>(passed.count())) << " s  " << step << "\n";
  };
  const auto anatomy = leg_forge::readAnatomy(directory);
  if (!anatomy) return complain(anatomy.error());
  progress("read " + std::to_string(anatomy->structures.size()) + " structures");

  std::optional<leg_forge::Skin> skin;
  if (!noSkin) {
    const auto figures = leg_forge::readSkinFigures(directory);
    if (!figures) return complain(figures.error());
    auto forged = leg_forge::forgeSkin(*anatomy, *figures, voxelMm, progress);
    if (!forged) return complain(forged.error());
    skin = std::move(*forged);
  }
  engine::Model model = leg_forge::assembleLeg(*anatomy, skin ? &*skin : nullptr, progress);
  progress("put the parts together");
  leg_forge::bakeOcclusion(model, {}, progress);
  leg_forge::addCoarserLevels(model);
  leg_forge::orderByClusters(model);
  progress("added coarser levels");
  leg_forge::bakeStipple(model);
  const engine::Status saved = engine::saveGlb(model, output);
  if (!saved) return complain(saved.error());
  progress("wrote " + output + ", " + std::to_string(engine::triangleCount(model)) + " triangles");
  if (table) std::cout << leg_forge::structureTable(model);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    return complain({"", "", e.what()});
  }
}
