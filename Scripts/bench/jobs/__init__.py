"""The jobs, in the order of the table. A new one is a function and one line in `ALL`."""

from __future__ import annotations

from collections.abc import Callable

from bench import Bench
from figures import Outcome
from jobs import footprint, history, scanning

Job = Callable[[Bench], Outcome]

ALL: dict[str, Job] = {
    "cef": scanning.cef_with_few_hits,
    "cef-5": scanning.cef_with_some_hits,
    "cef-100": scanning.cef_with_hits_only,
    "sign-ins": scanning.sign_ins,
    "security-log": scanning.security_log,
    "gzip": scanning.gzip,
    "ingest": history.ingest_of_few_hits,
    "ingest-all": history.ingest_of_hits_only,
    "size": history.size,
    "hunt": history.hunt,
    "explain": history.explain,
    "memory": footprint.memory,
    "cores": footprint.cores,
    "start": footprint.start,
}
