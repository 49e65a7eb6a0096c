"""Minisign's signatures and public keys, and signify's: small text files with two comments and a few bytes."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.credentials.openpgp_file import text_and_facts
from amana.intake.credentials.results import fact
from amana.intake.reading import Limits, Reading
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_BEGINS = b"untrusted comment:"


class MinisignFile:
    """Minisign and signify: signatures and public keys."""

    name: ClassVar[str] = "minisign-file"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/x-minisign",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=20_000, seconds=10.0)
    reads: ClassVar[str] = "The key's id and the comments, and which of them is signed; the file is a text too."

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """A text that only begins so is a text."""
        return media_type in self.kinds and head.startswith(_BEGINS) and head.count(b"\n") <= 4

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """Facts, and the file's text. ReadingFailed: malformed."""
        data = whole(source, limits)
        facts = _facts(data)
        if not facts:
            raise ReadingFailed(reason="malformed")
        return text_and_facts(data, facts)


def _facts(data: bytes) -> list[EmbeddedFact]:
    from amana.attesting import read_minisign, read_minisign_key

    key = read_minisign_key(data)
    if key is not None:
        return [fact("minisign-key", key.key_id), fact("minisign-untrusted-comment", key.untrusted_comment)]
    signature = read_minisign(data)
    if signature is None:
        return []
    found = [
        fact("minisign-signature-key", signature.key_id),
        fact("minisign-untrusted-comment", signature.untrusted_comment),
    ]
    if signature.trusted_comment is not None:
        found.append(fact("minisign-trusted-comment", signature.trusted_comment))
    return found
