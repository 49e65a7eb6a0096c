"""The bytes of an item or of a file inside it, by range: read from the sealed object where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, Self

from amana.actions.viewing.part_files import part_bytes
from amana.actions.viewing.part_numbers import part_told
from amana.actions.viewing.viewing import Viewing
from amana.archive import Contents
from amana.catalogue import ItemSummary
from amana.errors import ContentErased
from amana.intake import HEAD_SIZE, media_type
from amana.records import ContentPlace

PIECE: Final = 256 << 10
"""Bytes that `read_range` gives at once, at most."""


@dataclass
class Content:
    """Opened bytes. `media_type` is what they were taken for by content first, `name` the file's own.

    `read_range` may be asked again, and from another thread, but by one at a time. Close it; or use it in a `with`
    block.
    """

    item: str
    part: str | None
    sha256: str | None
    name: str
    media_type: str
    size: int
    _source: BinaryIO | bytes = field(repr=False)
    _contents: Contents | None = field(default=None, repr=False)

    def read_range(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` to before `end` (None: to the last), in pieces of at most 256 KiB.

        A range that reaches beyond the end is cut there. Raises SealedDamaged, ObjectDamaged, DiskFault where a
        piece cannot be read: what was given before is sound.
        """
        at, last = max(start, 0), self.size if end is None else min(end, self.size)
        while at < last:
            piece = self._piece(
                at, min(PIECE - at % PIECE, last - at)
            )  # whole chunks of the sealed bytes, but first
            if not piece:
                return
            yield piece
            at += len(piece)

    def _piece(self, at: int, size: int) -> bytes:
        if isinstance(self._source, bytes):
            return self._source[at : at + size]
        self._source.seek(at)
        return self._source.read(size)

    def read(self) -> bytes:
        """All of it: for what is small."""
        return b"".join(self.read_range())

    def rewound(self) -> BinaryIO | bytes:
        """The same for who reads files: bytes, or a source that seeks and stands at its beginning."""
        if not isinstance(self._source, bytes):
            self._source.seek(0)
        return self._source

    def close(self) -> None:
        """Let go of it. Closing twice is fine."""
        if self._contents is not None:
            self._contents.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def content(viewing: Viewing, item: str, part: str | None = None) -> Content:
    """See `OpenViewing.content`."""
    summary = viewing.archive.catalogue.summary(item)
    return _whole(viewing, summary) if part is None else _inside(viewing, summary, part)


def _whole(viewing: Viewing, summary: ItemSummary) -> Content:
    place = viewing.archive.catalogue.content(summary.sha256)
    if place is None:
        raise ContentErased
    contents = viewing.archive.contents()
    try:
        source = contents.open(place)
    except BaseException:
        contents.close()
        raise
    told: dict[str, Any] = {"name": summary.name, "media_type": summary.media_type}
    return Content(summary.item, None, summary.sha256, size=place.size, _source=source, _contents=contents, **told)


def _inside(viewing: Viewing, summary: ItemSummary, part: str) -> Content:
    if summary.erased:
        raise ContentErased
    key = summary.sha256, part
    data = viewing.part_bytes.get_once(
        key, lambda: part_bytes(viewing.archive, summary.item, part, viewing.box.pool)
    )
    told = part_told(viewing, summary.sha256, part)
    name = ((told.name if told else None) or part).replace("\\", "/").rsplit("/", 1)[-1]
    return Content(summary.item, part, None, name, media_type(data[:HEAD_SIZE], name), len(data), data)


def derivative_bytes(viewing: Viewing, place: ContentPlace) -> bytes:
    """The bytes of something that was made from an item."""
    with viewing.archive.contents() as contents:
        return contents.read(place)
