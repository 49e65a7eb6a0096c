"""A card as plain text: to copy by hand, to read on any machine, and to be read by `amana keys rehearse`."""

from __future__ import annotations

import textwrap

from amana.cards.card import COMMANDS, LANGUAGES, RULE, Card

_WIDTH = len(RULE)
_CELL = 22


def card_text(card: Card) -> str:
    """The whole card, in both languages: lines of at most 72 characters (the archive's name may be longer)."""
    return "\n".join([*_head(card), "", RULE, "", *word_rows(card), "", RULE, "", *_instructions(card)]) + "\n"


def word_rows(card: Card) -> list[str]:
    """The numbered words in columns."""
    columns = card.columns()
    rows = [[column[at] for column in columns if at < len(column)] for at in range(len(columns[0]))]
    return ["".join(f"{number:>4}. {word}".ljust(_CELL) for number, word in row).rstrip() for row in rows]


def _head(card: Card) -> list[str]:
    return [
        f"AMANA · أمانة    {card.say('en', 'card-number')}    {card.say('ar', 'card-number')}",
        "",
        card.label,
        *(card.say(language, "card-set") for language in LANGUAGES),
        "",
        card.say("en", "card-any"),
        card.say("ar", "card-any"),
    ]


def _instructions(card: Card) -> list[str]:
    lines: list[str] = []
    for language in LANGUAGES:
        for heading, paragraphs in card.instructions(language):
            lines += [heading, *(_wrapped(paragraph) for paragraph in paragraphs), ""]
    return [*lines, f"{card.say('en', 'card-note')} / {card.say('ar', 'card-note')}:"]


def _wrapped(paragraph: str) -> str:
    indent = "      " if paragraph in COMMANDS else "  "
    return textwrap.fill(
        paragraph,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
