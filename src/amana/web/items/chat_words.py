"""The words of a page of messages with their marks, as the text shows them; a call for each text they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from amana.errors import AmanaError
from amana.web.items.text_view import ShownParagraph, TextView, facts_at, legend

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import conversations
    from amana.web.house.visits import Visit
    from amana.web.items.asked import Asked

_MOST_TEXTS: Final = 4
"""Texts that a page is marked in: a chat has a new one about every 20,000 messages."""
_MOST_WORDS: Final = 40_000
"""Code points that a page is marked in: of what goes beyond, the text that the message leads to has the marks."""


@dataclass
class ChatWords:
    """`words` are the paragraphs of each message, by its number; one that is not here is shown as it is.

    `facts_at` is where the facts of the marks of a text are asked for, by the text; `version` the first text.
    `unread`: one of the texts was not read.
    """

    words: dict[int, list[ShownParagraph]] = field(default_factory=dict)
    facts_at: dict[str, str] = field(default_factory=dict)
    version: str | None = None
    legend: list[tuple[str, int]] = field(default_factory=list)
    unread: bool = False


def chat_words(
    visit: Visit, archive: OpenArchive, asked: Asked, messages: Sequence[conversations.Message]
) -> ChatWords:
    """The words of these messages."""
    found, kinds = ChatWords(), list[str]()
    worded = list(_first(messages))
    of = dict.fromkeys(one.text_version for one in worded if one.text_version)
    for number, version in enumerate(list(of)[:_MOST_TEXTS]):
        own = [one for one in worded if one.text_version == version]
        spans = [(one.start, one.start + len(one.text)) for one in own]
        try:
            told = archive.marked_spans(asked.item, version, spans)
        except AmanaError:
            continue  # erased or damaged: its messages are shown as they are, as the look of the item says
        lands = asked if asked.text in (None, version) else replace(asked, at=None, mark=None)
        shown = TextView(visit, lands, told, f"m{number or ''}").paragraphs()
        starts = [one.start for one in told.paragraphs]
        found.words |= dict(_of_each(own, starts, shown))
        found.facts_at[version] = facts_at(asked, version)
        found.version = found.version or version
        found.unread = found.unread or told.fault is not None
        kinds += [one.kind for one in told.marks.values()]
    found.legend = legend(kinds)
    return found


def _first(messages: Sequence[conversations.Message]) -> Iterator[conversations.Message]:
    """Those that say something, up to so many words."""
    left = _MOST_WORDS
    for one in messages:
        left -= len(one.text)
        if one.text and left >= 0:
            yield one


def _of_each(
    messages: Sequence[conversations.Message], starts: Sequence[int], shown: Sequence[ShownParagraph]
) -> Iterator[tuple[int, list[ShownParagraph]]]:
    """Both stand in one order: each message has the paragraphs that begin in it."""
    at = 0
    for one in messages:
        begin = at
        while at < len(starts) and one.start <= starts[at] < one.start + len(one.text):
            at += 1
        yield one.number, list(shown[begin:at])
