"""What a reader is given and gives back: values only, so that both sides of the pipe know the same shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal, Protocol

from amana.records import EmbeddedFact

MIB = 1 << 20

Reason = Literal[
    # why a reading failed
    "too-large",  # more bytes than this reader takes
    "too-deep",  # nested beyond what can be followed
    "bomb",  # unpacks to more than its size can honestly hold
    "malformed",  # not the format it claims, or broken
    "encrypted",  # needs a passphrase
    "encoding-unknown",  # no encoding decodes every byte
    # why the process that read it failed
    "timeout",
    "memory",
    "crashed",
    "garbled",  # its answer made no sense
    # why nothing could be read here at all: raised, never recorded with an item
    "not-started",
    # what is to be known of a reading that went well, or found nothing
    "empty",
    "no-reader",
    "no-text",
    "lossy-decoding",  # bytes that are not valid stand as U+FFFD
    "cut-short",  # the file ends before it should
    "left-out",  # parts beyond a limit were not read
    "too-many-pixels",  # no thumbnail was made
]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one reading may take. Bytes, code points, seconds by the clock, pixels of one picture."""

    input_bytes: int = 16 * MIB
    text_characters: int = 16 * MIB
    unpacked_bytes: int = 48 * MIB
    members: int = 5_000
    pages: int = 20_000
    pixels: int = 50_000_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One exact text. `part` names a part of the item (None: the whole); `encoding` how a text file was decoded.

    Where `encoding` is given, `text.encode(encoding)` is the item's bytes again: a byte order mark stays
    in the text as U+FEFF, line ends and spaces stay as they are, and nothing is composed.
    """

    text: str
    part: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture made from an item: its encoded bytes and their media type, nothing else inside."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one item. Title, byline, site, published and language are suggestions.

    `note` says what is to be known of it: that it has no text, or that something was left out or lost.
    """

    texts: tuple[TextVersion, ...] = ()
    facts: tuple[EmbeddedFact, ...] = ()
    thumbnails: tuple[Thumbnail, ...] = ()
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    published: str | None = None
    language: str | None = None
    note: Reason | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one file ended, told in the words of an `Intake` record.

    `nothing` means neither text nor thumbnail; facts may be there all the same, so `reading` is None only
    where no reader took the file or its reading failed.
    """

    module: str
    version: str
    outcome: Literal["read", "nothing", "failed"]
    reason: Reason | None = None
    reading: Reading | None = None


class Reader(Protocol):
    """One kind of input. `libraries` are the distributions whose versions change what it reads.

    `read` raises `ReadingFailed` for what it cannot read, never reads more than `limits.input_bytes`, and
    gives the same reading for the same bytes. Heavy libraries are imported inside it, not with its module.
    """

    name: ClassVar[str]
    version: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]]
    libraries: ClassVar[tuple[str, ...]]
    limits: ClassVar[Limits]

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool: ...

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading: ...


def sound(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, so that it has a UTF-8 form. Nearly always itself."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
