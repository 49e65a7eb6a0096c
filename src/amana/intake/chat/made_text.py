"""A readable text of messages that are kept in a data format: who and when in a line of its own, then the words.

Each message's span covers its words alone; the line before them is there to be read and searched.
"""

from __future__ import annotations

from amana.intake.chat.stretches import sounded
from amana.intake.reading import Part, Reading, Reason, TextVersion
from amana.records import EmbeddedFact

FIELD = 8_000  # characters of one fact at most: the bytes themselves are kept whole with the item
TEXT = 1 << 20  # characters of an instalment
MESSAGES = 20_000
_FACTS = 200  # of one message
_OF_ONE = 30_000  # characters of one message's facts
_GROUP, _OF_GROUP = 500, 250_000  # parts that travel in one frame (see frames.py), and their facts' characters

_LONGEST_TITLE = 1_000
_REMEMBERED = 4_096  # facts


class MadeText:
    """An instalment in the making: its text, its parts, how much it is already."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.characters = 0
        self.parts: list[Part] = []
        self.lossy = False
        self.unread = False
        self.left_out = False
        self._group = 0
        self._fields: dict[tuple[str, str, str | None], EmbeddedFact] = {}

    @property
    def full(self) -> bool:
        """Whether the instalment ends here."""
        return self.characters >= TEXT or len(self.parts) >= MESSAGES or self._group > _OF_GROUP

    def add(self, place: str, who: str, when: str, words: str, facts: list[EmbeddedFact]) -> None:
        """One message. `who` and `when` may be empty."""
        self._write(", ".join(one for one in (self.clean(who), when) if one) + "\n")
        text, start = None, self.characters
        if words:
            words = self.clean(words)
            self._write(words + "\n")
            text = 0
        end = start + len(words)
        self._write("\n")
        told = self._counted(facts)
        if text is None:
            self.parts.append(Part(place, "message", facts=told))
        else:
            self.parts.append(Part(place, "message", facts=told, text=text, start=start, end=end))

    def _counted(self, facts: list[EmbeddedFact]) -> tuple[EmbeddedFact, ...]:
        """As many facts as one message may have; the rest is told as left out."""
        size, kept = 0, 0
        for fact in facts[:_FACTS]:
            size += len(fact.name) + len(fact.value) + len(fact.raw or "") + 10
            if size > _OF_ONE:
                break
            kept += 1
        self._group = size if len(self.parts) % _GROUP == 0 else self._group + size
        if kept == len(facts):
            return tuple(facts)
        self.left_out = True
        return (*facts[:kept], EmbeddedFact("facts-left-out", str(len(facts) - kept)))

    def line(self, words: str) -> None:
        """A line that belongs to no message: a chat's name before its messages."""
        self._write(self.clean(words) + "\n\n")

    def failed(self, place: str, reason: Reason, size: int) -> None:
        """A message that cannot be read."""
        self.unread = True
        self.parts.append(Part(place, "message", size=size, reason=reason))

    def fact(self, name: str, value: object, raw: str | None = None) -> EmbeddedFact:
        """A fact whose value came from the file, whatever type it has there."""
        said = value if isinstance(value, str) else str(value)
        said, shown = self.clean(said)[:FIELD], None if raw is None else self.clean(raw)[:FIELD]
        return EmbeddedFact(name, said, shown)

    def field(self, path: str, name: str | None, value: str, raw: str | None = None) -> EmbeddedFact:
        """A field as a fact of this name, or of its own where there is none; made once, as senders come again."""
        key = (path, value, raw)
        known = self._fields.get(key)
        if known is None:
            named = name or path.replace("_", "-").strip("-") or "?"
            known = self.fact(self.clean(named)[:200], value, raw)
            if len(self._fields) >= _REMEMBERED:
                self._fields.clear()
            self._fields[key] = known
        return known

    def clean(self, text: str) -> str:
        """The text as it can be written."""
        if text.isascii():
            return text
        text, lossy = sounded(text)
        self.lossy = self.lossy or lossy
        return text

    def reading(self, facts: tuple[EmbeddedFact, ...], title: str | None, resume: str | None) -> Reading:
        """All of it."""
        text = "".join(self._pieces)
        note: Reason | None = "lossy-decoding" if self.lossy else None
        note = "left-out" if self.left_out else note
        note = "parts-unread" if self.unread else note
        if not text and not self.parts:
            note = note or "no-text"
        texts = (TextVersion(text),) if text else ()
        title = title[:_LONGEST_TITLE] if title else title  # a damaged file may have anything for a name
        return Reading(texts, facts, parts=tuple(self.parts), title=title, note=note, resume=resume)

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self.characters += len(words)
