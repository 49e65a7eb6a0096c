"""What custodians erased: signed acts in log entries, and what stands in place of each object (format/keys.md).

Whoever holds no key can so tell an object that was erased from one that is missing. An act counts where
archive.json names it, or the present epoch's authority signed it; any other is named, and nothing follows from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from amana.archive.acts import SignedAct, authorities, check_act, current_authorities
from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, list_logs
from amana.errors import AmanaError, CheckpointUnreadable, ErasureRefused, RecordMalformed
from amana.records import Json, read_entry
from amana.stores import is_digest
from amana.tlog import VerifierKey

Pair = tuple[str, str | None]
"""An object that is no more, and one that holds what remains of it."""

_HAS_NOTE: Final = b'"note":'


@dataclass(frozen=True)
class Refused:
    """An erasure that does not count: its act's name, and a stable word for why."""

    name: str
    reason: str

    @property
    def fault(self) -> ErasureRefused:
        """The same as an error."""
        return ErasureRefused(act=self.name, reason=self.reason)


class Erased:
    """What the erasures that count come to."""

    def __init__(self, acts: Iterable[SignedAct] = (), refused: Iterable[Refused] = ()) -> None:
        self.acts = tuple(acts)
        self.refused = tuple(refused)
        self._new: dict[str, list[str]] = {}
        for act in self.acts:
            for old, new in pairs_of(act):
                self._new.setdefault(old, []).extend([new] if new else [])

    @property
    def old(self) -> frozenset[str]:
        """The objects that are no more."""
        return frozenset(self._new)

    def __contains__(self, digest: str) -> bool:
        return digest in self._new

    def live(self, digest: str) -> tuple[str, ...]:
        """What stands in this object's place: itself where it was not erased, nothing where all of it was.

        Several where two machines erased different things from one object at the same time.
        """
        found: dict[str, None] = {}
        waiting, seen = [digest], {digest}
        while waiting:
            one = waiting.pop(0)
            if one not in self._new:
                found[one] = None
                continue
            new = [other for other in self._new[one] if other not in seen]
            waiting += new
            seen.update(new)
        return tuple(found)

    def all_live(self, digests: Iterable[str]) -> tuple[str, ...]:
        """The same for several, each name once, in order."""
        return tuple(dict.fromkeys(live for digest in digests for live in self.live(digest)))


NOTHING: Final = Erased()


def pairs_of(act: SignedAct) -> list[Pair]:
    """What an act erases. ErasureRefused where it does not say it in the form it must."""
    told = act.body.get("objects")
    pairs = [_pair(one) for one in told] if isinstance(told, list) else []
    found = [pair for pair in pairs if pair is not None]
    if not found or len(found) != len(pairs):
        raise ErasureRefused(act=act.name, reason="act-unreadable")
    return found


def _pair(told: Json) -> Pair | None:
    if not isinstance(told, dict):
        return None
    old, new = told.get("old"), told.get("new")
    if not isinstance(old, str) or not is_digest(old) or old == new:
        return None
    if new is not None and not (isinstance(new, str) and is_digest(new)):
        return None
    return old, new


def judge(notes: Iterable[str], described: Description) -> Erased:
    """What these notes come to, whoever's logs they were found in: each proves itself."""
    counted: dict[str, SignedAct] = {}
    late: dict[str, SignedAct] = {}
    refused: dict[str, str] = {}
    known, present = authorities(described), current_authorities(described)
    for note in notes:
        try:
            act = _checked(note, described.id, known)
        except AmanaError as fault:
            refused[_name(note)] = str(fault.facts.get("reason", fault.code))
            continue
        counts = act.name in described.acts or act.signers & present
        (counted if counts else late)[act.name] = act
    gone = Erased(counted.values()).old
    # What a removed custodian signed is no matter any more where one who stands signed for the same.
    refused |= {act.name: "act-superseded" for act in late.values() if {old for old, _ in pairs_of(act)} - gone}
    ordered = [counted[name] for name in sorted(counted)]
    return Erased(ordered, (Refused(name, reason) for name, reason in sorted(refused.items())))


def _checked(note: str, archive: str, known: Sequence[VerifierKey]) -> SignedAct:
    """The erasure in this note, rightly signed by an authority of some epoch and in the form it must have."""
    try:
        act = check_act(note.encode("utf-8", "surrogatepass"), archive, known)
    except CheckpointUnreadable as fault:
        if fault.facts.get("reason") != "no-known-signature":
            raise
        raise ErasureRefused(act=_name(note), reason="act-unsigned") from fault
    if act.kind != "erased":
        raise ErasureRefused(act=act.name, reason="act-unreadable")
    pairs_of(act)
    return act


def _name(note: str) -> str:
    """As an act is named, whether or not it is one: by its text, before the signatures."""
    text, gap, _ = note.rpartition("\n\n")
    said = text + "\n" if gap else note
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def note_in(data: bytes) -> str | None:
    """The signed act that a log entry carries in the open; None for nearly every entry."""
    if _HAS_NOTE not in data:
        return None
    try:
        return read_entry(data).note
    except RecordMalformed:
        return None  # `verify` names the entry


def notes_in(layout: Layout, described: Description, since: Mapping[str, int] | None = None) -> Iterator[str]:
    """The notes in all logs here, from these lengths on; none of a log that cannot be read (`verify` names it)."""
    for device in list_logs(layout):
        log = LogFolder(layout, device, described)
        try:
            entries = log.entries((since or {}).get(device, 0), log.checkpoint().size)
            yield from (note for data in entries if (note := note_in(data)) is not None)
        except AmanaError:
            continue


def read_erased(layout: Layout, described: Description) -> Erased:
    """What was erased, as the logs here say."""
    return judge(notes_in(layout, described), described)


def erased_since(layout: Layout, described: Description, positions: Mapping[str, int]) -> bool:
    """Whether something was erased in what the logs hold beyond these lengths; False where all are at 0."""
    return bool(positions) and bool(judge(notes_in(layout, described, positions), described).acts)
