#!/usr/bin/env bash
# Fuzzes everything that reads what others wrote, under libFuzzer with the address sanitizer.
#
#   Scripts/fuzz.sh [SECONDS] [TARGET…]     600 seconds for each target by default, all targets
#   JOBS=4 Scripts/fuzz.sh 600              so many at a time, 2 by default
#
# Starts from Tests/FuzzCorpus, and keeps what it finds under .build/fuzz. Exits with 1 on a crash.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-600}
shift || true
jobs=${JOBS:-2}
folder=.build/fuzz
binary=$PWD/$folder/release/fuzz-readers
found=$PWD/$folder/found
corpus=$PWD/Tests/FuzzCorpus

# The linker of LLVM, as gold breaks on the sanitizers' sections.
swift build -c release --product fuzz-readers --scratch-path "$folder" \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -DFUZZING -Xswiftc -use-ld=lld >&2

targets=("$@")
((${#targets[@]})) || mapfile -t targets < <("$binary")

fuzz() {
  local target=$1 work=$found/$1
  mkdir -p "$work/corpus"
  rm -f "$work"/crash-* "$work"/timeout-* "$work"/oom-*
  local options=(-max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048
    -print_final_stats=1 -verbosity=1 -artifact_prefix="$work/")
  FUZZ_TARGET=$target "$binary" "${options[@]}" "$work/corpus" "$corpus/$target" >"$work/log" 2>&1 || true
}
export -f fuzz
export binary found corpus seconds
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c 'fuzz {}'

printf '| target | executions | a second | edges | crashes |\n| --- | --- | --- | --- | --- |\n'
crashes=0
for target in "${targets[@]}"; do
  work=$found/$target
  runs=$(sed -nE 's/^stat::number_of_executed_units: +([0-9]+)/\1/p' "$work/log")
  rate=$(sed -nE 's/^stat::average_exec_per_sec: +([0-9]+)/\1/p' "$work/log")
  edges=$(grep -oE 'cov: [0-9]+' "$work/log" | tail -n 1 | grep -oE '[0-9]+' || true)
  broken=$(find "$work" -maxdepth 1 -name 'crash-*' -o -maxdepth 1 -name 'timeout-*' -o -maxdepth 1 -name 'oom-*' | wc -l)
  crashes=$((crashes + broken))
  printf '| %s | %s | %s | %s | %s |\n' "$target" "${runs:-?}" "${rate:-?}" "${edges:-?}" "$broken"
  [[ -n $runs || $broken != 0 ]] || crashes=$((crashes + 1))
done
if ((crashes)); then
  echo "fuzz: $crashes inputs broke a promise; they lie under $folder/found/TARGET, with a log" >&2
  exit 1
fi
