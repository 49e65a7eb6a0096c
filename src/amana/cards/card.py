"""What stands on a card, whatever it is printed with; and the words taken from a card's text again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amana.errors import ShareUnreadable
from amana.language.wording import say
from amana.seal import Share

CARD_LIMIT = 64 * 1024
"""Bytes that a card's text may have: three thousand are usual."""

LANGUAGES = ("en", "ar")
COLUMNS = 3
SHORT_ID = 8
RULE = "-" * 72
COMMANDS = ("pip install amana", "amana keys combine")
"""What the instructions say to type: on lines of their own."""

_WORDS_A_LINE = 20  # fewer in a line are part of a card
_RULE = re.compile(r"\s*[-─_=]{20,}\s*")
_KINDS = {False: "X25519", True: "MLKEM768-X25519"}
_PARAGRAPHS = {
    "card-what": ("card-what-text",),
    "card-keep": ("card-keep-text",),
    "card-open": ("card-open-together", "card-open-amana", *COMMANDS, "card-open-words", "card-open-without"),
    "card-lost": ("card-lost-text",),
}


@dataclass(frozen=True)
class Card:
    """One share and what is printed with it. `label` is what the archive is called, for the people who hold it."""

    share: Share
    label: str
    archive_id: str
    post_quantum: bool = False

    @property
    def name(self) -> str:
        """What its files are called, without their ending."""
        return f"card-{self.share.index}-of-{self.share.shares}"

    @property
    def short_id(self) -> str:
        """The beginning of the archive's id: enough to tell two archives apart."""
        return self.archive_id[:SHORT_ID]

    def say(self, language: str, key: str) -> str:
        """The sentence `key`, of this card."""
        share = self.share
        return say(
            language,
            key,
            index=share.index,
            threshold=share.threshold,
            shares=share.shares or 0,
            all="all" if share.threshold == share.shares else "",
            kind=_KINDS[self.post_quantum],
            archive=self.short_id,
            set=share.set,
        )

    def instructions(self, language: str) -> list[tuple[str, list[str]]]:
        """Headings, each with its paragraphs; commands to type are paragraphs of their own, as they are."""

        def said(key: str) -> str:
            return key if key in COMMANDS else self.say(language, key)

        return [(said(heading), [said(key) for key in keys]) for heading, keys in _PARAGRAPHS.items()]

    def columns(self) -> list[list[tuple[int, str]]]:
        """The words with their numbers: down the first column, then down the next."""
        words = list(enumerate(self.share.words.split(), start=1))
        rows = -(-len(words) // COLUMNS)
        return [words[at : at + rows] for at in range(0, len(words), rows)]


def words_on(data: bytes, card: str) -> str:
    """The words on a card, from its text file: what stands between its last rules, or all of it where none are.

    `card` names it in errors. Raises ShareUnreadable for what is no text.
    """
    if data.startswith(b"%PDF"):
        raise ShareUnreadable(card=card, reason="is-a-pdf")
    if len(data) > CARD_LIMIT:
        raise ShareUnreadable(card=card, reason="too-long")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        # Its cause would carry the words along.
        raise ShareUnreadable(card=card, reason="not-utf-8") from None
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
    return "\n".join(lines[rules[-2] + 1 : rules[-1]] if len(rules) >= 2 else lines)


def cards_in(data: bytes) -> list[bytes]:
    """The cards in one stream, each as bytes that `words_on` reads: whole card files one after the other; or words
    with an empty line between cards; or a card a line. What is neither is one card.
    """
    lines = data.splitlines()
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line.decode("utf-8", "replace"))]
    if len(rules) >= 2:
        return [b"\n".join(lines[start + 1 : end]) for start, end in zip(rules[::2], rules[1::2], strict=False)]
    parts = [part for part in re.split(rb"\n\s*\n", data.strip().replace(b"\r\n", b"\n")) if part.strip()]
    if len(parts) == 1 and all(len(line.split()) >= _WORDS_A_LINE for line in lines if line.strip()):
        return [line for line in lines if line.strip()]
    return parts
