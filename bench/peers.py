"""The peers: found, or installed where that is allowed; and which versions they are.

Debian's packages by apt-get, as root; a newer Borg is built in a virtual environment of its own. What
cannot be had is left out with a word, and the rest is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_PACKAGES = {"restic": "restic", "borg": "borgbackup", "age": "age", "openssl": "openssl"}
_TO_BUILD_BORG = (
    "gcc python3-dev pkg-config libacl1-dev liblz4-dev libzstd-dev libxxhash-dev libssl-dev".split()  # noqa: SIM905
)
_BORG = "borgbackup>=1.4,<1.5"

Say = Callable[[str], None]


def find_peers(tools: Path, install: bool, say: Say) -> dict[str, str]:
    """Programs by name: those that are here after an attempt to install what is missing."""
    missing = [package for program, package in _PACKAGES.items() if not shutil.which(program)]
    if missing and install:
        _apt_get(missing, say)
    found = {program: path for program in _PACKAGES if (path := shutil.which(program))}
    for program in _PACKAGES.keys() - found.keys():
        say(f"{program} is not here and is left out")
    newer = _newer_borg(tools, install, say)
    return found | ({"borg-new": str(newer)} if newer else {})


def versions(found: dict[str, str]) -> dict[str, str]:
    """What each says of itself, in its first line."""
    asked = {"restic": "version", "openssl": "version"}
    return {
        name: _first_line([path, asked.get(name, "--version")], "age " if name == "age" else "")
        for name, path in found.items()
    }


def _first_line(command: Sequence[str], front: str) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return front + next(iter((said.stdout + said.stderr).splitlines()), "says nothing")


def _apt_get(packages: Sequence[str], say: Say) -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        say(f"not root, so not installed: {' '.join(packages)}")
        return
    say(f"installing {' '.join(packages)}")
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        say(f"apt-get could not install them: {ended.stderr.strip()[-300:]}")


def _newer_borg(tools: Path, install: bool, say: Say) -> Path | None:
    """Borg 1.4 from the package index, built once and kept under `tools`; None where it does not build."""
    venv = tools / "borg"
    program = venv / "bin" / "borg"
    if program.exists() or not install:
        return program if program.exists() else None
    _apt_get(_TO_BUILD_BORG, say)
    say("building a newer borg")
    made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    pip = [str(venv / "bin" / "pip"), "install", "--quiet", _BORG]
    built = made if made.returncode else subprocess.run(pip, capture_output=True, text=True, check=False)
    if built.returncode:
        say("a newer borg does not build here and is left out")
        return None
    return program
