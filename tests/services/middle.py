"""Something between client and server that counts, delays and cuts: a bad link on 127.0.0.1."""

from __future__ import annotations

import socket
import threading
import time
from collections import deque
from contextlib import suppress


class Middle:
    """A port that leads to another. A context; what was counted stays."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._ended = False
        # Bytes from client to server, and back; and how many connections were made.
        self.sent = self.received = self.connections = 0
        # How often something was sent after something was received: times there and back, where there is a delay.
        self.turns = 0
        self._last = "received"
        # After so many bytes this way (as counted) all connections are cut, once.
        self.cut_sent: int | None = None
        self.cut_received: int | None = None
        # Whoever connects is turned away at once.
        self.dead = False
        # Nothing is passed on, and nobody is told.
        self.silent = False
        # Seconds from one side to the other.
        self.delay = 0.0

    def __enter__(self) -> Middle:
        self._run(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        self.cut()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)

    def cut(self) -> None:
        """All connections, now."""
        with self._lock:
            ending, self._open = self._open, set()
        for one in ending:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _run(self, what: object, *given: object) -> None:
        thread = threading.Thread(target=what, args=given, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            if self.dead:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self._target))
            with self._lock:
                self._open |= {client, server}
            self._run(self._pass_on, client, server, "sent")
            self._run(self._pass_on, server, client, "received")

    def _pass_on(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        waiting: deque[tuple[float, bytes]] = deque()
        with suppress(OSError):
            while data := self._next(source, waiting):
                if not self.silent and not self._give(sink, data, way):
                    break
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        # Each socket is closed by whoever reads from it: the other may still be at it.
        with self._lock:
            self._open.discard(source)
        source.close()

    def _next(self, source: socket.socket, waiting: deque[tuple[float, bytes]]) -> bytes:
        """The next bytes, when their time has come. More is read meanwhile: the way is long, not narrow."""
        while not waiting or waiting[0][0] > time.monotonic():
            source.settimeout(max(waiting[0][0] - time.monotonic(), 0.001) if waiting else None)
            with suppress(TimeoutError):
                data = source.recv(1 << 16)
                waiting.append((time.monotonic() + self.delay, data))
        return waiting.popleft()[1]

    def _give(self, sink: socket.socket, data: bytes, way: str) -> bool:
        """Pass the data on, up to the cut; whether the link holds."""
        with self._lock:
            self.turns += (self._last, way) == ("received", "sent")
            self._last = way
        limit = self.cut_sent if way == "sent" else self.cut_received
        left = len(data) if limit is None else max(limit - getattr(self, way), 0)
        sink.sendall(data[:left])
        setattr(self, way, getattr(self, way) + min(left, len(data)))
        if left >= len(data):
            return True
        if way == "sent":
            self.cut_sent = None
        else:
            self.cut_received = None
        self.cut()
        return False
