"""The messages in one stretch of a chat: where each begins, its time, its sender, what the app says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.intake.chat.app_words import app_facts, is_plain, is_system
from amana.intake.chat.date_order import Order, readings
from amana.intake.chat.line_form import AFTER_LINE, AT, Kind, clock, written
from amana.intake.reading import Part
from amana.records import EmbeddedFact

_LINE_HEAD = 400  # characters that are enough to hold the beginning of a message
_SENDER = 120  # characters; a longer one is a sentence of the app's
_STEERING = "".join(map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF)))
_SYSTEM = EmbeddedFact("system", "yes")
_Facts = tuple[EmbeddedFact, ...]


class Messages:
    """What is found in one stretch. `last` is the number of its last message.

    `open_piece` is which piece of that message comes next, where the stretch ends inside it; else 0.
    """

    def __init__(self, kind: Kind, separator: str, order: Order, last: int, piece: int) -> None:
        self._kind, self._separator, self._order = kind, separator, order
        self.last, self.open_piece, self._piece = last, 0, piece
        self._starts: list[tuple[int, int, _Facts]] = []
        self._stamps: dict[str, _Facts | None] = {}
        self._senders: dict[str, EmbeddedFact] = {}

    def find(self, text: str, last: bool, most: int) -> int:
        """Find the beginnings of at most `most` messages; where what is to be told now ends (a place in `text`).

        `last` says that nothing comes after this text.
        """
        first = None if self._piece else AT[self._kind].match(text)
        if first is not None:
            self._start(first, first.start())
        for found in AFTER_LINE[self._kind].finditer(text):
            if len(self._starts) > most:
                break
            self._start(found, found.start() + 1)
        if len(self._starts) > most or (self._starts and not last and self._starts[-1][0] > 0):
            return self._starts.pop()[0]
        self.open_piece = 0 if last else (1 if self._starts else self._piece) + 1
        if not self._starts and not self._piece:
            self.open_piece = 0
        return len(text) if last else _before_last_line(text)

    def _start(self, found: re.Match[str], at: int) -> None:
        raw = found.string[found.start(1) : found.end(2)]
        facts = self._stamps.get(raw, ())
        if facts == ():
            facts = self._stamps[raw] = self._stamp(found[1], found[2], raw)
        if facts is not None:
            self._starts.append((at, found.end(), facts))

    def _stamp(self, date: str, time: str, raw: str) -> _Facts | None:
        """When a message says it was written; None where that is no time of this file's form."""
        found, hour = written(date), clock(time)
        if found is None or hour is None or found.separator != self._separator:
            return None
        days = readings(found, self._order)
        if not days and not _of_another_calendar(found.first if found.wide == 0 else found.third):
            return None
        if not days:
            return (EmbeddedFact("time-as-written", raw), EmbeddedFact("calendar", "not known"))
        told = [EmbeddedFact("time", f"{days[0]}T{hour}", raw)]
        told += [EmbeddedFact("time-or", f"{day}T{hour}", raw) for day in days[1:]]
        return tuple(told)

    def parts(self, text: str, end: int) -> Iterator[Part]:
        """The parts, in order: what is left of a message that began before, then each that begins here."""
        starts = self._starts
        if self._piece:
            until = starts[0][0] if starts else end
            yield self._rest(text, until)
        for number, (_, head, stamp) in enumerate(starts):
            ends = starts[number + 1][0] if number + 1 < len(starts) else end
            self.last += 1
            yield self._message(text, head, _without_line_end(text, head, ends), stamp)

    def _rest(self, text: str, until: int) -> Part:
        of = f"message/{self.last}"
        ends = _without_line_end(text, 0, until)
        facts = (EmbeddedFact("continues", of),)
        return Part(f"{of}/piece/{self._piece}", "message", facts=facts, text=0, start=0, end=ends, of=of)

    def _message(self, text: str, head: int, ends: int, stamp: _Facts) -> Part:
        sender, begins = self._sender(text, head, ends)
        body = text[begins:ends]
        told = () if is_plain(body) else app_facts(body)
        if sender:
            facts = (*stamp, sender, *told)
        else:
            facts = (*stamp, *told) if any(one.name == "system" for one in told) else (*stamp, _SYSTEM, *told)
        return Part(f"message/{self.last}", "message", facts=facts, text=0, start=begins, end=ends)

    def _sender(self, text: str, head: int, ends: int) -> tuple[EmbeddedFact | None, int]:
        """Who it says wrote it (None: the app), and where the words begin."""
        most = min(ends, head + _SENDER)
        colon = text.find(": ", head, most)
        line = text.find("\n", head, colon if colon >= 0 else most)
        if line >= 0:  # the first line alone can name somebody
            colon, most = -1, line
        if colon < 0 and text[head:most].rstrip("\r").endswith(":"):  # an empty message
            colon = head + len(text[head:most].rstrip("\r")) - 1
        if colon <= head:
            return None, head
        written_name = text[head:colon]
        known = self._senders.get(written_name)
        if known is None:
            if is_system(written_name):
                return None, head
            name = written_name.strip(_STEERING)
            if not name.strip():
                return None, head
            known = EmbeddedFact("sender", name, written_name if name != written_name else None)
            self._senders[written_name] = known
        return known, min(colon + 2, ends)


def _before_last_line(text: str) -> int:
    """Where to cut inside a message: not inside a line that may be the beginning of the next one."""
    line = text.rfind("\n", max(1, len(text) - _LINE_HEAD))
    return line if line > 0 else len(text)


def _of_another_calendar(year: int) -> bool:
    """Persian and Hijri years, and the Buddhist ones: kept as written."""
    return 1300 <= year <= 1500 or 2400 <= year <= 2700


def _without_line_end(text: str, head: int, ends: int) -> int:
    if ends > head and text[ends - 1] == "\n":
        ends -= 1
    return ends - 1 if ends > head and text[ends - 1] == "\r" else ends
