#!/usr/bin/env bash
# Ingests the sample logs in shuffled orders with repetitions, and checks that the digest of the
# content is always the same.
#
#   Scripts/order-test.sh [ROUNDS] [SEED]     10 rounds by default
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-10}
seed=${2:-47}
tidewatch=${TIDEWATCH:-.build/release/tidewatch}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

digest() { "$tidewatch" history verify --store "$1" --quiet | sed -n 's/^digest: //p'; }
files=(Data/sample/logs/*)
bytes() { openssl enc -aes-128-ctr -pass "pass:$1" -nosalt -pbkdf2 </dev/zero 2>/dev/null; }

"$tidewatch" ingest Data/sample/logs --store "$folder/reference" --quiet
expected=$(digest "$folder/reference")
equal=0
for ((round = 1; round <= rounds; round++)); do
  store=$folder/store-$round
  # Every file once, and a third of them again, in an order of this round's own.
  while read -r file; do
    "$tidewatch" ingest "$file" --store "$store" --quiet
  done < <({ printf '%s\n' "${files[@]}"; printf '%s\n' "${files[@]}" | awk 'NR % 3 == 0'; } |
    shuf --random-source=<(bytes "$seed-$round"))
  [[ $(digest "$store") == "$expected" ]] && equal=$((equal + 1))
done

printf '%d rounds: %d digests equal (%s)\n' "$rounds" "$equal" "$expected"
((equal == rounds))
