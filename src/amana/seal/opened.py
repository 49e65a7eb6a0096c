"""Opening at any place: an age file read as if it were not sealed, chunk by chunk."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag

from amana.errors import SealedDamaged
from amana.seal.armor import looks_armored, read_armor_from
from amana.seal.header import find_file_key, read_header
from amana.seal.stanza import Identity
from amana.seal.stream import CHUNK, NONCE_SIZE, SEALED_CHUNK, TAG, chunk_nonce, payload_cipher

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Chunks read at a time: 256 KiB stay in the processor's cache until they are opened.
_BATCH = 4


def open_sealed(source: BinaryIO, identities: Sequence[Identity]) -> OpenedReader:
    """A reader of what is sealed in `source`, from the place it stands at to its end; armored or not.

    `source` must be seekable. The last chunk is opened at once, so a file that was cut short is refused here.
    Raises NoIdentityMatches; SealedDamaged with part `armor`, `header`, `hmac` or `payload`.
    """
    begin = source.tell()
    if looks_armored(source.read(1024)):
        source.seek(begin)
        source, begin = io.BytesIO(read_armor_from(source)), 0
    source.seek(begin)
    header = read_header(source)
    file_key = find_file_key(header, identities)
    source.seek(begin + header.size)
    nonce = _read_up_to(source, NONCE_SIZE)
    if len(nonce) < NONCE_SIZE:
        raise SealedDamaged(part="header", reason="nonce-missing")
    return OpenedReader(source, begin + header.size + NONCE_SIZE, file_key, nonce)


class OpenedReader(io.BufferedIOBase):
    """The opened bytes of one sealed file: readable, seekable, `size` bytes long.

    Only the chunks asked for are read and opened, each checked before a byte of it is given; one that does
    not hold raises SealedDamaged. One thread at a time. `close` closes the source, as other readers do
    (except an armored one, which is read whole at the beginning).
    """

    def __init__(self, source: BinaryIO, start: int, file_key: bytes, nonce: bytes) -> None:
        super().__init__()
        self._source = source
        self._owns_source = False
        self._start = start
        self._cipher = payload_cipher(file_key, nonce)
        self.size, self._last = _measure(source.seek(0, io.SEEK_END) - start)
        self._at = 0
        self._held_index = -1
        self._held = b""
        self._chunk(self._last)
        # Only now: a source that could not be opened stays the caller's.
        self._owns_source = True

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """The place in the opened bytes."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place in the opened bytes; past the end is allowed and reads nothing. Costs nothing."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}.get(whence)
        if base is None or base + offset < 0:
            raise ValueError("no such place")
        self._at = base + offset
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        """The next `size` bytes, fewer only at the end; everything that is left where `size` is negative."""
        left = max(0, self.size - self._at)
        want = left if size is None or size < 0 else min(size, left)
        pieces = []
        while want:
            piece = self._next(want)
            pieces.append(piece)
            want -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def read1(self, size: int = -1, /) -> bytes:
        """What is left of one chunk, at most `size` bytes."""
        left = max(0, self.size - self._at)
        return self._next(left if size < 0 else min(size, left))

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer`, fewer only at the end. Whole chunks are opened straight into it."""
        room = memoryview(buffer).cast("B")
        room = room[: max(0, min(len(room), self.size - self._at))]
        done = 0
        while done < len(room):
            done += self._open_whole(room[done:]) or self._copy_part(room[done:])
        return done

    def close(self) -> None:
        """Close this reader and its source, and forget the opened chunk."""
        if self._owns_source:
            self._held, self._held_index = b"", -1
            self._owns_source = False
            self._source.close()
        super().close()

    def _next(self, want: int) -> bytes:
        index, offset = divmod(self._at, CHUNK)
        if want == 0:
            return b""
        piece = self._chunk(index)[offset : offset + want]
        self._at += len(piece)
        return piece

    def _copy_part(self, room: memoryview) -> int:
        piece = self._next(len(room))
        room[: len(piece)] = piece
        return len(piece)

    def _open_whole(self, room: memoryview) -> int:
        """Open whole chunks into `room`; says how many bytes, none where it is not at a chunk's beginning."""
        first, offset = divmod(self._at, CHUNK)
        count = 0 if offset else min(len(room) // CHUNK, _BATCH)
        sealed = memoryview(self._load(first, count)) if count else memoryview(b"")
        for place in range(count):
            target = room[place * CHUNK : (place + 1) * CHUNK]
            nonce = chunk_nonce(first + place, last=first + place == self._last)
            try:
                self._cipher.decrypt_into(
                    nonce, sealed[place * SEALED_CHUNK : (place + 1) * SEALED_CHUNK], None, target
                )
            except InvalidTag as fault:
                target[:] = bytes(CHUNK)  # unproven bytes are nobody's
                raise SealedDamaged(part="payload", reason="chunk-differs") from fault
        self._at += count * CHUNK
        return count * CHUNK

    def _chunk(self, index: int) -> bytes:
        """One opened chunk; the one opened last is kept, for small reads that follow one another."""
        if index != self._held_index:
            try:
                nonce = chunk_nonce(index, last=index == self._last)
                self._held = self._cipher.decrypt(nonce, self._load(index, 1), None)
            except InvalidTag as fault:
                raise SealedDamaged(part="payload", reason="chunk-differs") from fault
            self._held_index = index
        return self._held

    def _load(self, first: int, count: int) -> bytes:
        """The sealed bytes of `count` chunks."""
        until = min(self.size + TAG * (self._last + 1), (first + count) * SEALED_CHUNK)
        self._source.seek(self._start + first * SEALED_CHUNK)
        sealed = _read_up_to(self._source, until - first * SEALED_CHUNK)
        if len(sealed) < until - first * SEALED_CHUNK:
            raise SealedDamaged(part="payload", reason="payload-ends-early")
        return sealed


def _measure(payload: int) -> tuple[int, int]:
    """How many opened bytes `payload` sealed ones hold, and which chunk is the last."""
    full, rest = divmod(payload, SEALED_CHUNK)
    if payload < TAG or 0 < rest < TAG:
        raise SealedDamaged(part="payload", reason="payload-ends-early")
    if rest == TAG and full:
        raise SealedDamaged(part="payload", reason="last-chunk-empty")
    chunks = full + (rest > 0)
    return payload - TAG * chunks, chunks - 1


def _read_up_to(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, or as many as there are: an unbuffered file may give fewer at a time."""
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data
