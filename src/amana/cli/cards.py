"""Cards from a person: as files, on standard input, or asked for word by word without an echo."""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from amana.actions.custodians import sharing
from amana.cards import CARD_LIMIT, cards_in
from amana.cli.voice import Voice
from amana.errors import Fact, ShareUnreadable, WrongUsage
from amana.phrases import reason_in_words
from amana.seal import SHARE_WORDS, Share, find_word, nearest_words, pieces, read_share

_MOST = 16
_BACK = "-"


def given_cards(voice: Voice, files: Sequence[Path], *, show: bool) -> list[sharing.GivenCard]:
    """The cards that the person gives. `show` lets them see what they type.

    Without files they are asked for on a terminal, and read from standard input elsewhere. Raises ShareUnreadable
    for a file that cannot be read; WrongUsage where there are none and nobody can be asked.
    """
    if files:
        return [sharing.GivenCard(str(file), _read(file)) for file in files]
    if sys.stdin is not None and sys.stdin.isatty():
        return _asked(voice, show)
    data = sys.stdin.buffer.read(_MOST * CARD_LIMIT) if sys.stdin is not None else b""
    found = cards_in(data)
    if not found:
        raise WrongUsage(problem="cards-missing")
    return [sharing.GivenCard(f"stdin {number}", text) for number, text in enumerate(found, start=1)]


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(CARD_LIMIT + 1)
    except OSError as fault:
        raise ShareUnreadable(card=str(file), reason=fault.strerror or "unreadable") from fault


def _asked(voice: Voice, show: bool) -> list[sharing.GivenCard]:
    """As many cards as the first one says it takes, of one set, each once."""
    voice.tell(voice.say("cards-ask"))
    voice.tell(voice.say("cards-ask-shown" if show else "cards-ask-hidden"))
    first = _Asking(voice, 1, show).share()
    found = {first.index: first}
    while (left := first.threshold - len(found)) > 0:
        voice.tell(voice.say("cards-ask-more", count=left, set=first.set))
        share = _Asking(voice, len(found) + 1, show).share()
        if share.identifier != first.identifier:
            voice.tell(voice.say("cards-ask-other-set", set=share.set, first=first.set))
        elif share.index in found:
            voice.tell(voice.say("cards-ask-twice", number=share.index))
        else:
            found[share.index] = share
    return [sharing.GivenCard(str(share.index), share.words.encode()) for share in found.values()]


class _Asking:
    """One card's words, asked for until they are a card."""

    def __init__(self, voice: Voice, card: int, show: bool) -> None:
        self._voice, self._card, self._show = voice, card, show
        self._words: list[str | None] = [None] * SHARE_WORDS

    def share(self) -> Share:
        """The card, once its words are right."""
        while True:
            while None in self._words:
                self._ask(self._words.index(None))
            try:
                share = read_share(" ".join(word for word in self._words if word), str(self._card))
            except ShareUnreadable as fault:
                self._again(fault)
            else:
                self._voice.tell(self._voice.say("cards-ask-done", number=share.index, set=share.set))
                return share

    def _ask(self, at: int) -> None:
        """From this word on: one word, or as many as are typed at once."""
        say = self._voice.say
        question = say("cards-ask-word", card=self._card, position=at + 1, words=SHARE_WORDS)
        typed = _line(question, show=self._show)
        if typed.strip() == _BACK:
            self._words[max(0, at - 1)] = None
            return
        for _, one in pieces(typed):
            if at >= SHARE_WORDS or self._words[at] is not None:
                return
            word = find_word(one)
            if word is None:
                facts: dict[str, Fact] = {"position": at + 1, "nearest": nearest_words(one)}
                reason = reason_in_words(self._voice, "no-such-word", facts)
                self._voice.tell(say("cards-ask-again", reason=reason))
                return
            self._words[at] = word
            at += 1

    def _again(self, fault: ShareUnreadable) -> None:
        """Ask once more for what is wrong, where that is known; else for all of it."""
        reason = reason_in_words(self._voice, str(fault.facts["reason"]), fault.facts)
        position = fault.facts.get("position")
        if not isinstance(position, int):
            self._words = [None] * SHARE_WORDS
            self._voice.tell(self._voice.say("cards-ask-from-start", reason=reason))
            return
        swapped = fault.facts["reason"] == "two-words-swapped"
        for at in range(position - 1, position + swapped):
            self._words[at] = None
        self._voice.tell(self._voice.say("cards-ask-again", reason=reason))


def _line(question: str, *, show: bool) -> str:
    """One line from the terminal. Raises WrongUsage at its end, or where the echo cannot be switched off."""
    try:
        with warnings.catch_warnings():
            # Where the echo cannot be switched off, nothing is asked.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return _shown(question) if show else getpass.getpass(question + " ", stream=sys.stderr)
    except (EOFError, getpass.GetPassWarning, UnicodeDecodeError) as fault:
        raise WrongUsage(problem="cards-missing") from fault


def _shown(question: str) -> str:
    sys.stderr.write(question + " ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
