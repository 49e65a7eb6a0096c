"""Answers that were given a moment ago: who goes back to what they just read does not wait for it again."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from starlette.responses import Response

LIFE: Final = 60.0
"""Seconds. What depends on more than the archive's state (a copy that was unplugged) shows within these."""
MOST_BYTES: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class _Given:
    state: object
    until: float
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]


class Answers:
    """Kept in memory alone, by who asked for what. Safe to use from several threads; the clock is an argument."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST_BYTES) -> None:
        self._clock, self._most = clock, most
        self._guard = Lock()
        self._given: dict[Hashable, _Given] = {}
        self._weight = 0

    def get(self, asked: Hashable, state: object) -> Response | None:
        """The same answer again, if nothing was written since; `state` is the archive's now."""
        with self._guard:
            given = self._given.get(asked)
            if given is None or given.state != state or given.until < self._clock():
                return None
        return _response(given)

    def keep(self, asked: Hashable, state: object, answer: Response) -> None:
        """Keep a page that was made; `state` is the archive's before it was. No error and no choice is kept."""
        if answer.status_code != 200 or "set-cookie" in answer.headers or len(answer.body) > self._most // 4:
            return
        given = _Given(state, self._clock() + LIFE, bytes(answer.body), tuple(answer.raw_headers))
        with self._guard:
            self._drop(asked)
            self._given[asked] = given
            self._weight += len(given.body)
            while self._weight > self._most:
                self._drop(next(iter(self._given)))

    def clear(self) -> None:
        """Forget all of it."""
        with self._guard:
            self._given.clear()
            self._weight = 0

    def _drop(self, asked: Hashable) -> None:
        gone = self._given.pop(asked, None)
        self._weight -= len(gone.body) if gone else 0


def _response(given: _Given) -> Response:
    answer = Response(given.body)
    answer.raw_headers = list(given.headers)
    return answer
