"""Fuzz every reader with spoilt samples of its kind: `make fuzz SECONDS=600`.

    python -m tests.fuzz.run [--seconds 600] [--seed N] [--finds FOLDER] [READER…]

Each reader has its share of the time, in a process of its own. What breaks one is written to the folder of finds,
by reader; the exit status is 1 where there are finds. Each find becomes a test.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from time import monotonic, time

from tests.contracts.found import contracts

_ROOT = Path(__file__).resolve().parents[2]
_OVERTIME = 120.0  # seconds that a share may take longer, with all that a process needs to begin


def main() -> int:
    """All readers, or those that are named; how many finds there are is told at the end."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("readers", nargs="*", metavar="READER")
    asked.add_argument("--seconds", type=float, default=600.0)
    asked.add_argument("--seed", type=int, default=int(time()))
    asked.add_argument("--finds", type=Path, default=_ROOT / "build" / "fuzz")
    given = asked.parse_args()
    known = sorted(contracts())
    if unknown := set(given.readers) - set(known):
        asked.error(f"no such reader: {', '.join(sorted(unknown))}. There are: {', '.join(known)}")
    names = given.readers or known
    print(f"seed {given.seed}, {given.seconds / len(names):.0f} s for each of {len(names)} readers", flush=True)
    for name in names:
        fuzz(name, given.seconds / len(names), given.seed, given.finds / name)
    found = sorted(path for name in names for path in (given.finds / name).glob("*.txt"))
    for path in found:
        print(path)
    return 1 if found else 0


def fuzz(name: str, seconds: float, seed: int, folder: Path) -> None:
    """One reader's share. Where its process does not survive a file, that is a find, and another goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0:
        command = [sys.executable, "-m", "tests.fuzz.one", name, str(left), str(seed), str(folder)]
        try:
            done = subprocess.run(
                command, cwd=_ROOT, stderr=subprocess.PIPE, text=True, check=False, timeout=left + _OVERTIME
            )
            status, told = str(done.returncode), done.stderr
        except subprocess.TimeoutExpired as late:
            status, told = "late", str(late)
        if status == "0":
            break
        _keep(folder, status, told)
        seed += 1
    (folder / "current").unlink(missing_ok=True)


def _keep(folder: Path, status: str, told: str) -> None:
    """What was being read when the process ended, with its last words."""
    current = folder / "current"
    if not current.exists():
        current.write_bytes(b"")
    kept = folder / f"ended-{status}-{sha256(current.read_bytes()).hexdigest()[:8]}"
    shutil.copy(current, kept)
    kept.with_name(kept.name + ".txt").write_text(told, "utf-8")
    print(f"{folder.name}: ended with {status}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
