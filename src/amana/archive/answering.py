"""Answering a challenge, for whoever holds a copy: no key is needed, and nothing of the copy leaves but hashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from amana.archive.challenge import Answer, Challenge, Value
from amana.archive.description import Description, read_description
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder
from amana.archive.object_checks import PIECE
from amana.archive.small_files import LARGEST, is_small_file
from amana.archive.source import now
from amana.errors import AmanaError, ArchiveFileDamaged, ChallengeUnreadable
from amana.records import Progress, Watch
from amana.seal import KeyedHash
from amana.stores import FolderFiles, FolderStore, disk_faults

_AT_ONCE: Final = 64


def answer_challenge(root: Path, challenge: Challenge, file: str = "", watch: Watch | None = None) -> Answer:
    """The answer of the copy in this folder. ChallengeUnreadable where it is about another archive.

    What is not here, or cannot be read, is answered so: it is for the auditor to say what that means.
    """
    layout = Layout(root)
    described = _described(layout)
    if described is not None and described.id != challenge.archive:
        raise ChallengeUnreadable(file=file, reason="of-another-archive")
    logs = {name: _log(layout, described, challenge, name, size) for name, size in challenge.logs}
    files = {path: small_value(FolderFiles(root), challenge, path) for path in challenge.files}
    objects = dict(_objects(layout, challenge, watch))
    return Answer(challenge.archive, challenge.id, now(), objects, logs, files)


def _described(layout: Layout) -> Description | None:
    """archive.json; a copy whose own is damaged can still show what else it has."""
    try:
        return read_description(layout.description)
    except ArchiveFileDamaged:
        return None


def _objects(layout: Layout, challenge: Challenge, watch: Watch | None) -> Iterator[tuple[str, Value]]:
    store = FolderStore(layout.objects)
    done = size = 0

    def one(digest: str) -> tuple[str, Value, int]:
        hashed, read = challenge.keyed("object"), 0
        try:
            with disk_faults(store.path(digest)), store.open(digest) as file:
                read = feed(file, hashed.update)
        except AmanaError:
            return digest, None, read  # not here, or not to be read: both are said
        return digest, hashed.hexdigest(), read

    with ThreadPoolExecutor(2, thread_name_prefix="amana-answer") as pool:
        for some in some_at_a_time(challenge.objects):
            for digest, value, read in pool.map(one, some):
                yield digest, value
                done, size = done + 1, size + read
                if watch:
                    watch(Progress(done, size, len(challenge.objects)))


def some_at_a_time(names: Sequence[str]) -> Iterator[list[str]]:
    """A few at a time, so that what is under way stays small."""
    listed = iter(names)
    while some := list(islice(listed, _AT_ONCE)):
        yield some


def feed(file: BinaryIO, *sinks: Callable[[memoryview], object]) -> int:
    """Give all that is left of an unbuffered file to each of these; how many bytes that was."""
    room = memoryview(bytearray(PIECE))
    total = 0
    while got := file.readinto(room):  # type: ignore[attr-defined]
        for sink in sinks:
            sink(room[:got])
        total += got
    return total


def small_value(files: FolderFiles, challenge: Challenge, path: str) -> Value:
    """The keyed hash of a small file; None where it is not here, cannot be read, or is no part of an archive."""
    if not is_small_file(path):
        return None
    try:
        data = files.read(path, LARGEST)
    except AmanaError:
        return None
    if data is None:
        return None
    hashed = challenge.keyed("file")
    hashed.update(data)
    return hashed.hexdigest()


def _log(
    layout: Layout, described: Description | None, challenge: Challenge, name: str, asked: int
) -> tuple[int, Value]:
    """How many of the entries asked about are here, and their keyed hash; no hash where the log cannot be read."""
    if not layout.log(name).exists():
        return 0, challenge.keyed("log").hexdigest()
    try:
        log = LogFolder(layout, name, described)
        size = min(asked, log.checkpoint().size)
        return size, log_value(log, size, challenge.keyed("log"))
    except AmanaError:
        return 0, None


def log_value(log: LogFolder, size: int, hashed: KeyedHash) -> str:
    """The keyed hash of a log's first entries, each after its length in two bytes. LogDamaged."""
    for entry in log.entries(0, size):
        hashed.update(len(entry).to_bytes(2, "big") + entry)
    return hashed.hexdigest()
