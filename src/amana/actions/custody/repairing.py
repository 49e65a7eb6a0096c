"""Repairing this archive from its copies, or copies from this archive and from each other."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from amana.actions.copies.places import MeantCopy, known_copies, meant_copy, open_copy, open_sources
from amana.actions.custodians.folders import cache_folder
from amana.actions.custodians.names import plain_name
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import Archive, Layout, Repairing, RepairingCopy, Source, read_description
from amana.errors import AmanaError, StoreRefused, StoreUnreachable
from amana.records import Mended, NotMended, Repaired, Watch

AnyPath = str | os.PathLike[str]

_MOST_NAMED = 1_000


def repair(
    path: AnyPath,
    *copies: str,
    sources: Sequence[str] = (),
    objects: Collection[str] | None = None,
    person: str | None = None,
    watch: Watch | None = None,
) -> tuple[Repaired, ...]:
    """Mend what is damaged or missing, from any copy that has it right, and enter it in the log.

    Of this archive, where no copy is named: all of it, or these objects alone. Else of each of these copies, in
    turn, from here and from the others. `sources` are further places to take from, beside the copies that this
    machine knows. No key is needed. CopyUnknown, NotAnArchive, ArchiveBusy, DiskFault; of a copy that cannot be
    reached or written to the outcome says so.
    """
    layout = Layout(Path(path).absolute())
    meant = tuple(meant_copy(layout, copy) for copy in copies)
    others = (*known_copies(layout), *(meant_copy(layout, source) for source in sources))
    others = tuple({copy.url: copy for copy in others}.values())
    opened, silent = open_sources(others)
    try:
        if not meant:
            told = [_of_this(layout, opened, objects, watch)]
        else:
            told = [_of_copy(layout, copy, opened, watch) for copy in meant]
    finally:
        for source in opened:
            source.medium.close()
    told = [replace(one, silent=tuple(sorted({*one.silent, *silent}))) for one in told]
    return tuple(replace(one, entered=_entered(layout.root, one, person)) for one in told)


def _of_this(
    layout: Layout, sources: Sequence[Source], objects: Collection[str] | None, watch: Watch | None
) -> Repaired:
    return Repairing(layout, sources, None, watch).run(objects)


def _of_copy(layout: Layout, copy: MeantCopy, sources: Sequence[Source], watch: Watch | None) -> Repaired:
    """One copy. That it cannot be reached or written to is told, and ends nothing but its own repair."""
    others = [source for source in sources if source.name != copy.name]
    try:
        with open_copy(copy) as medium:
            target = Source(copy.name, medium)
            described = read_description(layout.description)
            repairing = RepairingCopy(layout, described, target, others, None, watch, named=copy.known)
            return repairing.run()
    except (StoreUnreachable, StoreRefused) as fault:
        return Repaired(copy.name, unreached=str(fault))


def _entered(root: Path, told: Repaired, person: str | None) -> bool:
    """Enter the repair in the log, if there was anything to mend; False where it cannot be entered."""
    if not told.mended and not told.lost:
        return True
    name = plain_name(person) if person is not None else None
    sources = ", ".join(sorted({one.source for one in told.mended}))
    told_of: list[Mended | NotMended] = [*told.mended, *told.lost]
    named = [one.name for one in told_of if one.kind == "object"]
    try:
        with Archive(root, [], SOFTWARE, cache_folder(), person=name) as archive:
            return archive.enter(
                "repaired",
                copy=told.place,
                outcome="success" if told.ok else "part" if told.mended else "failure",
                method=sources or None,
                detail=f"{len(told.mended)}/{len(told.mended) + len(told.lost)}",
                objects=named[:_MOST_NAMED],
            )
    except AmanaError:
        return False  # what could not be mended may be what the log needs: `verify` says so
