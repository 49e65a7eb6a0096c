"""Names that may be of one person or group, as questions: a first one, and those that may be the same as it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from amana.actions.accounts import accounts_of
from amana.actions.asked_rows import OpenText, open_text, question_id
from amana.actions.people import Names
from amana.actions.queue_values import Asked, Question, Reason
from amana.archive import Archive
from amana.catalogue import Mention
from amana.compare.people import CandidateGroup, MentionPair, weighed
from amana.knowledge import SAME
from amana.reading import Span

MOST_TOGETHER: Final = 8
"""Names in one question beside the first: as many as a person can look through and say yes to. The rest is asked
later, when these are answered."""

_MOST_TEXTS = 64


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
                settles = sum(len(mentions) for mentions in rest)
                yield settles, question_id(rest[0][0], "name", rest[0][0]), group

    def apart(self, group: CandidateGroup) -> list[list[str]]:
        """The mentions of a group, those that people have joined together: the most first, then by id."""
        joined: dict[str, list[str]] = {}
        top = {other: one for one, other in self._names.judgements.same}
        for one in group.mentions:
            joined.setdefault(top.get(one, one), []).append(one)
        return sorted(joined.values(), key=lambda row: (-len(row), row[0]))

    def question(self, settles: int, name: str, group: CandidateGroup) -> Question | None:
        """The question in full; None where its first text has gone meanwhile."""
        rows = self.apart(group)[: MOST_TOGETHER + 1]
        mentions = [self._names.mention(row[0]) for row in rows]
        # The rest is held against the name that is written so most often.
        first = min(mentions, key=lambda one: (group.names.index(one.written), one.id))
        mentions.sort(key=lambda one: one is not first)
        asked = [self._asked(one, weighed(first, one, self._names.judgements)) for one in mentions]
        found = tuple(one for one in asked if one is not None)
        return Question(name, "name", "name", SAME, found, first.id, (), settles) if len(found) > 1 else None

    def _asked(self, mention: Mention, pair: MentionPair) -> Asked | None:
        text = self._text(mention)
        where = _where(text, mention) if text else None
        if text is None or where is None:
            return None
        return Asked(mention.id, mention.written, text.place_of(where), _reasons(pair))

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
