"""OpenPGP signatures and public keys that lie in files of their own (RFC 9580): who claims to have signed.

Nothing is checked here: what a signature is over lies in another file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.credentials.results import fact
from amana.intake.reading import MIB, Limits, Reading, TextVersion
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_MOST = 20
_ARMOUR = b"-----BEGIN PGP "
_PACKETS = frozenset((0x88, 0x89, 0x8A, 0xC2, 0x98, 0x99, 0xC6))  # a signature, or a public key, old form and new


class OpenPgpFile:
    """OpenPGP: detached signatures and public keys."""

    name: ClassVar[str] = "openpgp-file"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/pgp-signature", "application/pgp-keys")
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=4 * MIB, seconds=10.0)
    reads: ClassVar[str] = (
        "The key that a signature names and its time; a public key's fingerprint, time and user ids, which nobody "
        "vouches for. An armoured file is a text too."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds and (head.startswith(_ARMOUR) or head[:1] in map(_byte, _PACKETS))

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """Facts, and the file's text where it is one. ReadingFailed: malformed where it is neither."""
        from amana.attesting import read_pgp_keys, read_pgp_signatures

        data = whole(source, limits)
        if not data:
            return Reading(note="empty")
        keys = read_pgp_keys(data)
        facts = [one for key in keys[:_MOST] for one in _key_facts(key.fingerprints[0], key.created, key.user_ids)]
        if not keys:
            facts = [
                one
                for told in read_pgp_signatures(data)[:_MOST]
                for one in _signature_facts(told.issuer, told.created, told.hash, told.user_id)
            ]
        if not facts and not data.startswith(_ARMOUR):
            raise ReadingFailed(reason="malformed")
        return text_and_facts(data, facts)


def _byte(value: int) -> bytes:
    return bytes((value,))


def text_and_facts(data: bytes, facts: list[EmbeddedFact]) -> Reading:
    """A file that may be a text (ASCII and UTF-8, these are), with its facts."""
    try:
        text = TextVersion(data.decode(), encoding="utf-8")
    except UnicodeDecodeError:
        return Reading(facts=tuple(facts), note="no-text")
    return Reading(texts=(text,), facts=tuple(facts))


def _key_facts(fingerprint: str, created: datetime, user_ids: list[str]) -> Iterator[EmbeddedFact]:
    yield fact("pgp-key", fingerprint)
    yield fact("pgp-key-time", created.isoformat())
    for one in user_ids[:_MOST]:
        yield fact("pgp-key-user", one)


def _signature_facts(
    issuer: str | None, created: datetime | None, digest: str, user: str | None
) -> Iterator[EmbeddedFact]:
    yield fact("pgp-signature-digest", digest)
    if issuer is not None:
        yield fact("pgp-signature-key", issuer)
    if created is not None:
        yield fact("pgp-signature-time", created.isoformat())
    if user is not None:
        yield fact("pgp-signature-user", user)
