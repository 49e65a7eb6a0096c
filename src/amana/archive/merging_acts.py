"""Acts that custodians signed, and the envelopes these name: grow-only sets, merged by union.

An act counts for nothing until it is accepted here; but it is taken over only if somebody who opens the archive,
now or before, signed it. An envelope is taken over only by the hash that such an act, or our archive.json, names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from amana.archive.acts import (
    MAX_ACT,
    SUFFIX,
    SignedAct,
    act_path,
    is_act_name,
    judge_acts,
    read_acts,
    write_act,
)
from amana.archive.description import Description
from amana.archive.keys import is_envelope
from amana.archive.layout import Layout
from amana.archive.places import Place
from amana.archive.standing import accept
from amana.errors import ActUnsigned, ArchiveFileDamaged, CheckpointUnreadable
from amana.records import Json
from amana.stores import Disk, Files, disk_faults, is_digest, open_plain, read_limited
from amana.tlog import merge_signatures

_LARGEST_ENVELOPE: Final = 1 << 20
# Far more than there are: whoever fills a copy with junk must not hide the acts behind it.
_MOST_ASKED: Final = 1 << 16
_BRINGS_ENVELOPES: Final = ("epoch-started", "custodian-added")
_FOR_KITS: Final = "epoch-started"


@dataclass
class PulledActs:
    """How many acts and envelopes were taken over, and the names of all acts that the copy has."""

    acts: int = 0
    envelopes: int = 0
    there: set[str] = field(default_factory=set)


def pull_acts(layout: Layout, described: Description, place: Place, disk: Disk) -> PulledActs:
    """Take over the acts that we have not. One that nobody signed who opens the archive is named in the place's
    faults. A capture kit takes those alone that begin an epoch."""
    pulled = PulledActs(there=set(_names(place.medium.files)))
    if layout.elsewhere is not None:
        return pulled  # nothing can be kept here
    known = {act.name: act.note for act in read_acts(layout, described).acts}
    # One that is here and not accepted may have lost a signature on its way: theirs may have it.
    asked = sorted(name for name in pulled.there if name not in known or name not in described.acts)
    new = {name: _read(place.medium.files, act_path(name), MAX_ACT) for name in asked}
    notes = {**known, **{name: _joined(known.get(name), note) for name, note in new.items()}}
    if notes == known:
        return pulled
    judged = judge_acts(notes, described)
    for act in judged.acts:
        if known.get(act.name) != act.note and _may_take(described, act):
            write_act(layout, disk, act, over=act.name in known)
            pulled.acts += 1
    place.faults += [ActUnsigned(act=name) for name in judged.unsigned if name in new]
    return pulled


def _joined(ours: bytes | None, theirs: bytes | None) -> bytes | None:
    """Both notes' signatures under the text that they share; ours, where theirs adds nothing that can be read."""
    if ours is None or theirs is None or ours == theirs:
        return ours or theirs
    try:
        return merge_signatures(ours, theirs)
    except CheckpointUnreadable:
        return ours


def _names(files: Files) -> Iterator[str]:
    found = (path.removeprefix("acts/") for path in files.names("acts"))
    return (name.removesuffix(SUFFIX) for name in islice(filter(is_act_name, found), _MOST_ASKED))


def _read(files: Files, path: str, limit: int) -> bytes | None:
    try:
        return files.read(path, limit)
    except ArchiveFileDamaged:
        return None  # larger than any act, or a link: as good as unsigned


def _may_take(described: Description, act: SignedAct) -> bool:
    return described.capture is None or act.kind == _FOR_KITS


def pull_envelopes(layout: Layout, described: Description, place: Place, disk: Disk) -> int:
    """Take over the envelopes that belong to the archive and do not lie here as they must; how many."""
    if described.capture is not None or place.kit or layout.elsewhere is not None:
        return 0
    taken = 0
    for name, sha256 in envelopes(layout, described).items():
        if _digest_here(layout, name) == sha256:
            continue
        data = _read(place.medium.files, name, _LARGEST_ENVELOPE)
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            place_here = layout.root / name
            disk.make_folder(place_here.parent)
            disk.replace(place_here, data)
            taken += 1
    return taken


def envelopes(layout: Layout, described: Description) -> Mapping[str, str]:
    """Path -> SHA-256 of every envelope that belongs here: those that archive.json names or will name, and those
    of epochs begun elsewhere at the same time, which are not followed and must open all the same."""
    accepted = accept(described, read_acts(layout, described).acts)
    found = {file.name: file.sha256 for file in accepted.described.files if is_envelope(file.name)}
    for act in accepted.refused:
        if act.kind in _BRINGS_ENVELOPES:
            found = {**dict(_named_by(act)), **found}
    return found


def _named_by(act: SignedAct) -> Iterator[tuple[str, str]]:
    told: Json = act.body.get("envelopes")
    for one in told if isinstance(told, list) else []:
        name, sha256 = (one.get("name"), one.get("sha256")) if isinstance(one, dict) else (None, None)
        if isinstance(name, str) and isinstance(sha256, str) and is_envelope(name) and is_digest(sha256):
            yield name, sha256


def _digest_here(layout: Layout, name: str) -> str | None:
    try:
        with open_plain(layout.root / name) as file:
            return hashlib.sha256(read_limited(file, _LARGEST_ENVELOPE)).hexdigest()
    except OSError:
        return None  # absent or unreadable: then another copy's is taken


def push_acts(layout: Layout, described: Description, place: Place, there: Iterable[str]) -> int:
    """Give the acts that the copy has not; to a capture kit those alone that begin an epoch. How many."""
    have, given = set(there), 0
    for act in read_acts(layout, described).acts:
        if act.name not in have and (not place.kit or act.kind == _FOR_KITS):
            place.medium.files.write(act_path(act.name), act.note)
            given += 1
    return given


def push_envelopes(layout: Layout, described: Description, place: Place) -> int:
    """Give the envelopes that the copy has not; how many."""
    if described.capture is not None or place.kit:
        return 0
    have, given = set(place.medium.files.names("keys")), 0
    for name, sha256 in envelopes(layout, described).items():
        if name not in have and _digest_here(layout, name) == sha256:
            with disk_faults(layout.root / name):
                data = (layout.root / name).read_bytes()
            place.medium.files.write(name, data)
            given += 1
    return given
