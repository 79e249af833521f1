"""`scan` against programs that find the same rows."""

from __future__ import annotations

from collections.abc import Sequence

import digest
from bench import Bench, expect_equal
from datasets import DataSet
from figures import Goal, Outcome, at_least, at_most, faster, megabytes, within
from peers import Peer, Question
from places import OUTPUT
from timing import Program, Series, interleave


def cef_with_few_hits(bench: Bench) -> Outcome:
    data = bench.data.cef(0.002)
    title = f"scan of CEF, 0.2 % TI rows, {megabytes(data.bytes)}"
    count = Program("wc -l", ["wc", "-l", str(data.path)])
    peers = bench.peers(Question.CEF)
    ours, others = _compared(bench, title, data, Question.CEF, peers, [count])
    counted = others.pop()
    outcome = Outcome(series=[ours, *others, counted])
    if others:
        outcome.figures.append(faster(title, ours, others, at_least(8)))
    outcome.figures.append(within(title, ours, [counted], at_most(2.5)))
    return outcome


def cef_with_some_hits(bench: Bench) -> Outcome:
    data = bench.data.cef(0.05)
    title = f"scan of CEF, 5 % TI rows, {megabytes(data.bytes)}"
    return _faster_than_extractors(bench, title, data, Question.CEF, at_least(3))


def cef_with_hits_only(bench: Bench) -> Outcome:
    data = bench.data.cef(1)
    title = f"scan of CEF, 100 % TI rows, {megabytes(data.bytes)}"
    return _faster_than_extractors(bench, title, data, Question.CEF, at_least(2))


def sign_ins(bench: Bench) -> Outcome:
    data = bench.data.sign_ins()
    title = f"scan of SigninLogs as NDJSON, {megabytes(data.bytes)}"
    return _faster_than_extractors(bench, title, data, Question.SIGN_INS, at_least(3))


def security_log(bench: Bench) -> Outcome:
    data = bench.data.security_log()
    title = f"scan of CommonSecurityLog as CSV, {megabytes(data.bytes)}"
    return _faster_than_extractors(bench, title, data, Question.SECURITY_LOG, at_least(3))


def gzip(bench: Bench) -> Outcome:
    """Against what it takes to decompress the file and throw the bytes away."""
    plain = bench.data.cef(0.002)
    data = bench.data.gzipped(plain)
    title = f"scan of the same as .gz, {megabytes(data.bytes)}"
    tools = {"igzip": "isal", "pigz": "pigz", "gzip": "gzip"}
    paths = {name: bench.tool(name, package) for name, package in tools.items()}
    others = [
        Program(name, [path, "--decompress", "--stdout", str(data.path)])
        for name, path in paths.items()
        if path
    ]
    own, own_plain = bench.scan(data), bench.scan(plain, "tidewatch without .gz")
    programs = [own, *others]

    def check() -> None:
        own_plain.run()
        found = [own, own_plain]
        expect_equal(
            {one.name: digest.of_file("scan-proxy", one.output) for one in found}, data.hits
        )

    ours, *times = _titled(title, list(interleave(programs, bench.runs, check).values()))
    return Outcome([within(title, ours, times, at_most(1.15))], [ours, *times])


def _faster_than_extractors(
    bench: Bench, title: str, data: DataSet, question: Question, goal: Goal
) -> Outcome:
    peers = [peer for peer in bench.peers(question) if peer.extracts]
    ours, others = _compared(bench, title, data, question, peers)
    figures = [faster(title, ours, others, goal)] if others else []
    return Outcome(figures, [ours, *others])


def _compared(
    bench: Bench,
    title: str,
    data: DataSet,
    question: Question,
    peers: list[Peer],
    more: Sequence[Program] = (),
) -> tuple[Series, list[Series]]:
    """The times of ours, and of the others in their order; all found the same rows.

    Ours writes the four columns that the others write.
    """
    syntax = "scan-sign-ins" if question is Question.SIGN_INS else "scan-proxy"
    own = bench.scan(data, arguments=["--columns", ",".join(digest.SCAN_COLUMNS[syntax])])
    answers = {
        peer: peer.program(question, data.path, OUTPUT / f"{peer.name}.out") for peer in peers
    }

    def check() -> None:
        found = {own.name: digest.of_file(syntax, own.output)}
        for peer in peers:
            found[peer.name] = digest.of_file(peer.syntax, OUTPUT / f"{peer.name}.out")
        expect_equal(found, data.hits)

    series = interleave([own, *answers.values(), *more], bench.runs, check)
    ours, *others = _titled(title, list(series.values()))
    return ours, others


def _titled(title: str, series: list[Series]) -> list[Series]:
    for one in series:
        one.job = title
    return series
