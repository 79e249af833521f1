"""`ingest`, the history that it writes, and the commands that read it."""

from __future__ import annotations

import hashlib
import subprocess
from collections import Counter
from itertools import islice

import progress
from bench import Bench
from datasets import DataSet
from figures import Figure, Outcome, at_least, at_most, megabytes, seconds, within
from places import HERE, OUTPUT, tidewatch
from timing import Program, interleave


def ingest_of_few_hits(bench: Bench) -> Outcome:
    data = bench.data.cef(0.002)
    title = f"ingest of CEF, 0.2 % TI rows, {megabytes(data.bytes)}"
    programs = [bench.ingest(data, "tidewatch ingest"), bench.scan(data, "tidewatch scan")]
    ours, scan = interleave(programs, bench.runs).values()
    ours.job = scan.job = title
    return Outcome([within(title, ours, [scan], at_most(2))], [ours, scan])


def ingest_of_hits_only(bench: Bench) -> Outcome:
    data = bench.data.past(14)
    title = f"ingest of {data.vendor_rows:,} TI events, {megabytes(data.bytes)}"
    [ours] = interleave([bench.ingest(data, "tidewatch ingest")], bench.runs).values()
    ours.job = title
    rate = data.vendor_rows / ours.median
    goal = at_least(300_000, "events/s")
    return Outcome([Figure(title, seconds(ours.median), "", rate, goal)], [ours])


def size(bench: Bench) -> Outcome:
    """Against Parquet with the same events and columns, sorted alike, the smaller of two ways."""
    data, store = bench.data.past(14), bench.store(14)
    title = f"size of the history of {store.events:,} events"
    version = bench.toolbox.package("pyarrow")
    if version is None:
        return Outcome()
    bench.versions["pyarrow"] = version
    parquet = _parquet(bench, data)
    ours = store.size
    figure = Figure(
        title,
        megabytes(ours),
        f"Parquet, {megabytes(parquet)}",
        ours / parquet,
        at_most(1),
    )
    return Outcome([figure])


def hunt(bench: Bench) -> Outcome:
    year, quarter = bench.store(52), bench.store(14)
    title = "hunt of one week, 52 weeks in the store"
    programs = [bench.hunt(year, "52 weeks"), bench.hunt(quarter, "14 weeks")]
    ours, other = interleave(programs, bench.runs).values()
    ours.job = other.job = title
    remark = f"hunt: {year.events:,} events in 52 weeks, {quarter.events:,} in 14 weeks."
    return Outcome([within(title, ours, [other], at_most(1.3))], [ours, other], [remark])


def explain(bench: Bench) -> Outcome:
    """The slower of two: the entity with the most events of a sample, and the one in the middle."""
    store = bench.store(52)
    title = f"explain of one entity of {bench.sizes.entities:,} over a year"
    busiest, middle = _entities(bench.data.past(52))
    programs = [
        Program(name, [str(tidewatch()), "explain", entity, "--store", str(store.path), "--quiet"])
        for name, entity in (("the busiest entity", busiest), ("the middle entity", middle))
    ]
    both = list(interleave(programs, bench.runs).values())
    for one in both:
        one.job = title
    slower = max(both, key=lambda series: series.median)
    figure = Figure(title, seconds(slower.median), "", slower.median * 1000, at_most(50, "ms"))
    return Outcome([figure], both)


def _entities(data: DataSet) -> tuple[str, str]:
    counts: Counter[str] = Counter()
    with data.path.open(encoding="utf-8") as lines:
        for line in islice(lines, 200_000):
            counts[line.partition(" suser=")[2].partition(" ")[0]] += 1
    ranked = [user for user, _ in counts.most_common() if user]
    return ranked[0], ranked[len(ranked) // 2]


def _parquet(bench: Bench, data: DataSet) -> int:
    """The bytes of the events as Parquet; the events come from `scan`, as the store's own do."""
    script = HERE / "peers" / "parquet_writer.py"
    way = hashlib.sha256(script.read_bytes() + bench.versions["pyarrow"].encode()).hexdigest()[:8]
    kept = data.path.with_suffix(f".parquet-{way}.size")
    if not kept.exists():
        progress.say(f"writing {data.path.stem} as Parquet")
        rows = OUTPUT / "events.csv"
        command = [str(tidewatch()), "scan", str(data.path), "--quiet", "--order", "input"]
        Program("scan", [*command, "--as", "csv"], output=rows).run()
        said = subprocess.run(
            [str(bench.toolbox.python), str(script), str(rows), str(OUTPUT)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        rows.unlink()
        kept.write_text(said)
    return int(kept.read_text())
