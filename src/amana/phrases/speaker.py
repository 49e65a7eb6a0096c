"""Who speaks to a person, in one language: sentences filled with facts that are safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from amana.errors import Fact as ErrorFact
from amana.phrases.safe import POP_ISOLATE, has_right_to_left, isolated, name, passage, without_isolates

LANGUAGES: Final = ("en", "ar")
RIGHT_TO_LEFT: Final = frozenset({"ar"})
SHORT_ID: Final = 12  # characters of an id that a person is shown

Fact = ErrorFact | float

_OPTION = re.compile(r"(?<![^\s(])--[a-z-]+")
_STEP = 1_000
_UNITS = ("bytes", "kb", "mb", "gb", "tb")


class Made(str):
    """Words that were made here of safe parts: they can stand in other words as they are."""

    __slots__ = ()


class Speaker:
    """Says things in `language` as plain text, with FSI and PDI around what could turn its neighbours.

    That is what a page wants. Who speaks elsewhere overrides `keeps_apart` and `made`, and how words stand out,
    as the command line does. Nothing is printed here.
    """

    def __init__(self, language: str = "en") -> None:
        self._language = language

    @property
    def language(self) -> str:
        """`en` or `ar`."""
        return self._language

    @property
    def right_to_left(self) -> bool:
        """Whether the language runs from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def program(self) -> str:
        """What was run, as an error's hint calls it."""
        return "amana"

    def keeps_apart(self, terminal: bool | None) -> bool:  # noqa: ARG002 - the command line asks it
        """Whether directions are kept apart by marks; `terminal` is of no matter here."""
        return True

    def made(self, text: str) -> str:
        """`text` put together from what `say`, `name` and `snippet` gave: it is not made safe a second time."""
        return Made(text)

    # --- sentences

    def say(self, key: str, /, *, terminal: bool | None = None, **facts: Fact) -> str:
        """The sentence `key`, its facts made safe, and set apart where directions mix.

        Raises LookupError for a key or a language that has no words.
        """
        # Loaded when something is first said: `amana --version` says nothing and is there at once.
        from amana.language.wording import say

        text = say(self.language, key, **self._safe(facts, terminal))
        # A hyphen takes the direction of the text around it: --exact would show as exact--.
        apart = self.right_to_left and self.keeps_apart(terminal)
        return self.made(_OPTION.sub(lambda one: isolated(one[0]), text) if apart else text)

    def worded(self, key: str) -> bool:
        """Whether there is a sentence `key`."""
        from amana.language.wording import worded

        return worded(self.language, key)

    def name(self, text: str, *, terminal: bool | None = None) -> str:
        """A name or another short text from outside, safe to stand in a line."""
        safe = text if isinstance(text, Made) else name(text)
        # Right-to-left text reorders what follows it on the line; left-to-right names do so in Arabic.
        mixes = self.right_to_left or has_right_to_left(safe)
        return self.made(isolated(safe) if mixes and self.keeps_apart(terminal) else safe)

    def short_id(self, text: str) -> str:
        """The beginning of an id, as a person is shown it."""
        return self.name(text[:SHORT_ID], terminal=False)

    def size(self, count: int) -> str:
        """A number of bytes in words: 4.1 MB. Thousands, as file managers and disk makers count."""
        amount, unit = float(count), 0
        while amount >= _STEP and unit < len(_UNITS) - 1:
            amount, unit = amount / _STEP, unit + 1
        shown = count if unit == 0 else round(amount, 1)
        return self.say(f"size-{_UNITS[unit]}", amount=shown, terminal=False)

    def snippet(self, text: str, spans: Iterable[tuple[int, int]]) -> str:  # noqa: ARG002 - as above
        """A passage on one line. `spans` (code points) stand out where the speaker has a way to show it."""
        line = passage(text).strip()
        mixes = self.right_to_left or has_right_to_left(line)
        return self.made(isolated(line) if mixes else line)

    def strong(self, text: str) -> str:
        """`text` made to stand out, where the speaker has a way to show it."""
        return text

    def faint(self, text: str) -> str:
        """`text` set back, where the speaker has a way to show it."""
        return text

    def _safe(self, facts: dict[str, Fact], terminal: bool | None) -> dict[str, Fact]:
        def of(fact: Fact) -> Fact:
            if isinstance(fact, tuple):
                return tuple(self.name(one, terminal=terminal) for one in fact)
            return _bounded(self.name(fact, terminal=terminal)) if isinstance(fact, str) else fact

        return {key: of(fact) for key, fact in facts.items()}


def _bounded(fact: str) -> str:
    """A long fact is cut before it is filled in: cut after, it would lose the mark that ends it."""
    from amana.language.wording import LONGEST_FACT

    if len(fact) <= LONGEST_FACT or not fact.endswith(POP_ISOLATE):
        return fact
    return isolated(without_isolates(fact)[: LONGEST_FACT - 3] + "…")
