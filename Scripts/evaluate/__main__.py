"""Measures the scoring on simulated organisations: `python Scripts/evaluate --seeds dev`."""

import argparse
import datetime
import pathlib
import subprocess
import time
import warnings

import sections
import worlds as worlds_module
from worlds import ROOT, run, seeds

#: One line for each look at report seeds.
LOOKS = pathlib.Path(__file__).with_name("report-looks.csv")


def arguments():
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--seeds", default="dev", help="dev (1-20), quick (1-5), report (1001-1012), or 1,2,5-8")
    parser.add_argument("--training", default="dev", help="worlds that the supervised bound learns from")
    parser.add_argument("--weeks", type=int, default=12, help="scored weeks of each world")
    parser.add_argument("--history", type=int, default=14, help="weeks of history before them")
    parser.add_argument("--calibration-weeks", type=int, default=52,
                        help="scored weeks of the attack-free worlds that return periods are held against")
    parser.add_argument("--ranking-only", action="store_true", help="no attack-free worlds")
    parser.add_argument("--no-detectors", action="store_true", help="leave out the four that are fitted")
    parser.add_argument("--no-bound", action="store_true", help="leave out the supervised bound")
    parser.add_argument("--no-benign", action="store_true", help="leave out the worlds without a benign class")
    parser.add_argument("--benign-seeds", help="fewer worlds for the benign classes, which take longest")
    parser.add_argument("--quiet-days", action="store_true", help="give the scorer days without an access")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "Reports" / "evaluation.md")
    return parser.parse_args()


def note_look(chosen):
    """Writes down each look at report seeds, so that a reader can count them."""
    looked = sorted(set(chosen) & set(worlds_module.SEEDS["report"]))
    if not looked:
        return
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    with open(LOOKS, "a") as file:
        file.write(f"{datetime.date.today()},{commit.stdout.strip()},{' '.join(map(str, looked))}\n")


def looks():
    return max(0, len(LOOKS.read_text().splitlines()) - 1)


def main():
    warnings.filterwarnings("ignore")
    options = arguments()
    began = time.monotonic()
    chosen = seeds(options.seeds)
    note_look(chosen)
    usual = ["--history", str(options.history)] + (["--quiet-days"] if options.quiet_days else [])
    common = ["--weeks", str(options.weeks), *usual]
    evaluated = run(chosen, common)
    training = []
    if not options.no_bound:
        known = {world.seed: world for world in evaluated}
        wanted = seeds(options.training)
        # What is evaluated must not be learned from, unless all of it is development.
        missing = [] if set(chosen) <= set(worlds_module.SEEDS["dev"]) else [s for s in wanted if s not in known]
        training = [known[s] for s in wanted if s in known] + run(missing, common)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    scores = sections.all_scores(evaluated, training, not options.no_detectors)
    rankings = sections.rank_all(evaluated, scores)
    attacks = sum(world.summary["attacks"] for world in evaluated)
    paper = Paper(options.output)
    paper.add(
        "# Evaluation of the scoring",
        f"Worlds {options.seeds} ({len(evaluated)}), {options.weeks} scored weeks each, {attacks} attacks; "
        f"{datetime.date.today()}. Mean ± standard deviation over worlds. "
        f"`Scripts/evaluate/run.sh --seeds {options.seeds}`. "
        f"Report worlds were looked at {looks()} times so far.",
        "## Against other rankers", sections.comparison(rankings), sections.goals(rankings),
        "## By kind of attack and loudness", "Recall at 10 and at 20 findings a week.",
        sections.by_kind(evaluated, rankings),
        "## What each signal is worth", sections.ablation(evaluated),
        "## Share of false findings", sections.discovery(evaluated),
        "## Run time", sections.run_time(evaluated))
    if not options.ranking_only:
        measure_calm(options, chosen, common, usual, evaluated, rankings, paper)
    print(f"{time.monotonic() - began:.0f} s; written to {options.output}")


def measure_calm(options, chosen, common, usual, evaluated, rankings, paper):
    """What only worlds without attacks tell."""
    calm = run(chosen, [*common, "--attacks", "none"], "calm")
    paper.add("## Cold start", sections.cold_start(evaluated, calm, rankings))
    long = run(chosen, [*usual, "--weeks", str(options.calibration_weeks), "--attacks", "none"], "long")
    paper.add("## Without any attack", f"{options.calibration_weeks} scored weeks of each world.",
              sections.calm(long, options.output.with_suffix(".svg")))
    if options.no_benign:
        return
    fewer = seeds(options.benign_seeds or options.seeds)
    calm = [world for world in calm if world.seed in fewer]
    without = {}
    for name in calm[0].summary["benignClasses"]:
        left_out = [*common, "--attacks", "none", "--without", name]
        without[name] = run([world.seed for world in calm], left_out, "without-" + name)
    paper.add("## Benign events", f"In {len(calm)} worlds.", sections.benign(calm, without))


class Paper:
    """The report as it grows: written and printed part by part, as the whole takes long."""

    def __init__(self, path):
        self.path = path
        self.parts = []

    def add(self, *parts):
        self.parts += parts
        self.path.write_text("\n\n".join(self.parts) + "\n")
        print("\n\n".join(parts) + "\n", flush=True)


if __name__ == "__main__":
    main()
