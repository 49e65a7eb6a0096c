"""Going through a tree of folders on a server, in order, several folders asked for at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from amana.stores.network import patiently
from amana.stores.paths import MOST_PARTS, is_name

_AT_ONCE = 12
_AHEAD = 2_000


@dataclass
class Entry:
    """What a folder holds. `listing` is under way for a folder that will be needed soon."""

    path: str
    is_folder: bool
    listing: Future[list[Entry]] | None = None


def walk(folder: str, list_folder: Callable[[str], list[Entry]]) -> Iterator[str]:
    """The paths of all files below, sorted. `list_folder` may raise PassingError; an absent folder is empty."""
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-listing")
    try:
        waiting = [Entry(folder, is_folder=True)]  # the next is the last
        while waiting:
            _look_ahead(waiting, pool, list_folder)
            entry = waiting.pop()
            if not entry.is_folder:
                yield entry.path
            elif entry.listing is not None:
                waiting += _in_order(entry.listing.result())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(entries: list[Entry]) -> list[Entry]:
    """The lawful ones, last first. "a.b" is before "a/b", though "a" is before "a.b"."""
    lawful = (one for one in entries if is_name(one.path.rpartition("/")[2]) and one.path.count("/") < MOST_PARTS)
    return sorted(lawful, key=lambda one: one.path + "/" * one.is_folder, reverse=True)


def _look_ahead(waiting: list[Entry], pool: ThreadPoolExecutor, list_folder: Callable[[str], list[Entry]]) -> None:
    """Have the next folders listed. Only where one is needed at once: else this would go through all each time."""
    if not waiting[-1].is_folder or (waiting[-1].listing is not None and not waiting[-1].listing.done()):
        return
    under_way = 0
    for entry in waiting[: -_AHEAD - 1 : -1]:
        if entry.is_folder:
            if entry.listing is None:
                entry.listing = pool.submit(_listed, entry.path, list_folder)
            under_way += not entry.listing.done()
        if under_way >= _AT_ONCE:
            return


def _listed(path: str, list_folder: Callable[[str], list[Entry]]) -> list[Entry]:
    return patiently(lambda: list_folder(path))
