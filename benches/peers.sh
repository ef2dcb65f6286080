#!/usr/bin/env bash
# Everything that docs/performance.md compares dateline with, in one run: benches/peers.sh [EVENTS [TURNS]]
#
# It needs fzf, ripgrep (rg) and less beside Rust, and some 6 GB of disk for a million events and a gigabyte of texts. What it measures it prints
# as the tables of that page; the benches of criterion print in their own way. Leave the machine alone meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

events=${1:-1000000}
turns=${2:-11}
there=target/peers
chronology=$there/$events
mkdir -p "$there"

for peer in fzf rg less; do
    command -v "$peer" >/dev/null || { printf 'it needs %s\n' "$peer" >&2; exit 1; }
done
printf '%s, %s, %s\n' "fzf $(fzf --version)" "$(rg --version | head -n 1)" "$(less --version | head -n 1)"
rustc --version
uname -srm
grep -m 1 'model name' /proc/cpuinfo || true

cargo build --quiet --release --locked
cargo build --quiet --release --locked --manifest-path benches/peers/Cargo.toml
peers=benches/peers/target/release/dateline-peers
[[ -d $chronology ]] || cargo run --quiet --release --locked --example big -- "$chronology" --events "$events" --texts 0
"$peers" titles "$events" "$there/titles"

printf '\n## Matchers, in one process\n\n'
"$peers" matchers "$chronology" "$turns"
printf '\n## From the shell\n\n'
"$peers" commands target/release/dateline "$chronology" "$there/titles" "$there/cache" "$turns"

export DATELINE_BENCH_EVENTS=$events
printf '\n## Starting, reading, and words in texts\n\n'
DATELINE_BENCH_BIG=$PWD/$chronology DATELINE_BENCH_TITLES=$PWD/$there/titles cargo bench --quiet --locked --bench startup
cargo bench --quiet --locked --bench reading
cargo bench --quiet --locked --bench seeking -- 1024
