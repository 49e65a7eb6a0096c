"""What one text leaves open, as questions: who said it, what a figure counts, which place, which day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from amana.actions.comparing.accounts import Account, row_id
from amana.actions.comparing.corrections import Corrections
from amana.actions.knowledge.naming import chains_of, fullest, name_id
from amana.actions.reviewing.queue_values import Asked, Option, Place, Question, QuestionKind
from amana.knowledge import Known
from amana.language import fold
from amana.reading import PlaceMention, Reading, Span, Statement, Time, View, admin_of, shipped

_ID_HALF = 8
_MOST_OPTIONS = 9
_MOST_SPEAKERS = 4
_TYPES = {"place": "place-name", "time": "time", "category": "claim", "speaker": "statement"}
_PROPS = {"place": "known-place", "time": "date", "category": "category", "speaker": "speaker"}
_Row = TypeVar("_Row", bound=Span)


def question_id(where: str, kind: QuestionKind, subject: str) -> str:
    """The id of a question: 16 hex digits, the first eight those of its item's id (of names: the first name's)."""
    return where[:_ID_HALF] + hashlib.sha256(f"{kind}/{subject}".encode()).hexdigest()[:_ID_HALF]


@dataclass(frozen=True)
class OpenText:
    """A text as it is asked about. `events`: how many accounts tell of the event that it is said to be of."""

    account: Account
    view: View
    events: int = 1

    def questions(self, corrections: Corrections) -> Iterator[Question]:
        """All questions of the text that nobody has answered, in no order."""
        drafts = [*self._places(), *self._times(), *self._categories(), *self._speakers()]
        known = corrections.of([asked.subject for one in drafts for asked in one.asked])
        for one in drafts:
            if not any(is_answered(known, asked.subject, one.prop) for asked in one.asked):
                yield one

    @property
    def _reading(self) -> Reading:
        return self.account.reading

    def _places(self) -> Iterator[Question]:
        """Places with several candidates. Those written alike are one question."""
        open_ = [row for row in self._reading.places if row.alternatives and row.role != "actor"]
        for rows in _alike(open_):
            first = rows[0]
            found = dict.fromkeys(filter(None, (first.id, *first.alternatives)))
            options = tuple(Option(one, place_label(one)) for one in list(found)[:_MOST_OPTIONS])
            numbers = {at for at, row in enumerate(self._reading.places) if row in rows}
            resting = sum(claim.place in numbers for claim in self._reading.claims)
            yield self._question("place", rows, first.id, options, len(rows) + resting)

    def _times(self) -> Iterator[Question]:
        """Times that may be read in two ways."""
        for rows in _alike([row for row in self._reading.times if row.alternatives]):
            first = rows[0]
            readings = [(first.first, first.last), *((one.first, one.last) for one in first.alternatives)]
            days = dict.fromkeys(filter(None, (_edtf(*one) for one in readings)))
            options = tuple(map(Option, list(days)[:_MOST_OPTIONS]))
            resting = sum(
                claim.first == first.first and claim.last == first.last for claim in self._reading.claims
            )
            if len(options) > 1:
                proposed = options[0].value if _edtf(first.first, first.last) else None
                yield self._question("time", rows, proposed, options, len(rows) + resting)

    def _categories(self) -> Iterator[Question]:
        """Figures of which no rule could say what they count."""
        for row in self._reading.claims:
            if row.category is None and row.status != "not-a-claim":
                yield self._question("category", [row], None, (), self.events)

    def _speakers(self) -> Iterator[Question]:
        """Statements of which no rule could say whose they are. What is written on a wall is nobody's."""
        for at, row in enumerate(self._reading.statements):
            if (
                row.speaker_name is None
                and row.speaker is None
                and row.status == "candidate"
                and row.mode != "written"
            ):
                resting = sum(claim.statement == at for claim in self._reading.claims)
                yield self._question("speaker", [row], None, tuple(self._speakers_near(row)), 1 + resting)

    def _speakers_near(self, row: Statement) -> Iterator[Option]:
        """Who is named before it, the nearest first, then after."""
        near = []
        for kind, rows in chains_of(self._reading):
            written = fullest(rows).text
            gap = min(_gap(row, one) for one in rows)
            near.append((gap, name_id(self.account.text_version, kind, written), written))
        yield from (Option(name, " ".join(written.split())) for _, name, written in sorted(near)[:_MOST_SPEAKERS])

    def _question(
        self,
        kind: QuestionKind,
        rows: Sequence[Span],
        proposed: str | None,
        options: tuple[Option, ...],
        settles: int,
    ) -> Question:
        asked = tuple(Asked(self._id(row), row.text, self.place_of(row)) for row in rows)
        name = question_id(self.account.item, kind, asked[0].subject)
        return Question(name, kind, _TYPES[kind], _PROPS[kind], asked, proposed, options, settles)

    def _id(self, row: Span) -> str:
        return row_id(self.account.text_version, row.start, row.end)

    def place_of(self, row: Span) -> Place:
        """Where a row stands."""
        start, end = self.view.sentence_at(row.start)
        account, end = self.account, max(end, row.end)
        where = account.item, account.title, account.text_version
        return Place(*where, row.start, row.end, account.text[start:end], start)


def open_text(account: Account, events: int = 1) -> OpenText:
    """The text of an account."""
    return OpenText(account, View.of(account.text, account.reading.language), events)


def place_label(place: str) -> str:
    """A place of the gazetteer as a person would know it: its name, and where it lies."""
    entry = shipped().by_id(place)
    return place if entry is None else ", ".join(filter(None, (entry.english, admin_of(entry))))


def is_answered(known: Mapping[str, Known], subject: str, prop: str) -> bool:
    """Whether somebody has said this of it, or judged it."""
    told = known.get(subject)
    return told is not None and bool(told.standing(prop) or told.standing("judgement"))


def _alike(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Rows written alike, with the same alternatives, in order."""
    found: dict[object, list[_Row]] = {}
    for row in rows:
        options = row.alternatives if isinstance(row, PlaceMention | Time) else ()
        words = " ".join(map(fold, row.text.split()))
        found.setdefault((words, options, getattr(row, "id", None), getattr(row, "first", None)), []).append(row)
    return list(found.values())


def _edtf(first: str | None, last: str | None) -> str | None:
    """Days as their written form; None where they are open or unknown."""
    if not first or not last:
        return None
    return first if first == last else f"{first}/{last}"


def _gap(row: Span, other: Span) -> int:
    """How far a name is from words: what comes after them counts double."""
    return row.start - other.start if other.start <= row.start else 2 * (other.start - row.start)
