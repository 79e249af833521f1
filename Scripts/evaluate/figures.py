"""The figures, each a plain function of arrays; hand-computed cases in test_figures.py."""

import math

import numpy as np


def average_precision(truth, scores):
    """Mean of the precision at each true row, best score first; rows with equal scores count as one step."""
    truth = np.asarray(truth, dtype=bool)
    scores = np.asarray(scores, dtype=float)
    if not truth.any():
        return math.nan
    order = np.argsort(-scores, kind="stable")
    truth, scores = truth[order], scores[order]
    ends = np.r_[np.flatnonzero(np.diff(scores)), len(scores) - 1]
    found = np.cumsum(truth)[ends]
    precision = found / (ends + 1)
    return float(np.sum(np.diff(np.r_[0, found]) * precision) / truth.sum())


def week_ranks(weeks, scores):
    """The place of each row among those of its week, 1 for the best; ties by position."""
    weeks = np.asarray(weeks)
    scores = np.asarray(scores, dtype=float)
    ranks = np.empty(len(scores), dtype=int)
    for week in np.unique(weeks):
        rows = np.flatnonzero(weeks == week)
        ranks[rows[np.argsort(-scores[rows], kind="stable")]] = np.arange(1, len(rows) + 1)
    return ranks


def best_ranks(attacks, ranks):
    """For each attack, the best place that any of its days has in its week."""
    best = {}
    for attack, rank in zip(attacks, ranks):
        if attack:
            best[attack] = min(rank, best.get(attack, rank))
    return best


def recall_at(best, budget):
    """The part of the attacks with a day among the first `budget` of its week."""
    return sum(rank <= budget for rank in best.values()) / len(best) if best else math.nan


def budget_for(best, part):
    """Findings a week that must be read to see that part of the attacks."""
    if not best:
        return math.nan
    ordered = sorted(best.values())
    return float(ordered[max(0, math.ceil(part * len(ordered) - 1e-9) - 1)])


def calibration(periods, weeks, targets):
    """Observed and expected findings with at least each return period, in attack-free weeks.

    Of days that come once in n weeks, `weeks / n` are expected.
    """
    periods = np.asarray(periods, dtype=float)
    return [(n, int(np.sum(periods >= n)), weeks / n) for n in targets]


def mean_sd(values):
    """Mean and sample standard deviation of the finite values."""
    values = np.asarray([v for v in values if not math.isnan(v)], dtype=float)
    if len(values) == 0:
        return math.nan, math.nan
    return float(values.mean()), float(values.std(ddof=1)) if len(values) > 1 else 0.0
