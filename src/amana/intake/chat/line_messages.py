"""The messages in one stretch of a chat: where each begins, its time, its sender, what the app says of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from amana.intake.chat.app_words import app_facts, is_plain, is_system
from amana.intake.chat.date_order import Order, readings
from amana.intake.chat.line_form import AFTER_LINE, AT, Kind, clock, written
from amana.intake.of_columns import made_of_columns
from amana.intake.reading import Part
from amana.records import EmbeddedFact

_LINE_HEAD = 400  # characters that are enough to hold the beginning of a message
_SENDER = 120  # characters; a longer one is a sentence of the app's
_STEERING = "".join(map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF)))
_SYSTEM = EmbeddedFact("system", "yes")
_UNSEEN: list[str] = []
_Facts = tuple[EmbeddedFact, ...]
_Row = tuple[str, _Facts, int, int, str | None]
_OF_EACH = ("place", "facts", "start", "end", "of")  # fields of a part: each row has these
_OF_NONE = ("name", "data", "size", "media_type", "reason", "apart")  # and no message these


class Messages:
    """What is found in one stretch. `last` is the number of its last message.

    `open_piece` is which piece of that message comes next, where the stretch ends inside it; else 0.
    """

    def __init__(self, kind: Kind, separator: str, order: Order, last: int, piece: int) -> None:
        self._kind, self._separator, self._order = kind, separator, order
        self.last, self.open_piece, self._piece = last, 0, piece
        self._starts: list[tuple[int, int, _Facts]] = []
        self._stamps: dict[str, _Facts | None] = {}
        self._days: dict[str, list[str] | None] = {}
        self._senders: dict[str, EmbeddedFact] = {}

    def find(self, text: str, last: bool, most: int) -> int:
        """Find the beginnings of at most `most` messages; where what is to be told now ends (a place in `text`).

        `last` says that nothing comes after this text.
        """
        first = None if self._piece else AT[self._kind].match(text)
        if first is not None:
            facts = self._stamp(*first.groups())
            if facts is not None:
                self._starts.append((first.start(), first.end(), facts))
        starts, stamps = self._starts, self._stamps
        for found in AFTER_LINE[self._kind].finditer(text):
            raw, date, time = found.groups()
            facts = stamps.get(raw, ())
            if facts == ():
                facts = stamps[raw] = self._stamp(raw, date, time)
            if facts is not None:
                starts.append((found.start() + 1, found.end(), facts))
                if len(starts) > most:
                    break
        if len(starts) > most or (starts and not last and starts[-1][0] > 0):
            return starts.pop()[0]
        self.open_piece = 0 if last else (1 if starts else self._piece) + 1
        if not starts and not self._piece:
            self.open_piece = 0
        return len(text) if last else _before_last_line(text)

    def _stamp(self, raw: str, date: str, time: str) -> _Facts | None:
        """When a message says it was written; None where that is no time of this file's form."""
        days, hour = self._days.get(date, _UNSEEN), clock(time)
        if days is _UNSEEN:
            days = self._days[date] = self._read_date(date)
        if days is None or hour is None:
            return None
        if not days:
            return (EmbeddedFact("time-as-written", raw), EmbeddedFact("calendar", "not known"))
        told = EmbeddedFact("time", f"{days[0]}T{hour}", raw)
        if len(days) == 1:
            return (told,)
        return (told, *(EmbeddedFact("time-or", f"{day}T{hour}", raw) for day in days[1:]))

    def _read_date(self, date: str) -> list[str] | None:
        """The days a date can mean; none where it is of another calendar; None where it is no date here."""
        found = written(date)
        if found is None or found.separator != self._separator:
            return None
        days = readings(found, self._order)
        year = found.first if found.wide == 0 else found.third
        return days if days or _of_another_calendar(year) else None

    def parts(self, text: str, end: int) -> tuple[Part, ...]:
        """The parts, in order: what is left of a message that began before, then each that begins here."""
        rows = list(self._rows(text, end))
        if not rows:
            return ()
        columns = (*zip(*rows, strict=True), repeat("message"), repeat(0), *[repeat(None)] * len(_OF_NONE))
        return made_of_columns(Part, (*_OF_EACH, "kind", "text", *_OF_NONE), len(rows), columns)

    def _rows(self, text: str, end: int) -> Iterator[_Row]:
        starts, senders = self._starts, self._senders
        if self._piece:
            yield self._rest(text, starts[0][0] if starts else end)
        ends = [start[0] - 1 for start in starts[1:]]  # before the line end
        ends.append(_without_line_end(text, starts[-1][1], end) if starts else end)
        for (_, head, stamp), until in zip(starts, ends, strict=False):
            if text[until - 1] == "\r" and until > head:
                until -= 1
            self.last += 1
            colon = text.find(": ", head, head + _SENDER)
            sender, begins = senders.get(text[head:colon]), colon + 2
            if sender is None or begins > until:
                sender, begins = self._sender(text, head, until)
            yield self._message(text[begins:until], begins, until, stamp, sender)

    def _rest(self, text: str, until: int) -> _Row:
        of = f"message/{self.last}"
        ends = _without_line_end(text, 0, until)
        facts = (EmbeddedFact("continues", of),)
        return f"{of}/piece/{self._piece}", facts, 0, ends, of

    def _message(self, body: str, begins: int, until: int, stamp: _Facts, sender: EmbeddedFact | None) -> _Row:
        facts = (*stamp, sender) if sender else stamp
        if not is_plain(body):
            facts += app_facts(body)
        if not sender and not any(one.name == "system" for one in facts):
            facts += (_SYSTEM,)
        return f"message/{self.last}", facts, begins, until, None

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
