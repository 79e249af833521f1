"""Whole processes, timed from their start to their end."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from places import FOLDER


class Failed(Exception):
    """A program did not end well; the message says what it printed."""


@dataclass(frozen=True)
class Run:
    """One process: what it took."""

    seconds: float
    processor_seconds: float
    peak_bytes: int


@dataclass
class Program:
    """A command that is timed, under the name that the table shows."""

    name: str
    command: list[str]
    output: Path | None = None
    """Where its standard output goes; to /dev/null without one."""
    clear: list[Path] = field(default_factory=list)
    """Files that are removed before each run, outside of its time."""
    processors: int | None = None
    """On how many processors it may run; all without one."""

    def run(self) -> Run:
        """Runs it once.

        `wait4` gives the peak memory, which counts from the fork on and so is never less than this
        process has: what is large (reading outputs back) runs in processes of its own.
        """
        for path in self.clear + ([self.output] if self.output else []):
            # Removed and not overwritten: a file system may flush a file that replaces another.
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
        errors = FOLDER / "errors.txt"
        files = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(self.output or os.devnull), _WRITE, 0o644),
            (os.POSIX_SPAWN_OPEN, 2, str(errors), _WRITE, 0o644),
        ]
        allowed = os.sched_getaffinity(0)
        if self.processors:
            # A process inherits the processors of the one that starts it.
            os.sched_setaffinity(0, sorted(allowed)[: self.processors])
        try:
            started = time.perf_counter()
            child = os.posix_spawnp(self.command[0], self.command, os.environ, file_actions=files)
            _, status, usage = os.wait4(child, 0)
            seconds = time.perf_counter() - started
        finally:
            os.sched_setaffinity(0, allowed)
        code = os.waitstatus_to_exitcode(status)
        if code != 0:
            said = errors.read_text(errors="replace").strip()[-2000:]
            raise Failed(f"{self.name} ended with {code}: {' '.join(self.command)}\n{said}")
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@dataclass
class Series:
    """The runs of one program, without the one that warmed the page cache up."""

    name: str
    runs: list[Run] = field(default_factory=list)
    job: str = ""
    others: float | None = None
    """How many cores other processes of the machine kept busy meanwhile; none if not recorded."""

    @property
    def median(self) -> float:
        return statistics.median(run.seconds for run in self.runs)

    @property
    def fastest(self) -> float:
        return min(run.seconds for run in self.runs)

    @property
    def slowest(self) -> float:
        return max(run.seconds for run in self.runs)

    @property
    def processor_median(self) -> float:
        return statistics.median(run.processor_seconds for run in self.runs)

    @property
    def peak_bytes(self) -> int:
        return max(run.peak_bytes for run in self.runs)


def interleave(
    programs: list[Program], runs: int, check: Callable[[], None] = lambda: None
) -> dict[str, Series]:
    """Times programs in turns, A B C A B C, so that what slows the machine slows all of them.

    The first turn warms up and is not counted; `check` looks at what it wrote before any time is
    taken.
    """
    for program in programs:
        program.run()
    check()
    series = {program.name: Series(program.name) for program in programs}
    started, busy = time.perf_counter(), _others_busy_seconds()
    for _ in range(runs):
        for program in programs:
            series[program.name].runs.append(program.run())
    others = (_others_busy_seconds() - busy) / (time.perf_counter() - started)
    for one in series.values():
        one.others = max(0, others)
    return series


def _others_busy_seconds() -> float:
    """The processor time that all processes but this one and those it started have had, and what
    the host of a virtual machine took away."""
    with open("/proc/stat", encoding="ascii") as file:
        user, nice, system, _, _, irq, softirq, stolen, *_ = map(int, file.readline().split()[1:])
    busy = (user + nice + system + irq + softirq + stolen) / os.sysconf("SC_CLK_TCK")
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return busy - sum(usage.ru_utime + usage.ru_stime for usage in used)
