#!/usr/bin/env bash
# Builds everything in debug with sanitizers and runs every test; no display and no GPU needed. Ends with ctest's summary.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/packages.sh"
# shellcheck disable=SC2086  # lists of words
ensure_packages $RUN_PACKAGES $BUILD_PACKAGES $TEST_PACKAGES
bring_npm

cd "$root"
cmake --preset dev
cmake --build --preset dev
# The tests of the real window and the benchmark use the program that people run.
cmake --preset release
cmake --build --preset release --target crus

# One rasteriser everywhere, so that pictures can be compared.
export LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe
exec ctest --preset dev -j "$(nproc)" "$@"
