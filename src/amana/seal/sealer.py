"""Sealing as a stream: bytes go in as they come, an age file comes out in large pieces."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Protocol, Self

from amana.seal.header import write_header
from amana.seal.primitives import token
from amana.seal.stanza import FILE_KEY_SIZE, Recipient
from amana.seal.stream import BATCH, CHUNK, NONCE_SIZE, SEALED_CHUNK, TAG, chunk_nonce, payload_cipher

_SPARE_LIMIT = 8
# Touching a fresh MiB costs as much as a tenth of sealing it, so buffers are kept. They held sealed bytes only.
_spare: list[bytearray] = []


class Sink(Protocol):
    """Where sealed bytes go: a file, or anything that takes all it is given."""

    def write(self, data: bytes | memoryview, /) -> int | None:
        """Take the bytes before returning: the memory is used again. A count says how many were taken."""
        ...


class Sealer:
    """Writes one sealed file to `sink`: the header at once, then what `write` is given, the rest on `close`.

    Without `close` the file is not whole, and opening it fails: left by an exception, a `with` block leaves
    it so, and so does a sink that raises. The sink is not closed. One thread at a time; several Sealers run
    side by side, since the cipher does not hold the interpreter. Raises RecipientsClash; whatever the sink
    raises passes through.
    """

    def __init__(self, sink: Sink, recipients: Sequence[Recipient]) -> None:
        file_key, nonce = token(FILE_KEY_SIZE), token(NONCE_SIZE)
        header = write_header(recipients, file_key)
        self._sink = sink
        self._cipher = payload_cipher(file_key, nonce)
        self._index = 0
        # Opened bytes that wait: a full chunk waits too, until it is known whether it is the last.
        self._held = memoryview(bytearray(CHUNK))
        self._waiting = 0
        self._buffer: bytearray | None = _spare.pop() if _spare else bytearray(BATCH * SEALED_CHUNK)
        self._room = memoryview(self._buffer)
        self._filled = 0
        self._give(memoryview(header + nonce))

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Seal `data` (any contiguous bytes); says how many there were. ValueError once closed."""
        if self._buffer is None:
            raise ValueError("write to a closed Sealer")
        view = memoryview(data).cast("B")
        at = self._top_up(view) if self._waiting else 0
        while len(view) - at > CHUNK:
            self._seal(view[at : at + CHUNK], last=False)
            at += CHUNK
        self._wait(view[at:])
        return len(view)

    def _top_up(self, view: memoryview) -> int:
        """Fill the waiting chunk, and seal it once more follows. Says how many bytes were taken."""
        taken = min(CHUNK - self._waiting, len(view))
        self._wait(view[:taken])
        if taken < len(view):
            self._seal(self._held, last=False)
            self._waiting = 0
        return taken

    def _wait(self, part: memoryview) -> None:
        end = self._waiting + len(part)
        self._held[self._waiting : end] = part
        self._waiting = end

    def _seal(self, chunk: memoryview, *, last: bool) -> None:
        end = self._filled + len(chunk) + TAG
        nonce = chunk_nonce(self._index, last=last)
        self._cipher.encrypt_into(nonce, chunk, None, self._room[self._filled : end])
        self._index += 1
        self._filled = end
        if last or end == len(self._room):
            self._give(self._room[:end])
            self._filled = 0

    def _give(self, piece: memoryview) -> None:
        # While the sink writes, this Sealer counts as closed: if it raises, nothing can be added to a gap.
        buffer, self._buffer = self._buffer, None
        while len(piece):
            taken = self._sink.write(piece)
            # An unbuffered file may take less than it was given.
            piece = piece[len(piece) if taken is None else taken :]
        self._buffer = buffer

    def close(self) -> None:
        """Seal the last chunk and hand everything to the sink. A second call does nothing."""
        if self._buffer is not None:
            self._seal(self._held[: self._waiting], last=True)
            self.abandon()

    def abandon(self) -> None:
        """Stop without the last chunk: what was written never opens as a whole file."""
        if self._buffer is not None and len(_spare) < _SPARE_LIMIT:
            _spare.append(self._buffer)
        self._buffer = None
        self._held = memoryview(b"")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()
