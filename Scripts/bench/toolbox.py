"""The peers' packages: Python's in an environment of its own, Debian's from the system or unpacked
beside it. Nothing outside of .build/bench changes, and nothing needs root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import progress
from places import FOLDER


class Toolbox:
    def __init__(self) -> None:
        self._environment = FOLDER / "environment"
        self._unpacked = FOLDER / "debian"
        self.missing: list[str] = []
        """What could not be installed, with the reason."""

    @property
    def python(self) -> Path:
        return self._environment / "bin" / "python"

    def package(self, name: str) -> str | None:
        """The version of a Python package, installed where it is missing."""
        try:
            if not self.python.exists():
                progress.say("making a Python environment")
                self._run([sys.executable, "-m", "venv", str(self._environment)])
            version = self._version(name)
            if version is None:
                progress.say(f"installing {name}")
                pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
                self._run([*pip, "install", name])
                version = self._version(name)
        except subprocess.CalledProcessError as error:
            if not (self._environment / "bin" / "pip").exists():
                # Without pip (Debian's python3-venv) it is of no use, and hides that it is not.
                shutil.rmtree(self._environment, ignore_errors=True)
            return self._skip(f"{name} (PyPI)", error)
        return version

    def tool(self, name: str, package: str) -> str | None:
        """The path of a program of Debian's, unpacked from its package where it is missing."""
        found = shutil.which(name)
        unpacked = self._unpacked / "usr" / "bin" / name
        if found or unpacked.exists():
            return found or str(unpacked)
        try:
            progress.say(f"fetching {package}")
            self._unpacked.mkdir(parents=True, exist_ok=True)
            self._run(["apt-get", "download", "-q", package], cwd=self._unpacked)
            for archive in self._unpacked.glob(f"{package}_*.deb"):
                self._run(["dpkg-deb", "--extract", str(archive), str(self._unpacked)])
        except (OSError, subprocess.CalledProcessError) as error:
            return self._skip(f"{package} (Debian)", error)
        return str(unpacked) if os.access(unpacked, os.X_OK) else None

    def first_line(self, command: list[str]) -> str:
        """What a program says of its version; some say it on standard error."""
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        return (said.stdout or said.stderr).strip().split("\n")[0]

    def _version(self, package: str) -> str | None:
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        found = subprocess.run(
            [str(self.python), "-c", code], capture_output=True, text=True, check=False
        )
        return found.stdout.strip() if found.returncode == 0 else None

    def _run(self, command: list[str], cwd: Path | None = None) -> None:
        subprocess.run(command, check=True, cwd=cwd, capture_output=True, text=True)

    def _skip(self, what: str, error: Exception) -> None:
        said = getattr(error, "stderr", None) or str(error)
        reason = said.strip().split("\n")[-1]
        self.missing.append(f"{what}: {reason}")
        progress.say(f"skipping {what}, which cannot be installed: {reason}")
