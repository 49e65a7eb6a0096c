"""A copy on an SFTP server. An object is made under a hidden name, and gone on with after a cut."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from amana.errors import ObjectDamaged, StoreLied, StoreRefused, StoreUnreachable
from amana.stores import sftp_wire as wire
from amana.stores.address import Address
from amana.stores.network import PassingError, patiently
from amana.stores.paths import MOST_NAMES, OBJECTS
from amana.stores.reading import Stream
from amana.stores.remote import Checked
from amana.stores.sftp_link import Link
from amana.stores.sftp_wire import Answer, Session, StatusError, long, number, text
from amana.stores.walking import Entry, walk

# Every server takes requests of this size; so many are under way at once: 2 MiB.
_PIECE: Final = 32 * 1024
_UNDER_WAY: Final = 64
# What a broken-off object ends with is compared before it is gone on with.
_TAIL: Final = 64 * 1024
_PRIVATE: Final = number(0x04) + number(0o700)
_NOTHING: Final = number(0)
_EMPTY: Final = number(0x01) + long(0)


class SftpServer:
    """As `Server`."""

    def __init__(self, address: Address) -> None:
        self.url = address.shown
        self._link = Link(address)
        path = address.path.rstrip("/")
        # As in `sftp://host/~/archive`: below the folder that one comes into.
        self._top = "." + path[2:] if path == "/~" or path.startswith("/~/") else path or "/"

    def open_top(self, make: bool) -> None:
        """StoreUnreachable if the copy's folder is not there; `make` makes it, not those above it."""
        found = patiently(lambda: self._attributes(self._top), few=True)
        if found is None and make:
            patiently(self._make_top)
            found = patiently(lambda: self._attributes(self._top))
        if found is None:
            raise StoreUnreachable(url=self.url, reason="folder-absent")
        if not found.is_folder:
            raise StoreRefused(url=self.url, reason="ENOTDIR")

    def _make_top(self) -> None:
        with self._link.session() as session, suppress(StatusError):  # `open_top` sees whether it is there
            session.ask(wire.MKDIR, text(self._top), _PRIVATE).get(wire.STATUS)

    def _place(self, path: str) -> str:
        return f"{self._top.rstrip('/')}/{path}" if path else self._top

    def _attributes(self, place: str) -> wire.Attributes | None:
        with self._link.session() as session:
            try:
                return session.ask(wire.STAT, text(place)).get(wire.ATTRS).attributes()
            except StatusError as said:
                if said.code == wire.NO_SUCH_FILE:
                    return None
                raise self._refused(said) from said

    def size(self, path: str) -> int | None:
        """As `Server.size`."""
        found = self._attributes(self._place(path))
        return found.size if found is not None and not found.is_folder else None

    def send(self, path: str, source: Checked) -> None:
        """As `Server.send`."""
        hidden = _hidden(self._place(path), source.is_object)
        with self._link.session() as session:
            try:
                made = _Upload(session, self._top, hidden, source).run()
                if made != source.size:
                    raise StoreLied(url=self.url, object=path)
                self._land(session, hidden, path)
            except ObjectDamaged:
                with suppress(StatusError):
                    session.ask(wire.REMOVE, text(hidden)).get(wire.STATUS)
                raise
            except StatusError as said:
                full = said.code == wire.FAILURE and self._is_full(session)
                raise StoreRefused(url=self.url, reason="ENOSPC") if full else self._refused(said) from said

    def _land(self, session: Session, hidden: str, path: str) -> None:
        """Give it its name, whatever had it before."""
        place = self._place(path)
        try:
            if "posix-rename@openssh.com" in session.extensions:
                asked = session.ask(wire.EXTENDED, text("posix-rename@openssh.com"), text(hidden), text(place))
                asked.get(wire.STATUS)
            else:
                with suppress(StatusError):  # a plain rename takes no name that is taken
                    session.ask(wire.REMOVE, text(place)).get(wire.STATUS)
                session.ask(wire.RENAME, text(hidden), text(place)).get(wire.STATUS)
        except StatusError as said:
            if said.code != wire.NO_SUCH_FILE:
                raise
            # Somebody else sent the same object and was first; the caller asks for its size.

    def begin(self, path: str, offset: int) -> Stream | None:
        """As `Server.begin`."""
        with self._link.session() as session:
            try:
                opened = session.ask(wire.OPEN, text(self._place(path)), number(wire.FOR_READING), _NOTHING)
                handle = bytes(opened.get(wire.HANDLE).string())
                found = session.ask(wire.FSTAT, text(handle)).get(wire.ATTRS).attributes()
            except StatusError as said:
                if said.code == wire.NO_SUCH_FILE:
                    return None
                raise self._refused(said) from said
            if found.is_folder or found.size is None:
                session.ask(wire.CLOSE, text(handle))
                return None
            return _Download(self, session, handle, offset, found.size)

    def walk(self, folder: str) -> Iterator[str]:
        """As `Server.walk`."""
        return walk(folder, self._list)

    def _list(self, folder: str) -> list[Entry]:
        with self._link.session() as session:
            try:
                handle = session.ask(wire.OPENDIR, text(self._place(folder))).get(wire.HANDLE).string()
            except StatusError as said:
                if said.code == wire.NO_SUCH_FILE or not self._is_folder(folder):
                    return []
                raise self._refused(said) from said
            try:
                return self._entries(session, bytes(handle), folder)
            except StatusError as said:
                raise self._refused(said) from said
            finally:
                if session.broken is None:
                    session.ask(wire.CLOSE, text(bytes(handle)))  # nobody needs to wait for this answer

    def _is_folder(self, folder: str) -> bool:
        found = self._attributes(self._place(folder))
        return found is not None and found.is_folder

    def _entries(self, session: Session, handle: bytes, folder: str) -> list[Entry]:
        entries: list[Entry] = []
        # The second is under way while the first is read: most folders end there.
        under_way = deque(session.ask(wire.READDIR, text(handle)) for _ in range(2))
        while True:
            try:
                answer = under_way.popleft().get(wire.NAME)
            except StatusError as said:
                if said.code == wire.END:
                    return entries
                raise
            under_way.append(session.ask(wire.READDIR, text(handle)))
            for _ in range(answer.number()):
                name = bytes(answer.string()).decode("utf-8", "surrogateescape")
                answer.string()  # the line that `ls -l` would show
                entries += _entry(f"{folder}/{name}" if folder else name, answer.attributes())
            if len(entries) > MOST_NAMES:
                raise StoreRefused(url=self.url, reason="too-many-names")

    def remove(self, path: str) -> None:
        """As `Server.remove`."""
        place = self._place(path)
        begun = [_hidden(place, is_object=True)] if path.startswith(f"{OBJECTS}/") else []
        with self._link.session() as session:
            for asked in [session.ask(wire.REMOVE, text(one)) for one in (place, *begun)]:
                try:
                    asked.get(wire.STATUS)
                except StatusError as said:
                    if said.code != wire.NO_SUCH_FILE:
                        raise self._refused(said) from said

    def close(self) -> None:
        """As `Server.close`."""
        self._link.close()

    def _refused(self, said: StatusError) -> StoreRefused:
        reason = "EACCES" if said.code == wire.PERMISSION_DENIED else "server-error"
        return StoreRefused(url=self.url, reason=reason)

    def _is_full(self, session: Session) -> bool:
        """The protocol has no word for it; OpenSSH tells of the space that is left (PROTOCOL, 4.5)."""
        if "statvfs@openssh.com" not in session.extensions:
            return False
        with suppress(StatusError):
            answer = session.ask(wire.EXTENDED, text("statvfs@openssh.com"), text(self._top)).get(
                wire.EXTENDED_REPLY
            )
            _, fragment, _, _, available = (answer.long() for _ in range(5))
            return fragment * available < 2 * _PIECE
        return False


def _hidden(place: str, is_object: bool) -> str:
    """What a file is called until it is whole. All who send an object send the same bytes: one name serves."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/.{name}.part" if is_object else f"{folder}/.{name}.{os.urandom(4).hex()}.new"


def _entry(path: str, found: wire.Attributes) -> list[Entry]:
    return [Entry(path, found.is_folder)] if found.is_folder or found.is_file else []


@dataclass
class _Upload:
    """One file on its way to its hidden name."""

    session: Session
    top: str
    hidden: str
    source: Checked

    def run(self) -> int:
        """All bytes are there, and durable as far as a server can be told so; how many it says there are."""
        handle, kept = self._open()
        try:
            self.source.kept = self._gone_on_with(handle, kept) if kept else 0
            self._write(handle, self.source.kept)
            self.source.check()
            made = self._settle(handle)
        except BaseException:
            if self.session.broken is None:
                self.session.ask(wire.CLOSE, text(handle))
            raise
        self.session.ask(wire.CLOSE, text(handle)).get(wire.STATUS)
        return made

    def _open(self) -> tuple[bytes, int]:
        """The handle, and how many bytes are there already."""
        try:
            return self._ask_open(wire.FOR_WRITING | wire.MAKE | wire.NEW), 0
        except StatusError as said:
            if said.code == wire.NO_SUCH_FILE:
                self._make_folders(self.hidden.rpartition("/")[0])
                return self._ask_open(wire.FOR_WRITING | wire.MAKE), 0
            if said.code == wire.PERMISSION_DENIED:
                raise
        handle = self._ask_open(wire.FOR_READING | wire.FOR_WRITING)  # the name is taken: go on with it
        return handle, self._size(handle)

    def _ask_open(self, flags: int) -> bytes:
        return bytes(
            self.session.ask(wire.OPEN, text(self.hidden), number(flags), _NOTHING).get(wire.HANDLE).string()
        )

    def _size(self, handle: bytes) -> int:
        return self.session.ask(wire.FSTAT, text(handle)).get(wire.ATTRS).attributes().size or 0

    def _make_folders(self, folder: str) -> None:
        """Those that are missing; never the copy's top folder, or those above it."""
        if len(folder) <= len(self.top):
            return  # its disk may be gone: it is not made anew on another
        try:
            self.session.ask(wire.MKDIR, text(folder), _PRIVATE).get(wire.STATUS)
        except StatusError as said:
            if said.code != wire.NO_SUCH_FILE:
                return  # most likely there already; if not, opening the file will tell
            self._make_folders(folder.rpartition("/")[0])
            with suppress(StatusError):  # another thread was first
                self.session.ask(wire.MKDIR, text(folder), _PRIVATE).get(wire.STATUS)

    def _gone_on_with(self, handle: bytes, kept: int) -> int:
        """How many of the bytes there can stay: all, if they end as the source does at that place; else none."""
        tail = b""
        if kept <= self.source.size:
            left = kept
            while left and (piece := self.source.read(min(left, 1 << 20))):
                tail = (tail + piece)[-_TAIL:]
                left -= len(piece)
            if not left and self._read(handle, kept - len(tail), len(tail)) == tail:
                return kept
        self.session.ask(wire.FSETSTAT, text(handle), _EMPTY).get(wire.STATUS)
        self.source.rewind()
        return 0

    def _read(self, handle: bytes, offset: int, count: int) -> bytes:
        wanted = [(at, min(_PIECE, offset + count - at)) for at in range(offset, offset + count, _PIECE)]
        asked = [self.session.ask(wire.READ, text(handle), long(at), number(some)) for at, some in wanted]
        return b"".join(bytes(one.get(wire.DATA).string()) for one in asked)

    def _write(self, handle: bytes, offset: int) -> None:
        """What is left of the source. What the server says of each piece is heard."""
        under_way: deque[Answer] = deque()
        while piece := self.source.read(_PIECE):
            under_way.append(self.session.ask(wire.WRITE, text(handle), long(offset), text(piece)))
            offset += len(piece)
            if len(under_way) >= _UNDER_WAY:
                under_way.popleft().get(wire.STATUS)
        for answer in under_way:
            answer.get(wire.STATUS)

    def _settle(self, handle: bytes) -> int:
        """Durable; and how large. Of an object the size is asked for once it has its name."""
        if "fsync@openssh.com" in self.session.extensions:
            self.session.ask(wire.EXTENDED, text("fsync@openssh.com"), text(handle)).get(wire.STATUS)
        return self.source.size if self.source.is_object else self._size(handle)


class _Download:
    """As `Stream`: pieces are asked for ahead, a bounded number of them."""

    def __init__(self, server: SftpServer, session: Session, handle: bytes, offset: int, size: int) -> None:
        self.size = size
        self._server, self._session, self._handle = server, session, handle
        self._asked_to = offset
        self._under_way: deque[tuple[int, Answer]] = deque()
        self._piece = b""
        self._ahead = 4  # grows: who reads the start of a file alone asks for little

    def read(self, most: int) -> bytes:
        """As `Stream.read`."""
        if not self._piece:
            with self._server._link.session() as session:
                if session is not self._session:
                    raise PassingError(StoreUnreachable(url=self._server.url, reason="link-cut"))
                self._piece = self._next()
        taken, self._piece = self._piece[:most], self._piece[most:]
        return taken

    def _next(self) -> bytes:
        while len(self._under_way) < self._ahead and self._asked_to < self.size:
            count = min(_PIECE, self.size - self._asked_to)
            answer = self._session.ask(wire.READ, text(self._handle), long(self._asked_to), number(count))
            self._under_way.append((count, answer))
            self._asked_to += count
        if not self._under_way:
            return b""
        self._ahead = min(self._ahead * 2, _UNDER_WAY)
        count, answer = self._under_way.popleft()
        try:
            piece = bytes(answer.get(wire.DATA).string())
        except StatusError as said:
            if said.code == wire.END:
                return b""
            raise self._server._refused(said) from said
        if len(piece) < count:  # the server gives less at once: what was asked for beyond does not follow on it
            self._asked_to -= count - len(piece) + sum(one for one, _ in self._under_way)
            self._under_way.clear()
        return piece

    def close(self) -> None:
        """As `Stream.close`."""
        if self._session.broken is None:
            with suppress(Exception):  # the link may break at this moment: then nothing is open there
                self._session.ask(wire.CLOSE, text(self._handle))
