// The command line: one file per subcommand, exit codes 0 done, 1 could not, 2 misused.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/place_argument.h"
#include "app/sheet/sheet.h"
#include "app/state/state.h"

namespace crus::cli {

inline constexpr int kDone = 0;
inline constexpr int kCouldNot = 1;
inline constexpr int kMisused = 2;

struct SnapshotOptions {
  std::filesystem::path out = "crus-snapshot.png";
  std::filesystem::path model, knowledge;
  std::string view;  // empty: the default three-quarter view
  int width = 1280, height = 800;
  int supersampling = 1;     // rendered pixels along each side of one
  std::string skin;          // solid, glass, off; empty: as at the start
  std::string layers;        // comma-separated kinds of structures; empty: all
  std::string show = "all";  // whose X: ids of points or muscles, all, none
  std::string zones;         // ids, all, none; empty: as at the start
  std::string isolate;
  std::vector<std::string> section;  // what follows `section` in a script, or a height; commas for blanks
  std::string skinTone;              // as in a script; empty: clay
  std::string hide, ghost;           // comma-separated ids
  std::vector<std::string> lines;    // of a script, run last
  std::string select;                // id; empty: nothing, or what a fresh window has with `ui`
  std::string colors;                // as the command `colours` takes them; empty: by muscle
  bool patterns = false;
  int peel = 0;
  Side side = Side::kRight;
  bool labels = false;
  bool ui = false;
  bool transparent = false;
  bool contact = false;  // all sides at once; the view is of no matter
};

struct SheetOptions {
  std::filesystem::path out;
  std::filesystem::path model, knowledge;
  std::string points = "all";  // ids of points or muscles, all
  std::string date;            // YYYY-MM-DD; empty: today
  crus::sheet::Paper paper = crus::sheet::Paper::kA4;
  bool notes = false;  // with the user's own notes, from the journal
  Side side = Side::kRight;
};

struct InfoOptions {
  std::filesystem::path model, knowledge;
  bool json = false;
};

struct CheckOptions {
  std::filesystem::path model, knowledge;
};

struct BenchOptions {
  std::filesystem::path model, knowledge;
  bool json = false;
  bool brief = false;               // without the rest of a window
  glm::ivec2 size{1280, 800};       // of the pictures
  std::size_t growthTriangles = 0;  // subdivide up to so many as well
};

struct WhereOptions {
  std::filesystem::path model, knowledge;
  PlaceArgument place;
  std::string body;  // an area off the model
  bool json = false;
};

struct UnderOptions {
  std::filesystem::path model, knowledge;
  PlaceArgument place;
  std::string point;  // the id of a point, or "all": what lies over its muscle
  bool json = false;
};

struct PlanOptions {
  std::filesystem::path knowledge;
  std::string points;  // comma-separated ids of points or muscles, or "all"
  bool json = false;
};

struct JournalOptions {
  enum class Task { kPath, kExport, kImport, kBackup };
  Task task = Task::kPath;
  std::filesystem::path file;  // or folder
};

/// Each does its job, writes its answer to standard output, complaints to standard error, and returns the
/// exit code.
int snapshot(const SnapshotOptions& options);
int sheet(const SheetOptions& options);
int info(const InfoOptions& options);
int check(const CheckOptions& options);
int bench(const BenchOptions& options);
int where(const WhereOptions& options);
int under(const UnderOptions& options);
int journal(const JournalOptions& options);
int plan(const PlanOptions& options);

/// Parses the arguments and runs what they ask for.
int run(int argc, char** argv);

}  // namespace crus::cli
