"""The logs that are read, made by the repository's own generator and kept as they are."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import progress
from places import FOLDER, RELEASE, Sizes


@dataclass(frozen=True)
class DataSet:
    """A generated log, and what the generator says of it."""

    path: Path
    rows: int
    vendor_rows: int
    hits: int

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size


class DataSets:
    """Makes each log when it is first asked for; the same sizes give the same bytes."""

    def __init__(self, sizes: Sizes):
        self._sizes = sizes

    def cef(self, share: float) -> DataSet:
        return self._bench("cef", self._sizes.cef_bytes, share)

    def sign_ins(self) -> DataSet:
        """`SigninLogs` as NDJSON."""
        return self._bench("sentinel-ndjson", self._sizes.table_bytes, 0.002)

    def security_log(self) -> DataSet:
        """`CommonSecurityLog` as CSV."""
        return self._bench("sentinel-csv", self._sizes.table_bytes, 0.002)

    def past(self, weeks: int) -> DataSet:
        """TI accesses alone, of many accounts over many weeks; they end with 2026-W47."""
        entities = self._sizes.entities
        events = max(self._sizes.events(weeks), entities)
        return self._made(
            f"past-{entities}-{weeks}-{events}.cef",
            ["history", "--entities", entities, "--weeks", weeks, "--events", events, "--seed", 1],
        )

    def gzipped(self, data: DataSet) -> DataSet:
        path = data.path.with_name(data.path.name + ".gz")
        if not path.exists():
            progress.say(f"making {path.name}")
            with _whole(path) as part, open(part, "wb") as out:
                command = ["gzip", "-6", "--no-name", "--stdout", str(data.path)]
                subprocess.run(command, check=True, stdout=out)
        return DataSet(path, data.rows, data.vendor_rows, data.hits)

    def _bench(self, form: str, size: int, share: float) -> DataSet:
        return self._made(
            f"{form}-{size}-{share:g}.log",
            ["bench", "--format", form, "--size", size, "--share", share, "--seed", 1],
        )

    def _made(self, name: str, arguments: list) -> DataSet:
        path = FOLDER / "data" / name
        counts = path.with_name(name + ".counts")
        if not (path.exists() and counts.exists()):
            progress.say(f"making {name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            command = [str(RELEASE / "sample-generator"), *map(str, arguments)]
            with _whole(path) as part, open(part, "wb") as out:
                made = subprocess.run(command, check=True, stdout=out, stderr=subprocess.PIPE)
            counts.write_bytes(made.stderr)
        rows, vendor_rows, hits = map(int, counts.read_text().split())
        return DataSet(path, rows, vendor_rows, hits)


class _whole:
    """A file that has its name only once all of it is written."""

    def __init__(self, path: Path):
        self._path = path
        self._part = path.with_name(path.name + ".part")

    def __enter__(self) -> Path:
        return self._part

    def __exit__(self, kind, *_) -> None:
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink(missing_ok=True)
