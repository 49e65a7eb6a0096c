"""Following erasures that came from elsewhere: in this archive, and on the copies that let objects be erased."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from amana.archive.archive import Archive
from amana.archive.erased import Erased, read_erased
from amana.archive.leftovers import remove_erased_here, renew_rescue, with_rescue_that_follows
from amana.archive.source import now
from amana.archive.standing import accept
from amana.archive.writer import Writer
from amana.errors import AmanaError
from amana.records import KeyAct
from amana.stores import Disk, Erasing, FolderStore, Store


@dataclass(frozen=True)
class Followed:
    """What became of erased objects in one place. `kept` names those that are still there, each with a stable
    word: `cannot-erase` (the place takes nothing back), `not-replaced-yet`, or why it refused."""

    erased: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


def follow(objects: Store, erased: Erased, here: Container[str]) -> Followed:
    """Erase from a copy what was erased, once what stands in its place is there. `here` names its objects."""
    gone: list[str] = []
    kept: list[tuple[str, str]] = []
    for digest in sorted(erased.old):
        if digest not in here:
            continue
        reason = _erase(objects, erased, digest, here)
        if reason is None:
            gone.append(digest)
        else:
            kept.append((digest, reason))
    return Followed(tuple(gone), tuple(kept))


def _erase(objects: Store, erased: Erased, digest: str, here: Container[str]) -> str | None:
    """Erase one; why not, where it cannot be."""
    if not all(live in here for live in erased.live(digest)):
        return "not-replaced-yet"
    if not isinstance(objects, Erasing):
        return "cannot-erase"
    try:
        objects.erase(digest)
    except AmanaError as fault:
        return str(fault.facts.get("reason", fault.code))
    return None


def follow_here(archive: Archive, writer: Writer, disk: Disk | None = None) -> Followed:
    """Take over the erasures that the logs here tell of, and remove their objects from this archive.

    Call inside `archive.writing()`, after logs and objects came from another copy; then close the archive, so
    that its catalogue is made anew. Nothing follows from erasures in `read_erased(…).refused`.
    """
    erased = read_erased(archive.layout, archive.described)
    new = tuple(act for act in erased.acts if act.name not in archive.described.acts)
    if new:
        described = with_rescue_that_follows(archive.layout, accept(archive.described, new).described)
        archive.forget_catalogue()
        names = tuple(act.name for act in new)
        noun = KeyAct(
            act="acts-accepted",
            archive=described.id,
            at=now(),
            device=writer.device,
            software=archive.software,
            person=archive.person,
            acts=names,
        )
        writer.record(noun, described=described)
        writer.commit()
        archive.described = described
        renew_rescue(archive.layout, disk or writer.disk, described)
    return _removed_here(archive, erased, disk or writer.disk)


def _removed_here(archive: Archive, erased: Erased, disk: Disk) -> Followed:
    """What of the erased objects was here: gone now, or told."""
    objects = FolderStore(archive.layout.objects)
    here = {digest for digest in erased.old if objects.path(digest).is_file()}
    left = remove_erased_here(archive.layout, disk, erased, here)
    kept = tuple((digest, "not-erased-here") for digest in left)
    return Followed(tuple(sorted(here - set(left))), kept)
