"""ripgrep: finds the lines and extracts nothing."""

from __future__ import annotations

from pathlib import Path

from peers.peer import Peer, Question
from timing import Program
from toolbox import Toolbox


class Ripgrep(Peer):
    name = "ripgrep"
    answers = {Question.CEF}
    extracts = False
    syntax = "cef"

    def prepare(self, toolbox: Toolbox) -> str | None:
        self._path = toolbox.tool("rg", package="ripgrep")
        return self._path and toolbox.first_line([self._path, "--version"])

    def program(self, question: Question, source: Path, output: Path) -> Program:
        # Without Unicode it need not look for the other letters that fold to k and s.
        command = [self._path, "--no-config", "--no-line-number", "--ignore-case", "--no-unicode"]
        command += ["--fixed-strings", "--file", str(question.terms), str(source)]
        return Program(self.name, command, output=output)
