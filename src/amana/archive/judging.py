"""One answer to one challenge, held against what is here. Each way of answering without the bytes has its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from amana.archive.answering import feed, log_value, small_value, some_at_a_time
from amana.archive.challenge import Answer, Challenge, Value, keyed
from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder
from amana.archive.sampling import what_it_shows
from amana.errors import AmanaError
from amana.records import Audited, Misanswered, Progress, Watch
from amana.stores import FolderFiles, FolderStore, disk_faults

_LOOKED_INTO: Final = 100
"""How many wrong answers are held against earlier challenges: each costs reading the object again."""


@dataclass(frozen=True)
class _Own:
    """One object as it is here: its size, and its keyed hash; none where it is damaged or missing here."""

    size: int
    value: Value


class Judging:
    """One answer to one challenge, held against what is here."""

    def __init__(
        self, layout: Layout, described: Description, challenge: Challenge, answer: Answer, watch: Watch | None
    ) -> None:
        self._layout, self._described, self._watch = layout, described, watch
        self._challenge, self._answer = challenge, answer
        self._store = FolderStore(layout.objects)
        self._own: dict[str, _Own] = {}
        self._wrong: list[Misanswered] = []
        self._unjudged: list[str] = []
        self._is_behind = False
        self._on_their_way = 0

    def audited(
        self, copy: str, total: int, named: set[bytes], once: Mapping[str, int], older: Iterable[bytes]
    ) -> Audited:
        """The outcome. `named` are the objects that the holder's logs name, `once` how long those were."""
        self._logs(once)
        self._files()
        self._read_own()
        right = self._objects(named, list(older))
        asked = len(self._challenge.objects)
        unjudged = (*self._unjudged, *(digest for digest, own in self._own.items() if own.value is None))
        ok = not self._wrong and (bool(right) or not asked)
        return Audited(
            copy,
            "nonce",
            ok,
            total,
            len(right),
            sum(self._own[digest].size for digest in right),
            what_it_shows(total, len(right)) if ok and asked < total else (),
            wrong=tuple(self._wrong),
            unjudged=unjudged,
            behind=self._on_their_way,
        )

    def _say(self, name: str, reason: str) -> None:
        self._wrong.append(Misanswered(name, reason))

    def _logs(self, once: Mapping[str, int]) -> None:
        """A log that is shorter is on its way, unless it was longer once."""
        for name, asked in self._challenge.logs:
            size, value = self._answer.logs.get(name, (0, ""))
            if reason := _shape(name in self._answer.logs, value):
                self._say(f"logs/{name}", reason)
            elif size < min(asked, once.get(name, 0)):
                self._say(f"logs/{name}", "rolled-back")
            elif (own := self._own_log(name, min(size, asked))) is None:
                self._unjudged.append(f"logs/{name}")
            elif size > asked or value != own:
                self._say(f"logs/{name}", "differs")
            self._is_behind |= size < asked

    def _own_log(self, name: str, size: int) -> str | None:
        log = LogFolder(self._layout, name, self._described)
        try:
            return log_value(log, size, self._challenge.keyed("log"))
        except AmanaError:
            return None  # damaged here since it was asked about

    def _files(self) -> None:
        own = FolderFiles(self._layout.root)
        for path in self._challenge.files:
            expected = small_value(own, self._challenge, path)
            value = self._answer.files.get(path, "")
            if expected is None:
                self._unjudged.append(path)
                continue
            if value == expected:
                continue
            if value is None and self._is_behind:
                self._on_their_way += 1
            else:
                self._say(path, _shape(path in self._answer.files, value) or "differs")

    def _read_own(self) -> None:
        done = 0
        with ThreadPoolExecutor(2, thread_name_prefix="amana-judge") as pool:
            for some in some_at_a_time(self._challenge.objects):
                for digest, own in zip(some, pool.map(self._one, some), strict=True):
                    self._own[digest] = own
                    done += own.size
                    if self._watch:
                        self._watch(Progress(len(self._own), done, len(self._challenge.objects)))

    def _one(self, digest: str) -> _Own:
        """Both hashes in one pass: what is not right here cannot judge anybody."""
        hashed, plain = self._challenge.keyed("object"), hashlib.sha256()
        try:
            with disk_faults(self._store.path(digest)), self._store.open(digest) as file:
                size = feed(file, hashed.update, plain.update)
        except AmanaError:
            return _Own(0, None)
        return _Own(size, hashed.hexdigest() if plain.hexdigest() == digest else None)

    def _objects(self, named: set[bytes], older: list[bytes]) -> list[str]:
        """The objects that were answered rightly; the others are told."""
        values = {own.value for own in self._own.values() if own.value}
        right = []
        looked = 0
        for digest, own in self._own.items():
            value = self._answer.objects.get(digest, "")
            if own.value is None:
                continue
            if value == own.value:
                right.append(digest)
            elif value is None and bytes.fromhex(digest) not in named:
                self._on_their_way += 1
            else:
                reason = _shape(digest in self._answer.objects, value)
                looked += reason is None
                why = reason or self._why(digest, str(value), values, older if looked <= _LOOKED_INTO else [])
                self._say(digest, why)
        return right

    def _why(self, digest: str, value: str, values: set[str], older: list[bytes]) -> str:
        """How a wrong hash may have come about."""
        if value in values:
            return "swapped"
        if value in _without_bytes(self._challenge, digest):
            return "from-the-name"
        if any(value == self._keyed_before(digest, nonce) for nonce in older):
            return "old-answer"
        return "differs"

    def _keyed_before(self, digest: str, nonce: bytes) -> str:
        hashed = keyed(nonce, self._challenge.archive, "object")
        with disk_faults(self._store.path(digest)), self._store.open(digest) as file:
            feed(file, hashed.update)
        return hashed.hexdigest()


def _shape(answered: bool, value: Value) -> str | None:
    """What is wrong with an answer before it is looked at; None for one that is a hash."""
    if not answered:
        return "unanswered"
    if value is None:
        return "missing"
    return None if value else "answer-shape"


def _without_bytes(challenge: Challenge, digest: str) -> set[str]:
    """What somebody may answer who knows the name, the challenge, and not the bytes."""
    raw = bytes.fromhex(digest)
    found = {digest, challenge.nonce.hex(), challenge.keyed("object").hexdigest()}
    for known in (raw, digest.encode()):
        hashed = challenge.keyed("object")
        hashed.update(known)
        found.add(hashed.hexdigest())
        found |= {hashlib.sha256(told).hexdigest() for told in (challenge.nonce + known, known + challenge.nonce)}
    return found
