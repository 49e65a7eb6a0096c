"""Assertions on their way into the log: what people say enters it with who said it, when and on which device."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from amana.archive.archive import Archive
from amana.archive.source import now
from amana.records import ID_LENGTH, Assertion, Progress, Watch


def keep_assertions(archive: Archive, said: Iterable[Assertion], watch: Watch | None = None) -> tuple[str, ...]:
    """Enter these in the log, in their order; their ids. Time, device, software and person are filled in here.

    They come in batches, each of which is in the log or is not: when it is broken off, those before stand. Raises
    ArchiveBusy, DiskFault.
    """
    ids: list[str] = []
    with archive.writing() as writer:
        for one in said:
            told = replace(
                one, at=now(), device=writer.device, software=archive.software, person=archive.person or one.person
            )
            ids.append(writer.record(told)[:ID_LENGTH])
            if writer.full:
                writer.commit()
                if watch:
                    watch(Progress(len(ids), 0))
        writer.commit()
    return tuple(ids)
