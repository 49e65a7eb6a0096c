"""An SFTP server in memory, over a pair of sockets, with the faults that a real one cannot be made to have."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from amana.stores import sftp_wire as wire
from amana.stores.address import read_address
from amana.stores.sftp import SftpServer
from amana.stores.sftp_wire import Fields, Session, long, number, text

_FILE, _FOLDER = 0o100600, 0o040700


@dataclass
class FakeSftp:
    """What it holds, and how it behaves."""

    files: dict[str, bytearray] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {"/", "/copy"})
    extensions: tuple[str, ...] = ("posix-rename@openssh.com", "fsync@openssh.com", "statvfs@openssh.com")
    # At most so many bytes for each READ; None as many as asked for.
    gives: int | None = None
    # WRITE fails once so many bytes are there; statvfs then says that nothing is free.
    room: int | None = None
    # WRITE answers well and keeps nothing; RENAME answers well and does nothing.
    drops: bool = False
    forgets: bool = False
    handles: dict[bytes, str] = field(default_factory=dict)
    listed: set[bytes] = field(default_factory=set)

    def answer(self, kind: int, ours: int, asked: Fields) -> bytes:
        """The answer to one request."""
        try:
            return self._answer(kind, ours, asked)
        except KeyError:
            return _status(ours, wire.NO_SUCH_FILE)

    def _answer(self, kind: int, ours: int, asked: Fields) -> bytes:
        if kind == wire.EXTENDED:
            return self._extended(ours, asked)
        if kind in (wire.CLOSE, wire.READ, wire.WRITE, wire.FSTAT, wire.READDIR):
            return self._on_handle(kind, ours, asked)
        path = _string(asked)
        if kind == wire.OPEN:
            return self._open(ours, path, asked.number())
        if kind == wire.OPENDIR:
            if path not in self.folders:
                raise KeyError(path)
            return self._handle(ours, path)
        if kind == wire.STAT:
            return bytes([wire.ATTRS]) + number(ours) + self._attributes(path)
        return self._change(kind, ours, path, asked)

    def _change(self, kind: int, ours: int, path: str, asked: Fields) -> bytes:
        if kind == wire.MKDIR:
            if path.rpartition("/")[0] not in self.folders:
                raise KeyError(path)
            taken = path in self.folders
            self.folders.add(path)
            return _status(ours, wire.FAILURE if taken else wire.OK)
        if kind == wire.REMOVE:
            del self.files[path]
            return _status(ours, wire.OK)
        assert kind == wire.RENAME
        new = _string(asked)
        if new in self.files:
            return _status(ours, wire.FAILURE)
        self.files[new] = self.files.pop(path)
        return _status(ours, wire.OK)

    def _extended(self, ours: int, asked: Fields) -> bytes:
        name = _string(asked)
        if name == "statvfs@openssh.com":
            free = 0 if self.room is not None else 1 << 20
            return (
                bytes([wire.EXTENDED_REPLY])
                + number(ours)
                + b"".join(map(long, (4096, 4096, 1, 1, free, 0, 0, 0, 0)))
            )
        if name == "posix-rename@openssh.com" and not self.forgets:
            old, new = _string(asked), _string(asked)
            self.files[new] = self.files.pop(old)
        return _status(ours, wire.OK)

    def _open(self, ours: int, path: str, flags: int) -> bytes:
        if path not in self.files:
            if not flags & wire.MAKE or path.rpartition("/")[0] not in self.folders:
                raise KeyError(path)
            self.files[path] = bytearray()
        elif flags & wire.NEW:
            return _status(ours, wire.FAILURE)
        return self._handle(ours, path)

    def _handle(self, ours: int, path: str) -> bytes:
        handle = str(len(self.handles)).encode()
        self.handles[handle] = path
        return bytes([wire.HANDLE]) + number(ours) + text(handle)

    def _on_handle(self, kind: int, ours: int, asked: Fields) -> bytes:
        handle = bytes(asked.string())
        path = self.handles[handle]
        if kind == wire.FSTAT:
            return bytes([wire.ATTRS]) + number(ours) + self._attributes(path)
        if kind == wire.READ:
            return self._read(ours, path, asked.long(), asked.number())
        if kind == wire.WRITE:
            return self._write(ours, path, asked.long(), bytes(asked.string()))
        if kind == wire.READDIR:
            return self._names(ours, handle, path)
        return _status(ours, wire.OK)

    def _read(self, ours: int, path: str, offset: int, count: int) -> bytes:
        piece = bytes(self.files[path][offset : offset + min(count, self.gives or count)])
        return bytes([wire.DATA]) + number(ours) + text(piece) if piece else _status(ours, wire.END)

    def _write(self, ours: int, path: str, offset: int, data: bytes) -> bytes:
        if self.room is not None and offset + len(data) > self.room:
            return _status(ours, wire.FAILURE)
        if not self.drops:
            self.files[path][offset : offset + len(data)] = data
        return _status(ours, wire.OK)

    def _names(self, ours: int, handle: bytes, path: str) -> bytes:
        if handle in self.listed:
            return _status(ours, wire.END)
        self.listed.add(handle)
        inside = path.rstrip("/") + "/"
        names = sorted({one[len(inside) :] for one in (*self.files, *self.folders) if one.startswith(inside)})
        direct = [name for name in names if name and "/" not in name]
        body = b"".join(text(name) + text("-rw") + self._attributes(inside + name) for name in direct)
        return bytes([wire.NAME]) + number(ours) + number(len(direct)) + body

    def _attributes(self, path: str) -> bytes:
        if path in self.folders:
            return number(0x04) + number(_FOLDER)
        return number(0x01 | 0x04) + long(len(self.files[path])) + number(_FILE)

    def serve(self, link: socket.socket) -> None:
        """Until the link ends."""
        with link, link.makefile("rb") as asked, suppress(OSError):
            while head := asked.read(4):
                body = asked.read(struct.unpack(">I", head)[0])
                if body[0] == wire.INIT:
                    said = (
                        bytes([wire.VERSION])
                        + number(3)
                        + b"".join(text(one) + text("1") for one in self.extensions)
                    )
                else:
                    fields = Fields(body[0], memoryview(body)[1:])
                    said = self.answer(body[0], fields.number(), fields)
                link.sendall(number(len(said)) + said)


def _string(asked: Fields) -> str:
    return bytes(asked.string()).decode()


def _status(ours: int, code: int) -> bytes:
    return bytes([wire.STATUS]) + number(ours) + number(code) + text("said") + text("en")


class SocketChannel:
    """A socket as paramiko's channels are."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        link.settimeout(5)

    def recv(self, most: int) -> bytes:
        return self._link.recv(most)

    def sendall(self, data: bytes) -> None:
        self._link.sendall(data)

    def close(self) -> None:
        with suppress(OSError):
            self._link.shutdown(socket.SHUT_RDWR)


@contextmanager
def fake_server(fake: FakeSftp) -> Iterator[SftpServer]:
    """A store's server that speaks to the fake, in /copy."""
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=fake.serve, args=(theirs,), daemon=True)
    thread.start()
    session = Session.begin(SocketChannel(ours))
    server = SftpServer(read_address("sftp://fake/copy"))
    server._link._session = session
    try:
        yield server
    finally:
        session.close()
        thread.join(5)
        ours.close()
