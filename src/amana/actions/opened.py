"""An opened archive: its folder, its keys when something needs them, and what every action asks of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from amana.actions.custodians.folders import cache_folder
from amana.actions.custodians.identities import Passphrase, own_identity_file, read_identity_files
from amana.actions.custodians.names import plain_name
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import DESCRIPTION, Archive, read_description, suspect_items
from amana.errors import IdentityMissing, KitCannot, PassphraseMissing

AnyPath = str | os.PathLike[str]


class Opened:
    """What is opened. Its own identity is not asked for before something needs it; adding needs none."""

    def __init__(
        self, root: Path, named: Sequence[Path], passphrase: Passphrase, person: str | None = None
    ) -> None:
        self.path = root
        self.person = plain_name(person) if person is not None else None
        self._named, self._passphrase = named, passphrase
        described = read_description(root / DESCRIPTION)
        self.id = described.id
        self.is_kit = described.capture is not None
        """Whether this is a capture kit: it adds, gives receipts, and opens nothing."""
        self._suspicion: tuple[object, dict[str, str]] = (None, {})
        # What was worked out and holds for all who have this archive open, by a name for it.
        self._shared: dict[str, object] = {}
        self._archive: Archive | None = self._open(named) if named and not self.is_kit else None

    def _open(self, files: Sequence[Path]) -> Archive:
        identities = read_identity_files(files, self._passphrase)
        return Archive(self.path, identities, SOFTWARE, cache_folder(), person=self.person)

    def again(self) -> Self:
        """The same archive opened anew, with the same keys and nothing asked: for another thread, or after others
        wrote to it. IdentityMissing where there were no keys."""
        anew = type(self)(self.path, (), None, self.person)
        anew._archive, anew._shared = self.archive.again(), self._shared
        return anew

    def acts_as(self, person: str | None) -> None:
        """Who acts from now on, by their name or a pseudonym. NameUnusable."""
        self.person = plain_name(person) if person is not None else None
        self.archive.person = self.person

    def stamp(self) -> object:
        """Differs from the one before if an act, an entry or a new catalogue may have come: whoever keeps an
        archive open looks at it, and opens it `again`."""
        return self.archive.stamp()

    def _opened(self, verb: str = "open") -> Archive:
        """With its keys: what needs them raises IdentityMissing where there are none, KitCannot on a kit."""
        if self.is_kit:
            raise KitCannot(verb=verb, archive=self.id)
        if self._archive is None:
            self._archive = self._open(own_identity_file(self.id))
        return self._archive

    @property
    def archive(self) -> Archive:
        """The archive with its keys, for the actions beside this one. IdentityMissing where there are none."""
        archive = self._opened()
        if not archive.opened:
            raise IdentityMissing(path=str(self.path))
        return archive

    def _opened_or_sealed(self) -> Archive:
        """The same; where the person's passphrase is not at hand, and on a kit, what can only add."""
        try:
            return self._sealed() if self.is_kit else self._opened()
        except PassphraseMissing:
            return self._sealed()

    def _sealed(self) -> Archive:
        """Without any key. Of a kit nothing may lie in a person's own folders."""
        cache = None if self.is_kit else cache_folder()
        return Archive(self.path, [], SOFTWARE, cache, person=self.person)

    @property
    def faults(self) -> tuple[str, ...]:
        """What could not be taken from the logs into the catalogue when it was last brought up to them."""
        return self._archive.faults if self._archive else ()

    def _suspects(self, archive: Archive) -> dict[str, str]:
        """The items to be shown as suspect, and why: found out once, until an act or a log says something new."""
        known = archive.described.acts, archive.catalogue.positions()
        if self._suspicion[0] != known:
            self._suspicion = known, suspect_items(archive)
        return self._suspicion[1]

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
