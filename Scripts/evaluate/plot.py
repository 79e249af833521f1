"""The reliability plot: findings per return period in attack-free worlds against what is expected."""

import numpy as np


def reliability(points, path):
    """Observed over expected with a Poisson band, for (weeks, observed, expected) points."""
    import matplotlib

    matplotlib.use("svg")
    # The same figures give the same file.
    matplotlib.rcParams["svg.hashsalt"] = "evaluate"
    import matplotlib.pyplot as plt
    from scipy.stats import chi2

    weeks, observed, expected = (np.array(column, dtype=float) for column in zip(*points))
    low = np.where(observed > 0, chi2.ppf(0.025, 2 * observed) / 2, 0)
    high = chi2.ppf(0.975, 2 * observed + 2) / 2
    figure, axes = plt.subplots(figsize=(6, 3.6))
    axes.axhspan(1 / 1.5, 1.5, color="0.92")
    axes.axhline(1, color="0.5", linewidth=0.8)
    ratio = observed / expected
    axes.errorbar(weeks, ratio, yerr=[ratio - low / expected, high / expected - ratio], fmt="o", capsize=3)
    axes.set_xscale("log", base=2)
    axes.set_xticks(weeks, [f"{w:g}" for w in weeks])
    axes.set_ylim(0, max(3, min(6, float(np.max(high / expected)))))
    axes.set_xlabel("return period of at least, weeks")
    axes.set_ylabel("observed / expected, 95 % band")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
