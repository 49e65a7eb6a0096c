"""Whether a name that somebody asks for may be the one that a text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from amana.actions.comparing.event_accounts import items_meant
from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive
from amana.errors import SubjectUnknown
from amana.language import compare_names

_ALIKE = frozenset(["equal", "given", "sound", "missing", "one-part", "order"])
_WORD = re.compile(r"\w+")
_MOST_FOUND = 1_000
_ID = re.compile("[0-9a-f]{12,32}")


@lru_cache(1 << 14)
def may_be(asked: str, name: str) -> bool:
    """Whether a name is the one asked for, in either script, or one of them is shorter and nothing differs.

    For looking up, not for joining: whoever is found is shown by the name that the text gives.
    """
    found = compare_names(asked, name)
    if found.outcome == "same":
        return True
    return found.outcome == "ask" and all(reason.kind in _ALIKE for reason in found.why)


def any_may_be(asked: str | None, names: Iterable[str | None]) -> bool:
    """Whether any of these names may be the one asked for; True where none is."""
    return asked is None or any(name is not None and may_be(asked, name) for name in names)


def items_naming(archive: Archive, wanted: Sequence[str], person: str | None) -> Iterator[str]:
    """The items that are meant; where none is named but a person is, those that name the person, however spelt."""
    words = " ".join(_WORD.findall(person or ""))
    if wanted or not words:
        yield from items_meant(archive, wanted)
        return
    whole = [hit.item for hit in archive.catalogue.search(words, limit=_MOST_FOUND)]
    yield from dict.fromkeys(whole or _by_parts(archive, words))


def _by_parts(archive: Archive, words: str) -> Iterator[str]:
    for word in words.split():
        yield from (hit.item for hit in archive.catalogue.search(word, limit=_MOST_FOUND))


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom somebody asks for: `names` that may be theirs, and the items that name them, where that is known."""

    names: tuple[str, ...]
    items: tuple[str, ...] = ()


def asked_for(archive: Archive, person: str) -> Asked:
    """A person by name; or by an id (12 hex digits at least): one that people spoke of, or a name in a text.

    Of whom people said to be one with others, all names and texts count. Raises SubjectAmbiguous.
    """
    if not _ID.fullmatch(person):
        return Asked((person,))
    knowing = Knowing(archive)
    try:
        known = knowing.of(knowing.find(person))
    except SubjectUnknown:
        return Asked((person,))
    found = [one for one in map(archive.catalogue.mention, known.ids) if one is not None]
    named = (*known.values("name"), *known.values("other-name"))
    written = (name for one in found for name in (one.written, *one.forms))
    return Asked(tuple(dict.fromkeys((*named, *written))) or (person,), tuple(one.item for one in found))
