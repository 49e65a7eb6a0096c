"""What every server's store shares: how long to wait, when to try again, and the true word for a broken link."""

from __future__ import annotations

import errno
import random
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final, TypeVar

from amana.errors import AmanaError, LibraryMissing, StoreUnreachable

# Seconds: to get a connection, and for the other side to say anything on one.
CONNECT_WITHIN: Final = 30.0
ANSWER_WITHIN: Final = 60.0
# Seconds before each further try of what may pass.
WAITS: tuple[float, ...] = (0.3, 1.0, 3.0)

T = TypeVar("T")

_REASONS: Final = {
    errno.ECONNREFUSED: "connection-refused",
    errno.EHOSTUNREACH: "no-route",
    errno.ENETUNREACH: "no-route",
    errno.ENETDOWN: "no-route",
    errno.EHOSTDOWN: "no-route",
    errno.EADDRNOTAVAIL: "no-route",
    errno.ETIMEDOUT: "no-answer",
    errno.ECONNRESET: "link-cut",
    errno.ECONNABORTED: "link-cut",
    errno.EPIPE: "link-cut",
}


class PassingError(Exception):
    """A fault that may be gone at the next try; `told` is what to say if it is not."""

    def __init__(self, told: AmanaError) -> None:
        super().__init__(str(told))
        self.told = told


def patiently(act: Callable[[], T], got_on: Callable[[], object] = lambda: None, few: bool = False) -> T:
    """Do it; after a fault that may pass, wait and do it again, a few times (`few`: once).

    Where `got_on` gives another value than at the last fault, there was progress, and the tries are counted anew.
    """
    before, tries = got_on(), 0
    while True:
        try:
            return act()
        except PassingError as fault:
            now = got_on()
            if now != before:
                before, tries = now, 0
            silent = fault.told.facts.get("reason") == "no-answer"  # each further try would take as long again
            if tries >= (1 if few or silent else len(WAITS)):
                raise fault.told from fault
            time.sleep(WAITS[tries] * random.uniform(0.8, 1.2))  # noqa: S311 - not a secret
            tries += 1


def needed(library: str, extra: str = "remote") -> ModuleType:
    """The library. LibraryMissing if it is not installed."""
    try:
        return import_module(library)
    except ImportError as fault:
        raise LibraryMissing(extra=extra, library=library.partition(".")[0]) from fault


def unreachable(url: str, fault: BaseException, otherwise: str = "link-cut") -> StoreUnreachable:
    """The error for a fault of the network, with the reason found among its causes."""
    return StoreUnreachable(url=url, reason=_reason(fault, otherwise))


def _reason(fault: BaseException, otherwise: str) -> str:
    for one in _causes(fault):
        if isinstance(one, ssl.SSLCertVerificationError):
            return "certificate-wrong"
        if isinstance(one, socket.gaierror):
            return "name-unknown"
        if isinstance(one, TimeoutError):
            return "no-answer"
        if isinstance(one, OSError) and one.errno in _REASONS:
            return _REASONS[one.errno]
    return otherwise


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault and what is behind it, as libraries wrap them: causes, contexts, errors among the arguments."""
    waiting: list[Any] = [fault]
    seen: set[int] = set()
    while waiting and len(seen) < 50:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, *one.args, getattr(one, "reason", None)]
            waiting += (
                list(getattr(one, "errors", {}).values()) if isinstance(getattr(one, "errors", 0), dict) else []
            )
