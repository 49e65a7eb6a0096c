"""What a reader is given and gives back: values only, so that both sides of the pipe know the same shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal, Protocol, runtime_checkable

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
    "no-ocr",  # a picture of text, and nothing is installed that could read it
    "lossy-decoding",  # bytes that are not valid stand as U+FFFD
    "cut-short",  # the file ends before it should
    "left-out",  # parts beyond a limit were not read
    "parts-unread",  # some parts could not be read: each says why
    "too-many-pixels",  # no thumbnail was made
]


PictureKind = Literal["thumbnail", "access-copy", "poster", "waveform"]
PartKind = Literal[
    "page",
    "slide",
    "chapter",
    "sheet",
    "row",
    "message",
    "attachment",
    "member",  # of an archive
    "resource",  # of a saved page
    "embedded",  # a file inside a document
    "picture",  # a picture and its caption
    "comment",
    "insertion",
    "deletion",
    "note",
    "frame",  # of a video
    "track",
    "cue",  # of a transcript
    "line",  # recognised in a picture
    "word",
]
FingerprintKind = Literal["pdq"]
TextMethod = Literal["ocr", "transcript"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one reading may take. Bytes, code points, seconds by the clock, pixels of one picture.

    `unpacked_bytes` holds for all that one reading (one instalment) unpacks together, `parts` for its parts.
    A file inside that is larger is given apart (see `GivesApart`), up to `apart_bytes`.
    """

    input_bytes: int = 16 * MIB
    text_characters: int = 16 * MIB
    unpacked_bytes: int = 48 * MIB
    apart_bytes: int = 256 * MIB
    members: int = 5_000
    parts: int = 100_000
    pages: int = 20_000
    pixels: int = 50_000_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One exact text. `part` names a part of the item (None: the whole); `encoding` how a text file was decoded.

    `method` says how a text came about that was not there to be read: recognised in a picture, or heard.

    Where `encoding` is given, `text.encode(encoding)` is the item's bytes again: a byte order mark stays
    in the text as U+FEFF, line ends and spaces stay as they are, and nothing is composed.
    """

    text: str
    part: str | None = None
    encoding: str | None = None
    method: TextMethod | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made from an item: its encoded bytes and their media type, nothing of the item's metadata inside.

    `made` is what for; `part` the place of the part it shows (None: the whole).
    """

    data: bytes
    media_type: str
    made: PictureKind = "thumbnail"
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item, and its place in the source: a message, an attachment, a page, a row, a member.

    `place` is unique within the item, in steps from the whole to the part: `message/12`, `page/3`,
    `sheet/2/row/17`, `member/photos/a.jpg`. Numbers count from 1. `of` is the place of the part it belongs to
    (an attachment's message). `name` is a file name as written in the source.

    A part that is text points into one of the reading's texts: `text` is its index there, `start` and `end` code
    points, half open. A part that is a file of its own gives its bytes as `data`: it is then read as any file is,
    and what comes of it stands under this place. One that is too large for that has a token instead, `apart`, for
    which `GivesApart.pieces` gives its bytes. `size` is in bytes where it is a file, read or not;
    `media_type` what the source calls it. `reason` is why it could not be read, where it could not.
    """

    place: str
    kind: PartKind
    name: str | None = None
    facts: tuple[EmbeddedFact, ...] = ()
    text: int | None = None
    start: int = 0
    end: int = 0
    of: str | None = None
    data: bytes | None = None
    size: int | None = None
    media_type: str | None = None
    reason: Reason | None = None
    apart: str | None = None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What near-copies have nearly alike: `kind` says how it was made, `value` is hex.

    `quality` is 0 to 100: how much there was to tell by. `part` is the place of what was looked at (None: the
    whole); a frame of a video is `frame/3`.
    """

    kind: FingerprintKind
    value: str
    quality: int = 100
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one item. Title, byline, site, published, taken and language are suggestions.

    `published` and `taken` are ISO 8601, as far as they are known: `2016-12-22`, `2016-12-22T14:05:00` where the
    zone is not, `...+02:00` where it is. `note` says what is to be known of it: that it has no text, or that
    something was left out or lost. `resume` is for a `LongReader`: where the next instalment begins.
    """

    texts: tuple[TextVersion, ...] = ()
    facts: tuple[EmbeddedFact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    parts: tuple[Part, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    published: str | None = None
    taken: str | None = None
    language: str | None = None
    note: Reason | None = None
    resume: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one file ended, told in the words of an `Intake` record.

    `nothing` means neither text nor picture nor part; facts may be there all the same, so `reading` is None only
    where no reader took the file or its reading failed.
    """

    module: str
    version: str
    outcome: Literal["read", "nothing", "failed"]
    reason: Reason | None = None
    reading: Reading | None = None


class Reader(Protocol):
    """One kind of input. `libraries` are the distributions whose versions change what it reads.

    `reads` says in a sentence or two what is read of it (texts, facts, parts), for people: it stands in
    `docs/reference/kinds.md`, beside the first sentence of the class's docstring, which says what the kind is.

    `read` raises `ReadingFailed` for what it cannot read, never takes a source of more than
    `limits.input_bytes`, and gives the same reading for the same bytes. The source is seekable; a large one comes
    from the parent piece by piece as it is asked for, so a reader that seeks needs no memory for the whole.
    Heavy libraries are imported inside it, not with its module.
    """

    name: ClassVar[str]
    version: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]]
    libraries: ClassVar[tuple[str, ...]]
    limits: ClassVar[Limits]
    reads: ClassVar[str]

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool: ...

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading: ...


@runtime_checkable
class LongReader(Reader, Protocol):
    """A reader of what may be without end (a chat, a mailbox, an archive): it reads in instalments.

    `read` gives the first; where `Reading.resume` is not None there is more, and `read_on` goes on from there.
    The token is the reader's own, a short text; all it needs to know must stand in it, since another process may
    read on. The same bytes and token give the same instalment.
    """

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading: ...


@runtime_checkable
class GivesApart(LongReader, Protocol):
    """A reader of what may hold files too large to be given with its reading: it gives each by itself."""

    def pieces(self, source: BinaryIO, name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """The bytes of the file that a part's `apart` stands for, in pieces of any size, together as many as the
        part told, and never more than that or `limits.apart_bytes`.

        Raises ReadingFailed where they cannot be had, also after some of them: what came before is then void.
        """
        ...


def sound(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, so that it has a UTF-8 form. Nearly always itself."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
