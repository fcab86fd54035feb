#!/usr/bin/env bash
# Makes docs/images/before_after.png: the same views drawn by an earlier build (the pictures in the upper row) and by
# the program that is built now (the lower row). Needs ImageMagick.
#   scripts/before_after.sh EARLIER_CRUS     where EARLIER_CRUS is the program of the earlier build
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
earlier=${1:?the program of an earlier build}
now=$root/build/release/bin/crus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

model=$root/assets/models/right_leg.glb # the same for both: it is the drawing that is compared

row() { # NAME PROGRAM
  "$2" snapshot --model "$model" -o "$work/$1-1.png" --size 380x560 --zones none --show none
  "$2" snapshot --model "$model" -o "$work/$1-2.png" --size 380x560 --zones none --show none --skin off --view 120,5
  "$2" snapshot --model "$model" -o "$work/$1-3.png" --size 380x560 --zones none --show none --skin solid --view 60,5
}
row before "$earlier" >/dev/null
row after "$now" >/dev/null
# What there was nothing of before.
"$now" snapshot --model "$model" -o "$work/section-1.png" --size 380x560 --zones none --show none --section 0.62 --do "section look" >/dev/null
"$now" snapshot --model "$model" -o "$work/section-2.png" --size 380x560 --zones none --show none --section 0.62 >/dev/null
convert "$work"/before-?.png "$work/section-2.png" +append "$work/row-1.png"
convert "$work"/after-?.png "$work/section-1.png" +append "$work/row-2.png"
convert "$work/row-1.png" "$work/row-2.png" -append -colors 200 "png8:$root/docs/images/before_after.png"
