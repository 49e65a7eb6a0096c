"""Large objects on S3: they go up in parts, and after a cut the parts that are there stay."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Final, Protocol

from amana.errors import AmanaError, ObjectDamaged, StoreRefused
from amana.stores.network import PassingError
from amana.stores.remote import Checked

# Up to this size an object goes in one piece; S3 takes 10,000 parts of at least 5 MiB.
PIECE: Final = 8 << 20
LARGEST_PIECE: Final = 16 << 20
MOST_PIECES: Final = 10_000


class PartServer(Protocol):
    """What is needed of an S3 server."""

    url: str
    room: Room

    def asked(self) -> AbstractContextManager[Any]:
        """The client, with its errors told as ours; KeyError: there is no such thing."""

    def at(self, path: str) -> dict[str, str]:
        """How the server is told of a file."""

    def send_piece(self, verb: str, path: str, piece: bytes, **more: object) -> str:
        """Put one part; the tag that the server gives it."""

    def uploads(self, path: str) -> list[str]:
        """The uploads that were begun for this file and not ended."""

    def abort(self, path: str, upload: str) -> None:
        """Forget one."""


class Parts:
    """One large object on its way up."""

    def __init__(self, server: PartServer, path: str, source: Checked) -> None:
        self._server, self._path, self._source = server, path, source
        # Always the same for one object, so that who goes on cuts it as who began did.
        self._size = PIECE if source.size <= PIECE * MOST_PIECES else LARGEST_PIECE
        if source.size > LARGEST_PIECE * MOST_PIECES:
            raise StoreRefused(url=server.url, reason="EFBIG")
        self._there: dict[int, tuple[str, int]] = {}

    def run(self) -> None:
        """Send what is missing. An upload that is broken off stays, to be gone on with."""
        upload = self._begin()
        try:
            done = [self._part(upload, number) for number in range(1, -(-self._source.size // self._size) + 1)]
            self._source.check()
        except ObjectDamaged:
            with suppress(AmanaError, PassingError):  # that the source is damaged is what is to be told
                self._server.abort(self._path, upload)
            raise
        try:
            with self._server.asked() as client:
                at = self._server.at(self._path)
                client.complete_multipart_upload(**at, UploadId=upload, MultipartUpload={"Parts": done})
        except KeyError:
            pass  # ended already, by a try whose answer was lost, or by another; the caller asks for its size

    def _begin(self) -> str:
        """An upload that was begun by an earlier try, or a new one."""
        for upload in self._server.uploads(self._path)[:4]:
            found = self._parts_of(upload)
            if found is not None:
                self._there = found
                self._source.kept = sum(size for _, size in found.values())
                return upload
        self._source.kept = 0
        with self._server.asked() as client:
            return str(client.create_multipart_upload(**self._server.at(self._path))["UploadId"])

    def _parts_of(self, upload: str) -> dict[int, tuple[str, int]] | None:
        """Its parts by number: MD5 and size; None if it has ended meanwhile."""
        found: dict[int, tuple[str, int]] = {}
        marker = 0
        while True:
            try:
                with self._server.asked() as client:
                    at = self._server.at(self._path)
                    answer = client.list_parts(**at, UploadId=upload, PartNumberMarker=marker)
            except KeyError:
                return None
            for one in answer.get("Parts", []):
                found[int(one["PartNumber"])] = (str(one["ETag"]).strip('"'), int(one["Size"]))
            following = int(answer.get("NextPartNumberMarker") or 0)
            if not answer.get("IsTruncated") or following <= marker:
                return found
            marker = following

    def _part(self, upload: str, number: int) -> dict[str, object]:
        """Send this part, unless it is there."""
        with self._server.room.for_bytes(self._size):
            piece = self._source.read(self._size)
            tag = md5(piece).hexdigest()
            if self._there.get(number) != (tag, len(piece)):
                more = {"UploadId": upload, "PartNumber": number}
                tag = self._server.send_piece("upload_part", self._path, piece, **more)
        return {"PartNumber": number, "ETag": f'"{tag}"'}


class Room:
    """Memory for what is being sent."""

    def __init__(self, most: int) -> None:
        self._left, self._changed = most, threading.Condition()

    @contextmanager
    def for_bytes(self, count: int) -> Iterator[None]:
        """Wait until there is room for so many bytes, at most all of it."""
        with self._changed:
            self._changed.wait_for(lambda: self._left >= count)
            self._left -= count
        try:
            yield
        finally:
            with self._changed:
                self._left += count
                self._changed.notify_all()


def md5(piece: bytes) -> Any:
    """Against accidents on the way, as S3 has it; what an object is, its SHA-256 says."""
    return hashlib.md5(piece, usedforsecurity=False)
