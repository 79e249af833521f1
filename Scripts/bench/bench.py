"""What a job is given: data sets, stores, peers and the ways to run our own program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import digest
import peers
import progress
from datasets import DataSet, DataSets
from figures import Different
from peers import Peer, Question
from places import FOLDER, MODELS, OUTPUT, Sizes, tidewatch
from timing import Program, Run
from toolbox import Toolbox

WEEK = "2026-W47"
"""The last week of every log of the past."""
NOW = "2026-11-23T06:00:00Z"


@dataclass(frozen=True)
class Store:
    """A history with all of a log in it, and what reading that took."""

    path: Path
    events: int
    ingestion: Run
    # Bytes of the file as it was made, before any hunt kept what it judged in it.
    size: int


class Bench:
    def __init__(self, sizes: Sizes, runs: int):
        self.sizes = sizes
        self.runs = runs
        self.data = DataSets(sizes)
        self.toolbox = Toolbox()
        self.versions: dict[str, str] = {}

    # Our own program

    def scan(
        self, data: DataSet, name: str = "tidewatch", arguments: Sequence[str] = ()
    ) -> Program:
        """`scan` with its hits in a file, in the order of the input."""
        order = [] if "--order" in arguments else ["--order", "input"]
        command = [str(tidewatch()), "scan", str(data.path), "--quiet", *order, *arguments]
        return Program(name, command, output=OUTPUT / f"{name}.ndjson")

    def ingest(self, data: DataSet, name: str, arguments: Sequence[str] = ()) -> Program:
        """`ingest` into an empty store."""
        store = OUTPUT / f"{name}.tidewatch"
        command = [str(tidewatch()), "ingest", str(data.path), "--store", str(store), "--quiet"]
        return Program(name, [*command, *arguments], clear=_files_of(store))

    def hunt(self, store: Store, name: str) -> Program:
        command = [str(tidewatch()), "hunt", "--store", str(store.path), "--week", WEEK]
        command += ["--now", NOW, "--output", str(OUTPUT / name), "--quiet"]
        return Program(name, command)

    @cached_property
    def can_choose_threads(self) -> bool:
        help_text = OUTPUT / "help.txt"
        Program("help", [str(tidewatch()), "scan", "--help"], output=help_text).run()
        return "--threads" in help_text.read_text(encoding="utf-8")

    def store(self, weeks: int) -> Store:
        """The history of so many weeks; made anew for another program, other models or data."""
        data = self.data.past(weeks)
        path = FOLDER / "stores" / f"{data.path.stem}.tidewatch"
        facts_path = path.with_suffix(".json")
        facts = json.loads(facts_path.read_text()) if facts_path.exists() else {}
        if facts.get("made_by") != self.own_digest or "size" not in facts or not path.exists():
            progress.say(f"making {path.name}")
            program = self.ingest(data, f"ingest of {weeks} weeks")
            program.command[program.command.index("--store") + 1] = str(path)
            program.clear = _files_of(path) + [facts_path]
            run = program.run()
            size = path.stat().st_size
            facts = {"made_by": self.own_digest, "run": vars(run), "size": size}
            facts_path.write_text(json.dumps(facts))
        return Store(path, data.vendor_rows, Run(**facts["run"]), facts["size"])

    @cached_property
    def own_digest(self) -> str:
        """Of the program and the models: what a store depends on besides its log."""
        whole = hashlib.sha256()
        for path in [tidewatch(), *sorted(MODELS.glob("*.yaml"))]:
            # In pieces: what this process takes counts in the peak memory of those it starts.
            with path.open("rb") as file:
                while piece := file.read(1 << 16):
                    whole.update(piece)
        return whole.hexdigest()

    # Peers

    def peers(self, question: Question) -> list[Peer]:
        """Those that answer a question and are there, or could be installed."""
        return [peer for peer in peers.ALL if question in peer.answers and self._prepared(peer)]

    def _prepared(self, peer: Peer) -> bool:
        if peer.name not in self.versions:
            self.versions[peer.name] = peer.prepare(self.toolbox) or ""
        return bool(self.versions[peer.name])

    def tool(self, name: str, package: str) -> str | None:
        """A program of Debian's, whose version goes into the report."""
        path = self.toolbox.tool(name, package)
        if path and name not in self.versions:
            self.versions[name] = self.toolbox.first_line([path, "--version"])
        return path


def expect_equal(found: dict[str, digest.Digest], rows: int) -> None:
    """Whether all found the same rows, as many as the generator wrote."""
    first = next(iter(found.values()))
    if first.rows == rows and all(one == first for one in found.values()):
        return
    told = ", ".join(f"{name} {one.rows} rows ({one.sum[:8]})" for name, one in found.items())
    raise Different(f"{rows} rows were written that the rule returns; found: {told}")


def _files_of(store: Path) -> list[Path]:
    return [store, *(Path(f"{store}{end}") for end in ("-wal", "-shm", ".lock"))]
