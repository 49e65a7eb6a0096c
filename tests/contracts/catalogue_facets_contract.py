"""What every catalogue must do with facets: counts that equal a slow count, filters that give what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue import (
    FACETS,
    Catalogue,
    FacetMemory,
    FacetName,
    FacetWords,
    Having,
    Mention,
    TextReading,
    spelled,
)
from amana.errors import QueryUnreadable
from amana.records import made_id
from amana.records.places import ERASED, AssertionRow
from tests.contracts.catalogue_rows import DEVICE, accession, assertion, entry, intake, sha256

FreshCatalogue = Callable[[], AbstractContextManager[Catalogue]]

NAMES = ("Samira Taleb", "SAMIRA  TALEB", "سميرة طالب", "Idris al-Karam")
PLACES = ("tell-zahra", "wadi-noor", "qasr")
WORDS = ("bakery", "bridge", "lantern", "night")
FAMILIES = {"text/plain": "text", "image/png": "picture", "text/html": "page"}
MOST = 100


def family(told: str) -> str:
    media, *modules = told.split("\t")
    return "chat" if "chat" in modules else FAMILIES[media]


def place(told: str) -> str:
    return told.casefold()


WORDED = FacetWords(family, place)


@dataclass
class Made:
    """One item as it was made up, and what is to be counted of it."""

    at: int
    media: str = "text/plain"
    source: str | None = None
    language: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    place: str | None = None
    device: str = "dev-a"
    read: str | None = None  # the words of its text; None: not read yet
    module: str = "plain"
    reason: str | None = None
    guess: str | None = None
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    said: list[tuple[str, str]] = field(default_factory=list)
    suspect: bool = False

    @property
    def text(self) -> str:
        return f"{self.read} c{self.at}"

    def values(self) -> dict[FacetName, set[str]]:
        languages: set[str | None] = {value for prop, value in self.said if prop == "language"} or {
            self.language or (self.guess if self.read is not None else None)
        }
        status = {"read" if self.read is not None and self.reason is None else None}
        status |= {"unread"} if self.read is None else set()
        status |= {"failed"} if self.read is not None and self.reason else set()
        status |= {"described"} if self.said else set()
        status |= {"suspect"} if self.suspect else set()
        whom = {value for prop, value in self.said if prop == "said-whom"}
        found: dict[FacetName, set[str | None]] = {
            "family": {"chat" if self.read is not None and self.module == "chat" else FAMILIES[self.media]},
            "language": set(languages),
            "source": {self.source, *(value for prop, value in self.said if prop == "received-from")},
            "person": {*map(spelled, self.names), *whom} if self.read is not None else set(whom),
            "place": {
                *((self.place or "").casefold() or None,),
                *(self.places if self.read is not None else ()),
                *(value for prop, value in self.said if prop == "shows-place"),
            },
            "year": {(self.published or "2024-05-01")[:4]},
            "tag": {*self.tags, *(value for prop, value in self.said if prop == "tag")},
            "status": status,
        }
        return {facet: {one for one in values if one} for facet, values in found.items()}


def a_thing() -> st.SearchStrategy[Made]:
    few = st.sampled_from
    return st.builds(
        Made,
        at=st.just(0),
        media=few(list(FAMILIES)),
        source=few([None, "Noor's card", "a neighbour"]),
        language=few([None, "ar", "en"]),
        published=few([None, "2016-12-12", "2016", "2030-01"]),
        tags=st.lists(few(["dusk", "بحث", "x" * 400]), max_size=2, unique=True).map(tuple),
        place=few([None, "Tell-Zahra", "QASR"]),
        device=few(["dev-a", "dev-b"]),
        read=st.none() | st.lists(few(WORDS), min_size=1, max_size=3).map(" ".join),
        module=few(["plain", "chat"]),
        reason=few([None, None, "cut"]),
        guess=few([None, "ku"]),
        names=st.lists(few(NAMES), max_size=3, unique=True).map(tuple),
        places=st.lists(few(PLACES), max_size=2, unique=True).map(tuple),
        said=st.lists(
            st.tuples(few(["tag", "language", "received-from", "said-whom", "shows-place"]), few(["qq", "ee"])),
            max_size=2,
            unique_by=lambda one: one[0],
        ),
    )


def write(catalogue: Catalogue, things: list[Made]) -> None:
    """All rows of these, in one write, and the readings of their texts."""
    rows = [
        accession(
            one.at * 10,
            f"bytes {one.at}",
            one.device,
            media_type=one.media,
            source=one.source,
            language=one.language,
            published=one.published,
            tags=one.tags,
            place=one.place,
        )
        for one in things
    ]
    read = [
        intake(one.at * 10 + 1, f"bytes {one.at}", one.text, one.device, **_said_by_module(one))
        for one in things
        if one.read is not None
    ]
    said = [row for one in things for row in _asserted(one)]
    catalogue.write(rows, read, {}, assertions=said)
    catalogue.keep_readings([_reading(one) for one in things if one.read is not None])


def _said_by_module(one: Made) -> dict[str, object]:
    return {"module": one.module, "reason": one.reason, "language": one.guess}


def _asserted(one: Made) -> Iterator[AssertionRow]:
    item = entry(one.at * 10, one.device).commitment[:32]
    for at, (prop, value) in enumerate(one.said):
        yield assertion(one.at * 10 + 2 + at, item, prop, value)


def _reading(one: Made) -> TextReading:
    mentions = tuple(
        Mention(made_id("name", sha256(one.text), "person", name), "person", name, "", sha256(one.text))
        for name in one.names
    )
    return TextReading(
        sha256(f"bytes {one.at}"), sha256(one.text), "rules 1", mentions=mentions, places=one.places
    )


def slow(things: list[Made]) -> dict[FacetName, Counter[str]]:
    counts: dict[FacetName, Counter[str]] = {facet: Counter() for facet in FACETS}
    for one in things:
        for facet, values in one.values().items():
            counts[facet].update(value[:300] for value in values)
    return counts


def told(
    catalogue: Catalogue, query: str = "", memory: FacetMemory | None = None
) -> dict[FacetName, Counter[str]]:
    found = catalogue.counted(query, having=Having(words=WORDED), memory=memory, most=MOST)
    return {
        facet: Counter({spelled(value) if facet == "person" else value: count for value, count in counts})
        for facet, counts in found.facets.items()
    }


class FacetsContract:
    """FacetFinder, Doings."""

    @given(
        things=st.lists(a_thing(), max_size=12),
        later=st.lists(a_thing(), max_size=4),
        query=st.sampled_from(WORDS),
    )
    @settings(max_examples=40, deadline=None)
    def test_counts_equal_a_slow_count(
        self, fresh: FreshCatalogue, things: list[Made], later: list[Made], query: str
    ) -> None:
        for at, one in enumerate([*things, *later]):
            one.at = at
        with fresh() as catalogue:
            write(catalogue, things)
            memory = FacetMemory()
            assert told(catalogue, memory=memory) == slow(things)
            write(catalogue, later)
            every = [*things, *later]
            assert told(catalogue, memory=memory) == slow(every) == told(catalogue)
            _doubt(catalogue, every)
            assert told(catalogue, memory=memory) == slow(every)
            having_it = [one for one in every if one.read is not None and query in one.read.split()]
            found = catalogue.counted(query, exact=True)
            assert (found.total, found.whole) == (len(having_it), len(having_it))
            counts = slow(having_it)
            asked = catalogue.counted(query, exact=True, having=Having(words=WORDED), most=MOST).facets
            assert {facet: dict(counted) for facet, counted in asked.items() if facet != "person"} == {
                facet: dict(counted) for facet, counted in counts.items() if facet != "person"
            }
            _check_filters(catalogue, every, memory)

    def test_what_is_read_anew_is_counted_anew(self, catalogue: Catalogue) -> None:
        one = Made(1, read="bakery", names=("Samira Taleb",), places=("qasr",))
        write(catalogue, [one])
        memory = FacetMemory()
        assert told(catalogue, memory=memory) == slow([one])
        again = replace(one, names=("Idris al-Karam",), places=())
        catalogue.keep_readings([_reading(again)])
        assert told(catalogue, memory=memory) == slow([again])

    def test_a_person_known_under_several_names_is_one(self, catalogue: Catalogue) -> None:
        things = [
            Made(1, read="bakery", names=("Samira Taleb",)),
            Made(2, read="bridge", names=("سميرة طالب",)),
            Made(3, read="night", names=("Samira Taleb", "Idris al-Karam")),
        ]
        write(catalogue, things)
        ids = [_reading(one).mentions[0].id for one in things[:2]]
        words = FacetWords(people=dict.fromkeys(ids, min(ids)))
        having = Having(words=words)
        counts = dict(catalogue.counted(having=having).facets["person"])
        assert counts == {min(ids): 2, "Samira Taleb": 2, "Idris al-Karam": 1}  # one is of nobody known
        for value, count in counts.items():
            narrowed = Having({"person": (value,)}, words=words)
            assert catalogue.counted(having=narrowed).total == count
        catalogue.keep_readings([_reading(replace(things[1], names=()))])
        assert dict(catalogue.counted(having=having).facets["person"])[min(ids)] == 1
        everywhere = Having({"person": ()}, (ids[0],))
        assert [one.path for one in catalogue.latest(having=everywhere)] == ["card/file10.txt"]

    def test_a_phrase_is_counted_where_it_stands(self, catalogue: Catalogue) -> None:
        write(catalogue, [Made(1, read="bakery bridge"), Made(2, read="bridge bakery"), Made(3, read="night")])
        assert catalogue.counted('"bakery bridge"').total == 1
        assert catalogue.counted('bridge -"bakery bridge"').total == 1
        both = catalogue.counted("bakery night")
        assert (both.total, both.whole, both.rough) == (3, 0, False)

    def test_erased_and_hidden_items(self, catalogue: Catalogue) -> None:
        catalogue.write([replace(accession(1, "one"), content=ERASED)], [intake(2, "nobody took it in", "t")], {})
        found = catalogue.counted()
        assert (found.total, found.size) == (1, 3)
        assert dict(found.facets["status"]) == {"erased": 1}

    def test_at_most_so_many_values_and_those_counted_most(self, catalogue: Catalogue) -> None:
        things = [Made(at, tags=(f"t{at % 7}", f"own {at}")) for at in range(30)]
        write(catalogue, things)
        expected = sorted(slow(things)["tag"].items(), key=lambda one: (-one[1], one[0]))
        for most in (1, 3, 7, 9):
            assert list(catalogue.counted(most=most).facets["tag"]) == expected[:most]

    def test_pages_come_latest_first(self, catalogue: Catalogue) -> None:
        write(catalogue, [Made(at, tags=("odd",) if at % 2 else ()) for at in range(30)])
        every = [one.item for one in catalogue.items()][::-1]
        assert [one.item for one in catalogue.latest(limit=50)] == every
        assert [one.item for one in catalogue.latest(limit=4, offset=27)] == every[27:]
        odd = [one.item for one in catalogue.items(tag="odd")][::-1]
        for asked in ({"tag": "odd"}, {"having": Having({"tag": ("odd",)})}):
            assert [one.item for one in catalogue.latest(limit=5, offset=2, **asked)] == odd[2:7]

    def test_a_query_that_cannot_be_read_is_not_counted(self, catalogue: Catalogue) -> None:
        for query in ("-only", "x" * 1_000_000, "?"):
            with pytest.raises(QueryUnreadable):
                catalogue.counted(query)

    def test_names_are_known_however_they_are_marked(self, catalogue: Catalogue) -> None:
        write(catalogue, [Made(1, read="night", names=("Samira Taleb",))])
        assert catalogue.tells("person", "SAMIRA  Taleb")
        assert not catalogue.tells("person", "Samira")
        assert not catalogue.tells("tag", "Samira Taleb")

    def test_what_was_done_in_one_go_is_one_doing(self, catalogue: Catalogue) -> None:
        rows = [accession(at, person="Nour" if at < 4 else None) for at in range(6)]
        late = accession(9, received="2024-05-02T10:00:00Z")
        said = [assertion(20, "0" * 32, "tag", "x"), assertion(21, "0" * 32, "note", "y")]
        catalogue.write([rows[1], late], [], {})
        catalogue.write([*rows, late], [], {}, assertions=said)
        found = [(one.kind, one.person, one.count, one.last) for one in catalogue.doings(10)]
        assert found == [
            ("assertion", "", 2, "2024-06-01T00:00:21Z"),
            ("accession", "", 1, "2024-05-02T10:00:00Z"),
            ("accession", "", 2, "2024-05-01T10:00:05Z"),
            ("accession", "Nour", 4, "2024-05-01T10:00:03Z"),
        ]
        subjects = [one.subject for one in catalogue.doings(10)]
        assert subjects == ["0" * 32, sha256("bytes 9"), "", ""]
        assert len(catalogue.doings(1)) == 2
        assert catalogue.last_done() == {DEVICE: "2024-06-01T00:00:21Z"}

    def test_doings_that_follow_on_one_another_over_an_hour(self, catalogue: Catalogue) -> None:
        times = ("2024-05-01T10:59:50Z", "2024-05-01T11:05:00Z", "2024-05-01T11:40:00Z", "no time")
        catalogue.write([accession(at, received=time) for at, time in enumerate(times)], [], {})
        assert [one.count for one in catalogue.doings(9)] == [1, 3]  # one hour is one stretch, whatever is in it


def _doubt(catalogue: Catalogue, things: list[Made]) -> None:
    catalogue.doubt({"dev-b": 0})
    for one in things:
        one.suspect = one.device == "dev-b"


def _check_filters(catalogue: Catalogue, things: list[Made], memory: FacetMemory) -> None:
    """Each value that was counted narrows to as many, together with another filter too."""
    found = catalogue.counted(having=Having(words=WORDED), memory=memory, most=MOST).facets
    for facet, counts in found.items():
        for value, count in counts:
            narrowed = Having({facet: (value,)}, words=WORDED)
            assert catalogue.counted(having=narrowed, memory=memory).total == count
            both = Having({"family": ("text", "chat"), facet: (value,)}, words=WORDED)
            wanted = {
                one.at
                for one in things
                if (spelled(value) if facet == "person" else value) in {kept[:300] for kept in one.values()[facet]}
                and (facet == "family" or one.values()["family"] & {"text", "chat"})
            }
            listed = catalogue.latest(having=both, memory=memory, limit=100)
            assert {one.sha256 for one in listed} == {sha256(f"bytes {at}") for at in wanted}
