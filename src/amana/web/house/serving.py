"""Serving the room: two loopback ports (pages, content), a link told, an eye on idleness, a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import uvicorn

from amana.errors import AccountsMissing, PortUnusable
from amana.web.house.app import room_app
from amana.web.house.content import content_app
from amana.web.house.hosts import check_wishes, origin_of
from amana.web.house.room import Room

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PORT: Final = 8643
_LOOK_EVERY = 2.0  # seconds between two looks whether the room is idle
_END_WITHIN = 3  # seconds that open answers (progress, films) have to end
_BACKLOG = 256


def serve(room: Room, ready: Callable[[], None] | None = None) -> None:
    """Serve this room until it is interrupted or ended. `ready` is called once its link was told.

    PortUnusable; what opening the archive raises, except a missing passphrase, which its page asks for.
    """
    check_wishes(room.wishes)
    pages, content = _sockets(room.wishes.host, room.wishes.port)
    room.origin, room.content_origin = (
        origin_of(room.wishes, *bound.getsockname()[:2]) for bound in (pages, content)
    )
    room.spool.clear_leftovers()
    with contextlib.closing(pages), contextlib.closing(content):
        _open(room)
        servers = [_Server(_config(app, room)) for app in (room_app(room), content_app(room))]
        asyncio.run(_served(room, servers, [pages, content], ready))


def _open(room: Room) -> None:
    """Over a network nobody could open it later. AccountsMissing, PassphraseMissing, what else opening raises."""
    if not room.is_shared:
        room.open_if_possible()
        return
    room.lending.unlock(room.wishes.passphrase)
    if not any(not one.off for one in room.accounts.all()):
        raise AccountsMissing(host=room.wishes.host)


class _Server(uvicorn.Server):
    """One of two in one loop: whoever starts both hears the signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _config(app: ASGIApp, room: Room) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="critical",  # what is looked at is nobody's business: no request is written down
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
        proxy_headers=False,  # who asks is whoever connects: no header says otherwise
        timeout_graceful_shutdown=_END_WITHIN,
        h11_max_incomplete_event_size=64 * 1024,
        ssl_certfile=room.wishes.certificate,
        ssl_keyfile=room.wishes.key,
    )


async def _served(
    room: Room, servers: list[_Server], sockets: list[socket.socket], ready: Callable[[], None] | None
) -> None:
    def end() -> None:
        room.jobs.stop_all()
        for one in servers:
            one.should_exit = True

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):  # Windows; not the main thread
            loop.add_signal_handler(name, end)

    def end_from_anywhere() -> None:
        loop.call_soon_threadsafe(end)

    room.end = end_from_anywhere
    watching = asyncio.create_task(_watch(room))
    room.link()
    if ready is not None:
        ready()
    try:
        await asyncio.gather(*(one.serve([place]) for one, place in zip(servers, sockets, strict=True)))
    finally:
        watching.cancel()
        await asyncio.to_thread(room.jobs.wait_all, _END_WITHIN)
        room.spool.close()
        room.lock()


async def _watch(room: Room) -> None:
    """Lock the room when nobody is there."""
    while True:
        await asyncio.sleep(min(_LOOK_EVERY, room.wishes.idle * 60 / 4))
        await asyncio.to_thread(room.flush_seen)
        if not room.lending.locked and room.is_idle():
            await asyncio.to_thread(room.lock)


def _sockets(host: str, port: int | None) -> tuple[socket.socket, socket.socket]:
    """The pages' and the content's. Where no port was asked for and the usual one is taken, any."""
    try:
        pages = _bound(host, PORT if port is None else port)
    except PortUnusable:
        if port is not None:
            raise
        pages = _bound(host, 0)
    try:
        return pages, _bound(host, pages.getsockname()[1] + 1)
    except PortUnusable:
        return pages, _bound(host, 0)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # Said to be TCP, asyncio sends what it has at once (TCP_NODELAY); else each answer waits 40 ms for an ACK.
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as fault:
        raise _unusable(host, port, fault) from fault
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(_BACKLOG)
    except (OSError, OverflowError) as fault:
        made.close()
        raise _unusable(host, port, fault) from fault
    return made


def _unusable(host: str, port: int, fault: Exception) -> PortUnusable:
    reason = (fault.strerror if isinstance(fault, OSError) else None) or type(fault).__name__
    return PortUnusable(host=host, port=port, reason=reason)
