#!/usr/bin/env bash
# Makes docs/images anew from the program that is built. Needs ImageMagick and poppler-utils.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
crus=$root/build/release/bin/crus
images=$root/docs/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$images"

"$crus" snapshot -o "$images/window.png" --ui --size 1280x800

"$crus" sheet -o "$work/card.pdf" --points soleus --date 2026-11-25
pdftoppm -r 100 -png -singlefile "$work/card.pdf" "$work/card"
convert "$work/card.png" -bordercolor '#C4CAD1' -border 1 -colors 200 "png8:$images/card.png"

sheet() { # NAME OPTIONS...: one row, six views
  local name=$1 view
  shift
  for view in anterior lateral posterior medial dorsal plantar; do
    "$crus" snapshot -o "$work/$name-$view.png" --view "$view" --size 300x560 "$@" >/dev/null
  done
  convert "$work/$name"-{anterior,lateral,posterior,medial,dorsal,plantar}.png +append "$work/row-$name.png"
}
sheet 1-skin --skin solid --zones none --show none
sheet 2-zones --skin solid --zones peroneus_longus,soleus,tibialis_anterior,gastrocnemius_medial
sheet 3-glass --skin glass --zones none
sheet 4-muscles --skin off --zones none --show none
sheet 5-deep --skin off --peel 2 --zones none --show none
sheet 6-bones --layers bone --zones none --show none
convert "$work"/row-*.png -append -colors 255 "png8:$images/contact_sheet.png"
