"""The sections of the report; each takes worlds and gives Markdown."""

import concurrent.futures

import numpy as np

import figures
import plot
import rankers
import report

OURS = "Tidewatch"
BOUND = "supervised bound"
BUDGETS = (10, 20)
PARTS = (0.8, 0.9)
PERIODS = (1, 2, 4, 8, 16, 26, 52)
#: Rankers that are neither ours nor have seen the truth.
NOT_REFERENCES = {OURS, BOUND}


class Ranking:
    """One ranker on one world."""

    def __init__(self, world, scores):
        self.precision = figures.average_precision(world.truth, scores)
        self.ranks = figures.week_ranks(world.week, scores)
        self.best = figures.best_ranks(world.attack, self.ranks)
        self.recall = {n: figures.recall_at(self.best, n) for n in BUDGETS}
        self.budget = {part: figures.budget_for(self.best, part) for part in PARTS}


def all_scores(worlds, training, with_detectors=True):
    """Scores by ranker and world."""
    scores = {OURS: [world.ours for world in worlds]}
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        fitted = list(pool.map(rankers.detectors, worlds)) if with_detectors else [{}] * len(worlds)
    for world, extra in zip(worlds, fitted):
        for name, score in {**rankers.plain(world), **extra}.items():
            scores.setdefault(name, []).append(score)
    if len(training) > 1:
        scores[BOUND] = rankers.supervised(training, worlds)
    return scores


def rank_all(worlds, scores):
    return {name: [Ranking(w, s) for w, s in zip(worlds, made)] for name, made in scores.items()}


def comparison(rankings):
    rows = []
    for name, made in rankings.items():
        rows.append(
            [name, report.spread([r.precision for r in made], 3)]
            + [report.spread([r.recall[n] for r in made]) for n in BUDGETS]
            + [report.spread([r.budget[p] for r in made], 0) for p in PARTS])
    head = ["ranker", "average precision", "recall at 10 a week", "recall at 20 a week",
            "findings a week for 80 %", "for 90 %"]
    return report.table(head, rows)


def _mean(made, value):
    return figures.mean_sd([value(r) for r in made])[0]


def goals(rankings):
    """Ours against the best of the references, figure by figure, and against the bound."""
    references = {n: m for n, m in rankings.items() if n not in NOT_REFERENCES}
    ours = rankings[OURS]

    def best(value, choose):
        name = choose(references, key=lambda n: _mean(references[n], value))
        return name, _mean(references[name], value)

    precision = _mean(ours, lambda r: r.precision)
    recall = _mean(ours, lambda r: r.recall[20])
    budget = _mean(ours, lambda r: r.budget[0.8])
    name_p, best_p = best(lambda r: r.precision, max)
    name_r, best_r = best(lambda r: r.recall[20], max)
    name_b, best_b = best(lambda r: r.budget[0.8], min)
    rows = [
        ["average precision / best reference", name_p, report.number(precision / best_p), "≥ 1.7"],
        ["recall at 20 a week / best reference", name_r, report.number(recall / best_r), "≥ 1.25"],
        ["findings a week for 80 % / best reference", name_b, report.number(budget / best_b), "≤ 0.5"],
    ]
    if BOUND in rankings:
        bound = _mean(rankings[BOUND], lambda r: r.precision)
        rows.insert(1, ["average precision / supervised bound", BOUND, report.number(precision / bound), "≥ 0.85"])
    return report.table(["goal", "against", "reached", "wanted"], rows)


def by_kind(worlds, rankings):
    """Recall at 10 and 20 a week by kind of attack and by loudness, all worlds together."""
    references = [n for n in rankings if n not in NOT_REFERENCES]
    top = max(references, key=lambda n: _mean(rankings[n], lambda r: r.recall[20]))
    shown = [name for name in (OURS, top, BOUND) if name in rankings]
    groups = {}
    for place, world in enumerate(worlds):
        about = {a: (k, float(l)) for a, k, l in zip(
            world.attack, world.columns["attack_kind"], world.columns["loudness"]) if a}
        for attack, (kind, loudness) in about.items():
            level = ["faint", "quiet", "plain", "loud"][min(3, int(loudness * 4))]
            for group in (kind, "· " + level):
                groups.setdefault(group, []).append(
                    [rankings[name][place].best[attack] for name in shown])
    rows = []
    for group in sorted(groups, key=lambda g: (g.startswith("·"), g)):
        ranks = np.array(groups[group])
        cells = [f"{np.mean(ranks[:, c] <= n):.2f}" for c in range(len(shown)) for n in BUDGETS]
        rows.append([group, len(ranks)] + cells)
    return report.table(["attack", "number"] + [f"{name}, {n}" for name in shown for n in BUDGETS], rows)


def calm(worlds, picture=None):
    """Attack-free worlds: alerts a week and whether return periods keep their word.

    The reliability plot goes to `picture`.
    """
    weeks = sum(world.weeks for world in worlds)
    per_week = [world.alert.sum() / world.weeks * 500 / world.summary["users"] for world in worlds]
    text = [f"Alerts a week for 500 users, without any attack: {report.spread(per_week)} (wanted: ≤ 3)."]
    periods = np.concatenate([world.period for world in worlds])
    if np.isnan(periods).all():
        return "\n\n".join(text + ["This scorer gives no return periods."])
    periods = np.nan_to_num(periods)
    rows = []
    for n, observed, expected in figures.calibration(periods, weeks, PERIODS):
        by_world = [np.sum(np.nan_to_num(w.period) >= n) / (w.weeks / n) for w in worlds]
        rows.append([n, observed, f"{expected:.1f}", report.number(observed / expected), report.spread(by_world)])
    head = ["return period of at least, weeks", "observed", "expected", "ratio", "by world"]
    if picture:
        plot.reliability(figures.calibration(periods, weeks, PERIODS), picture)
        text.append(f"![Observed over expected findings by return period]({picture.name})")
    return "\n\n".join(text + [report.table(head, rows)])


def discovery(worlds):
    """How many findings beyond a return period are false, as estimated and in truth."""
    if all(np.isnan(world.period).all() for world in worlds):
        return "This scorer gives no return periods."
    rows = []
    for n in PERIODS[:5]:
        estimated, true, counts = [], [], []
        for world in worlds:
            chosen = np.nan_to_num(world.period) >= n
            if not chosen.any():
                continue
            counts.append(chosen.sum() / world.weeks)
            estimated.append(min(1.0, world.weeks / n / chosen.sum()))
            true.append(1 - world.truth[chosen].mean())
        rows.append([n, report.spread(counts), report.spread(estimated), report.spread(true)])
    head = ["return period of at least, weeks", "findings a week", "false by the estimate", "false in truth"]
    return report.table(head, rows)


LIFE = [(0, 0, "first day"), (1, 6, "1st week"), (7, 13, "2nd week"), (14, 20, "3rd week"), (21, 27, "4th week"),
        (28, 55, "5th to 8th week"), (56, 10**6, "later")]


def cold_start(worlds, calm_worlds, rankings):
    """False alarms and recall by how long an entity was known."""
    rows = []
    for first, last, name in LIFE:
        findings = alerts = 0
        for world in calm_worlds:
            known = world.numbers("f:days_known")
            here = (first <= known) & (known <= last)
            findings += here.sum()
            alerts += world.alert[here].sum()
        ranks = []
        for world, ranking in zip(worlds, rankings[OURS]):
            known = world.numbers("f:days_known")
            start = {}
            for place, attack in enumerate(world.attack):
                if attack:
                    start[attack] = min(start.get(attack, known[place]), known[place])
            ranks += [ranking.best[a] for a, days in start.items() if first <= days <= last]
        recall = f"{np.mean(np.array(ranks) <= 20):.2f}" if ranks else "–"
        weeks = sum(world.weeks for world in calm_worlds)
        rows.append([name, findings, f"{alerts / weeks:.2f}", f"{1000 * alerts / max(1, findings):.1f}",
                     len(ranks), recall])
    head = ["known since", "findings, attack-free", "alerts a week", "alerts of 1000 findings", "attacks",
            "recall at 20 a week"]
    return report.table(head, rows)


#: Signals that look at much the same; any other stands for itself.
FAMILIES = {
    "counts": ["volume", "burst", "pace"],
    "vendors": ["new-vendor", "fan-out"],
    "times": ["off-hours", "habit"],
    "risk": ["sign-in-risk", "risky-activity"],
    "identity": ["new-source", "source-apart", "new-client", "new-country", "scripting"],
}


def ablation(worlds):
    """What ranking by the summed signals loses without a family or one of its signals, and what each gives alone.

    The shares are those of the session that the whole model found most surprising; of what counts for two
    signals together each has half. `evaluate-world --drop SIGNAL` scores anew without it.
    """
    columns = [name.removeprefix("nats:") for name in worlds[0].prefixed("nats:")]
    nats = [np.nan_to_num(world.matrix(["nats:" + name for name in columns])) for world in worlds]
    groups = {name: [c for c in members if c in columns] for name, members in FAMILIES.items()}
    single = [c for c in columns if not any(c in members for members in groups.values())]
    groups = {**{n: m for n, m in groups.items() if m}, **{c: [c] for c in single}}

    def figures_of(kept):
        places = [columns.index(name) for name in kept]
        made = [Ranking(world, n[:, places].sum(axis=1)) for world, n in zip(worlds, nats)]
        return [_mean(made, lambda r: r.precision), _mean(made, lambda r: r.recall[20])]

    whole = figures_of(columns)
    rows = [["all", report.number(whole[0], 3), report.number(whole[1]), "", ""]]

    def add(name, members):
        without, alone = figures_of([c for c in columns if c not in members]), figures_of(members)
        rows.append(
            ["without " + name, f"{without[0]:.3f} ({without[0] - whole[0]:+.3f})",
             f"{without[1]:.2f} ({without[1] - whole[1]:+.2f})", report.number(alone[0], 3),
             report.number(alone[1])])

    for name, members in groups.items():
        add(name, members)
        for member in members if len(members) > 1 else []:
            add("· " + member, [member])
    return report.table(
        ["signals", "average precision", "recall at 20 a week", "alone: average precision", "recall at 20"], rows)


def benign(calm_worlds, without):
    """Alerts a week that each class of benign events adds, in attack-free worlds."""
    rows = []
    for name, others in without.items():
        added = [(w.alert.sum() - o.alert.sum()) / w.weeks for w, o in zip(calm_worlds, others)]
        marked = [sum(name in c.split(";") and a for c, a in zip(w.columns["benign"], w.alert)) / w.weeks
                  for w in calm_worlds]
        days = [sum(name in c.split(";") for c in w.columns["benign"]) / w.weeks for w in calm_worlds]
        rows.append([name, report.spread(days, 1), report.spread(marked), report.spread(added)])
    return report.table(
        ["benign events", "findings a week that show them", "alerts among these", "alerts a week added"], rows)


def run_time(worlds):
    seconds = [w.summary["scoringSecondsPerWeek"] for w in worlds]
    entities = [w.summary["entities"] for w in worlds]
    return (f"Scoring took {report.spread(seconds, 3)} s a week for {report.spread(entities, 0)} entities, "
            "two worlds at a time on the machine of this run.")
