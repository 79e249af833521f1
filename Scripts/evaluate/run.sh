#!/usr/bin/env bash
# Sets up the Python environment under .build/evaluate, builds evaluate-world, and measures.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=.build/evaluate/venv
wanted=$(sha256sum Scripts/evaluate/requirements.txt | cut -d ' ' -f 1)
if [[ "$(cat "$venv/.requirements" 2>/dev/null || true)" != "$wanted" ]]; then
  python3 -m venv "$venv" || {
    echo 'evaluate: python3-venv is missing; install it: apt-get install python3-venv' >&2
    exit 1
  }
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r Scripts/evaluate/requirements.txt
  printf '%s' "$wanted" >"$venv/.requirements"
fi
if [[ "${1:-}" == --test ]]; then
  exec "$venv/bin/python" -m unittest discover -s Scripts/evaluate
fi
if [[ -z "${EVALUATE_NO_BUILD:-}" ]]; then swift build -c release --static-swift-stdlib --product evaluate-world >&2; fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec nice "$venv/bin/python" Scripts/evaluate "$@"
