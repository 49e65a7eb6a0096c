"""Erasing items: their bytes go from this archive; that they were, and why they went, stays in the log.

What remains of a pack is sealed anew, durable before anything else; then the log entry with the signed act that
names each object and what stands in its place; then the old objects go. Killed in between, the next one who
writes finishes it: a mark names the objects that are still to go, and the log says whether they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import BinaryIO, Final, cast

from amana.archive.acts import SignedAct, sign_act
from amana.archive.archive import Archive
from amana.archive.erased import Pair
from amana.archive.erasing_plan import ErasurePlan, Planning, Rewritten
from amana.archive.leftovers import mark_leaving, remove_leaving, with_rescue_that_follows
from amana.archive.logs import log_sizes
from amana.archive.sealing import seal_again
from amana.archive.source import now
from amana.archive.standing import accept
from amana.archive.unindexed import Unindexed
from amana.archive.writer import Writer
from amana.errors import ItemUnknown, KeySuperseded
from amana.records import ERASED, ContentPlace, CustodyAct, ItemsErased, Json, Progress, Watch
from amana.stores import Disk

PAIRS_IN_ACT: Final = 60
"""How many objects one signed act erases at most: it rides in a log entry, which names up to 64 objects."""


class Erasing:
    """Erases items from an opened archive."""

    def __init__(self, archive: Archive, disk: Disk | None = None, watch: Watch | None = None) -> None:
        self._archive, self._disk, self._watch = archive, disk or Disk(), watch
        self._progress = Progress(0, 0)

    def plan(self, items: Sequence[str]) -> ErasurePlan:
        """What erasing these items would take. ItemUnknown, ItemAmbiguous, IdentityMissing; damage is raised."""
        catalogue = self._archive.catalogue
        records = {record.item: record for record in map(catalogue.item, items)}
        with self._archive.contents() as contents:
            planning = Planning(self._archive.layout, self._archive.described, contents)
            return planning.plan(list(records.values()))

    def run(self, items: Sequence[str], reason: str | None = None) -> ItemsErased:
        """Erase these items here; what other copies hold goes at their next sync. It cannot be undone.

        As `plan`; and KeySuperseded where no key at hand decides today, ArchiveBusy, DiskFault.
        """
        archive = self._archive
        archive.catalogue  # noqa: B018 - without a key nothing is locked
        with archive.writing() as writer:
            plan = self.plan(items)
            self._check_decides(plan)
            self._progress = Progress(0, 0, len(plan.objects), plan.stays)
            pairs = [(one.object, self._sealed_again(one, writer)) for one in plan.objects]
            left = self._commit(writer, plan, pairs, reason) if pairs else ()
        archive.close()
        return ItemsErased(
            items=plan.items,
            objects=tuple(old for old, _ in pairs),
            resealed=sum(1 for _, new in pairs if new),
            bytes=plan.size,
            shared=plan.shared,
            unread=len(Unindexed.read(archive.layout).entries),
            left=left,
        )

    def unfinished(self) -> dict[str, CustodyAct]:
        """Items that were erased, and of which something is here again that their erasure was about: two machines
        erased from one object at the same time, or one read what the other erased. Each with its last act.

        What was taken in again since is no such item.
        """
        acts: dict[str, list[CustodyAct]] = {}
        for row in self._archive.catalogue.acts():
            if isinstance(row.act, CustodyAct) and row.act.act == "erased":
                for item in row.act.items:
                    acts.setdefault(item, []).append(row.act)
        found = {item: told[-1] for item, told in acts.items() if self._is_back(item, told)}
        return {item: act for item, act in found.items() if self.plan([item]).objects}

    def _is_back(self, item: str, acts: Sequence[CustodyAct]) -> bool:
        try:
            record = self._archive.catalogue.item(item)
        except ItemUnknown:
            return False  # another archive's id, or one whose accession cannot be read
        covered: dict[str, int] = {}
        for log in (log for act in acts for log in act.through):
            covered[log.device] = max(log.size, covered.get(log.device, 0))
        live = [row.entry for row in record.accessions if row.content != ERASED]
        if any(entry.index >= covered.get(entry.device, 0) for entry in live):
            return False
        return bool(live or record.intakes)

    def finish(self) -> tuple[str, ...]:
        """Erase again what is back (`unfinished`), for the reasons that were given; which items those were."""
        back = self.unfinished()
        for item, act in back.items():
            self.run([item], act.reason)
        return tuple(back)

    def _check_decides(self, plan: ErasurePlan) -> None:
        """Before anything is sealed: a key of an epoch that has ended opens, and decides nothing."""
        if plan.objects and accept(self._archive.described, [self._signed([("0" * 64, None)])]).refused:
            epoch = self._archive.described.current.epoch
            raise KeySuperseded(path=str(self._archive.layout.root), epoch=epoch)

    def _signed(self, pairs: Iterable[Pair]) -> SignedAct:
        told: list[Json] = [{"old": old, "new": new} for old, new in pairs]
        body: dict[str, Json] = {"act": "erased", "at": now(), "objects": told}
        keys = [key for _, key in self._archive.epoch_keys()]
        return sign_act(body, keys, self._archive.described.id)

    def _sealed_again(self, one: Rewritten, writer: Writer) -> str | None:
        """What stays of an object, in a new one that the next commit keeps; its name."""
        done = self._progress
        size = sum(member.size for member in one.stays)
        self._progress = replace(done, files=done.files + 1, bytes=done.bytes + size)
        if not one.stays:
            return None
        with self._archive.contents() as contents:
            opened = cast(BinaryIO, contents.opened(one.object))
            sealed = seal_again(opened, one.stays, writer.recipient, writer.disk, writer.work_file())
        writer.put_object(sealed)
        if self._watch:
            self._watch(self._progress)
        return sealed.digest

    def _commit(
        self, writer: Writer, plan: ErasurePlan, pairs: Sequence[Pair], reason: str | None
    ) -> tuple[str, ...]:
        """Enter it, then let the old objects go; those that the disk would not let go."""
        archive = self._archive
        chunks = [pairs[at : at + PAIRS_IN_ACT] for at in range(0, len(pairs), PAIRS_IN_ACT)]
        acts = [self._signed(some) for some in chunks]
        described = with_rescue_that_follows(archive.layout, accept(archive.described, acts).described)
        mark_leaving(archive.layout, self._disk, [old for old, _ in pairs])
        # Before the log says so: a catalogue that still held a word of it could not be told from any other.
        archive.forget_catalogue()
        for act, some in zip(acts, chunks, strict=True):
            told = self._noun(writer, plan, [old for old, _ in some], reason)
            new = [ContentPlace(name, 0, 0) for _, name in some if name is not None]
            writer.record(told, new, described=described, note=act.note.decode())
        writer.commit()
        archive.described = described
        return remove_leaving(archive.layout, self._disk, described)

    def _noun(self, writer: Writer, plan: ErasurePlan, old: Sequence[str], reason: str | None) -> CustodyAct:
        return CustodyAct(
            act="erased",
            at=now(),
            device=writer.device,
            software=self._archive.software,
            outcome="part" if plan.shared else "success",
            items=plan.items,
            through=log_sizes(self._archive.layout, self._archive.described),
            person=self._archive.person,
            objects=tuple(old),
            reason=reason,
        )
