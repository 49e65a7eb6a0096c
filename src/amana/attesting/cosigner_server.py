"""A cosigner that is served over HTTP (c2sp.org/tlog-witness, add-checkpoint): to this machine, unless told.

Who asks is not looked at, and nothing of them is kept: what counts is the log's signature on the checkpoint. What
may be sent, how long it may take and how many may ask at once is limited. HTTPS is for a proxy in front of it.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self

from amana.attesting.cosigner import Cosigner
from amana.errors import (
    AmanaError,
    CheckpointUnreadable,
    CosignConflict,
    CosignerBusy,
    CosignRequestUnreadable,
    LogDamaged,
    LogUnknown,
    ProofWrong,
)
from amana.tlog import MAX_REQUEST, Checkpoint, read_note, read_request

PATH: Final = "/add-checkpoint"
SIZE_TYPE: Final = "text/x.tlog.size"
LOOPBACK: Final = "127.0.0.1"
AT_ONCE: Final = 16
"""How many connections are served at once; others are told to come again."""
STEP_SECONDS: Final = 10.0
"""How long one step of a conversation may take."""
CONNECTION_SECONDS: Final = 60.0
"""How long one connection may last in all."""

_POLL = 0.1  # how soon an end is noticed, in seconds
_TEXT = "text/plain; charset=utf-8"
_FULL = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_UNSIGNED = ("no-known-signature", "signature-wrong")


@dataclass(frozen=True, slots=True)
class Served:
    """What came of one request: the HTTP status; the log and its size where that is known; what was wrong."""

    status: int
    origin: str | None = None
    size: int | None = None
    error: AmanaError | None = None


class CosignerServer:
    """A cosigner behind an address. Use it in a `with` block, where it serves in a thread; or call `serve`."""

    def __init__(
        self,
        cosigner: Cosigner,
        host: str = LOOPBACK,
        port: int = 0,
        *,
        tell: Callable[[Served], None] = lambda _: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Bound at once, so that `url` is known. `tell` hears of every request, in the thread that served it.

        Raises OSError where the address is taken or is none of this machine's.
        """
        self._server = _Server(cosigner, host, port, tell, clock)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL,), name="amana-cosigner")

    @property
    def url(self) -> str:
        """Where it is asked: the prefix that a cosigner is known by."""
        host, port = self._server.socket.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def serve(self) -> None:
        """Serve until KeyboardInterrupt; then finish what is under way."""
        try:
            self._server.serve_forever(_POLL)
        finally:
            self._server.end()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.end()


def add_checkpoint(cosigner: Cosigner, data: bytes, now: int) -> tuple[int, str, bytes, Served]:
    """(status, content type, body, what came of it) for one request's bytes, as tlog-witness has it."""
    origin, size = None, None
    try:
        request = read_request(data)
        head = Checkpoint.from_text(read_note(request.checkpoint).text)
        origin, size = head.origin, head.size
        line = cosigner.cosign(request, now)
    except AmanaError as fault:
        status, kind, body = _refusal(fault)
        return status, kind, body, Served(status, origin, size, fault)
    return 200, _TEXT, line.encode(), Served(200, origin, size)


def _refusal(fault: AmanaError) -> tuple[int, str, bytes]:
    if isinstance(fault, CosignConflict):
        return 409, SIZE_TYPE, f"{fault.facts['expected']}\n".encode()
    return _status(fault), _TEXT, f"{fault.code} {fault.facts.get('reason', '')}".strip().encode() + b"\n"


def _status(fault: AmanaError) -> int:
    match fault:
        case CheckpointUnreadable():
            return 403 if fault.facts["reason"] in _UNSIGNED else 400
        case CosignRequestUnreadable():
            return 400
        case LogUnknown():
            return 404
        case LogDamaged():
            return 409 if fault.facts["reason"] == "forked" else 422
        case ProofWrong():
            return 422
        case CosignerBusy():
            return 503
    return 500  # this machine's own trouble: a full disk, a damaged folder


class _Server(ThreadingHTTPServer):
    """The sockets: bounded in number and in time, and forgotten when they close."""

    daemon_threads = False  # the end waits for what is under way
    request_queue_size = AT_ONCE

    def __init__(
        self,
        cosigner: Cosigner,
        host: str,
        port: int,
        tell: Callable[[Served], None],
        clock: Callable[[], float],
    ) -> None:
        self.cosigner, self.tell, self.clock = cosigner, tell, clock
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """As TCPServer has it: HTTPServer would also ask the name service who we are."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread of its own, if one is free; else the client is told to come again."""
        if self._slots.acquire(blocking=False):
            with self._guard:
                self._open.add(request)
            try:
                super().process_request(request, client_address)
            except BaseException:  # no thread could be started
                self._let_go(request)
                raise
            return
        with contextlib.suppress(OSError):  # who does not wait for the answer does not get it
            request.sendall(_FULL)
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One connection, ended after its time whatever the client does."""
        timer = threading.Timer(CONNECTION_SECONDS, _hang_up, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            timer.join()
            self._let_go(request)

    def _let_go(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: the base class prints who it was. A client that goes away in the middle is no fault, and
        what went wrong here was told (`do_POST`)."""

    def end(self) -> None:
        """No new requests; those under way are finished, idle connections closed."""
        with self._guard:
            for request in self._open:
                _hang_up(request, socket.SHUT_RD)
        self.server_close()


def _hang_up(request: socket.socket, how: int = socket.SHUT_RDWR) -> None:
    with contextlib.suppress(OSError):  # closed already
        request.shutdown(how)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "cosigner"
    sys_version = ""
    timeout = STEP_SECONDS

    def do_POST(self) -> None:
        """The one thing that is served."""
        if self.path.partition("?")[0] != PATH:
            self._answer(404, _TEXT, b"")
            return
        data = self._body()
        if data is None:
            return
        try:
            status, kind, body, served = add_checkpoint(self.server.cosigner, data, int(self.server.clock()))
        except Exception as fault:  # noqa: BLE001 - whatever it was, the next request is served, and it is told
            status, kind, body = 500, _TEXT, b""
            served = Served(500, error=AmanaError(kind=type(fault).__name__))
        try:
            self.server.tell(served)
        finally:  # who asked is answered, whether or not anybody here could be told
            self._answer(status, kind, body)

    def do_GET(self) -> None:
        """Nothing is served by GET; a checkpoint's cosignatures are for its own archive to show."""
        self._answer(405 if self.path == PATH else 404, _TEXT, b"")

    def _body(self) -> bytes | None:
        """What was sent; None where it was refused, or did not all come."""
        told = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not (told.isascii() and told.isdigit()):
            self.close_connection = True
            self._answer(411, _TEXT, b"")
            return None
        if len(told) > 9 or int(told) > MAX_REQUEST:
            self.close_connection = True
            self._answer(413, _TEXT, b"")
            return None
        data = self.rfile.read(int(told))
        if len(data) < int(told):
            self.close_connection = True
            return None
        return data

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written down of who asks."""


def serve_cosigner(
    cosigner: Cosigner,
    host: str = LOOPBACK,
    port: int = 0,
    *,
    ready: Callable[[str], None],
    tell: Callable[[Served], None],
) -> None:
    """Serve until KeyboardInterrupt; `ready` is told the address once it is bound. Raises OSError."""
    server = CosignerServer(cosigner, host, port, tell=tell)
    ready(server.url)
    server.serve()
