"""The base rule's terms, as the models have them, for the peers' queries."""

from __future__ import annotations

import re
from pathlib import Path

from places import FOLDER, MODELS


def domains() -> Path:
    """A file with the vendors' domains, one a line."""
    return _written("domains")


def apps() -> Path:
    """A file with the vendors' apps, one a line."""
    return _written("apps")


def _written(key: str) -> Path:
    text = (MODELS / "vendors.yaml").read_text(encoding="utf-8")
    terms = [
        term.strip()
        for listed in re.findall(rf"^ +{key}: \[(.*)\]", text, re.MULTILINE)
        for term in listed.split(",")
        if term.strip()
    ]
    # Whoever finds `shodan.io` has found `api.shodan.io`: fewer terms, the same rows, less time.
    shortest = [one for one in terms if not any(o != one and o in one for o in terms)]
    path = FOLDER / f"{key}.txt"
    path.write_text("".join(f"{term}\n" for term in shortest), encoding="utf-8")
    return path
