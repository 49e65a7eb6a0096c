"""The copies that something can be mended from: each is asked in turn, until one has it right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from amana.errors import AmanaError, DiskFault, StoreRefused, StoreUnreachable
from amana.stores import Medium

_Found = TypeVar("_Found")


@dataclass(eq=False)
class Source:
    """A copy by its name. `fault` is why it is not asked any more: it cannot be reached, or does not answer."""

    name: str
    medium: Medium
    fault: AmanaError | None = None


class Sources:
    """Several copies. Asked from several threads."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)

    def __iter__(self) -> Iterator[Source]:
        """Those that still answer."""
        return (source for source in self._sources if source.fault is None)

    def first(self, give: Callable[[Source], _Found | None]) -> tuple[str, _Found] | None:
        """What the first copy gives that has it right, and its name; None where no copy has.

        `give` says None, or raises an error of ours, where that copy has it not, or has it wrong. DiskFault.
        """
        for source in self:
            try:
                found = give(source)
            except (StoreUnreachable, StoreRefused) as fault:
                source.fault = fault
                continue
            except DiskFault:
                raise  # our own disk's: no other copy helps
            except AmanaError:
                continue  # damaged there too, or missing: another may have it
            if found is not None:
                return source.name, found
        return None

    def silent(self) -> list[Source]:
        """Those that could not be asked to the end."""
        return [source for source in self._sources if source.fault is not None]
