"""The table, for the terminal and as Markdown."""

from __future__ import annotations

from datetime import date

from figures import Figure, megabytes, seconds
from results import Results

HEADER = ["job", "tidewatch", "compared with", "figure", "goal", "reached"]


def table(figures: list[Figure]) -> str:
    """One row for each figure, in Markdown whose columns also line up in a terminal."""
    return _aligned([HEADER, *(_row(figure) for figure in figures)])


def markdown(results: Results) -> str:
    facts = results.machine | {"measured": results.measured or str(date.today())}
    parts = [
        "# Benchmarks",
        "Written by `make bench`. Whole processes from start to end, wall time, median of several"
        " runs after one that warms the page cache, the programs in turns. All programs of a job"
        " found the same rows: their count and a digest of the sorted rows are compared before any"
        " time is taken. Every program writes what it finds to a file.",
        table(results.figures),
    ]
    if results.scale != 1:
        parts.append(f"The data sets had {results.scale:g} of their size: no measurement.")
    remarks = results.remarks + _disturbances(results)
    if remarks:
        parts.append("\n".join(f"- {remark}" for remark in remarks))
    parts += ["## Every program", _aligned([_PROGRAMS, *_programs(results)])]
    parts.append(
        "Peak memory is what the system says of a process, which counts from the fork on: it is"
        " never less than what the process that starts it has, 20 MB."
    )
    parts += ["## Where", "\n".join(f"- {name}: {value}" for name, value in facts.items())]
    versions = {name: value for name, value in results.versions.items() if value}
    parts += ["## Versions", "\n".join(f"- {name}: {versions[name]}" for name in sorted(versions))]
    if results.missing:
        parts += ["## Left out", "\n".join(f"- {what}" for what in results.missing)]
    return "\n\n".join(parts) + "\n"


_PROGRAMS = ("job,program,runs,median,fastest to slowest,processor time,peak memory").split(",")


def _programs(results: Results) -> list[list[str]]:
    return [
        [
            series.job,
            series.name,
            str(len(series.runs)),
            seconds(series.median),
            f"{seconds(series.fastest)} to {seconds(series.slowest)}",
            seconds(series.processor_median),
            megabytes(series.peak_bytes),
        ]
        for series in results.series
    ]


def _disturbances(results: Results) -> list[str]:
    """Jobs whose times say little, because the machine had something else to do."""
    disturbances = {one.job: one.others for one in results.series}
    return [
        f"Not known: what other processes did during “{job}”."
        if others is None
        else f"Disturbed: other processes kept {others:.1f} cores busy during “{job}”."
        for job, others in disturbances.items()
        if others is None or others >= 0.1
    ]


def _row(figure: Figure) -> list[str]:
    return [
        figure.job,
        figure.ours,
        figure.other,
        figure.goal.text(figure.value),
        str(figure.goal),
        "yes" if figure.reached else "no",
    ]


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths)) for row in rows]
    lines.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" for line in lines)
