"""How fast a copy is audited, beside hashing it and no more; and in how much memory.

    python -m bench.auditing [--scale 1.0] [--rounds 3] [--folder DIR]

A copy in a folder, of the media corpus; each figure is of a fresh process, start of the interpreter included.
The two that are compared run one after the other, every other round backwards. Where others use the machine too,
the processor seconds say more than the clock.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import amana
from bench.contenders import own_folders
from bench.corpora import make_media
from bench.measuring import Measured, measured

_MB = 1_000_000
_PIECE = 1 << 20
HASHING = "hash all of it, both cores"


def hash_all(folder: str) -> None:
    """What an audit cannot do without: every object read and hashed, by two threads."""
    with ThreadPoolExecutor(2) as pool:
        names = list(pool.map(_name_of, sorted(Path(folder, "objects").rglob("*.age"))))
    if not all(path == found for path, found in names):
        raise SystemExit("a copy that is damaged was measured")


def _name_of(path: Path) -> tuple[str, str]:
    found = hashlib.sha256()
    room = memoryview(bytearray(_PIECE))
    with path.open("rb", buffering=0) as file:
        while got := file.readinto(room):
            found.update(room[:got])
    return path.name.removesuffix(".age"), found.hexdigest()


class Audits:
    """An archive of the media corpus, a copy of it, and the commands that are measured."""

    def __init__(self, work: Path, scale: float) -> None:
        self._work = work
        self.archive, self.copy = work / "archive", work / "copy"
        card = work / "card"
        make_media(card, scale)
        amana.init(self.archive, identity_out=work / "id.txt", no_passphrase=True)
        with amana.open_archive(self.archive, identity=work / "id.txt") as opened:
            opened.add(card, read=False, tell=lambda _: None)
        shutil.rmtree(card)
        shutil.copytree(self.archive, self.copy, ignore=shutil.ignore_patterns("local"))
        self.bytes = sum(path.stat().st_size for path in (self.copy / "objects").rglob("*.age"))

    def commands(self) -> dict[str, list[str]]:
        """By what they are called; the order is that of a courier's journey."""
        run = [sys.executable, "-m", "amana", "--archive", str(self.archive)]
        question, said = self._work / "question.json", self._work / "answer.json"
        for file in (question, said):
            file.unlink(missing_ok=True)
        return {
            HASHING: [sys.executable, "-m", "bench.auditing", "--hash", str(self.copy)],
            "audit: all of it": [*run, "audit", str(self.copy)],
            "audit: a sample of 5 %": [*run, "audit", str(self.copy), "--sample", "5%"],
            "challenge": [*run, "audit", str(self.copy), "--challenge", str(question)],
            "answer, by the holder": [*run[:-1], str(self.copy), "answer", str(question), "--out", str(said)],
            "judge the answer": [*run, "audit", str(self.copy), "--answer", str(said)],
        }


def run(audits: Audits, rounds: int, folders: dict[str, str]) -> dict[str, list[Measured]]:
    """Each command in each round. The first two change places from round to round; the others must keep theirs."""
    found: dict[str, list[Measured]] = {}
    for no in range(rounds):
        commands = list(audits.commands().items())
        ordered = commands if no % 2 == 0 else [commands[1], commands[0], *commands[2:]]
        for name, command in ordered:
            found.setdefault(name, []).append(measured(command, folders))
    return found


def table(found: dict[str, list[Measured]], size: int) -> str:
    """A line a command: medians, and the pace beside hashing alone, round by round."""
    lines = ["|  | s | MB/s | CPU s | RSS MB | beside hashing |", "|---|---:|---:|---:|---:|---:|"]
    base = found[HASHING]
    for name, runs in found.items():
        seconds, cpu = (median(one.seconds for one in runs), median(one.cpu for one in runs))
        ratios = [a.seconds / b.seconds for a, b in zip(base, runs, strict=True)]
        peak = max(one.peak for one in runs) / _MB
        pace = size / seconds / _MB
        lines.append(f"| {name} | {seconds:.2f} | {pace:,.0f} | {cpu:.2f} | {peak:.0f} | {median(ratios):.2f} x |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"))
    parser.add_argument("--hash", metavar="COPY", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.hash:
        hash_all(given.hash)
        return
    with tempfile.TemporaryDirectory(prefix="amana-bench-", dir=given.folder) as work:
        folders = own_folders(Path(work))
        audits = Audits(Path(work), given.scale)
        found = run(audits, given.rounds, folders)
        print(f"{audits.bytes / _MB:,.0f} MB of media, {given.rounds} rounds")
        print(table(found, audits.bytes))
        print(json.dumps({name: [one.seconds for one in runs] for name, runs in found.items()}))


if __name__ == "__main__":
    main()
