#!/usr/bin/env bash
# Makes the pictures of the README. Another program may be named: assets/pictures.sh target/debug/dateline
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Neither a person's colours nor the wording of an original belongs in a picture.
unset NO_COLOR DATELINE_ORIGINALS
dateline=("$@")
((${#dateline[@]})) || dateline=(cargo run --release --quiet --)

# picture NAME KEYS [OPTION…]: assets/NAME.svg, the screen after those keys.
picture() {
    "${dateline[@]}" --keys "$2" --print svg --size 120x36 "${@:3}" >"assets/$1.svg.new"
    mv "assets/$1.svg.new" "assets/$1.svg"
    printf 'assets/%s.svg\n' "$1"
}

picture home ""
picture home-light "" --theme light
picture face-off ") s"
picture matrix "3 h"
picture axis "a tab"
picture reader "enter"
picture search "/ p r a i s e"
picture without "x enter"
