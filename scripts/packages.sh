# What Crus needs from Debian, and how it is brought in. Sourced by run.sh and test.sh.

RUN_PACKAGES="libgl1 libgl1-mesa-dri libegl1 fonts-inter"
BUILD_PACKAGES="g++ cmake ninja-build pkg-config ccache libglfw3-dev libimgui-dev libglm-dev libtinygltf-dev libstb-dev
  python3-glad libfreetype-dev nlohmann-json3-dev libcli11-dev libtomlplusplus-dev libmeshoptimizer-dev libsqlite3-dev
  libegl-dev libopenal-dev libcairo2-dev libdeflate-dev"
TEST_PACKAGES="libgtest-dev libbenchmark-dev xvfb xauth xdotool poppler-utils"

# ensure_packages NAME...: installs those that are missing; says which; asks nothing.
ensure_packages() {
  local missing=() name as_root=()
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing: ${missing[*]}" >&2
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and only root can install them: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "apt-get could not install: ${missing[*]}" >&2
    return 1
  fi
  rm -f "$log"
}

# bring_npm: Node.js and npm, with which the Khronos validator is fetched, where they can be had within two minutes.
# Without them its one test is skipped.
bring_npm() {
  command -v node >/dev/null && command -v npm >/dev/null && return 0
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  # Downloaded first, so that no half installed package is left when the time is up.
  if timeout 120 "${as_root[@]}" apt-get install -y --no-install-recommends --download-only nodejs npm >/dev/null 2>&1 &&
    ensure_packages nodejs npm; then
    return 0
  fi
  echo "npm is not to be had here: the models are not shown to the Khronos validator" >&2
}
