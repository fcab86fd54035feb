#!/usr/bin/env bash
# Crus beside f3d (Debian's package) on the same file, size and machine: runs that take turns, best and median of each.
# Wall time says what one waits for; processor time is what remains comparable while others use the machine too.
#
# usage: compare_f3d.sh [RUNS]        needs f3d and xvfb, and a release build
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
crus=$root/build/release/bin/crus
model=$root/assets/models/right_leg.glb
runs=${1:-7}
size=1280x800
moves=40
for program in f3d Xvfb "$crus"; do
  command -v "$program" >/dev/null || { echo "missing: $program (apt-get install f3d xvfb; scripts/run.sh builds crus)" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'kill "${xvfb:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
export LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe

# One display for all runs, so that f3d does not pay for starting it.
exec {fd}> >(cat >"$work/display")
Xvfb -displayfd "$fd" -screen 0 ${size}x24 -nolisten tcp -noreset >/dev/null 2>&1 &
xvfb=$!
until [ -s "$work/display" ]; do sleep 0.1; done
display=:$(cat "$work/display")

# f3d turns as a mouse turns it; so many moves more cost so many frames more.
turn() { # MOVES FILE
  {
    echo '# StreamVersion 1.1'
    echo 'LeftButtonPressEvent 640 400 0 0 0 0'
    for ((i = 0; i < $1; ++i)); do echo "MouseMoveEvent $((640 + i * 7 % 400)) 400 0 0 0 0"; done
    echo 'LeftButtonReleaseEvent 640 400 0 0 0 0'
    echo 'KeyPressEvent 640 400 0 27 1 Escape'
    echo 'CharEvent 640 400 0 27 1 Escape'
  } >"$2"
}
turn 2 "$work/few.log"
turn $((2 + moves)) "$work/many.log"

timed() { # NAME COMMAND...: appends "wall_s user+system_s peak_kb"
  local name=$1
  shift
  python3 - "$work/$name" "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], 'a') as file:
    print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
PYTHON
}
for ((run = 0; run < runs; ++run)); do
  timed crus_start "$crus" snapshot -o "$work/crus.png" --size $size
  timed f3d_start env DISPLAY="$display" f3d "$model" --output="$work/f3d.png" --resolution=${size/x/,}
  timed f3d_few env DISPLAY="$display" f3d "$model" --resolution=${size/x/,} --interaction-test-play="$work/few.log"
  timed f3d_many env DISPLAY="$display" f3d "$model" --resolution=${size/x/,} --interaction-test-play="$work/many.log"
  env -u DISPLAY "$crus" bench --json --brief >"$work/bench.$run.json"
done

python3 - "$work" "$runs" "$moves" <<'PYTHON'
import json, pathlib, statistics, sys
work, runs, moves = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

def column(name, index):
    return [float(line.split()[index]) for line in (work / name).read_text().splitlines()]

def row(what, f3d, crus, unit):
    print(f'| {what} | {min(f3d):.0f} / {statistics.median(f3d):.0f} {unit} | {min(crus):.0f} / {statistics.median(crus):.0f} {unit} '
          f'| {min(crus) / min(f3d):.2f} / {statistics.median(crus) / statistics.median(f3d):.2f} |')

def frames(index):
    return [(b - a) / moves * 1000 for a, b in zip(column('f3d_few', index), column('f3d_many', index))]

benches = [json.loads((work / f'bench.{run}.json').read_text()) for run in range(runs)]
def bench(key, part):
    return [b[key][part] for b in benches]

print(f'{benches[0]["machine"]["processor"]}, {benches[0]["machine"]["cores"]} cores, {benches[0]["driver"]}, '
      f'commit {benches[0]["commit"]}; {runs} runs of each, taking turns\n')
print('| best / median | f3d 1.3.1 | Crus | Crus / f3d |\n|---|---|---|---|')
row('start to picture, wall', [1000 * s for s in column('f3d_start', 0)], [1000 * s for s in column('crus_start', 0)], 'ms')
row('start to picture, processor', [1000 * s for s in column('f3d_start', 1)], [1000 * s for s in column('crus_start', 1)], 'ms')
row('peak memory', [k / 1024 for k in column('f3d_start', 2)], [k / 1024 for k in column('crus_start', 2)], 'MB')
row('a frame while turning, wall', frames(0), bench('orbit_moving', 'median_ms'), 'ms')
row('a frame while turning, processor', frames(1), bench('orbit_moving', 'cpu_ms'), 'ms')
row('a frame in full quality, processor', frames(1), bench('orbit_samples4', 'cpu_ms'), 'ms')
bound = [b['moving_over_bare_bound'] for b in benches]
print(f'\nTurning over its bare bound: {min(bound):.2f} best, {statistics.median(bound):.2f} median')
PYTHON
