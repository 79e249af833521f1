#!/usr/bin/env bash
# Times `tidewatch scan` against wc and ripgrep on a generated CEF file in which 0.2 % of the rows
# go to TI vendors.
#
#   Scripts/bench-scan.sh [BYTES] [RUNS]     a gigabyte and 7 runs by default
set -euo pipefail
cd "$(dirname "$0")/.."

bytes=${1:-1000000000}
runs=${2:-7}
tidewatch=${TIDEWATCH:-.build/release/tidewatch}
folder=.build/bench
file=$folder/proxy-$bytes.cef
terms=$folder/terms
mkdir -p "$folder"

if [[ ! -s $file ]]; then
  swift build -c release --product sample-generator
  .build/release/sample-generator bench --format cef --size "$bytes" --share 0.002 --seed 1 >"$file"
fi
# The rule's literals as the models have them: the vendors' domains.
sed -nE 's/^ +domains: \[(.*)\].*/\1/p' Models/vendors.yaml | tr -d ' ' | tr ',' '\n' >"$terms"

seconds() {
  local started
  started=$(date +%s%N)
  "$@" >/dev/null 2>&1
  awk -v ns=$(($(date +%s%N) - started)) 'BEGIN { printf "%.4f\n", ns / 1e9 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

scan() { "$tidewatch" scan "$file" --order input --quiet; }
count() { wc -l "$file"; }
grep_all() { rg --ignore-case --fixed-strings --count --file "$terms" "$file"; }

programs=(scan count)
hits=$(scan | wc -l)
if command -v rg >/dev/null 2>&1; then
  programs+=(grep_all)
  found=$(grep_all)
  if [[ $found != "$hits" ]]; then
    echo "bench-scan: scan finds $hits rows and ripgrep $found; the times are not comparable" >&2
    exit 1
  fi
else
  echo 'bench-scan: ripgrep is not installed; it is left out (apt-get install ripgrep)' >&2
fi

for ((run = 0; run <= runs; run++)); do
  for program in "${programs[@]}"; do
    # The first round only warms the page cache.
    took=$(seconds "$program")
    ((run == 0)) || echo "$took" >>"$folder/times-$$-$program"
  done
done

reference=$(median <"$folder/times-$$-scan")
printf '| program | median of %d, s | time of scan / its time |\n| --- | --- | --- |\n' "$runs"
for program in "${programs[@]}"; do
  value=$(median <"$folder/times-$$-$program")
  name=$(sed 's/^scan$/tidewatch scan/; s/^count$/wc -l/; s/^grep_all$/ripgrep/' <<<"$program")
  awk -v n="$name" -v v="$value" -v r="$reference" 'BEGIN { printf "| %s | %.3f | %.2f |\n", n, v, r / v }'
done
printf '\n%s bytes, %d hits\n' "$(stat -c %s "$file")" "$hits"
rm -f "$folder/times-$$-"*
