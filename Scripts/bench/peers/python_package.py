"""A peer that is a Python package: its file holds the queries and runs in the benchmark's own
environment, as a process from its start to its end."""

from __future__ import annotations

from pathlib import Path

from peers.peer import Peer, Question
from timing import Program
from toolbox import Toolbox


class PythonPackage(Peer):
    extracts = True
    syntax = "table"

    def __init__(self, name: str, package: str, answers: set[Question]):
        self.name = name
        self.answers = answers
        self._package = package
        self._script = Path(__file__).with_name(f"{package}_peer.py")
        self._python: Path | None = None

    def prepare(self, toolbox: Toolbox) -> str | None:
        self._python = toolbox.python
        return toolbox.package(self._package)

    def program(self, question: Question, source: Path, output: Path) -> Program:
        command = [self._python, self._script, question.value, source, output, question.terms]
        return Program(self.name, [str(part) for part in command], clear=[output])
