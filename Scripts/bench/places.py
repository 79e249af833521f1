"""Where things are, and how large the data sets are made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The top of the repository."""

FOLDER = ROOT / ".build" / "bench"
"""Everything that is made: data sets, stores, outputs, and the peers themselves."""

OUTPUT = FOLDER / "output"
"""What programs write while they are timed."""

RELEASE = ROOT / ".build" / "release"
MODELS = ROOT / "Models"
REPORT = ROOT / "Reports" / "benchmarks.md"
TRIAL = FOLDER / "benchmarks.md"
"""The report of data sets of another size, which is no measurement."""
HERE = Path(__file__).resolve().parent


def tidewatch() -> Path:
    return Path(os.environ.get("TIDEWATCH", RELEASE / "tidewatch"))


@dataclass(frozen=True)
class Sizes:
    """How large the data sets are; all of them follow `scale`."""

    scale: float = 1.0

    def _scaled(self, full: int) -> int:
        return max(1, round(full * self.scale))

    @property
    def cef_bytes(self) -> int:
        return self._scaled(855_000_000)

    @property
    def table_bytes(self) -> int:
        """Of the logs of SigninLogs and CommonSecurityLog."""
        return self._scaled(527_000_000)

    @property
    def entities(self) -> int:
        return self._scaled(5_000)

    def events(self, weeks: int) -> int:
        """Three million in 14 weeks, and so 11.1 million in 52: the same week in either."""
        return self._scaled(3_000_000 * weeks // 14)
