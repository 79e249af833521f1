"""The programs that `scan` is compared with, one file each.

A peer answers a question about a log by writing the rows that it finds to a file. Each asks in the
fastest way that was found for it, so that a ratio says something of the programs and not of the
queries. A new peer is one file and one line in `ALL`.
"""

from __future__ import annotations

from peers.peer import Peer, Question
from peers.python_package import PythonPackage
from peers.ripgrep import Ripgrep

ALL: list[Peer] = [
    PythonPackage("DuckDB", package="duckdb", answers=set(Question)),
    PythonPackage("Polars", package="polars", answers=set(Question)),
    PythonPackage("chDB", package="chdb", answers=set(Question)),
    Ripgrep(),
]

__all__ = ["ALL", "Peer", "Question"]
