#!/bin/sh
# Writes Data/sample/logs and Data/sample/truth.csv anew; the same seed gives the same bytes.
set -eu
cd "$(dirname "$0")/.."

seed="${1:-47}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

swift build --product sample-generator
"$(swift build --show-bin-path)/sample-generator" logs --output "$work" --seed "$seed"

rm -rf Data/sample/logs
mkdir -p Data/sample/logs
gzip -n -9 "$work"/logs/proxy-*.cef
zstd -19 -q --rm "$work"/logs/signins-*.ndjson
mv "$work"/logs/* Data/sample/logs/
mv "$work"/truth.csv Data/sample/truth.csv
du -sh Data/sample
