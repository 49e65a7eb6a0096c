"""What is here and how it does, as methods of an opened archive: search, counts, pages of items, health."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Unpack

from amana.actions.browsing.narrowing import FilterWords, Narrowing, Resolver, facet_words
from amana.actions.open_knowledge import OpenKnowledge
from amana.catalogue import ANYTHING, FacetMemory, FacetWords, Having, Hit, ItemSummary

if TYPE_CHECKING:
    from amana.actions.browsing.facets import Facets
    from amana.actions.browsing.health import Health
    from amana.actions.browsing.overview import Overview
    from amana.actions.browsing.saved_searches import SavedSearch
    from amana.actions.knowledge.knowing import Knowing

MOST_ON_PAGE = 1_000
"""Items of one page."""


class OpenBrowsing(OpenKnowledge):
    """See `OpenArchive`."""

    _words_at: tuple[Knowing, FacetWords] | None = None

    def search(
        self,
        query: str,
        *,
        exact: bool = False,
        limit: int = 20,
        offset: int = 0,
        **filters: Unpack[FilterWords],
    ) -> builtins.list[Hit]:
        """Find, ranked, each match with its reason; the query language is in `docs/guides/search.md`.

        `filters` narrow what is found: see `FilterWords`. QueryUnreadable, FilterUnusable, DateUnreadable,
        SubjectAmbiguous.
        """
        asked = Narrowing(**filters).checked()
        archive = self._opened("search")
        hits = archive.catalogue.search(
            query,
            exact=exact,
            limit=limit,
            offset=offset,
            **asked.plain(),
            having=self._having(asked, exact=exact),
            memory=self._facet_memory,
        )
        suspects = self._suspects(archive)
        return [replace(hit, suspect=suspects[hit.item]) if hit.item in suspects else hit for hit in hits]

    def facets(
        self,
        query: str = "",
        *,
        exact: bool = False,
        most: int = 20,
        **filters: Unpack[FilterWords],
    ) -> Facets:
        """How many items `search` lists for the same words, and how many of them are of which family, language,
        source, person, place, year, tag and status: `most` values of each (100 at most), most first. Without a
        query, of all that the filters pass. QueryUnreadable, FilterUnusable, DateUnreadable, SubjectAmbiguous.
        """
        from amana.actions.browsing.facets import MOST_VALUES, facets_of

        asked = Narrowing(**filters).checked()
        having = replace(self._having(asked, exact=exact), words=self._facet_words())
        counted = self._opened("search").catalogue.counted(
            query,
            exact=exact,
            **asked.plain(),
            having=having,
            memory=self._facet_memory,
            most=max(1, min(most, MOST_VALUES)),
        )
        return facets_of(counted, self.knowing().label)

    def browse(
        self,
        *,
        limit: int = 20,
        offset: int = 0,
        **filters: Unpack[FilterWords],
    ) -> tuple[ItemSummary, ...]:
        """A page of what is kept, taken in last first: at most `MOST_ON_PAGE`. Filters, and what it raises, as for
        `search`.
        """
        asked = Narrowing(**filters).checked()
        archive = self._opened("list")
        found = archive.catalogue.latest(
            **asked.plain(),
            having=self._having(asked, exact=False),
            memory=self._facet_memory,
            limit=min(limit, MOST_ON_PAGE),
            offset=offset,
        )
        suspects = self._suspects(archive)
        return tuple(replace(one, suspect=suspects[one.item]) if one.item in suspects else one for one in found)

    def overview(self, acts: int = 20) -> Overview:
        """What is here, what waits, and what was done lately: `acts` lines (100 at most)."""
        from amana.actions.browsing import last_acts, overview

        archive = self._opened("show")
        lines = last_acts.LastActs(archive, self.knowing()).told(max(0, min(acts, last_acts.MOST)))
        return overview.overview_of(self.facets(), overview.questions_known(archive), lines)

    def health(self, now: datetime | None = None) -> Health:
        """Copies, logs, what outsiders vouch for, custodians, what is wrong; and what to do next, the most urgent
        first. Nobody is asked, and nothing is read but what is here. `now` is this machine's clock.
        """
        from amana.actions.browsing import health, next_steps

        archive = self._opened("show")
        status = {one.value: one.count for one in self.facets().status}
        custodians, unnamed = health.custodians_of(archive)
        found = health.Health(
            health.copies_of(archive),
            health.logs_of(archive),
            custodians,
            unnamed,
            status.get("failed", 0),
            status.get("unread", 0),
            self.faults,
        )
        return replace(found, next=next_steps.steps(found, now or datetime.now(UTC)))

    def save_search(
        self, title: str, query: str = "", filters: Mapping[str, Any] | None = None, *, exact: bool = False
    ) -> SavedSearch:
        """Keep a search under a title; `filters` by name, as `search` takes them. Said in the log, so that copies
        have it. QueryUnreadable, FilterUnusable, DateUnreadable; ValueUnreadable (of the title).
        """
        from amana.actions.browsing import saved_searches

        sayings = saved_searches.sayings(title, query, filters or {}, exact=exact)
        made = self.describe(None, sayings, new=saved_searches.TYPE)
        return next(one for one in self.saved_searches() if one.id == made.subject)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that people keep, by title. What is suspect, or no search, is not among them."""
        from amana.actions.browsing import saved_searches

        return saved_searches.saved(self.knowing())

    def forget_search(self, search: str) -> None:
        """Take a kept search back, whoever said it: it stays in the log, and stands no more. SubjectUnknown,
        SubjectAmbiguous.
        """
        from amana.actions.browsing import saved_searches

        subject, told = saved_searches.standing(self.knowing(), search)
        self.describe(subject, [(prop, "") for prop in told], replace=True)

    @property
    def _facet_memory(self) -> FacetMemory:
        """What was read for counting: one for all who have this archive open, should they open it anew."""
        found = self._shared.setdefault("facets", FacetMemory())
        assert isinstance(found, FacetMemory)
        return found

    def _having(self, asked: Narrowing, *, exact: bool) -> Having:
        if not asked.needs_facets:
            return ANYTHING
        words = self._facet_words()
        archive = self._opened("search")
        return Resolver(archive, self.knowing(), words, self._facet_memory, exact=exact).having(asked)

    def _facet_words(self) -> FacetWords:
        """The words in which values are told; whom people said to be one, as is known now."""
        knowing = self.knowing()
        if self._words_at is None or self._words_at[0] is not knowing:
            joined = knowing.identities.joined()
            self._words_at = knowing, facet_words({one: ids[0] for ids in joined for one in ids})
        return self._words_at[1]
