"""OpenTimestamps proofs that lie in files of their own: which digest they are for, and what they lead to."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed, TimestampWrong
from amana.intake.credentials.results import fact
from amana.intake.reading import Limits, Reading, TextVersion
from amana.intake.sources import whole

_MOST = 20
_MARK = b"\x00OpenTimestamps\x00"


class OpenTimestampsFile:
    """OpenTimestamps: a proof that a file was there when a Bitcoin block was made."""

    name: ClassVar[str] = "opentimestamps-file"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/x-opentimestamps",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=256 * 1024, seconds=10.0)
    reads: ClassVar[str] = (
        "The SHA-256 that it is for, the Bitcoin blocks that it leads to with the Merkle root each must have, and "
        "the calendars that have only promised."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds and head.startswith(_MARK)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """Facts; the addresses of calendars are its text. ReadingFailed: malformed."""
        from amana.attesting import read_ots_file

        try:
            told = read_ots_file(whole(source, limits))
        except TimestampWrong as fault:
            raise ReadingFailed(reason="malformed") from fault
        facts = [fact("ots-sha256", told.digest)]
        facts += [fact("ots-bitcoin-block", f"{height} {root}") for height, root in told.blocks[:_MOST]]
        facts += [fact("ots-pending", calendar) for calendar in told.calendars[:_MOST]]
        if not told.calendars:
            return Reading(facts=tuple(facts), note="no-text")
        return Reading(texts=(TextVersion("\n".join(told.calendars)),), facts=tuple(facts))
