"""What people know, as methods of an opened archive: describe, join, part, undo."""

from __future__ import annotations

from amana.actions.identifying import Judged, Undone, judge, undo
from amana.actions.knowing import Knowing
from amana.actions.opened import Opened
from amana.knowledge import DIFFERENT, SAME, Known


class OpenKnowledge(Opened):
    """See `OpenArchive`."""

    def known(self, subject: str) -> Known:
        """All that is asserted of an item, a person, an event, …, by any of its ids or a unique beginning of one.

        SubjectUnknown, SubjectAmbiguous.
        """
        knowing = Knowing(self._opened("show"))
        return knowing.of(knowing.find(subject))

    def same(self, one: str, other: str, *, note: str | None = None) -> Judged:
        """Say that two are one. What was asserted of each stays, and `undo` parts them again.

        SubjectUnknown, SubjectAmbiguous, JudgementRefused, JudgementClash.
        """
        return judge(self._opened("same"), one, other, SAME, note)

    def different(self, one: str, other: str, *, note: str | None = None) -> Judged:
        """Say that two are not one: nothing joins them from then on. Raises as `same`."""
        return judge(self._opened("different"), one, other, DIFFERENT, note)

    def undo(self, assertion: str, *, note: str | None = None) -> Undone:
        """Take an assertion back: it is kept, and no longer stands.

        AssertionUnknown, AssertionAmbiguous, AssertionFallen.
        """
        return undo(self._opened("undo"), assertion, note)
