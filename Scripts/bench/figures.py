"""What jobs find out: figures with their goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from timing import Series


class Sense(Enum):
    AT_LEAST = "≥"
    AT_MOST = "≤"


@dataclass(frozen=True)
class Goal:
    sense: Sense
    limit: float
    unit: str
    """`×`, `events/s`, `ms`, `MB`."""

    def reached(self, value: float) -> bool:
        return value >= self.limit if self.sense is Sense.AT_LEAST else value <= self.limit

    def text(self, value: float) -> str:
        digits = 2 if self.unit == "×" else 0 if value >= 100 else 1
        return f"{value:,.{digits}f} {self.unit}"

    def __str__(self) -> str:
        return f"{self.sense.value} {self.limit:,g} {self.unit}"


def at_least(limit: float, unit: str = "×") -> Goal:
    return Goal(Sense.AT_LEAST, limit, unit)


def at_most(limit: float, unit: str = "×") -> Goal:
    return Goal(Sense.AT_MOST, limit, unit)


@dataclass(frozen=True)
class Figure:
    """One row of the table."""

    job: str
    ours: str
    other: str
    """With what it is compared; empty for a limit of its own."""
    value: float
    goal: Goal

    @property
    def reached(self) -> bool:
        return self.goal.reached(self.value)


@dataclass
class Outcome:
    """All that a job found out."""

    figures: list[Figure] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Different(Exception):
    """Programs that should find the same rows do not; their times say nothing."""


def seconds(value: float) -> str:
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.3f} s"


def megabytes(value: float) -> str:
    return f"{value / 1e6:,.0f} MB" if value >= 1e7 else f"{value / 1e6:.1f} MB"


def faster(job: str, ours: Series, others: list[Series], goal: Goal) -> Figure:
    """How many times faster ours is than the fastest of the others."""
    return against(job, ours, others, goal, lambda our, fastest: fastest / our)


def within(job: str, ours: Series, others: list[Series], goal: Goal) -> Figure:
    """How many times as long ours takes as the fastest of the others."""
    return against(job, ours, others, goal, lambda our, fastest: our / fastest)


def against(
    job: str,
    ours: Series,
    others: list[Series],
    goal: Goal,
    ratio: Callable[[float, float], float],
) -> Figure:
    """Our median against that of the fastest of the others."""
    fastest = min(others, key=lambda series: series.median)
    return Figure(
        job,
        seconds(ours.median),
        f"{fastest.name}, {seconds(fastest.median)}",
        ratio(ours.median, fastest.median),
        goal,
    )
