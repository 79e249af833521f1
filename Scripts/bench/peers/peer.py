"""The shape of a peer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from pathlib import Path

import terms
from timing import Program
from toolbox import Toolbox


class Question(Enum):
    """What is asked: which rows of a log the base rule returns, and four columns of each."""

    CEF = "cef"
    """User, host, URL and user agent of proxy rows in CEF."""
    SECURITY_LOG = "security-log"
    """The same of `CommonSecurityLog` as CSV."""
    SIGN_INS = "sign-ins"
    """User, app, address and risk of `SigninLogs` as NDJSON."""

    @property
    def terms(self) -> Path:
        return terms.apps() if self is Question.SIGN_INS else terms.domains()


class Peer(ABC):
    name: str
    answers: set[Question]
    extracts: bool
    """Whether it writes the four columns, and not whole lines."""
    syntax: str
    """How its output is read back; see `digest.SYNTAXES`."""

    @abstractmethod
    def prepare(self, toolbox: Toolbox) -> str | None:
        """Installs it where it is missing; its version, or nothing where that fails."""

    @abstractmethod
    def program(self, question: Question, source: Path, output: Path) -> Program:
        """The command that reads `source` and writes what it finds to `output`."""
