"""Names that may be of one person or group, as questions: a first one, and those that may be the same as it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from amana.actions.comparing.accounts import accounts_of
from amana.actions.knowledge.people import Names
from amana.actions.reviewing.asked_rows import OpenText, open_text, question_id
from amana.actions.reviewing.queue_values import Asked, Question, Reason
from amana.archive import Archive
from amana.catalogue import Mention
from amana.compare.people import CandidateGroup, MentionPair, weighed
from amana.knowledge import SAME
from amana.language import fold
from amana.reading import Span

MOST_TOGETHER: Final = 8
"""Names in one question beside the first: as many as a person can look through and say yes to. The rest is asked
later, when these are answered."""

_MOST_TEXTS = 64
_LEAST = 2


class AskedPeople:
    """Makes questions of candidate groups; texts are read as they are needed."""

    def __init__(self, archive: Archive, names: Names) -> None:
        self._archive, self._names = archive, names
        self._texts: dict[str, OpenText | None] = {}

    def questions(self) -> Iterator[tuple[int, str, CandidateGroup]]:
        """For each group that is open: how many mentions an answer settles, the id, the group. No text is read."""
        for group in self._names.groups:
            if not group.judged:
                rest = self.apart(group)[: MOST_TOGETHER + 1]
                settles = sum(len(mentions) for row in rest for mentions in row)
                first = rest[0][0][0]
                yield settles, question_id(first, "name", first), group

    def apart(self, group: CandidateGroup) -> list[list[list[str]]]:
        """The mentions of a group, those that people have joined together; of groups of people also those that are
        written alike: the Relief Office of one text is that of another. The most first, then by id.
        """
        joined: dict[str, list[str]] = {}
        top = {other: one for one, other in self._names.judgements.same}
        for one in group.mentions:
            joined.setdefault(top.get(one, one), []).append(one)
        alike: dict[str, list[list[str]]] = {}
        for name, mentions in joined.items():
            alike.setdefault(self._spelling(group, name, mentions[0]), []).append(mentions)
        return sorted(alike.values(), key=lambda row: (-sum(map(len, row)), row[0][0]))

    def _spelling(self, group: CandidateGroup, name: str, mention: str) -> str:
        return (
            name if group.kind == "person" else " ".join(map(fold, self._names.mention(mention).written.split()))
        )

    def question(self, settles: int, name: str, group: CandidateGroup) -> Question | None:
        """The question in full; None where its first text has gone meanwhile."""
        rows = self.apart(group)[: MOST_TOGETHER + 1]
        told = [(self._names.mention(row[0][0]), tuple(mentions[0] for mentions in row[1:])) for row in rows]
        # The rest is held against the name that is written so most often.
        first = min((one for one, _ in told), key=lambda one: (group.names.index(one.written), one.id))
        told.sort(key=lambda row: row[0] is not first)
        judged = self._names.judgements
        asked = [self._asked(one, weighed(first, one, judged), more) for one, more in told]
        found = tuple(one for one in asked if one is not None)
        if not found or len(found) + len(found[0].more) < _LEAST:
            return None
        return Question(name, "name", "name", SAME, found, first.id, (), settles)

    def _asked(self, mention: Mention, pair: MentionPair, more: tuple[str, ...]) -> Asked | None:
        text = self._text(mention)
        where = _where(text, mention) if text else None
        if text is None or where is None:
            return None
        return Asked(mention.id, mention.written, text.place_of(where), _reasons(pair), more)

    def _text(self, mention: Mention) -> OpenText | None:
        if mention.text_version not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            accounts = accounts_of(self._archive, [mention.item])
            found = next((one for one in accounts if one.text_version == mention.text_version), None)
            self._texts[mention.text_version] = open_text(found) if found else None
        return self._texts[mention.text_version]


def _where(text: OpenText, mention: Mention) -> Span | None:
    """The first place where the text has the name in full."""
    rows = (row for row in text.account.reading.names if row.text == mention.written)
    return next(rows, None)


def _reasons(pair: MentionPair) -> tuple[Reason, ...]:
    spoken = [Reason(one.kind, one.one, one.other) for one in pair.grounds_for]
    return (*spoken, *(Reason(one.kind, one.one, one.other, True) for one in pair.grounds_against))
