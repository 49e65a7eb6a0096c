"""Sealing and opening what fits in memory: envelopes, keys, records."""

from __future__ import annotations

import io
from collections.abc import Sequence

from amana.seal.opened import open_sealed
from amana.seal.sealer import Sealer
from amana.seal.stanza import Identity, Recipient


def seal_bytes(data: bytes | bytearray | memoryview, recipients: Sequence[Recipient]) -> bytes:
    """`data` as an age file. Raises RecipientsClash."""
    sink = io.BytesIO()
    with Sealer(sink, recipients) as sealer:
        sealer.write(data)
    return sink.getvalue()


def open_bytes(sealed: bytes, identities: Sequence[Identity]) -> bytes:
    """What is sealed in `sealed`, armored or not. Raises NoIdentityMatches, SealedDamaged."""
    with open_sealed(io.BytesIO(sealed), identities) as opened:
        return opened.read()
