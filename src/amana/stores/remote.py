"""Objects and small files on a server, whichever way it is spoken to: what SFTP, WebDAV and S3 have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from io import BytesIO, UnsupportedOperation
from typing import BinaryIO, Protocol, cast

from amana.errors import ArchiveFileDamaged, ObjectDamaged, ObjectMissing, StoreLied, StoreUnreachable
from amana.stores.network import PassingError, patiently
from amana.stores.paths import OBJECTS, SUFFIX, checked, object_path
from amana.stores.pouring import size_left
from amana.stores.reading import RemoteReader, Stream
from amana.stores.store import is_digest


class Server(Protocol):
    """One way of speaking to a server. Paths are those of the copy. Safe to use from several threads.

    Any act may raise PassingError, and is tried again by whoever asked.
    """

    url: str

    def open_top(self, make: bool) -> None:
        """StoreUnreachable if the copy's folder is not there; `make` makes it, not those above it."""

    def size(self, path: str) -> int | None:
        """The file's bytes; None if there is none."""

    def send(self, path: str, source: Checked) -> int | None:
        """Put the source there, whole or not at all: it takes its name after `source.check()` alone.

        How many bytes the server says it has of it, asked for afterwards; of a small file, which another may write
        meanwhile, before it takes its name where that can be.
        """

    def begin(self, path: str, offset: int) -> Stream | None:
        """The file from this offset on; None if there is none."""

    def walk(self, folder: str) -> Iterator[str]:
        """The paths of all files below, sorted; none if it is absent."""

    def remove(self, path: str) -> None:
        """Remove the file, and what was begun of it; absent is fine."""

    def close(self) -> None:
        """End the connections."""


class SourceError(Exception):
    """The source failed with an OSError, which is not the server's."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Checked:
    """The bytes of one `put` or `write`, hashed as they are read; `size` is how many there are."""

    def __init__(self, source: BinaryIO, size: int, digest: str | None = None) -> None:
        self._source, self.size, self._digest = source, size, digest
        self._start = source.tell()
        # How many bytes the server had of it already when they were last sent: what a broken-off try left.
        self.kept = 0
        self.rewind()

    @property
    def is_object(self) -> bool:
        """Whether its name is its hash: then all who send it send the same, and one can go on for another."""
        return self._digest is not None

    def rewind(self) -> None:
        """From the start again."""
        self._source.seek(self._start)
        self._found = hashlib.sha256()

    def read(self, most: int) -> bytes:
        """Exactly so many bytes, or all that are left."""
        pieces = []
        while most and (piece := self._one(most)):
            self._found.update(piece)
            most -= len(piece)
            pieces.append(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _one(self, most: int) -> bytes:
        try:
            return self._source.read(most)
        except OSError as fault:
            raise SourceError(fault) from fault

    def check(self) -> None:
        """All was read, and is what its name says. Raises ObjectDamaged."""
        if self._digest is not None and self._found.hexdigest() != self._digest:
            raise ObjectDamaged(object=self._digest, found=self._found.hexdigest())


class RemoteObjects:
    """`Store` and `Erasing` on a server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def put(self, digest: str, source: BinaryIO) -> None:
        """As `Store.put`; the source must seek. StoreLied if the server has it not, though it said so."""
        size = size_left(source)
        if size is None:
            raise UnsupportedOperation("only what seeks can be sent again after a cut")
        path, sending = _path(digest), Checked(source, size, digest)

        def send() -> None:
            if self._server.size(path) == size:  # also if it was the answer to the last try that was lost
                return
            sending.rewind()
            if self._server.send(path, sending) != size:
                raise StoreLied(url=self._server.url, object=digest)

        _persist(send, sending)

    def open(self, digest: str) -> BinaryIO:
        """As `Store.open`."""
        opened = _open(self._server, _path(digest))
        if opened is None:
            raise ObjectMissing(object=digest)
        return opened

    def digests(self) -> Iterator[str]:
        """As `Store.digests`."""
        for path in self._server.walk(OBJECTS):
            digest = path.rpartition("/")[2].removesuffix(SUFFIX)
            if is_digest(digest) and path == _path(digest):
                yield digest

    def erase(self, digest: str) -> None:
        """As `Erasing.erase`."""
        patiently(lambda: self._server.remove(_path(digest)))


class RemoteFiles:
    """`Files` and `Removing` on a server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Files.read`."""
        opened = _open(self._server, checked(path))
        if opened is None:
            return None
        with opened:
            pieces, left = [], limit + 1
            while left and (piece := opened.read(left)):
                pieces.append(piece)
                left -= len(piece)
        if not left:
            raise ArchiveFileDamaged(path=path, reason="too-large")
        return b"".join(pieces)

    def write(self, path: str, data: bytes) -> None:
        """As `Files.write`."""
        checked(path)
        sending = Checked(BytesIO(data), len(data))

        def send() -> None:
            sending.rewind()
            if self._server.send(path, sending) != len(data):
                raise StoreLied(url=self._server.url, object=path)

        _persist(send, sending)

    def names(self, folder: str = "") -> Iterator[str]:
        """As `Files.names`."""
        return self._server.walk(checked(folder) if folder else "")

    def remove(self, path: str) -> None:
        """As `Removing.remove`."""
        checked(path)
        patiently(lambda: self._server.remove(path))


def _path(digest: str) -> str:
    return f"{OBJECTS}/{object_path(digest)}"


def _persist(send: Callable[[], None], sending: Checked) -> None:
    try:
        patiently(send, lambda: sending.kept)
    except SourceError as failed:
        raise failed.fault from failed


def _open(server: Server, path: str) -> BinaryIO | None:
    first = patiently(lambda: server.begin(path, 0))
    if first is None:
        return None
    cut = PassingError(StoreUnreachable(url=server.url, reason="link-cut"))

    def begin(offset: int) -> Stream:
        again = server.begin(path, offset)
        if again is None or again.size != first.size:  # somebody put another in its place meanwhile
            raise cut.told
        return again

    return cast(BinaryIO, RemoteReader(first, begin, lambda: cut))
