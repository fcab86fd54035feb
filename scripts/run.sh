#!/usr/bin/env bash
# Builds Crus if need be and starts it with the given arguments.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
crus=$root/build/release/bin/crus
stamp=$root/build/release/.up-to-date

# Nothing to do when nothing that goes into the program is newer than the last build.
fresh() {
  [ -x "$crus" ] && [ -e "$stamp" ] && [ -z "$(find "$root/CMakeLists.txt" "$root/CMakePresets.json" "$root/scripts" \
    "$root/app" "$root/engine" "$root/shaders" "$root/tools" -newer "$stamp" -print -quit)" ]
}

if ! fresh; then
  . "$root/scripts/packages.sh"
  # shellcheck disable=SC2086  # lists of words
  ensure_packages $RUN_PACKAGES $BUILD_PACKAGES
  mkdir -p "$root/build/release"
  started=$root/build/release/.started
  touch "$started"
  echo "Building (a few minutes the first time)" >&2
  log=$root/build/release/build.log
  if ! { (cd "$root" && cmake --preset release) && cmake --build "$root/build/release" --target crus; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build failed; all of it is in $log" >&2
    exit 1
  fi
  mv "$started" "$stamp"
fi
exec "$crus" "$@"
