"""Measure everything, print the tables, judge the targets, leave build/bench/results.json.

    python -m bench.run [--scale 0.1] [--folder DIR] [--rounds 3]

Everything runs on one file system: `--folder`; by default memory (/dev/shm) where that is roomy enough, else
build/bench. What is measured there is said first.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from statistics import median

from bench.contenders import Contender, Place, amana, contenders, own_folders, prepare
from bench.corpora import MEDIA_TOTAL, make_media, make_texts
from bench.growth import Growth, grow
from bench.measuring import measured
from bench.peers import find_peers, versions
from bench.sitting import Sitting, sit
from bench.tables import load_words, sitting_table, targets_table, told, told_run
from bench.targets import OURS, Judged, judge_growth, judge_media, judge_memory, judge_start, judge_texts

_HERE = Path(__file__).resolve().parents[1]
_OWN = _HERE / "build" / "bench"
_SHM = Path("/dev/shm")
_ROOM = 6 * MEDIA_TOTAL


def main() -> None:
    """The whole of it."""
    given = _arguments()
    _OWN.mkdir(parents=True, exist_ok=True)
    found = find_peers(_OWN / "peers", not given.no_install, _say)
    folder = given.folder or _roomy(given.scale)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="amana-bench-", dir=folder) as work:
        _measure(Path(work), given, found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 is a tenth of every corpus")
    parser.add_argument("--folder", type=Path, help="measure on this file system")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="media,texts,growth,start", help="some of these, with commas")
    parser.add_argument("--no-install", action="store_true", help="measure the peers that are here")
    parser.add_argument("--results", type=Path, default=_OWN / "results.json")
    return parser.parse_args()


def _roomy(scale: float) -> Path:
    """Memory, where it has room for a corpus, a repository and what is given back; twice over."""
    if _SHM.is_dir() and shutil.disk_usage(_SHM).free > _ROOM * scale and _free_memory() > _ROOM * scale:
        return _SHM
    return _OWN


def _free_memory() -> int:
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _measure(work: Path, given: argparse.Namespace, found: dict[str, str]) -> None:
    only = given.only.split(",")
    facts = _facts(work, given, versions(found))
    _say("\n".join(f"- {name}: {value}" for name, value in facts.items()))
    everyone = contenders(found)
    sittings: list[Sitting] = []
    peaks: dict[str, float] = {}
    judged: list[Judged] = []
    for name, make in (("media", make_media), ("texts", make_texts)):
        if name in only:
            corpus = work / name
            make(corpus, given.scale)
            sittings.append(_sitting(corpus, everyone, work, given.rounds, name))
            peaks[name] = _quarter(corpus, work, sittings[-1])
            judged += judge_media(sittings[-1]) if name == "media" else judge_texts(sittings[-1])
            shutil.rmtree(corpus)
    growth = grow(work / "growth", given.scale) if "growth" in only else None
    judged += judge_growth(growth) if growth else ()
    peak = max([one.peak(OURS) for one in sittings] + ([growth.run.peak] if growth else []), default=0)
    judged += judge_memory(peak, peaks) if peak else ()
    judged += judge_start(_start()) if "start" in only else ()
    _print(sittings, judged)
    _write(given.results, facts, sittings, growth, judged)


def _sitting(corpus: Path, everyone: list[Contender], work: Path, rounds: int, name: str) -> Sitting:
    """Where files are small, the limit alone says nothing: it writes one file each, which nobody does."""
    chosen = (
        everyone if name == "media" else [one for one in everyone if one.name != "hash twice + encrypt + copy"]
    )
    return sit(corpus, chosen, work, rounds, _say)


def _quarter(corpus: Path, work: Path, sitting: Sitting) -> float:
    """The peak of adding all beside that of adding about a quarter."""
    contender = amana()
    at = Place(corpus, work / "quarter")
    prepare(contender, at)
    folders = sorted(path for path in corpus.iterdir() if path.is_dir())
    part = [str(path) for path in folders[:: max(1, min(4, len(folders)))]]
    assert contender.seal is not None
    command = [*contender.seal(at)[:-1], *part]
    peak = measured(command, own_folders(at.work)).peak
    shutil.rmtree(at.work)
    return max(one.peak for one in sitting.runs[OURS]["seal"]) / peak


def _start() -> float:
    """`amana --version` from start to end, as a person waits for it: the median of ten."""
    program = Path(sys.executable).with_name("amana")
    return median(measured([str(program), "--version"]).seconds for _ in range(10))


def _facts(work: Path, given: argparse.Namespace, peers: dict[str, str]) -> dict[str, str]:
    kind = subprocess.run(["stat", "-f", "-c", "%T", str(work)], capture_output=True, text=True, check=True)
    return {
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "file system": kind.stdout.strip(),
        "scale": str(given.scale),
        "rounds": str(given.rounds),
        "load average before": f"{os.getloadavg()[0]:.1f}",
        **peers,
    }


def _print(sittings: list[Sitting], judged: list[Judged]) -> None:
    for one in sittings:
        print(f"\n## {one.corpus}: {one.files:,} files, {one.bytes / 1e6:,.0f} MB; {load_words(one.loads)}\n")
        print(sitting_table(one))
    print(f"\n## Targets\n\n{targets_table(judged)}")


def _write(
    results: Path, facts: dict[str, str], sittings: list[Sitting], growth: Growth | None, judged: list[Judged]
) -> None:
    """For machines; the file of an earlier run is replaced."""
    given = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "facts": facts,
        "sittings": [told(one) for one in sittings],
        "growth": {**asdict(growth), "run": told_run(growth.run)} if growth else None,
        "targets": [{**asdict(one), "met": one.met} for one in judged],
    }
    results.parent.mkdir(parents=True, exist_ok=True)
    results.write_text(json.dumps(given, indent=1) + "\n", "utf-8")
    _say(f"written: {results}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
