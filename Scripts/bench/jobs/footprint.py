"""Memory, processors, and the time to start."""

from __future__ import annotations

from bench import Bench
from figures import Figure, Outcome, at_least, at_most, megabytes, seconds
from places import tidewatch
from timing import Program, interleave


def memory(bench: Bench) -> Outcome:
    """The most that any input of each command took; one run of each."""
    few, full = bench.data.cef(0.002), bench.data.cef(1)
    scans = [
        bench.scan(few, "CEF, 0.2 % TI rows"),
        bench.scan(full, "CEF, 100 % TI rows"),
        bench.scan(full, "CEF, 100 % TI rows, sorted", ["--order", "rule"]),
        bench.scan(bench.data.gzipped(few), "CEF as .gz"),
        bench.scan(bench.data.sign_ins(), "SigninLogs as NDJSON"),
        bench.scan(bench.data.security_log(), "CommonSecurityLog as CSV"),
    ]
    peaks = {f"scan of {one.name}": one.run().peak_bytes for one in scans}
    of_scan = max(peaks, key=peaks.__getitem__)
    for one in scans:
        one.output.unlink()
    store = bench.store(52)
    of_ingest = store.ingestion.peak_bytes
    of_hunt = bench.hunt(store, "52 weeks").run().peak_bytes
    big = f"{bench.sizes.entities:,} entities, {store.events:,} events"
    found = [
        ("peak memory of scan, whatever the input", of_scan, peaks[of_scan], 150),
        ("peak memory of ingest", big, of_ingest, 600),
        ("peak memory of hunt", big, of_hunt, 600),
    ]
    figures = [
        Figure(f"{title} ({what})", megabytes(peak), "", peak / 1e6, at_most(limit, "MB"))
        for title, what, peak, limit in found
    ]
    told = "; ".join(f"{name} {megabytes(peak)}" for name, peak in peaks.items())
    return Outcome(figures, remarks=[f"Peak memory: {told}."])


def cores(bench: Bench) -> Outcome:
    """The same work on one processor and on two."""
    one_thread = ["--threads", "1"] if bench.can_choose_threads else []
    full, signs, past = bench.data.cef(1), bench.data.sign_ins(), bench.data.past(14)
    works = [
        ("scan of CEF, 100 % TI rows", bench.scan, full),
        ("scan of SigninLogs as NDJSON", bench.scan, signs),
        ("ingest of TI events", bench.ingest, past),
    ]
    outcome = Outcome()
    for title, work, data in works:
        two, one = work(data, "two cores"), work(data, "one core", one_thread)
        two.processors, one.processors = 2, 1
        both, single = interleave([two, one], bench.runs).values()
        job = f"two cores against one: {title}"
        both.job = single.job = job
        outcome.series += [both, single]
        outcome.figures.append(
            Figure(
                job,
                seconds(both.median),
                f"one core, {seconds(single.median)}",
                single.median / both.median,
                at_least(1.7),
            )
        )
    return outcome


def start(bench: Bench) -> Outcome:
    title = "start: tidewatch --version"
    program = Program("tidewatch --version", [str(tidewatch()), "--version"])
    # Short runs scatter more, and cost nothing.
    [ours] = interleave([program], bench.runs * 5).values()
    ours.job = title
    figure = Figure(title, seconds(ours.median), "", ours.median * 1000, at_most(15, "ms"))
    return Outcome([figure], [ours])
