"""Reference rankers on the same rows. None sees the truth, but the supervised bound."""

import numpy as np

#: What a density or isolation model is given: counts and rarities, no truth and none of our figures.
DETECTOR_FEATURES = [
    "log_events", "zscore", "tail_count", "tail_vendor", "tail_country", "tail_client", "tail_source",
    "tail_hour", "risky", "vendors", "sources", "clients", "countries", "sessions", "api_calls", "scripted",
    "peak", "off_hours_share", "days_since",
]
TAILS = ["tail_count", "tail_vendor", "tail_country", "tail_client", "tail_source", "tail_hour"]
CARD = ["card_api", "card_scripted", "card_vendors", "card_volume"]

#: Below this many earlier rows a detector is fitted on the features of the week itself.
LEAST_ROWS = 200


def features(world, names):
    return world.matrix(["f:" + name for name in names])


def plain(world):
    """Rankers without anything to fit."""
    flags = [name[2:] for name in world.prefixed("f:flag_")]
    return {
        "hit count": features(world, ["hits"])[:, 0],
        "z-score": features(world, ["zscore"])[:, 0],
        "card's four flags": features(world, CARD).sum(axis=1),
        "first-time and uncommon flags": features(world, flags).sum(axis=1),
        "product of tail probabilities": features(world, TAILS).sum(axis=1),
    }


def _detectors(seed):
    from pyod.models.copod import COPOD
    from pyod.models.ecod import ECOD
    from pyod.models.loda import LODA
    from sklearn.ensemble import IsolationForest

    class Forest:
        def __init__(self):
            self.model = IsolationForest(n_estimators=200, random_state=seed)

        def fit(self, rows):
            self.model.fit(rows)

        def decision_function(self, rows):
            return -self.model.score_samples(rows)

    return {"IsolationForest": Forest, "ECOD": ECOD, "COPOD": COPOD, "LODA": LODA}


def detectors(world):
    """Unsupervised detectors, fitted before each week on the rows of the weeks before it."""
    np.random.seed(world.seed % 2**31)
    rows = features(world, DETECTOR_FEATURES)
    scores = {}
    for name, make in _detectors(world.seed).items():
        score = np.zeros(len(world))
        for week in np.unique(world.week):
            now = world.week == week
            before = world.week < week
            known = rows[before] if before.sum() >= LEAST_ROWS else rows[now]
            # A column that never varies tells nothing and upsets some detectors.
            varies = known.std(axis=0) > 0
            mean, spread = known[:, varies].mean(axis=0), known[:, varies].std(axis=0)
            model = make()
            model.fit((known[:, varies] - mean) / spread)
            score[now] = model.decision_function((rows[now][:, varies] - mean) / spread)
        scores[name] = score
    return scores


def bound_columns(world):
    return world.prefixed("f:") + world.prefixed("nats:") + ["score"]


def supervised(training, evaluated):
    """Gradient boosting that has seen other worlds' truth; a bound, not a rival.

    A world is never judged by a model that has seen it: where training and evaluated worlds overlap, the
    training worlds are split in halves.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    columns = bound_columns(evaluated[0])
    training = [world for world in training if bound_columns(world) == columns]

    def fit(worlds):
        rows = np.vstack([world.matrix(columns) for world in worlds])
        truth = np.concatenate([world.truth for world in worlds])
        models = []
        for state in range(3):
            model = HistGradientBoostingClassifier(
                max_iter=250, learning_rate=0.05, max_leaf_nodes=15, l2_regularization=5.0,
                min_samples_leaf=20, random_state=state)
            models.append(model.fit(rows, truth))
        return lambda world: sum(m.predict_proba(world.matrix(columns))[:, 1] for m in models) / len(models)

    judged = {world.seed for world in evaluated}
    apart = [world for world in training if world.seed not in judged]
    if len(apart) == len(training):
        predict = fit(training)
        return [predict(world) for world in evaluated]
    halves = [training[0::2], training[1::2]]
    predictors = [fit(half) for half in halves]
    seen = [{world.seed for world in half} for half in halves]
    return [predictors[1 if world.seed in seen[0] else 0](world) for world in evaluated]
