"""Fits the weights of Models/scoring.yaml on development worlds: `python Scripts/evaluate/fit.py`.

A logistic regression with weights of signals that are not below 0; a pair's weight keeps the sign that it has in
the file, and none takes off more than LEAST. The number of a day's sessions is taken off, too, and a sequel
counts more. Which session is a day's most surprising, and which days are sequels, depends on the weights; so
these are found and the weights are fitted in turn, a few times. Caps, which signals go together and what a
sequel is are taken from the file; `--pairs` tells which other pairs would help.
The printed weights are for the whole of the worlds; the figures are those of worlds that the weights have not
seen.
"""

import argparse
import collections
import datetime
import itertools
import re

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

import figures
from worlds import ROOT, SEEDS, WORK, World, run, seeds

#: Log-odds are about half as large as the nats that the return periods take for usual.
SCALE = 2.0
ROUNDS = 4
PENALTY = 1e-4
#: The least weight of a pair, in nats: what explains another signal must not hide the rest of a day.
LEAST = -4.0


def policy():
    """Weights, caps, pairs, the chance of sessions and what a sequel is, as the file has them."""
    text = (ROOT / "Models" / "scoring.yaml").read_text()

    def numbers(key):
        block = re.search(rf"^{key}:\n((?:  .*\n|\s*#.*\n)+)", text, re.M).group(1)
        return {k: float(v) for k, v in re.findall(r"^  ([a-z-]+): ([\d.]+)", block, re.M)}

    pairs = re.findall(r"first: ([a-z-]+), second: ([a-z-]+), weight: (-?[\d.]+)", text)
    chance = float(re.search(r"^session_chance: ([\d.]+)", text, re.M).group(1))
    pairs = {(a, b): float(w) for a, b, w in pairs}
    return numbers("weights"), numbers("caps"), pairs, chance, numbers("sequel")


class Sessions:
    """The sessions of some worlds: surprises by signal, and which day each belongs to."""

    def __init__(self, chosen, caps):
        self.names = list(caps)
        self.days, self.truth, self.world, self.keys, tails, day_of = [], [], [], [], [], []
        for seed in chosen:
            folder = WORK / "fit" / str(seed)
            world = World(folder)
            places = {key: len(self.truth) + n for n, key in enumerate(
                zip(world.columns["entity"], world.columns["day"]))}
            with open(folder / "sessions.csv") as file:
                head = file.readline().strip().split(",")
                rows = [line.rstrip("\n").split(",") for line in file]
            order = [head.index(name) for name in self.names]
            tails += [[float(row[place]) for place in order] for row in rows]
            day_of += [places[row[0], row[1]] for row in rows]
            self.truth += list(world.truth)
            self.world += [seed] * len(world)
            self.keys += [((seed, entity), datetime.date.fromisoformat(day).toordinal()) for entity, day in zip(
                world.columns["entity"], world.columns["day"])]
            self.days.append(world)
        self.truth, self.world, self.day = np.array(self.truth), np.array(self.world), np.array(day_of)
        self.surprises = np.clip(np.array(tails) - np.log(2), 0, [caps[name] for name in self.names])

    def column(self, term):
        """A signal's surprises, or the lesser of two."""
        return np.min([self.surprises[:, self.names.index(name)] for name in term], axis=0)

    def most(self, scores, among):
        """The most surprising session of each day of the sessions chosen."""
        order = among[np.lexsort((-scores[among], self.day[among]))]
        return order[np.r_[True, np.diff(self.day[order]) > 0]]

    def day_scores(self, scores):
        most = np.full(len(self.truth), -np.inf)
        np.maximum.at(most, self.day, scores)
        return most

    def with_sequels(self, rows, own, sequel):
        """The rows with what counts again of each session: the lesser of it and of the days before its own.

        `own` has what each session comes to by itself, in nats.
        """
        days, earlier = self.day_scores(own), np.zeros(len(self.truth))
        known = collections.defaultdict(list)
        for place in sorted(range(len(self.keys)), key=self.keys.__getitem__):
            entity, date = self.keys[place]
            last = [nats for day, nats in known[entity][-int(sequel["days"]):] if date - day <= sequel["days"]]
            earlier[place] = max(last, default=0)
            known[entity].append((date, days[place]))
        beyond = np.maximum(0, earlier - sequel["from"])
        return np.column_stack([rows, np.minimum(np.maximum(0, own), beyond[self.day])])


def regression(rows, truth, ranges):
    """Weights of a logistic regression, each within its range."""
    spread = rows.std(axis=0) + 1e-9
    rows = rows / spread

    def loss(parameters):
        weights, offset = parameters[:-1], parameters[-1]
        z = rows @ weights + offset
        slope = (expit(z) - truth) / len(truth)
        value = np.mean(np.logaddexp(0, z) - truth * z) + PENALTY * np.sum(weights**2)
        return value, np.r_[rows.T @ slope + 2 * PENALTY * weights, slope.sum()]

    start = np.r_[np.full(rows.shape[1], 0.1), -5.0]
    bounds = [tuple(None if end is None else end * s for end in ends) for ends, s in zip(ranges, spread)]
    bounds.append((None, None))
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x[:-1] / spread


def fit(sessions, rows, weights, among, ranges, sequel):
    """Weights in nats from the sessions chosen, beginning with those of now; the last is a sequel's."""
    for _ in range(ROUNDS):
        full = sessions.with_sequels(rows, rows @ weights[:-1], sequel)
        most = sessions.most(full @ weights, among)
        truth = sessions.truth[sessions.day[most]].astype(float)
        weights = SCALE * regression(full[most], truth, ranges)
    return weights


def unseen(sessions, rows, weights, folds, ranges, sequel):
    """Average precision and recall at 20 by world, each judged with weights from the others."""
    made = np.zeros(len(rows))
    chosen = np.unique(sessions.world)
    for fold in range(folds):
        tested = np.isin(sessions.world[sessions.day], chosen[fold::folds])
        fitted = fit(sessions, rows, weights, np.flatnonzero(~tested), ranges, sequel)
        full = sessions.with_sequels(rows, rows @ fitted[:-1], sequel)
        made[tested] = full[tested] @ fitted
    made = sessions.day_scores(made)
    results, first = [], 0
    for world in sessions.days:
        own = made[first:first + len(world)]
        best = figures.best_ranks(world.attack, figures.week_ranks(world.week, own))
        results.append((figures.average_precision(world.truth, own), figures.recall_at(best, 20)))
        first += len(world)
    return np.array(results)


def main():
    parser = argparse.ArgumentParser(prog="fit", description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="dev", help="development worlds, as for the evaluation")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--pairs", action="store_true", help="tell which further pair would help most")
    parser.add_argument("--reuse", action="store_true", help="take the worlds as they were scored last")
    options = parser.parse_args()
    chosen = seeds(options.seeds)
    if not set(chosen) <= set(SEEDS["dev"]):
        parser.error("weights are fitted on development worlds only")
    run(chosen, ["--sessions"], "fit", options.reuse)
    weights, caps, pairs, chance, sequel = policy()
    sessions = Sessions(chosen, caps)
    terms = [(name,) for name in sessions.names] + list(pairs)
    # Behind the signals and pairs, what is taken off for the number of the day's sessions.
    rows = np.column_stack([*map(sessions.column, terms), -np.log(np.bincount(sessions.day)[sessions.day])])
    start = [*(weights[name] for name in sessions.names), *pairs.values(), chance]
    # The last range is a sequel's.
    ranges = [(0, None)] * len(weights) + [
        (LEAST / SCALE, 0) if weight < 0 else (0, None) for weight in pairs.values()] + [(0, None)] * 2

    def tell(what, rows, ranges):
        begin = np.array(start + [0.0] * (rows.shape[1] - len(start)) + [sequel["weight"]])
        results = unseen(sessions, rows, begin, options.folds, ranges, sequel)
        mean, spread = results.mean(axis=0), results.std(axis=0, ddof=1)
        print(f"{what}: average precision {mean[0]:.3f} ± {spread[0]:.3f}, recall at 20 {mean[1]:.3f}")

    tell("as fitted", rows, ranges)
    begin = np.array([*start, sequel["weight"]])
    fitted = fit(sessions, rows, begin, np.arange(len(rows)), ranges, sequel)
    for term, weight in zip([*terms, ("session_chance",), ("sequel",)], fitted):
        print(f"  {' + '.join(term)}: {weight:.2f}")
    if options.pairs:
        for term in itertools.combinations(sessions.names, 2):
            if term not in pairs and term[::-1] not in pairs:
                tell("with " + " + ".join(term), np.column_stack([rows, sessions.column(term)]),
                     ranges[:-1] + [(LEAST / SCALE, None), ranges[-1]])


if __name__ == "__main__":
    main()
