"""One file on its way to an SFTP server: made under a hidden name, then renamed.

Of an object all who send it send the same bytes, so the hidden name is the object's, and whoever comes next goes
on where the last was cut. What cannot be gone on with is left to itself, for somebody may be writing to it.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from typing import Final

from amana.stores import sftp_wire as wire
from amana.stores.remote import Checked
from amana.stores.sftp_wire import Answer, Session, StatusError, long, number, text

# Every server takes requests of this size; so many are under way at once: 2 MiB.
PIECE: Final = 32 * 1024
UNDER_WAY: Final = 64
# The attributes of a folder that is this person's alone.
PRIVATE: Final = number(0x04) + number(0o700)
# What a broken-off object ends with is compared before it is gone on with.
_TAIL: Final = 64 * 1024
_NOTHING: Final = number(0)


def shared_part(place: str) -> str:
    """What an object is called until it is whole."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/.{name}.part"


class Upload:
    """`run` it, then `land` it. Raises StatusError, ObjectDamaged, and what breaks the session."""

    def __init__(self, session: Session, top: str, place: str, source: Checked) -> None:
        self._session, self._top, self._place, self._source = session, top, place, source
        self._hidden = shared_part(place) if source.is_object else self._own_name()

    def run(self) -> int | None:
        """All bytes are there, and durable as far as a server can be told so; of a small file, how many it has."""
        handle, self._source.kept = self._open()
        try:
            under_way = self._write(handle, self._source.kept)
            self._source.check()
        except BaseException:
            if self._session.broken is None:
                self._session.ask(wire.CLOSE, text(handle))  # nobody needs this answer
            raise
        # All at once, and only then are the answers waited for.
        if "fsync@openssh.com" in self._session.extensions:
            under_way.append(self._session.ask(wire.EXTENDED, text("fsync@openssh.com"), text(handle)))
        size = None if self._source.is_object else self._session.ask(wire.FSTAT, text(handle))
        under_way.append(self._session.ask(wire.CLOSE, text(handle)))
        for answer in under_way:
            answer.get(wire.STATUS)
        return size.get(wire.ATTRS).attributes().size if size else None

    def land(self) -> int | None:
        """Give it its name, whatever had it before; how many bytes the server then has under it, None for none."""
        renamed = self._rename()
        size = self._session.ask(wire.STAT, text(self._place))
        renamed.get(wire.STATUS)
        try:
            return size.get(wire.ATTRS).attributes().size
        except StatusError as said:
            if said.code == wire.NO_SUCH_FILE:
                return None
            raise

    def forget(self, but_the_shared: bool = False) -> None:
        """What was begun is of no use."""
        if self._session.broken is None and not (but_the_shared and self._hidden == shared_part(self._place)):
            with suppress(StatusError):  # it is not there, or cannot be removed: the fault before this one is told
                self._session.ask(wire.REMOVE, text(self._hidden)).get(wire.STATUS)

    def _rename(self) -> Answer:
        hidden, place = text(self._hidden), text(self._place)
        if "posix-rename@openssh.com" in self._session.extensions:
            return self._session.ask(wire.EXTENDED, text("posix-rename@openssh.com"), hidden, place)
        with suppress(StatusError):  # a plain rename takes no name that is taken
            self._session.ask(wire.REMOVE, place).get(wire.STATUS)
        return self._session.ask(wire.RENAME, hidden, place)

    def _own_name(self) -> str:
        folder, _, name = self._place.rpartition("/")
        return f"{folder}/.{name}.{os.urandom(4).hex()}.new"

    def _open(self) -> tuple[bytes, int]:
        """The handle, and how many bytes are there already and can stay."""
        try:
            return self._ask_open(wire.FOR_WRITING | wire.MAKE | wire.NEW), 0
        except StatusError as said:
            if said.code == wire.NO_SUCH_FILE:
                made = self._make_folders()
                handle = self._ask_open(wire.FOR_WRITING | wire.MAKE)
                for answer in made:
                    with suppress(StatusError):  # there already; had one not been made, there would be no handle
                        answer.get(wire.STATUS)
                return handle, 0
            if said.code == wire.PERMISSION_DENIED or not self._source.is_object:
                raise
        handle = self._ask_open(wire.FOR_READING | wire.FOR_WRITING)  # the name is taken: go on with it
        kept = self._session.ask(wire.FSTAT, text(handle)).get(wire.ATTRS).attributes().size or 0
        if self._ends_alike(handle, kept):
            return handle, kept
        self._session.ask(wire.CLOSE, text(handle)).get(wire.STATUS)
        self.forget()
        self._source.rewind()
        self._hidden = self._own_name()
        return self._ask_open(wire.FOR_WRITING | wire.MAKE | wire.NEW), 0

    def _ask_open(self, flags: int) -> bytes:
        opened = self._session.ask(wire.OPEN, text(self._hidden), number(flags), _NOTHING)
        return bytes(opened.get(wire.HANDLE).string())

    def _make_folders(self) -> list[Answer]:
        """Ask for those between the copy's top folder and the file, all at once: a server answers in order.

        Never for the top folder itself: its disk may be gone, and it is not made anew on another.
        """
        asked, folder = [], self._top.rstrip("/")
        for part in self._place[len(folder) + 1 :].split("/")[:-1]:
            folder = f"{folder}/{part}"
            asked.append(self._session.ask(wire.MKDIR, text(folder), PRIVATE))
        return asked

    def _ends_alike(self, handle: bytes, kept: int) -> bool:
        """Whether what is there ends as the source does at that place. Leaves the source there."""
        if kept > self._source.size:
            return False
        tail, left = b"", kept
        while left and (piece := self._source.read(min(left, 1 << 20))):
            tail = (tail + piece)[-_TAIL:]
            left -= len(piece)
        return not left and self._read(handle, kept - len(tail), len(tail)) == tail

    def _read(self, handle: bytes, offset: int, count: int) -> bytes:
        wanted = [(at, min(PIECE, offset + count - at)) for at in range(offset, offset + count, PIECE)]
        asked = [self._session.ask(wire.READ, text(handle), long(at), number(some)) for at, some in wanted]
        return b"".join(bytes(one.get(wire.DATA).string()) for one in asked)

    def _write(self, handle: bytes, offset: int) -> deque[Answer]:
        """What is left of the source; the answers that are still to come."""
        under_way: deque[Answer] = deque()
        while piece := self._source.read(PIECE):
            under_way.append(self._session.ask(wire.WRITE, text(handle), long(offset), text(piece)))
            offset += len(piece)
            if len(under_way) >= UNDER_WAY:
                under_way.popleft().get(wire.STATUS)
        return under_way
