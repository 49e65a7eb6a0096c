"""A readable text of messages that are kept in a data format: who and when in a line of its own, then the words.

Each message's span covers its words alone; the line before them is there to be read and searched.
"""

from __future__ import annotations

from itertools import repeat
from typing import Final

from amana.intake.chat.stretches import sounded
from amana.intake.of_columns import made_of_columns
from amana.intake.reading import Part, Reading, Reason, TextVersion
from amana.records import EmbeddedFact

FIELD = 8_000  # characters of one fact at most: the bytes themselves are kept whole with the item
TEXT = 1 << 20  # characters of an instalment
MESSAGES = 20_000
_FACTS = 200  # of one message
_OF_ONE = 30_000  # characters of one message's facts
_GROUP, _OF_GROUP = 500, 250_000  # parts that travel in one frame (see frames.py), and their facts' characters

_Row = tuple[str, tuple[EmbeddedFact, ...], int | None, int, int, int | None, Reason | None]
_FIELDS = ("place", "facts", "text", "start", "end", "size", "reason")  # of a part, which differ: a row has these
_SAME = ("name", "of", "data", "media_type", "apart")  # and these no message has
_NO_TEXT: Final = (None, 0, 0, None, None)

_LONGEST_TITLE = 1_000
_REMEMBERED = 4_096  # facts


class MadeText:
    """An instalment in the making: its text, its parts, how much it is already."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.characters = 0
        self._rows: list[_Row] = []
        self.lossy = False
        self.unread = False
        self.left_out = False
        self._group = 0
        self._known: dict[tuple[str, str, str | None], EmbeddedFact] = {}
        self._names: dict[str, str] = {}

    @property
    def full(self) -> bool:
        """Whether the instalment ends here."""
        return self.characters >= TEXT or len(self._rows) >= MESSAGES or self._group > _OF_GROUP

    def add(self, place: str, who: str, when: str, words: str, facts: list[EmbeddedFact]) -> None:
        """One message. `who` and `when` may be empty."""
        head = f"{who}, {when}\n" if who and when else f"{who or when}\n"
        start = self.characters + len(head)
        end = start + len(words)
        self._pieces.append(f"{head}{words}\n\n" if words else f"{head}\n")
        self.characters = end + (2 if words else 1)
        told = self._counted(facts)
        self._rows.append((place, told, 0, start, end, None, None) if words else (place, told, *_NO_TEXT))

    def _counted(self, facts: list[EmbeddedFact]) -> tuple[EmbeddedFact, ...]:
        """As many facts as one message may have; the rest is told as left out."""
        size, kept = 0, 0
        for fact in facts[:_FACTS]:
            size += len(fact.name) + len(fact.value) + 10
            if fact.raw is not None:
                size += len(fact.raw)
            if size > _OF_ONE:
                break
            kept += 1
        self._group = size if len(self._rows) % _GROUP == 0 else self._group + size
        if kept == len(facts):
            return tuple(facts)
        self.left_out = True
        return (*facts[:kept], EmbeddedFact("facts-left-out", str(len(facts) - kept)))

    def line(self, words: str) -> None:
        """A line that belongs to no message: a chat's name before its messages."""
        self._pieces.append(words + "\n\n")
        self.characters += len(words) + 2

    def failed(self, place: str, reason: Reason, size: int) -> None:
        """A message that cannot be read."""
        self.unread = True
        self._rows.append((place, (), None, 0, 0, size, reason))

    def fact(self, name: str, value: object, raw: str | None = None) -> EmbeddedFact:
        """A fact whose value came from the file, whatever type it has there."""
        said = value if isinstance(value, str) else str(value)
        said, shown = self.clean(said)[:FIELD], None if raw is None else self.clean(raw)[:FIELD]
        return EmbeddedFact(name, said, shown)

    def known(self, name: str, value: str, raw: str | None = None) -> EmbeddedFact:
        """The same for what is likely to come again, as senders do: made once."""
        key = (name, value, raw)
        known = self._known.get(key)
        if known is None:
            known = self.fact(name, value, raw)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known

    def named(self, path: str) -> str:
        """The name of a fact that has none but the path of its field."""
        name = self._names.get(path)
        if name is None:
            name = self.clean(path.replace("_", "-").strip("-") or "?")[:200]
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            self._names[path] = name
        return name

    def clean(self, text: str) -> str:
        """The text as it can be written."""
        if text.isascii():
            return text
        text, lossy = sounded(text)
        self.lossy = self.lossy or lossy
        return text

    def reading(self, facts: tuple[EmbeddedFact, ...], title: str | None, resume: str | None) -> Reading:
        """All of it."""
        text = self.clean("".join(self._pieces))
        note: Reason | None = "lossy-decoding" if self.lossy else None
        note = "left-out" if self.left_out else note
        note = "parts-unread" if self.unread else note
        if not text and not self._rows:
            note = note or "no-text"
        texts = (TextVersion(text),) if text else ()
        title = title[:_LONGEST_TITLE] if title else title  # a damaged file may have anything for a name
        return Reading(texts, facts, parts=self._parts(), title=title, note=note, resume=resume)

    def _parts(self) -> tuple[Part, ...]:
        """The parts, made all at once: they are many."""
        if not self._rows:
            return ()
        columns = (*zip(*self._rows, strict=True), repeat("message"), *[repeat(None)] * len(_SAME))
        return made_of_columns(Part, (*_FIELDS, "kind", *_SAME), len(self._rows), columns)
