"""Mending small files here: archive.json, what it names, and the acts that it says are accepted.

Nothing of a copy's is believed for lying there. archive.json must be the one that a log here vouches for, the
others those that archive.json names by their hashes, acts such as a custodian signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Final

from amana.archive.acts import MAX_ACT, act_path, judge_acts, read_acts
from amana.archive.aside import Aside
from amana.archive.description import Description, PlainFile, read_description
from amana.archive.device import read_device_key
from amana.archive.erased import read_erased
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.logs import LogFolder, device_of, list_logs
from amana.archive.small_files import LARGEST
from amana.archive.sources import Source, Sources
from amana.errors import AmanaError, ArchiveFileDamaged, NotAnArchive, RecordMalformed
from amana.records import Mended, NotMended, read_entry
from amana.stores import Disk, open_plain, read_limited

_OWN: Final = {"README.txt", "rescue.py"}


class MendingFiles:
    """Mends the small files of the archive in this folder."""

    def __init__(self, layout: Layout, sources: Sources, disk: Disk, aside: Aside) -> None:
        self._layout, self._sources, self._disk, self._aside = layout, sources, disk, aside

    def description(self) -> Mended | NotMended | None:
        """Mend archive.json, if it cannot be read or no log here vouches for it; None where it is right."""
        data = self._bytes(DESCRIPTION)
        vouched = vouched_by_logs(self._layout)
        if data is not None and _digest(data) in vouched:
            return None
        if not vouched:  # no log that holds: nobody can say which archive.json would be right
            return NotMended("file", DESCRIPTION, "missing") if _unreadable(self._layout) else None

        def right(source: Source) -> bytes | None:
            theirs = source.medium.files.read(DESCRIPTION, LARGEST)
            return theirs if theirs is not None and _digest(theirs) in vouched else None

        found = self._sources.first(right)
        reason = "missing" if data is None else "not-the-one-the-log-names"
        return self._mended(DESCRIPTION, found, reason)

    def named(self, described: Description) -> Iterator[Mended | NotMended]:
        """Mend what archive.json names: README.txt, rescue.py, envelopes."""
        for file in described.files:
            data = self._bytes(file.name)
            if data is None or _digest(data) != file.sha256:
                reason = "missing" if data is None else "not-the-one-archive-json-names"
                yield self._mended(file.name, self._of_name(file), reason)

    def _of_name(self, file: PlainFile) -> tuple[str, bytes] | None:
        if file.name in _OWN:  # this version of Amana may have the very file
            ours = (files("amana.archive") / "rescue" / file.name).read_bytes()
            if _digest(ours) == file.sha256:
                return "here", ours

        def right(source: Source) -> bytes | None:
            theirs = source.medium.files.read(file.name, LARGEST)
            return theirs if theirs is not None and _digest(theirs) == file.sha256 else None

        return self._sources.first(right)

    def acts(self, described: Description) -> Iterator[Mended | NotMended]:
        """Mend the acts that archive.json names. Erasures ride in the logs."""
        here = {act.name for act in read_acts(self._layout, described).acts}
        here |= {act.name for act in read_erased(self._layout, described).acts}
        for name in sorted(set(described.acts) - here):
            path = act_path(name)
            reason = "missing" if self._bytes(path) is None else "act-unreadable"
            yield self._mended(path, self._act(described, name), reason)

    def _act(self, described: Description, name: str) -> tuple[str, bytes] | None:
        def right(source: Source) -> bytes | None:
            note = source.medium.files.read(act_path(name), MAX_ACT)
            return note if note and judge_acts({name: note}, described).acts else None

        return self._sources.first(right)

    def _mended(self, path: str, found: tuple[str, bytes] | None, reason: str) -> Mended | NotMended:
        if found is None:
            return NotMended("file", path, reason)
        source, data = found
        place = self._layout.root / path
        self._aside.put(place, path.replace("/", "-"))
        self._disk.make_folder(place.parent)
        self._disk.replace(place, data)
        return Mended("file", path, source)

    def _bytes(self, path: str) -> bytes | None:
        """What lies there, if it is a plain file that can be read."""
        try:
            with open_plain(self._layout.root / path) as file:
                return read_limited(file, LARGEST + 1)
        except OSError:
            return None


def vouched_by_logs(layout: Layout) -> set[str]:
    """The archive.json (SHA-256, hex) that this machine's own log vouches for; where it has none that holds, those
    of every log here."""
    key = read_device_key(layout)
    own = _vouched(layout, [device_of(key.verifier)]) if key else set()
    return own or _vouched(layout, list_logs(layout))


def _vouched(layout: Layout, names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        last: list[str] = []

        def see(_: int, data: bytes, last: list[str] = last) -> None:
            vouched = _vouched_in(data)
            if vouched:
                last[:] = [vouched]

        try:
            LogFolder(layout, name, None).verify(see)
        except AmanaError:
            continue  # a log that does not hold vouches for nothing
        found.update(last)
    return found


def ever_vouched(layout: Layout, described: Description) -> set[str]:
    """Every archive.json (SHA-256, hex) that a log here ever vouched for, as far as the logs can be read."""
    found = {described.digest}
    for name in list_logs(layout):
        log = LogFolder(layout, name, described)
        try:
            vouched = (_vouched_in(data) for data in log.entries(0, log.checkpoint().size))
            found.update(one for one in vouched if one)
        except AmanaError:
            continue
    return found


def _vouched_in(data: bytes) -> str | None:
    """The archive.json that an entry vouches for; None for nearly every entry."""
    if b'"archive"' not in data:
        return None
    try:
        return read_entry(data).archive
    except RecordMalformed:
        return None  # `verify` names the entry


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unreadable(layout: Layout) -> bool:
    try:
        read_description(layout.description)
    except (NotAnArchive, ArchiveFileDamaged):
        return True
    return False
