#!/usr/bin/env bash
# Draws the kept pictures of tests/app/view/golden anew, after a change that is meant to be seen. Look at them before
# you commit them. Needs gl_tests built: cmake --preset release -DCRUS_BUILD_TESTS=ON && ninja -C build/release gl_tests
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe
cd "$root"
CRUS_BLESS=1 build/release/bin/gl_tests --gtest_filter='*GoldenTest*'
git status --short tests/app/view/golden
