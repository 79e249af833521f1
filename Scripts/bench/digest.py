"""What a program found, as a count and a digest that do not depend on its order or its syntax.

    digest.py SYNTAX FILE

Runs as a process of its own, for a million rows are large and the harness has to stay small.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Row = tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    rows: int
    sum: str


def of_file(syntax: str, path: Path) -> Digest:
    """The digest of the rows in a file; see `SYNTAXES`."""
    said = subprocess.run(
        [sys.executable, __file__, syntax, str(path)], check=True, capture_output=True, text=True
    ).stdout.split()
    return Digest(int(said[0]), said[1])


def _digest(rows: Iterator[Row]) -> Digest:
    """Each row is hashed, and the sorted hashes again: the sorted rows, at 16 bytes each."""
    hashes = sorted(
        hashlib.blake2b("\x1f".join(row).encode(), digest_size=16).digest() for row in rows
    )
    whole = hashlib.blake2b(digest_size=16)
    for one in hashes:
        whole.update(one)
    return Digest(len(hashes), whole.hexdigest())


def _scan_rows(path: Path, columns: list[str]) -> Iterator[Row]:
    """NDJSON as `tidewatch scan` prints it."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield tuple(row[column] for column in columns)


def _table_rows(path: Path) -> Iterator[Row]:
    """CSV without a header, in which the columns stand in the order of the tuple."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            yield tuple(row)


_CEF = re.compile(
    r" suser=(\S*) dhost=(\S*) .* request=(\S*) .* requestClientApplication=(.*) act="
)


def _cef_rows(path: Path) -> Iterator[Row]:
    """The found lines of CEF as they are."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            user, host, url, agent = _CEF.search(line).groups()
            yield user, host, url.replace("\\=", "="), agent


SCAN_COLUMNS = {
    "scan-proxy": ["SourceUserName", "DestinationHostName", "RequestURL", "UserAgent"],
    "scan-sign-ins": ["UserPrincipalName", "AppDisplayName", "IPAddress", "SignInRisk"],
}
"""The columns that are compared, as `tidewatch scan` calls them."""

SYNTAXES = {
    "scan-proxy": lambda path: _scan_rows(path, SCAN_COLUMNS["scan-proxy"]),
    "scan-sign-ins": lambda path: _scan_rows(path, SCAN_COLUMNS["scan-sign-ins"]),
    "table": _table_rows,
    "cef": _cef_rows,
}

if __name__ == "__main__":
    found = _digest(SYNTAXES[sys.argv[1]](Path(sys.argv[2])))
    print(found.rows, found.sum)
