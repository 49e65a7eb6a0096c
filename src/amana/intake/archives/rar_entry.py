"""What the headers of a RAR tell of one member, in the shape that both versions of the format share."""

from __future__ import annotations

from dataclasses import dataclass, field

from amana.records import EmbeddedFact

LONGEST_HEADER = 2 << 20  # what the format allows; a header of version 4 has at most 64 KiB


@dataclass(frozen=True, slots=True)
class RarEntry:
    """One member: where its header, its data and its end are, in bytes from the beginning of the file.

    `raw` is its name as written; `path` that name where the archive says how it is to be read. `size` is None
    where it is not told. `facts` are times, mode, owner, the way it is packed: as the header has them.
    """

    raw: bytes
    path: str | None
    at: int
    data_at: int
    end: int
    size: int | None
    crc: int | None = None
    form: str = "file"
    link: str | None = None
    stored: bool = False
    solid: bool = False
    encrypted: bool = False
    unknown_method: bool = False
    begins_before: bool = False
    goes_on: bool = False
    facts: tuple[EmbeddedFact, ...] = ()

    @property
    def packed(self) -> int:
        """Bytes that its data takes in the archive."""
        return self.end - self.data_at


@dataclass(slots=True)
class RarDirectory:
    """All members of one file, in their order, and what holds of the whole.

    `cut` where the headers end before the archive does; `left_out` where there are more members than are told.
    """

    version: int
    entries: list[RarEntry] = field(default_factory=list)
    facts: list[EmbeddedFact] = field(default_factory=list)
    solid: bool = False
    cut: bool = False
    left_out: bool = False
