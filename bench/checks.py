"""That what was measured was also right: every file given back has the bytes it came with."""

from __future__ import annotations

import hashlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

Sums = Counter[tuple[str, str]]


def sums(folder: Path) -> Sums:
    """(file name, SHA-256) of every file under the folder, with how often it occurs."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    with ThreadPoolExecutor(2) as pool:
        return Counter(zip((path.name for path in files), pool.map(_sum, files), strict=True))


def _sum(path: Path) -> str:
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_given_back(wanted: Sums, folder: Path, who: str) -> None:
    """Raises ValueError unless all of these files are there, and no others but the list of sums."""
    found = sums(folder)
    for name, digest in [*found]:
        if name == "SHA256SUMS":
            del found[name, digest]
    if found != wanted:
        raise ValueError(f"{who}: {(wanted - found).total()} files missing, {(found - wanted).total()} others")
