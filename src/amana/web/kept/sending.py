"""Bytes of an item on their way to a browser: in pieces, for as long as the room is open and somebody listens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from amana.actions import Content
    from amana.web.house.sessions import Session


class Pieces(Response):
    """The bytes from `start` to before `end`, read where they are asked for. The content is closed at the end.

    The first piece is read when this is made, so that what is damaged from its beginning on is told as damage.
    What breaks later breaks the connection: nobody takes half a file for a whole one.
    """

    def __init__(
        self, content: Content, session: Session, start: int, end: int, status: int, headers: Mapping[str, str]
    ) -> None:
        self._content, self._session = content, session
        self._pieces: Iterator[bytes] = content.read_range(start, end)
        self._first = next(self._pieces, b"")
        super().__init__(None, status, headers={**headers, "content-length": str(max(0, end - start))})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """As ASGI has it."""
        listening = asyncio.ensure_future(_gone(receive))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            piece = self._first
            while piece and self._session.unlocked and not listening.done():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                piece = await run_in_threadpool(next, self._pieces, b"")
            await send({"type": "http.response.body", "body": b""})
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listening
            await run_in_threadpool(self._content.close)


async def _gone(receive: Receive) -> None:
    """Ends when nobody listens any more."""
    while (await receive())["type"] != "http.disconnect":
        pass
