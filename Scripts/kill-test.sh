#!/usr/bin/env bash
# Kills ingestions at random moments and checks that the store is sound and that ingesting again
# completes it.
#
#   Scripts/kill-test.sh [RUNS] [SEED] [INPUT…]     50 runs of the sample logs by default
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-50}
RANDOM=${2:-47}
if (($# > 2)); then inputs=("${@:3}"); else inputs=(Data/sample/logs); fi
tidewatch=${TIDEWATCH:-.build/release/tidewatch}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

ingest() { "$tidewatch" ingest "${inputs[@]}" --store "$1" --key "$folder/key" --quiet; }
digest() { "$tidewatch" history verify --store "$1" --quiet | sed -n 's/^digest: //p'; }

printf '%064d\n' 7 >"$folder/key"
started=$(date +%s%N)
ingest "$folder/reference"
normal=$((($(date +%s%N) - started) / 1000))
expected=$(digest "$folder/reference")
[[ -n $expected ]] || { echo 'kill-test: the reference store has no digest' >&2; exit 1; }

killed=0 finished=0 damaged=0 equal=0
for ((run = 1; run <= runs; run++)); do
  store=$folder/store
  rm -f "$store" "$store"-wal "$store"-shm "$store".lock
  # Without `exec` the signal would meet the shell and spare the program.
  (exec "$tidewatch" ingest "${inputs[@]}" --store "$store" --key "$folder/key" --quiet) &
  pid=$!
  # A moment within the time that an undisturbed run takes, in microseconds.
  sleep "$(printf '0.%06d' $(((RANDOM * 32768 + RANDOM) % (normal < 999999 ? normal : 999999))))"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); else finished=$((finished + 1)); fi
  wait "$pid" 2>/dev/null || true
  # Killed before it made the file, there is nothing to verify.
  if [[ -e $store ]] && ! "$tidewatch" history verify --store "$store" --quiet >/dev/null; then
    damaged=$((damaged + 1))
  fi
  ingest "$store"
  [[ $(digest "$store") == "$expected" ]] && equal=$((equal + 1))
done

printf '%d runs: %d killed while running, %d had finished; %d damaged, %d digests equal\n' \
  "$runs" "$killed" "$finished" "$damaged" "$equal"
((damaged == 0 && equal == runs))
