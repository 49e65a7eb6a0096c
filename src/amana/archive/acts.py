"""Acts that a custodian signs, so that whoever holds no key can tell them from a stranger's (docs/format/keys.md).

An act is a C2SP signed note. It is signed with the authority key of every epoch that its author can open: a
key that is made from the epoch's archive secret, so whoever opens the archive can sign and nobody else can.
Acts lie under acts/, one file each, and are only ever added: copies merge them by union.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.errors import AmanaError, CheckpointUnreadable, NoteKeyUnreadable, ProofWrong, RecordMalformed
from amana.records import Json, canonical, parse_canonical
from amana.seal import SecretIdentity, derive, recipient_text
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import SigningKey, VerifierKey, open_note, sign_note

MAX_ACT: Final = 32 * 1024
"""The longest act, in bytes."""
MAX_ACTS: Final = 4096
"""The most acts that are read from another copy at once."""

SUFFIX: Final = ".note"
_HEAD: Final = "amana act v1"
_PURPOSE: Final = b"authority"
_KINDS: Final = {
    "epoch-started",
    "custodian-added",
    "custodian-removed",
    "device-admitted",
    "device-lost",
    "erased",
}


@dataclass(frozen=True)
class SignedAct:
    """An act and who signed it. `name` is the first 16 hex digits of the SHA-256 of the signed text."""

    name: str
    body: Mapping[str, Json]
    note: bytes
    signers: frozenset[str] = frozenset()
    """The authorities, of those that were asked about, whose signature holds: their vkeys."""

    @property
    def kind(self) -> str:
        """What it does."""
        return str(self.body["act"])


def authority(secret: SecretIdentity, archive: str) -> SigningKey:
    """The key that signs acts for whoever opens this epoch's archive key."""
    key = SigningKey("unnamed", derive(secret, _PURPOSE, 32))
    return key.named(_authority_name(key.verifier.public, archive))


def _authority_name(public: bytes, archive: str) -> str:
    return f"amana/{archive}/authority/{hashlib.sha256(public).hexdigest()[:16]}"


def read_authority(text: str, archive: str) -> VerifierKey:
    """The authority whose vkey this is. Raises NoteKeyUnreadable, also where its name is not made from its key:
    notes tell keys apart by a name and four bytes, and those of another could be met by trying.
    """
    key = VerifierKey.from_text(text)
    if key.name != _authority_name(key.public, archive):
        raise NoteKeyUnreadable(reason="name")
    return key


def authorities(described: Description) -> list[VerifierKey]:
    """The authority of every epoch that archive.json names one for, oldest first."""
    return [VerifierKey.from_text(one.authority) for one in described.epochs if one.authority]


def current_authorities(described: Description) -> frozenset[str]:
    """The vkeys whose word counts now: those of the highest epoch."""
    return frozenset([described.current.authority] if described.current.authority else [])


def sign_act(body: Mapping[str, Json], keys: Iterable[SecretIdentity], archive: str) -> SignedAct:
    """The act, signed for each of these archive keys."""
    signing = [authority(key, archive) for key in keys]
    text = f"{_HEAD}\n{archive}\n{canonical(dict(body)).decode()}\n"
    note = sign_note(text, signing)
    return SignedAct(_name(text), dict(body), note, frozenset(key.verifier.text for key in signing))


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def check_act(note: bytes, archive: str, known: Sequence[VerifierKey]) -> SignedAct:
    """The act in this note, if one of these authorities signed it for this archive.

    Raises CheckpointUnreadable where it is no such note or nobody known signed it, ProofWrong (reason) where
    it is not of this archive or of no known kind.
    """
    if len(note) > MAX_ACT:
        raise CheckpointUnreadable(reason="too-long")
    if not known:
        raise CheckpointUnreadable(reason="no-known-signature")
    return _checked(note, archive, tuple(known))


@lru_cache(256)
def _checked(note: bytes, archive: str, known: tuple[VerifierKey, ...]) -> SignedAct:
    """The same acts are asked for by every page; to check their signatures is what takes long."""
    opened = open_note(note, known)
    head, _, rest = opened.text.partition("\n")
    told, _, body_text = rest.partition("\n")
    if head != _HEAD or told != archive:
        raise ProofWrong(reason="act-of-another-archive")
    try:
        body = parse_canonical(body_text.removesuffix("\n").encode())
    except RecordMalformed as fault:
        raise ProofWrong(reason="act-unreadable") from fault
    if not isinstance(body, dict) or body.get("act") not in _KINDS:
        raise ProofWrong(reason="act-unreadable")
    signed = {(one.name, one.key_id) for one in opened.verified}
    signers = frozenset(key.text for key in known if (key.name, key.key_id) in signed)
    return SignedAct(_name(opened.text), body, note, signers)


@dataclass(frozen=True)
class ReadActs:
    """The acts that lie in a folder: those that an authority signed, and the names of those that none did."""

    acts: tuple[SignedAct, ...] = ()
    unsigned: tuple[str, ...] = ()


def act_path(name: str) -> str:
    """Where an act lies, as a path in the archive."""
    return f"acts/{name}{SUFFIX}"


def is_act_name(name: str) -> bool:
    """Whether this is how a file under acts/ is called."""
    stem = name.removesuffix(SUFFIX)
    return name.endswith(SUFFIX) and len(stem) == 16 and not set(stem) - set("0123456789abcdef")


class _ActFiles(Mapping[str, bytes | None]):
    """The files under acts/ by the name of the act, read when asked for: a stranger may have put any number there,
    and what nobody signed must neither fill the memory nor keep the others from being read."""

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.acts
        with disk_faults(layout.acts):
            there = [file.name for file in layout.acts.iterdir()] if layout.acts.is_dir() else []
        self._names = sorted(name.removesuffix(SUFFIX) for name in there if is_act_name(name))

    def __getitem__(self, name: str) -> bytes | None:
        try:
            with open_plain(self._folder / f"{name}{SUFFIX}") as opened:
                return read_limited(opened, MAX_ACT + 1)
        except OSError:
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def read_acts(layout: Layout, described: Description) -> ReadActs:
    """The acts here, by name. What cannot be read, or nobody known signed, is named and not believed."""
    return judge_acts(_ActFiles(layout), described)


def judge_acts(notes: Mapping[str, bytes | None], described: Description) -> ReadActs:
    """The same for notes from anywhere, by the name they were found under. Authorities follow one another:
    an epoch that begins brings its own, and acts of the next are judged by that."""
    known = {key.text: key for key in authorities(described)}
    found: dict[str, SignedAct] = {}
    while True:
        new = _judged(notes, described.id, list(known.values()), found)
        found |= {act.name: act for act in new}
        brought = _brought(new, described.id)
        if brought.keys() <= known.keys():
            break
        known |= brought
    # Once more with every authority known, so that each act has all its signers.
    signed = {act.name: act.note for act in found.values()}
    whole = _judged(signed, described.id, list(known.values()), {})
    return ReadActs(tuple(whole), tuple(name for name in sorted(notes) if name not in found))


def _brought(acts: Iterable[SignedAct], archive: str) -> dict[str, VerifierKey]:
    """The authorities of the epochs that these acts begin."""
    found: dict[str, VerifierKey] = {}
    for told in (act.body.get("authority") for act in acts if act.kind == "epoch-started"):
        with suppress(NoteKeyUnreadable):  # it signs nothing then; whether the act counts is for `accept`
            found |= {told: read_authority(told, archive)} if isinstance(told, str) else {}
    return found


def _judged(
    notes: Mapping[str, bytes | None], archive: str, known: Sequence[VerifierKey], done: Mapping[str, SignedAct]
) -> list[SignedAct]:
    judged = []
    for name in sorted(notes.keys() - done.keys()):
        note = notes[name]
        try:
            act = check_act(note, archive, known) if note is not None else None
        except AmanaError:
            continue  # told as unsigned
        if act is not None and act.name == name:
            judged.append(act)
    return judged


def write_act(layout: Layout, disk: Disk, act: SignedAct, *, over: bool = False) -> None:
    """Keep the act, durable on return; there already is fine. `over` puts it in the place of one that had fewer
    signatures."""
    disk.make_folder(layout.acts)
    place = layout.root / act_path(act.name)
    if over or not place.exists():
        disk.replace(place, act.note)


def epoch_body(number: int, secret: SecretIdentity, started: str, archive: str) -> dict[str, Json]:
    """The body of the act that begins an epoch; its envelopes are added by who makes them."""
    return {
        "act": "epoch-started",
        "at": started,
        "authority": authority(secret, archive).verifier.text,
        "epoch": number,
        "recipient": recipient_text(secret.recipient),
    }
