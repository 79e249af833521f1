"""Results job by job, kept in a file so that `--only` renews one of them and leaves the others."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import jobs
import machine
from figures import Figure, Goal, Outcome, Sense
from timing import Run, Series


@dataclass
class Results:
    """What was measured with one program, on data of one size."""

    program: str
    scale: float
    runs: int
    measured: str = field(default_factory=lambda: str(date.today()))
    machine: dict[str, str] = field(default_factory=machine.facts)
    versions: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    @property
    def figures(self) -> list[Figure]:
        return [figure for outcome in self._ordered for figure in outcome.figures]

    @property
    def series(self) -> list[Series]:
        return [series for outcome in self._ordered for series in outcome.series]

    @property
    def remarks(self) -> list[str]:
        return [remark for outcome in self._ordered for remark in outcome.remarks]

    @property
    def _ordered(self) -> list[Outcome]:
        return [self.outcomes[name] for name in jobs.ALL if name in self.outcomes]

    def save(self, path: Path) -> None:
        kept = asdict(self)
        path.write_text(json.dumps(kept, indent=1, default=lambda sense: sense.name))

    def resume(self, path: Path) -> None:
        """Takes over what an earlier run measured under the same circumstances."""
        if not path.exists():
            return
        kept = json.loads(path.read_text())
        if any(kept[key] != getattr(self, key) for key in ("program", "scale")):
            return
        self.versions = kept["versions"]
        self.outcomes = {name: _outcome(one) for name, one in kept["outcomes"].items()}


def _outcome(kept: dict) -> Outcome:
    figures = []
    for one in kept["figures"]:
        goal = Goal(Sense[one["goal"]["sense"]], one["goal"]["limit"], one["goal"]["unit"])
        figures.append(Figure(**(one | {"goal": goal})))
    series = [
        Series(**(one | {"runs": [Run(**run) for run in one["runs"]]})) for one in kept["series"]
    ]
    return Outcome(figures, series, kept["remarks"])
