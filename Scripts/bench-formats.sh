#!/usr/bin/env bash
# Times `tidewatch scan` against wc for every log format, on generated files in which 0.2 % of the
# rows go to TI vendors, and checks that scan finds exactly those rows. Prints a Markdown table.
#
#   Scripts/bench-formats.sh [MEGABYTES] [FORMAT…]     256 and all formats by default
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-256}
shift || true
runs=5
tidewatch=${TIDEWATCH:-.build/release/tidewatch}
generator=.build/release/sample-generator
swift build -c release --static-swift-stdlib --product sample-generator >&2
if (($# > 0)); then
  formats=("$@")
else
  mapfile -t formats < <("$tidewatch" formats | awk 'NF { print $1 }')
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

seconds() {
  local started
  started=$(date +%s%N)
  "$@" >/dev/null
  awk -v ns=$(($(date +%s%N) - started)) 'BEGIN { printf "%.4f\n", ns / 1e9 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# What the verbose closing lines of a scan say: its format, records, events, hits and rejections.
survey() {
  "$tidewatch" scan "$1" --order input --verbose 2>&1 >/dev/null | tr -d , | awk '
    / passed over/ { format = $3 }
    / GB\/s/ {
      for (i = 2; i <= NF; i++) {
        if ($i ~ /^records?$/) records = $(i - 1)
        if ($i ~ /^events?$/) events = $(i - 1)
        if ($i ~ /^hits?$/) hits = $(i - 1)
        if ($i == "rejected") rejected = $(i - 1)
      }
    }
    END { print format, records, events, hits, rejected }'
}

echo '| format | MB | rows | TI rows | hits | GB/s | time of scan / time of wc |'
echo '| --- | --- | --- | --- | --- | --- | --- |'
for format in "${formats[@]}"; do
  file=$folder/input
  "$generator" bench --format "$format" --size $((megabytes * 1000000)) --share 0.002 --seed 1 \
    >"$file" 2>"$folder/counts"
  read -r rows events hits <"$folder/counts"
  found=$(survey "$file")
  if [[ $found != "$format $rows $events $hits 0" ]]; then
    echo "bench-formats: $format was written with $rows rows, $events TI rows, $hits hits;" \
      "scan says: $found" >&2
    exit 1
  fi
  rm -f "$folder"/time-*
  for ((run = 0; run < runs; run++)); do
    seconds wc -l "$file" >>"$folder/time-wc"
    seconds "$tidewatch" scan "$file" --order input --as ndjson --quiet >>"$folder/time-scan"
  done
  awk -v f="$format" -v b="$(stat -c %s "$file")" -v r="$rows" -v e="$events" -v h="$hits" \
    -v s="$(median <"$folder/time-scan")" -v w="$(median <"$folder/time-wc")" 'BEGIN {
      printf "| %s | %.0f | %d | %d | %d | %.2f | %.1f |\n", f, b / 1e6, r, e, h, b / s / 1e9, s / w }'
done
