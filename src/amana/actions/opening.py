"""Open an archive; on what is opened, the actions are methods: the same verbs as on the command line."""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amana.actions.browsing.dates import check_dates, in_utc
from amana.actions.custodians import kits
from amana.actions.custodians.identities import Passphrase
from amana.actions.custody import custody, restoring
from amana.actions.open_browsing import OpenBrowsing
from amana.actions.open_comparing import OpenComparing
from amana.actions.open_knowledge import OpenKnowledge
from amana.actions.open_lists import OpenLists
from amana.actions.open_reviewing import OpenReviewing
from amana.actions.open_viewing import OpenViewing
from amana.actions.opened import AnyPath
from amana.archive import (
    Found,
    Provenance,
    item_parts,
    told_suspect,
)
from amana.catalogue import Attempt, ItemRecord, ItemSummary
from amana.intake import media_type
from amana.records import Added, AddedFile, ItemPart, Rebuilt, Restored, RestoredFile, Watch
from amana.records.custody import Custody
from amana.records.outcomes import Receipt

if TYPE_CHECKING:
    from amana.actions.custody.proving import Proven
    from amana.actions.taking_in.reading import ReadSum
    from amana.actions.taking_in.suggesting import TextSuggestions
    from amana.actions.taking_in.transcribing import Transcribed
    from amana.actions.viewing.linking import Link
    from amana.actions.viewing.sidecars import Sidecar
    from amana.compare import Likeness
    from amana.intake import Cue, Transcriber
    from amana.reading import Gazetteer, Tagger

Identities = AnyPath | Sequence[AnyPath] | None


def open_archive(
    path: AnyPath,
    *,
    identity: Identities = None,
    passphrase: Passphrase = None,
    person: str | None = None,
) -> OpenArchive:
    """The archive in this folder. Use it in a `with` block.

    `identity` names age identity files; without any, the one that `init` left in the person's config folder
    for this archive is used, if it is there. `passphrase` opens those that have one: text, or a function that
    is asked for each file when it is needed. `person` is who acts, by their name or a pseudonym: it enters the
    log, sealed, with what they add and do. Raises NotAnArchive, ArchiveFileDamaged, NameUnusable; for
    identities that are named, IdentityUnreadable, PassphraseMissing, PassphraseWrong and NoIdentityMatches. A
    capture kit asks for none and uses none.
    """
    return OpenArchive(Path(path).absolute(), _paths(identity), passphrase, person)


def _paths(identity: Identities) -> tuple[Path, ...]:
    if identity is None:
        return ()
    if isinstance(identity, str | os.PathLike):
        return (Path(identity),)
    return tuple(Path(one) for one in identity)


class OpenArchive(OpenViewing, OpenBrowsing, OpenComparing, OpenReviewing, OpenKnowledge, OpenLists):
    """An opened archive. Its own identity is not asked for before something needs it; adding needs none."""

    def add(
        self,
        *paths: AnyPath,
        source: str | None = None,
        collected_by: str | None = None,
        collected_at: str | None = None,
        place: str | None = None,
        note: str | None = None,
        language: str | None = None,
        published: str | None = None,
        tags: Sequence[str] = (),
        read: bool = True,
        gazetteer: Gazetteer | None = None,
        thorough: bool = False,
        choose: Callable[[Found], bool] | None = None,
        handed: Sequence[Found] = (),
        watch: Watch | None = None,
        tell: Callable[[AddedFile], None] | None = None,
    ) -> Added:
        """Take in files and folders; every file ends as kept, duplicate or failed, told once that is true.

        Then, with `read`, the texts of what was not read yet are read and made searchable, and what they say
        becomes suggestions (`readings`); `gazetteer` are places of your own for that, as
        `amana.reading.read_gazetteer` gives them. Where no key is at hand everything is kept all the same:
        `opened` is then False, and duplicates and texts wait until the archive is opened. On a capture kit
        `receipts` says what was taken in, without names.

        A file that was taken in before, in the same words, and looks the same (path, size, time) is told as a
        duplicate without reading it, unless `thorough`. `choose` leaves out what is not to be taken in now.
        `handed` are files that came otherwise than by a path (see `Spool`); a capture kit takes none.
        """
        provenance = Provenance(
            source,
            collected_by,
            in_utc(collected_at),
            place,
            note,
            language,
            in_utc(published),
            tuple(tags),
            self.person,
        )
        check_dates(collected_at=collected_at, published=published)
        archive = self._opened_or_sealed()
        files: list[AddedFile] = []
        told, given = tell or files.append, map(Path, paths)
        if archive.receipts is not None:
            added = kits.add(archive, archive.receipts, given, provenance, told, watch, choose)
        else:
            added = archive.add(
                given, provenance, media_type, told, watch, thorough=thorough, choose=choose, handed=handed
            )
        added.files = files
        if read and archive.opened and added.fault is None:
            from amana.actions.taking_in import reading  # what reads texts is large, and most verbs read none

            done = reading.read_unread(archive, watch, gazetteer)
            added.read, added.unreadable = done.read, done.failed
            added.inside, added.inside_unreadable = done.inside, done.inside_failed
            added.families = done.families
        return added

    def watch(
        self,
        folder: AnyPath,
        *,
        settled: float = 5.0,
        rounds: int | None = None,
        tell: Callable[[AddedFile], None] | None = None,
        **said: Any,
    ) -> None:
        """Take in what arrives in this folder once it has not changed for `settled` seconds, until interrupted.

        What is said of it as for `add`. `rounds`: how many looks; without it, without end.
        """
        from amana.actions.taking_in import watching

        def take(ready: builtins.list[Found]) -> None:
            chosen = {one.path for one in ready}
            self.add(folder, tell=tell, choose=lambda found: found.path in chosen, **said)

        watching.watch_folder(Path(folder), self.path, take, settled=settled, rounds=rounds)

    @property
    def has_unread(self) -> bool:
        """Whether some items were not read yet: kept without a key, or broken off. Their texts cannot be found."""
        return next(iter(self._opened("search").unread()), None) is not None

    def list(
        self,
        *,
        kind: str | None = None,
        tag: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[ItemSummary]:
        """What is kept, in order of taking in. KitCannot on a capture kit, which has `receipts`."""
        check_dates(since=since, until=until)
        archive = self._opened("list")
        items = archive.catalogue.items(kind, tag, in_utc(since), in_utc(until))
        suspects = self._suspects(archive)
        return (replace(one, suspect=suspects[one.item]) if one.item in suspects else one for one in items)

    def receipts(self) -> tuple[Receipt, ...]:
        """What was taken in on this capture kit: entry, item id, time; no names. Empty where it is none."""
        kept = self._sealed().receipts if self.is_kit else None
        return tuple(kept.since(0)) if kept is not None else ()

    def show(self, item: str) -> ItemRecord:
        """One item: its facts, text versions and accessions. ItemUnknown, ItemAmbiguous."""
        archive = self._opened("show")
        return told_suspect(archive.suspects, archive.catalogue.item(item))

    def custody(self, item: str, *, roots: AnyPath | None = None, block_headers: Sequence[str] = ()) -> Custody:
        """One item's chain of custody: every act, by whom, when by which clock; and what outsiders bound.

        `roots` (a PEM file) and `block_headers` are what you trust of outsiders, as for `timestamps`. Raises
        ItemUnknown, ItemAmbiguous, RootsUnreadable, BlockHeaderUnreadable.
        """
        return custody.custody(self._opened("custody"), item, roots, block_headers)

    def text(self, text_version: str) -> str:
        """The text version with this SHA-256 (hex), as `search` and `show` name it. ItemUnknown."""
        return self._opened("show").catalogue.text(text_version)

    def parts(self, item: str, text_version: str | None = None) -> Iterator[ItemPart]:
        """The item's parts (messages, pages, rows, files inside it) with their places, in their order, streaming.

        Of one text version alone where it is given. ItemUnknown, ItemAmbiguous.
        """
        archive = self._opened("show")
        record = archive.catalogue.item(item)
        with archive.contents() as contents:
            yield from item_parts(record, contents, text_version)

    def alike(self, item: str, *, limit: int = 20) -> tuple[Likeness, ...]:
        """The items nearly the same as this one (pictures, films, texts), the nearest first, and what differs.

        Files inside items count too. Nothing is changed or removed. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.browsing import likening

        archive = self._opened("alike")
        return likening.near_copies(archive, item, limit, self._suspects(archive))

    def part(self, item: str, place: str) -> bytes:
        """The bytes of a file inside an item, by its place as `parts` gives it. ItemUnknown, ItemAmbiguous,
        PartNotHad.
        """
        from amana.actions.viewing.part_files import part_bytes

        return part_bytes(self._opened("show"), item, place)

    def links(self, item: str) -> tuple[Link, ...]:
        """The item's parts that name a file, with the words beside it (a caption, a message), and what they name
        where it is here: another item, or a part of this one. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.viewing import linking

        return linking.links(self._opened("show"), item)

    def sidecars(self, item: str, *, known_keys: Sequence[str] = ()) -> tuple[Sidecar, ...]:
        """Signatures and time proofs that lie beside the item in its folder, and whether they fit it.

        `known_keys` are fingerprints and key ids (hex) of keys whose holder is known. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.viewing import sidecars

        return sidecars.sidecars(self._opened("sidecars"), item, known_keys)

    def failures(self) -> Iterator[Attempt]:
        """What could not be read, or not all of it, and why; in order of taking in, streaming."""
        from amana.actions.taking_in import reading_again

        return reading_again.failures(self._opened("failures"))

    def read_again(
        self,
        *items: str,
        failed: bool = False,
        gazetteer: Gazetteer | None = None,
        watch: Watch | None = None,
    ) -> ReadSum:
        """Read these items again; without any, what was read by readers that have a newer version now.

        `failed` adds what could not be read. What was read before stays beside it. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.taking_in import reading_again

        archive = self._opened("read-again")
        return reading_again.read_again(archive, items, failed=failed, watch=watch, gazetteer=gazetteer)

    def readings(self, item: str) -> tuple[TextSuggestions, ...]:
        """What was read in the item's text versions: statements, figures, claims, dates, places, names, terms.

        Suggestions of a machine, with the reader's version and each row's rule; they are in the catalogue alone,
        and `rebuild` makes them again. A text that was not read yet is not among them. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.taking_in import suggesting

        return suggesting.suggestions(self._opened("show"), item)

    def tag(self, tagger: Tagger, *, watch: Watch | None = None) -> int:
        """Let a model of your own read every text; how many texts it read.

        What it finds stands in `readings`, as `tagged`, under its own name. Like all readings it is in the
        catalogue alone: after `rebuild`, or when texts have come, ask again.
        """
        from amana.actions.taking_in import suggesting

        return suggesting.tag_texts(self._opened("tag"), tagger, watch)

    def transcribe(
        self,
        item: str,
        transcriber: Transcriber,
        *,
        language: str | None = None,
        tell: Callable[[Cue], None] | None = None,
    ) -> Transcribed:
        """Let a model of your own hear a film or a recording; what it heard becomes a text version of the item.

        `language` (ISO 639-1) is what is spoken, where you know; each stretch is told as it is heard. ItemUnknown,
        ItemAmbiguous, ContentErased; ReadingFailed where there is no sound that can be decoded.
        """
        from amana.actions.taking_in import transcribing

        return transcribing.transcribe(self._opened("transcribe"), item, transcriber, language, tell)

    def restore(
        self,
        dest: AnyPath,
        *items: str,
        watch: Watch | None = None,
        tell: Callable[[RestoredFile], None] | None = None,
    ) -> Restored:
        """Give back these items, or all: original bytes under original paths, and SHA256SUMS.

        That it was done enters the log; where it cannot, `entered` is False.
        """
        files: list[RestoredFile] = []
        restored = restoring.restore(self._opened("restore"), Path(dest), items, tell or files.append, watch)
        restored.files = files
        return restored

    def prove(self, out: AnyPath, *items: str, reveal: Sequence[str] = (), custody: bool = False) -> Proven:
        """Write a proof of these items into the new file `out`: who has it needs no archive and no key.

        Of each it proves the accession that brought it in; with `custody` every accession and every act of custody
        on it. Of each record it shows what it is, its hash and size, when and by which device; and the fields that
        `reveal` names, or every one where it names `all`. That it was made enters the log. ItemUnknown,
        ItemAmbiguous, FieldUnknown, DestinationUnusable, ProofTooLarge, LogDamaged.
        """
        from amana.actions.custody.proving import prove  # most who open an archive prove nothing

        return prove(self._opened("prove"), items, out, reveal=reveal, custody=custody)

    def rebuild(self, *, gazetteer: Gazetteer | None = None, watch: Watch | None = None) -> Rebuilt:
        """Make the catalogue again from objects and logs, then read what was not read yet, and every text anew.

        `gazetteer` as for `add`.
        """
        archive = self._opened("rebuild")
        rebuilt = archive.rebuild(watch)
        from amana.actions.taking_in import reading

        reading.read_unread(archive, watch, gazetteer)
        counts = archive.catalogue.counts()
        return replace(rebuilt, text_versions=counts.text_versions, entries=counts.entries)
