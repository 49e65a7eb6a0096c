"""Signatures and time proofs that lie beside an item: which there are, and whether they fit it.

A sidecar of `well.jpg` is an item of the same folder called `well.jpg.asc`, `.sig`, `.minisig` or `.ots`; keys are
looked for in that folder as well. Nobody is asked, and a key that lies beside what it signed makes its holder no
better known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, Literal

from amana.archive import Archive, Contents
from amana.attesting import (
    CheckResult,
    SignatureCheck,
    check_minisign,
    check_openpgp,
    read_minisign,
    read_minisign_key,
    read_ots_file,
    read_pgp_signatures,
    result_of,
)
from amana.catalogue import ItemSummary
from amana.errors import ContentErased, TimestampWrong

SUFFIXES = (".ots", ".asc", ".sig", ".minisig")
LARGEST_SIGNED = 256 << 20
"""An item of more bytes is not checked against an OpenPGP signature, which takes it whole. Others are streamed."""

_LARGEST = 1 << 20  # of a sidecar or a key
_KEY_NAMES = (".asc", ".pub", ".gpg", ".key")
_MOST_KEYS = 50
_MOST_LOOKED_AT = 20_000  # files of a folder, for keys

Format = Literal["opentimestamps", "openpgp", "minisign", "unknown"]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One file beside an item, and what came of checking it.

    `result` is "valid" only for a key that was named as known. `why` says why it was not checked; for a time proof
    that fits it is "pending", or "block-to-compare": the blocks then stand in `blocks`, height and Merkle root, to
    be compared with the chain.
    """

    item: str
    path: str
    format: Format
    result: CheckResult
    why: str | None = None
    key: str | None = None
    blocks: tuple[tuple[int, str], ...] = ()


@dataclass
class _Folder:
    """What lies in the folders of an item: sidecars of it, and files that may be keys."""

    beside: list[ItemSummary] = field(default_factory=list)
    keys: list[ItemSummary] = field(default_factory=list)


def sidecars(archive: Archive, item: str, known_keys: Collection[str] = ()) -> tuple[Sidecar, ...]:
    """The sidecars of an item, by path; none where there are none.

    `known_keys` are fingerprints (OpenPGP) and key ids (minisign), hex, of keys whose holder is known. Raises
    ItemUnknown, ItemAmbiguous; ContentErased where the item itself was erased.
    """
    record = archive.catalogue.summary(item)
    folder = _look(archive, record)
    if not folder.beside:
        return ()
    known = {key.lower() for key in known_keys}
    with archive.contents() as contents:
        checking = _Checking(archive, contents, record, folder.keys)
        return tuple(_told(one, checking, known) for one in sorted(folder.beside, key=lambda one: one.path))


def _look(archive: Archive, record: ItemSummary) -> _Folder:
    """By their paths; the whole folder is looked at for keys only where something lies beside the item."""
    paths = {row.accession.path for row in archive.catalogue.accessions_of(record.sha256)}
    wanted = [f"{path}{suffix}" for path in sorted(paths) for suffix in SUFFIXES]
    beside = [one for one in archive.catalogue.at_paths(wanted).values() if _is_small(one)]
    if not beside:
        return _Folder()
    folders = sorted({path.rpartition("/")[0] for path in paths})
    near = (one for folder in folders for one in archive.catalogue.in_folder(folder, _MOST_LOOKED_AT))
    keys = (one for one in near if one.path.endswith(_KEY_NAMES) and _is_small(one))
    return _Folder(beside, list(islice(keys, _MOST_KEYS)))


def _is_small(one: ItemSummary) -> bool:
    return not one.erased and one.size <= _LARGEST


@dataclass
class _Checking:
    archive: Archive
    contents: Contents
    record: ItemSummary
    keys: Sequence[ItemSummary]

    def bytes_of(self, one: ItemSummary) -> bytes:
        with self.opened(one) as source:
            return source.read(_LARGEST)

    def opened(self, one: ItemSummary) -> BinaryIO:
        place = self.archive.catalogue.content(one.sha256)
        if place is None:
            raise ContentErased
        return self.contents.open(place)

    def key_files(self) -> list[bytes]:
        return [self.bytes_of(one) for one in self.keys]


def _told(one: ItemSummary, checking: _Checking, known: Collection[str]) -> Sidecar:
    data = checking.bytes_of(one)
    if one.path.endswith(".ots"):
        return _time_proof(one, data, checking.record)
    minisign = read_minisign(data)
    if minisign is not None:
        keys = [key for key in map(read_minisign_key, checking.key_files()) if key is not None]
        with checking.opened(checking.record) as source:
            return _signature(one, "minisign", check_minisign(source, minisign, keys), known)
    if read_pgp_signatures(data):
        return _signature(one, "openpgp", _openpgp(data, checking), known)
    return Sidecar(one.item, one.path, "unknown", "not-checked", "not-a-signature")


def _openpgp(signature: bytes, checking: _Checking) -> SignatureCheck:
    if checking.record.size > LARGEST_SIGNED:
        return SignatureCheck(None, read_pgp_signatures(signature)[0].issuer, "too-large")
    with checking.opened(checking.record) as source:
        return check_openpgp(source.read(), signature, checking.key_files())


def _signature(one: ItemSummary, form: Format, check: SignatureCheck, known: Collection[str]) -> Sidecar:
    return Sidecar(one.item, one.path, form, result_of(check, known), check.why, check.key)


def _time_proof(one: ItemSummary, data: bytes, record: ItemSummary) -> Sidecar:
    try:
        proof = read_ots_file(data)
    except TimestampWrong:
        return Sidecar(one.item, one.path, "opentimestamps", "invalid")
    if proof.digest != record.sha256:
        return Sidecar(one.item, one.path, "opentimestamps", "invalid")
    why = "block-to-compare" if proof.blocks else "pending"
    return Sidecar(one.item, one.path, "opentimestamps", "not-checked", why, blocks=proof.blocks)
