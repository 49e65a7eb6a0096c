"""SFTP version 3 as OpenSSH speaks it (draft-ietf-secsh-filexfer-02; OpenSSH's PROTOCOL file), over one channel.

paramiko has a client for this, but it serves one thread at a time, loses what a server says of the last writes,
and takes a cut link for the end of a folder. Here any thread asks, and waits for its own answer; one more thread
reads what comes in. How much is asked ahead, and so held in memory, is for the caller to bound.
"""

from __future__ import annotations

import struct
import threading
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, Protocol

from amana.stores.network import ANSWER_WITHIN, CONNECT_WITHIN

INIT, VERSION, OPEN, CLOSE, READ, WRITE, FSTAT, FSETSTAT = 1, 2, 3, 4, 5, 6, 8, 10
OPENDIR, READDIR, REMOVE, MKDIR, STAT, RENAME = 11, 12, 13, 14, 17, 18
STATUS, HANDLE, DATA, NAME, ATTRS, EXTENDED, EXTENDED_REPLY = 101, 102, 103, 104, 105, 200, 201
OK, END, NO_SUCH_FILE, PERMISSION_DENIED, FAILURE, UNSUPPORTED = 0, 1, 2, 3, 4, 8
FOR_READING, FOR_WRITING, MAKE, EMPTY, NEW = 0x01, 0x02, 0x08, 0x10, 0x20
_HAS_SIZE, _HAS_OWNERS, _HAS_MODE, _HAS_TIMES, _HAS_MORE = 0x01, 0x02, 0x04, 0x08, 0x80000000

# No answer is longer: OpenSSH's own limit.
_MOST: Final = 256 * 1024
_MODE_KINDS, _FOLDER, _FILE = 0o170000, 0o040000, 0o100000


class Channel(Protocol):
    """What is needed of paramiko's."""

    def recv(self, most: int) -> bytes:
        """Some bytes, none at the end."""

    def sendall(self, data: bytes) -> None:
        """All of them."""

    def close(self) -> None:
        """End it."""


class StatusError(Exception):
    """The server said no: `code` as above, and its words."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code} {text}")
        self.code = code


class BrokenError(Exception):
    """The link broke, or what came over it is not SFTP."""


@dataclass
class Fields:
    """An answer's bytes, taken field by field."""

    kind: int
    _rest: memoryview

    def number(self) -> int:
        """uint32."""
        return int(struct.unpack(">I", self._take(4))[0])

    def long(self) -> int:
        """uint64."""
        return int(struct.unpack(">Q", self._take(8))[0])

    def string(self) -> memoryview:
        """Bytes with their length before them."""
        return self._take(self.number())

    def _take(self, count: int) -> memoryview:
        if count > len(self._rest):
            raise BrokenError("an answer that is cut short")
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def more(self) -> bool:
        """Whether anything is left."""
        return bool(self._rest)

    def attributes(self) -> Attributes:
        """As draft 02, section 5."""
        flags = self.number()
        size = self.long() if flags & _HAS_SIZE else None
        if flags & _HAS_OWNERS:
            self._take(8)
        mode = self.number() if flags & _HAS_MODE else None
        if flags & _HAS_TIMES:
            self._take(8)
        if flags & _HAS_MORE:
            for _ in range(min(self.number(), 1000)):
                self.string(), self.string()
        return Attributes(size, mode)


@dataclass(frozen=True)
class Attributes:
    """What a server says of a file."""

    size: int | None
    mode: int | None

    @property
    def is_folder(self) -> bool:
        """It is one."""
        return self.mode is not None and self.mode & _MODE_KINDS == _FOLDER

    @property
    def is_file(self) -> bool:
        """It is a plain one."""
        return self.mode is not None and self.mode & _MODE_KINDS == _FILE


def text(value: str | bytes) -> bytes:
    """A string field."""
    data = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value
    return struct.pack(">I", len(data)) + data


def number(value: int) -> bytes:
    """A uint32 field."""
    return struct.pack(">I", value)


def long(value: int) -> bytes:
    """A uint64 field."""
    return struct.pack(">Q", value)


@dataclass
class Answer:
    """What was asked for, once it is there."""

    _future: Future[Fields]
    _session: Session

    def get(self, *kinds: int) -> Fields:
        """Wait for it. Raises StatusError where it is a status (but OK), BrokenError, TimeoutError."""
        try:
            answer = self._future.result(ANSWER_WITHIN)
        except TimeoutError:
            self._session.broke(BrokenError("no answer"))
            raise
        if answer.kind == STATUS:
            code = answer.number()
            if code != OK or STATUS not in kinds:
                raise StatusError(code, bytes(answer.string()).decode("utf-8", "replace")[:200])
        elif answer.kind not in kinds:
            raise BrokenError("an answer of another kind")
        return answer


@dataclass
class Session:
    """One SFTP session. Any thread may ask."""

    _channel: Channel
    extensions: frozenset[str] = frozenset()
    broken: Exception | None = None
    _asked: dict[int, Future[Fields]] = field(default_factory=dict)
    _next: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _listening: threading.Thread | None = None
    _sending: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def begin(cls, channel: Channel) -> Session:
        """Greet the server. Raises BrokenError, or what the channel raises."""
        session = cls(channel)
        channel.sendall(number(5) + bytes([INIT]) + number(3))
        hello = session._receive()
        if hello.kind != VERSION or hello.number() < 3:
            raise BrokenError("not SFTP version 3")
        names = []
        while hello.more():
            names.append(bytes(hello.string()).decode("ascii", "replace"))
            hello.string()
        session.extensions = frozenset(names)
        session._listening = threading.Thread(target=session._listen, name="amana-sftp", daemon=True)
        session._listening.start()
        return session

    def ask(self, kind: int, *fields: bytes) -> Answer:
        """Send a request. Raises BrokenError, or what the channel raises."""
        future: Future[Fields] = Future()
        with self._lock:
            if self.broken is not None:
                raise BrokenError(str(self.broken)) from self.broken
            self._next = (self._next + 1) & 0xFFFFFFFF
            ours = self._next
            self._asked[ours] = future
        body = bytes([kind]) + number(ours) + b"".join(fields)
        try:
            with self._sending:
                self._channel.sendall(number(len(body)) + body)
        except Exception as fault:
            self.broke(fault)  # half a request may have gone out
            raise
        return Answer(future, self)

    def broke(self, fault: Exception) -> None:
        """Nobody who waits gets an answer any more."""
        with self._lock:
            self.broken = self.broken or fault
            waiting, self._asked = list(self._asked.values()), {}
        for future in waiting:
            with suppress(InvalidStateError):  # its answer came at this moment
                future.set_exception(BrokenError(str(fault)))
        with suppress(Exception):  # it says goodbye over the link that is broken
            self._channel.close()

    def close(self) -> None:
        """End it, and wait for whoever listens."""
        self.broke(BrokenError("closed"))
        if self._listening is not None:
            self._listening.join(CONNECT_WITHIN)

    def _listen(self) -> None:
        try:
            while True:
                answer = self._receive(patient=True)
                with self._lock:
                    future = self._asked.pop(answer.number(), None)
                if future is None:
                    raise BrokenError("an answer to nothing that was asked")
                future.set_result(answer)
        except Exception as fault:  # noqa: BLE001 - whatever it is, whoever waits is told, and asks anew
            self.broke(fault)

    def _receive(self, patient: bool = False) -> Fields:
        """One packet. `patient`: silence is fine, since whoever waits for an answer has the watch."""
        length = int(struct.unpack(">I", self._exactly(4, patient))[0])
        if not 1 <= length <= _MOST + 1024:
            raise BrokenError("an answer of no lawful length")
        body = self._exactly(length, patient)
        return Fields(body[0], memoryview(body)[1:])

    def _exactly(self, count: int, patient: bool) -> bytes:
        pieces = []
        while count:
            try:
                piece = self._channel.recv(count)
            except TimeoutError:
                if not patient or self.broken is not None:
                    raise
                continue
            if not piece:
                raise BrokenError("the link was cut")
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)
