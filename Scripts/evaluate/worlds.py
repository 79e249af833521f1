"""Runs evaluate-world and reads what it writes."""

import concurrent.futures
import csv
import json
import pathlib
import subprocess

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build" / "release" / "evaluate-world"
WORK = ROOT / ".build" / "evaluate" / "worlds"

#: Worlds that parameters may be chosen on, and worlds that are looked at for a report only.
SEEDS = {"dev": list(range(1, 21)), "quick": list(range(1, 6)), "report": list(range(1001, 1013))}


def seeds(text):
    """Seeds from a name or a list: `dev`, `report`, `1,2,5-8`."""
    if text in SEEDS:
        return SEEDS[text]
    chosen = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        chosen += range(int(first), int(last or first) + 1)
    return chosen


class World:
    """One scored world, its columns as arrays."""

    def __init__(self, folder):
        self.summary = json.loads((folder / "world.json").read_text())
        with open(folder / "days.csv", newline="") as file:
            rows = list(csv.reader(file))
        self.names, rows = rows[0], rows[1:]
        # The file is in our own order, which must not decide between rows that another ranker holds equal.
        rows = [rows[place] for place in np.random.default_rng(0).permutation(len(rows))]
        self.columns = {name: [row[place] for row in rows] for place, name in enumerate(self.names)}
        self.seed = self.summary["seed"]
        self.weeks = self.summary["weeks"]
        self.week = np.array(self.columns["week"], dtype=int)
        self.attack = self.columns["attack"]
        self.truth = np.array([bool(a) for a in self.attack])
        self.score = self.numbers("score")
        self.period = self.numbers("period")
        self.alert = self.numbers("alert") == 1
        # The order of the report decides between equal scores.
        self.ours = -self.numbers("rank")

    def __len__(self):
        return len(self.week)

    def numbers(self, name):
        return np.array([float(v) if v else np.nan for v in self.columns[name]])

    def prefixed(self, prefix):
        return [name for name in self.names if name.startswith(prefix)]

    def matrix(self, names):
        return np.nan_to_num(np.column_stack([self.numbers(name) for name in names]))


def _run(job):
    seed, options, name, reuse = job
    folder = WORK / name / str(seed)
    if not (reuse and (folder / "world.json").exists()):
        command = [str(BINARY), "--seed", str(seed), *options, "--models", str(ROOT / "Models"),
                   "--output", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return folder


def run(seeds, options=(), name="base", reuse=False, processes=2):
    """The worlds of some seeds; two at a time."""
    jobs = [(seed, list(options), name, reuse) for seed in seeds]
    with concurrent.futures.ThreadPoolExecutor(processes) as pool:
        return [World(folder) for folder in pool.map(_run, jobs)]
