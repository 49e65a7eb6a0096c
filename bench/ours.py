"""One verb of ours in a process of its own, through the library; what it found is printed as one JSON object.

python -m bench.ours add ARCHIVE IDENTITY PATH...
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import amana

Told = dict[str, object]
# Outcomes are told one by one and not kept, as on the command line: memory then is the archive's own.


def add(archive: str, identity: str, *paths: str) -> Told:
    """Take in without reading texts. `seconds` is the call alone; `ends` says when each commit was told of."""
    begin = time.perf_counter()
    ends: list[tuple[int, float]] = []
    with amana.open_archive(archive, identity=identity) as opened:
        added = opened.add(
            *paths,
            read=False,
            watch=lambda now: ends.append((now.files, time.perf_counter() - begin)),
            tell=lambda _: None,
        )
    seconds = time.perf_counter() - begin
    if added.failed or added.fault or not added.kept:
        raise SystemExit(f"add: {added.kept} kept, {added.failed} failed, {added.fault}")
    return {"seconds": seconds, "kept": added.kept, "bytes": added.bytes, "ends": ends}


def verify(archive: str) -> Told:
    """Check everything without a key; anything amiss ends this process with a fault."""
    begin = time.perf_counter()
    verified = amana.verify(archive)
    if not verified.ok:
        raise SystemExit(f"verify: {verified}")
    return {"seconds": time.perf_counter() - begin, "objects": verified.objects, "bytes": verified.bytes}


def restore(archive: str, identity: str, dest: str) -> Told:
    """Give everything back."""
    begin = time.perf_counter()
    with amana.open_archive(archive, identity=identity) as opened:
        restored = opened.restore(dest, tell=lambda _: None)
    if restored.failed or not restored.restored:
        raise SystemExit(f"restore: {restored.restored} restored, {restored.failed} failed")
    return {"seconds": time.perf_counter() - begin, "restored": restored.restored}


def init(archive: str, identity: str) -> Told:
    """A new archive with an identity beside it."""
    Path(archive).parent.mkdir(parents=True, exist_ok=True)
    made = amana.init(archive, identity_out=identity, no_passphrase=True)
    return {"archive": made.archive_id}


_VERBS: dict[str, Callable[..., Told]] = {"init": init, "add": add, "verify": verify, "restore": restore}


def main() -> None:
    """Run the verb that the arguments name."""
    print(json.dumps(_VERBS[sys.argv[1]](*sys.argv[2:])))


if __name__ == "__main__":
    main()
