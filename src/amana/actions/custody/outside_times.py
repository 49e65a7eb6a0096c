"""Two clocks: what outsiders say of when a checkpoint was there, checked; and apart, what its device claims."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from amana.actions.custodians.folders import cache_folder
from amana.actions.custodians.identities import own_identity_file, read_identity_files
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import (
    DESCRIPTION,
    Archive,
    Head,
    KeptToken,
    Layout,
    Stamps,
    attested_heads,
    device_clock,
    known_cosigners,
    present_heads,
    read_description,
    stamp_digest,
)
from amana.attesting import (
    CheckedTime,
    InBlock,
    Pending,
    check_header,
    check_token,
    in_whole_seconds,
    read_header,
    read_ots,
    read_pem,
    read_roots,
    read_token,
)
from amana.attesting import not_later_than as earliest
from amana.errors import CannotOpen, CheckpointUnreadable, TimestampWrong
from amana.records import CheckpointTimes, TimeBound, Timestamp
from amana.tlog import Checkpoint, cosignatures

AnyPath = str | os.PathLike[str]

LEAST_AUTHORITIES = 2
"""One authority may lie, be made to lie, or lose its key: two have to agree."""

_BLOCK_IS_OFF_BY = timedelta(hours=2)
"""A block's time is its miner's word; the network refuses what is further off."""
_LARGEST_HEADER_FILE = 4096
_END = datetime(9999, 1, 1, tzinfo=UTC).timestamp()


class Said(Protocol):
    """What outsiders said of one checkpoint, wherever it is kept: `Stamps` in an archive, a proof in a file."""

    def tokens(self) -> list[KeptToken]:
        """Every authority's answer."""
        ...

    def proof(self) -> bytes | None:
        """The calendars' proof; None where there is none."""
        ...


class Outsiders:
    """Checks what outsiders said, against the roots and block headers that the caller trusts.

    `roots` is a PEM file; `block_headers` are headers in hex, or files that hold one so. RootsUnreadable,
    BlockHeaderUnreadable.
    """

    def __init__(self, roots: AnyPath | None = None, block_headers: Iterable[str] = ()) -> None:
        self.roots = read_roots(Path(roots)) if roots is not None else None
        self._headers = [read_header(_hex_of(one)) for one in block_headers]

    def times(self, stamps: Said, checkpoint: Checkpoint) -> tuple[Timestamp, ...]:
        """All that was kept of this checkpoint: tokens by name, then the calendars' proof."""
        tokens = (self._token(kept, checkpoint) for kept in stamps.tokens())
        return *tokens, *self._proof(stamps.proof(), checkpoint)

    def _token(self, kept: KeptToken, checkpoint: Checkpoint) -> Timestamp:
        try:
            return token_time(kept.server, self.checked(kept, checkpoint))
        except TimestampWrong as fault:
            return Timestamp("rfc3161", kept.server, "wrong", str(fault))

    def checked(self, kept: KeptToken, checkpoint: Checkpoint) -> CheckedTime:
        """A kept token, checked with the certificates that are kept for it. TimestampWrong."""
        token = read_token(kept.response)
        return check_token(token, checkpoint.text.encode(), self.roots, read_pem(kept.chain))

    def _proof(self, proof: bytes | None, checkpoint: Checkpoint) -> list[Timestamp]:
        if proof is None:
            return []
        try:
            return [self._attested(one) for one in read_ots(proof, stamp_digest(checkpoint))]
        except TimestampWrong as fault:
            return [Timestamp("opentimestamps", "calendars", "wrong", str(fault))]

    def _attested(self, one: InBlock | Pending) -> Timestamp:
        if isinstance(one, Pending):
            return Timestamp("opentimestamps", one.calendar, "pending")
        told = Timestamp("opentimestamps", "bitcoin", "in-block", height=one.height, merkle_root=one.merkle_root)
        for header in self._headers:
            time = check_header(one, header)
            if time is not None:
                latest = in_whole_seconds(time + _BLOCK_IS_OFF_BY)
                return replace(told, state="checked", time=in_whole_seconds(time), not_later_than=latest)
        return told


def token_time(name: str, checked: CheckedTime) -> Timestamp:
    """A checked token as it is told."""
    return Timestamp(
        "rfc3161",
        name,
        "checked",
        by=checked.authority,
        time=checked.time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        not_later_than=in_whole_seconds(checked.not_later_than),
        vouched=checked.chain.vouched,
        root=checked.chain.end,
        fingerprint=checked.chain.fingerprint,
    )


def cosigned(layout: Layout, note: bytes) -> tuple[Timestamp, ...]:
    """What cosigners whose keys this machine knows say of the checkpoint in this note."""
    try:
        lines = cosignatures(note, known_cosigners(layout))
    except CheckpointUnreadable as fault:
        return (Timestamp("cosignature", "checkpoint", "wrong", str(fault)),)
    said = (
        (one.name, in_whole_seconds(datetime.fromtimestamp(one.time, UTC))) for one in lines if one.time < _END
    )
    return tuple(
        Timestamp("cosignature", name, "checked", by=name, time=time, not_later_than=time, vouched="trusted")
        for name, time in said
    )


def bounds(times: Iterable[Timestamp], size: int) -> list[TimeBound]:
    """What these timestamps of a checkpoint of that size bound."""
    return [_bound(one, size) for one in times if one.state == "checked" and one.not_later_than]


def _bound(one: Timestamp, size: int) -> TimeBound:
    time = one.not_later_than or ""
    if one.kind != "opentimestamps":
        return TimeBound(size, time, one.kind, one.by or one.name, one.vouched == "trusted")
    return TimeBound(size, time, "bitcoin", f"Bitcoin {one.height}", trusted=True)


def is_stamped(times: Iterable[Timestamp]) -> bool:
    """Whether tokens of two authorities hold: by who signed them, not by whom we asked."""
    return len({one.by for one in times if one.kind == "rfc3161" and one.state == "checked"}) >= LEAST_AUTHORITIES


def has_proof(times: Iterable[Timestamp]) -> bool:
    """Whether there is a calendars' proof, finished or not."""
    return any(one.kind == "opentimestamps" and one.state != "wrong" for one in times)


def timestamps(
    path: AnyPath,
    *,
    roots: AnyPath | None = None,
    block_headers: Iterable[str] = (),
    identity: AnyPath | Sequence[AnyPath] | None = None,
    passphrase: str | None = None,
) -> tuple[CheckpointTimes, ...]:
    """What outsiders say of every checkpoint they were shown, and of each log's present one; nobody is asked.

    Where a key is at hand, what the device's own clock claims stands beside it, never mixed with it.
    """
    root = Path(path).absolute()
    outsiders, layout = Outsiders(roots, block_headers), Layout(root)
    described = read_description(root / DESCRIPTION)
    heads = {head.name: head for head in present_heads(layout, described)}
    heads |= {head.name: head for head in attested_heads(layout, described)}
    archive = _opened(root, described.id, identity, passphrase)
    try:
        return tuple(_told(outsiders, layout, archive, heads[name]) for name in sorted(heads))
    finally:
        if archive is not None:
            archive.close()


def _told(outsiders: Outsiders, layout: Layout, archive: Archive | None, head: Head) -> CheckpointTimes:
    if head.checkpoint is None:
        return CheckpointTimes(head.name.device, head.name.size, head.name.root, reason=head.reason)
    times = (*outsiders.times(Stamps(layout, head.name), head.checkpoint), *cosigned(layout, head.note))
    size = head.checkpoint.size
    return CheckpointTimes(
        head.name.device,
        size,
        head.checkpoint.root.hex(),
        times,
        earliest(bounds(times, size), size - 1),
        device_clock(archive, head.name.device, size) if archive else None,
        ok=is_stamped(times),
        logs=head.logs,
    )


def log_bounds(
    path: AnyPath, *, roots: AnyPath | None = None, block_headers: Iterable[str] = ()
) -> dict[str, tuple[TimeBound, ...]]:
    """What outsiders bound of each log, by its folder's name: read once, for `attesting.not_later_than` of many
    entries. A fork has bounds of its own: what was said of one says nothing of the other beyond what they share.
    """
    found: dict[str, list[TimeBound]] = {}
    for told in timestamps(path, roots=roots, block_headers=block_headers, identity=()):
        for log in told.logs:
            found.setdefault(log, []).extend(bounds(told.timestamps, told.size))
    return {log: tuple(one) for log, one in found.items()}


def not_later_than(
    path: AnyPath,
    log: str,
    index: int,
    *,
    roots: AnyPath | None = None,
    block_headers: Iterable[str] = (),
) -> TimeBound | None:
    """The earliest time at which an entry of this log (its device's id) existed, as outsiders say.

    None where nobody does. What the device's own clock says of the entry stands in its record, and is no part
    of this.
    """
    return earliest(log_bounds(path, roots=roots, block_headers=block_headers).get(log, ()), index)


def _opened(
    root: Path, archive_id: str, identity: AnyPath | Sequence[AnyPath] | None, passphrase: str | None
) -> Archive | None:
    """The archive with its keys, where they are at hand without a question. What opens is a help here, no need."""
    if identity is None:
        named = own_identity_file(archive_id)
    else:
        named = [Path(one) for one in ([identity] if isinstance(identity, str | os.PathLike) else identity)]
    if not named:
        return None
    try:
        return Archive(root, read_identity_files(named, passphrase), SOFTWARE, cache_folder())
    except CannotOpen:
        return None


def _hex_of(header: str) -> str:
    """A header as it was given, or as it stands in the file that was named."""
    path = Path(header)
    try:
        if len(header) < 160 and path.is_file():
            with path.open("rb") as file:
                return file.read(_LARGEST_HEADER_FILE).decode("ascii", "replace")
    except OSError:
        return header  # not a file that can be read: then it must be the header itself
    return header


def now() -> str:
    """This machine's own clock."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
