#!/usr/bin/env bash
# Kills ingestions at random moments and checks that the store is sound and that ingesting again
# completes it. Every other run starts from a store that holds half of the files already.
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

mapfile -d '' -t files < <(find "${inputs[@]}" -type f -print0 | sort -z)
((${#files[@]})) || { echo 'kill-test: there are no files to ingest' >&2; exit 1; }

# ingest STORE FILE…
ingest() { "$tidewatch" ingest "${@:2}" --store "$1" --key "$folder/key" --quiet; }
digest() { "$tidewatch" history verify --store "$1" --quiet | sed -n 's/^digest: //p'; }

printf '%064d\n' 7 >"$folder/key"
started=$(date +%s%N)
ingest "$folder/reference" "${files[@]}"
normal=$((($(date +%s%N) - started) / 1000))
half=("${files[@]:0:${#files[@]}/2}")
if ((${#half[@]})); then ingest "$folder/half" "${half[@]}"; fi
expected=$(digest "$folder/reference")
[[ -n $expected ]] || { echo 'kill-test: the reference store has no digest' >&2; exit 1; }

killed=0 finished=0 unmade=0 damaged=0 stuck=0 equal=0
for ((run = 1; run <= runs; run++)); do
  store=$folder/store
  rm -f "$store" "$store"-wal "$store"-shm "$store"-journal "$store".lock
  # A moment within the time that an undisturbed run takes, in microseconds. Every fourth run is
  # stopped in the first tenth of it, where the store is made.
  span=$((run % 4 == 1 ? normal / 10 : normal))
  moment=$(((RANDOM * 32768 + RANDOM) % span))
  # The store that is copied was closed, so that its one file is all of it.
  if ((run % 2 == 0 && ${#half[@]} > 0)); then cp "$folder/half" "$store"; fi
  # Without `exec` the signal would meet the shell and spare the program.
  (exec "$tidewatch" ingest "${files[@]}" --store "$store" --key "$folder/key" --quiet) &
  pid=$!
  sleep "$(printf '%d.%06d' $((moment / 1000000)) $((moment % 1000000)))"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); else finished=$((finished + 1)); fi
  wait "$pid" 2>/dev/null || true
  # Killed before it made the file, there is nothing to verify.
  if [[ -e $store ]] &&
    ! problem=$("$tidewatch" history verify --store "$store" --quiet 2>&1 >/dev/null); then
    case $problem in
      *'There is no history in this file yet'*) unmade=$((unmade + 1)) ;;
      *) damaged=$((damaged + 1)); printf 'run %d: %s\n' "$run" "$problem" >&2 ;;
    esac
  fi
  if ! ingest "$store" "${files[@]}"; then
    stuck=$((stuck + 1))
  elif [[ $(digest "$store") == "$expected" ]]; then
    equal=$((equal + 1))
  fi
done

printf '%d runs: %d killed while running, %d had finished; %d before there was a history, ' \
  "$runs" "$killed" "$finished" "$unmade"
printf '%d damaged, %d that ingesting again did not complete, %d digests equal\n' \
  "$damaged" "$stuck" "$equal"
((damaged == 0 && stuck == 0 && equal == runs))
