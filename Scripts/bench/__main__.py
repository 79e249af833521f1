"""Measures Tidewatch against other programs, and itself against its goals.

    python3 Scripts/bench [--quick] [--only JOB] [--scale FACTOR] [--runs N]

Everything that it makes lies under .build/bench; the report is Reports/benchmarks.md, but for data
of another size, whose report stays with the data.
"""

from __future__ import annotations

import argparse
import os
import sys

import jobs
import machine
import progress
import report
from bench import Bench
from figures import Different
from places import FOLDER, OUTPUT, RELEASE, REPORT, ROOT, TRIAL, Sizes, tidewatch
from results import Results
from timing import Failed


def main() -> int:
    options = _options()
    os.chdir(ROOT)
    os.environ["LC_ALL"] = "C.UTF-8"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for program in (tidewatch(), RELEASE / "sample-generator"):
        if not program.exists():
            progress.say(f"{program} is missing; `make bench` builds it")
            return 2

    scale = options.scale or (0.05 if options.quick else 1)
    runs = options.runs or (3 if options.quick else 7)
    bench = Bench(Sizes(scale), runs)
    results = Results(bench.own_digest, scale, runs)
    # Runs of different sizes do not share their results.
    kept, destination = ("results.json", REPORT) if scale == 1 else ("trial.json", TRIAL)
    path = FOLDER / kept
    if options.only:
        results.resume(path)

    failed = False
    for name in options.only or jobs.ALL:
        progress.say(f"{name}, with a load of {machine.load():.1f}")
        try:
            results.outcomes[name] = jobs.ALL[name](bench)
        except (Different, Failed) as error:
            failed = True
            results.outcomes.pop(name, None)
            progress.say(f"{name} gives no figures: {error}")
        results.versions |= bench.versions
        results.missing = bench.toolbox.missing
        results.save(path)
        destination.parent.mkdir(exist_ok=True)
        destination.write_text(report.markdown(results), encoding="utf-8")

    print(report.table(results.figures))
    progress.say(f"the report is {destination.relative_to(ROOT)}")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__.split("\n")[0], allow_abbrev=False
    )
    parser.add_argument(
        "--quick", action="store_true", help="a twentieth of the sizes, 3 runs: does it all work?"
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=list(jobs.ALL),
        metavar="JOB",
        help=f"only this job, the others as last measured; again for more: {', '.join(jobs.ALL)}",
    )
    parser.add_argument("--scale", type=float, help="a factor for the sizes of the data sets")
    parser.add_argument("--runs", type=int, help="how many runs count; 7 by default")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
