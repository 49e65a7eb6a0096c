"""A copy on an SFTP server. An object is made under a hidden name, and gone on with after a cut."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from amana.errors import ObjectDamaged, StoreLied, StoreRefused, StoreUnreachable
from amana.stores import sftp_wire as wire
from amana.stores.address import Address
from amana.stores.network import PassingError, patiently
from amana.stores.paths import MOST_NAMES, OBJECTS
from amana.stores.reading import Stream
from amana.stores.remote import Checked
from amana.stores.sftp_link import Link
from amana.stores.sftp_upload import PIECE, PRIVATE, UNDER_WAY, Upload, shared_part
from amana.stores.sftp_wire import Answer, Session, StatusError, long, number, text
from amana.stores.walking import Entry, walk

_NOTHING: Final = number(0)


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
            session.ask(wire.MKDIR, text(self._top), PRIVATE).get(wire.STATUS)

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

    def send(self, path: str, source: Checked) -> int | None:
        """As `Server.send`."""
        with self._link.session() as session:
            upload = Upload(session, self._top, self._place(path), source)
            try:
                made = upload.run()
                if not source.is_object and made != source.size:
                    raise StoreLied(url=self.url, object=path)
                return upload.land()
            except (ObjectDamaged, StoreLied):
                upload.forget()
                raise
            except StatusError as said:
                upload.forget(but_the_shared=True)
                if said.code == wire.NO_SUCH_FILE:
                    if self._attributes(self._top) is None:
                        raise StoreUnreachable(url=self.url, reason="folder-absent") from said
                    raise PassingError(self._refused(said)) from said  # another had the part, and was first
                full = said.code == wire.FAILURE and self._is_full(session)
                raise StoreRefused(url=self.url, reason="ENOSPC") if full else self._refused(said) from said

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
        begun = [shared_part(place)] if path.startswith(f"{OBJECTS}/") else []
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
            return fragment * available < 2 * PIECE
        return False


def _entry(path: str, found: wire.Attributes) -> list[Entry]:
    return [Entry(path, found.is_folder)] if found.is_folder or found.is_file else []


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
            count = min(PIECE, self.size - self._asked_to)
            answer = self._session.ask(wire.READ, text(self._handle), long(self._asked_to), number(count))
            self._under_way.append((count, answer))
            self._asked_to += count
        if not self._under_way:
            return b""
        self._ahead = min(self._ahead * 2, UNDER_WAY)
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
