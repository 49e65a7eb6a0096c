"""How often somebody may try: after a few failures each further one waits longer, by account and by address."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from amana.errors import TooOften

_FREE: Final = 5
_LONGEST: Final = 900.0
_FORGOTTEN: Final = 3600.0
_MOST: Final = 10_000


class Limits:
    """In memory alone, bounded. The clock is an argument."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._guard = clock, Lock()
        self._failures: dict[str, tuple[int, float]] = {}

    def begin(self, *who: str) -> None:
        """Count a try of these; `passed` takes it back. TooOften, then it is not counted.

        Counted before it is judged: many at once are no more than one after another.
        """
        now = self._clock()
        with self._guard:
            waits = [self._wait(self._failures.get(one, (0, 0.0)), now) for one in who]
            if max(waits) > 0:
                raise TooOften(seconds=int(max(waits)) + 1)
            for one in who:
                count, at = self._failures.pop(one, (0, now))
                self._failures[one] = (1 if now - at > _FORGOTTEN else count + 1, now)
            while len(self._failures) > _MOST:
                del self._failures[next(iter(self._failures))]

    def passed(self, *who: str) -> None:
        """It was them."""
        with self._guard:
            for one in who:
                self._failures.pop(one, None)

    @staticmethod
    def _wait(failures: tuple[int, float], now: float) -> float:
        """Seconds: 2, 4, 8, … after the fifth, up to a quarter of an hour."""
        count, at = failures
        return at + min(_LONGEST, 2.0 ** (count - _FREE + 1)) - now if count >= _FREE else 0.0


def address_of(host: str) -> str:
    """The address that is counted: of IPv6 the network of 64 bits, which is one household's."""
    try:
        told = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((told, 64), strict=False)) if told.version == 6 else str(told)
