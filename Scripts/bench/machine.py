"""Facts about the machine that the figures come from."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

from places import ROOT


def facts() -> dict[str, str]:
    cores = len(os.sched_getaffinity(0))
    return {
        "processor": f"{_field('/proc/cpuinfo', 'model name')}, {cores} cores",
        "memory": f"{int(_field('/proc/meminfo', 'MemTotal').split()[0]) / 1e6:.0f} GB",
        "system": f"{_system()}, Linux {platform.release()}, {platform.machine()}",
        "revision": _revision(),
    }


def load() -> float:
    """How many processes wanted a processor during the last minute."""
    return os.getloadavg()[0]


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "unknown"


def _system() -> str:
    for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return platform.system()


def _revision() -> str:
    said = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"
