"""What every catalogue must do with assertions: all of them kept, found by what they are about, say, rest on."""

from __future__ import annotations

import random

import pytest

from amana.catalogue import Catalogue
from amana.errors import AssertionAmbiguous, AssertionUnknown
from amana.records import AccessionRow, AssertionRow, Basis, made_id
from tests.contracts.catalogue_readings_contract import reading_of, waiting
from tests.contracts.catalogue_rows import accession, assertion, intake, sha256

NOUR, SAMI = made_id("own", "people", "P-1"), made_id("own", "people", "P-2")


def _rows() -> list[AssertionRow]:
    basis = (Basis(item="ab" * 16, start=3, end=8), Basis(item="cd" * 16), Basis(note="by telephone"))
    return [
        assertion(1, NOUR, "name", "نور", language="ar", subject_type="person", basis=basis, confidence="likely"),
        assertion(2, NOUR, "same-as", SAMI, subject_type="person", person="Layan"),
        assertion(3, SAMI, "name", "Sami", subject_type="person", device="dev-b"),
        assertion(4, NOUR, "same-as", None, supersedes=(assertion(2, NOUR, "same-as", SAMI).id,)),
    ]


class AssertionsContract:
    """Assertions, Bases, Subjects."""

    def test_nothing_is_asserted_at_first(self, catalogue: Catalogue) -> None:
        assert catalogue.about([NOUR]) == ()
        assert list(catalogue.telling("name")) == []
        assert list(catalogue.subjects()) == []
        assert catalogue.resting_on("ab" * 16) == ()

    def test_all_that_is_asserted_of_something_comes_back_whole_by_time(self, catalogue: Catalogue) -> None:
        rows = _rows()
        shuffled = rows.copy()
        random.Random(3).shuffle(shuffled)
        for row in shuffled:
            catalogue.write([], [], {}, [], [row])
        assert catalogue.about([NOUR]) == (rows[0], rows[1], rows[3])
        assert catalogue.about([SAMI, NOUR, SAMI]) == tuple(rows)

    def test_the_same_row_again_changes_nothing(self, catalogue: Catalogue) -> None:
        for _ in range(2):
            catalogue.write([], [], {}, [], _rows())
        assert catalogue.about([NOUR, SAMI]) == tuple(_rows())

    def test_by_what_they_say(self, catalogue: Catalogue) -> None:
        rows = _rows()
        catalogue.write([], [], {}, [], rows)
        assert {one.id for one in catalogue.telling("name")} == {rows[0].id, rows[2].id}
        assert list(catalogue.telling("same-as", SAMI)) == [rows[1]]
        assert list(catalogue.telling("name", "Sami")) == [rows[2]]

    def test_many_are_told_one_by_one(self, catalogue: Catalogue) -> None:
        rows = [assertion(at, NOUR, "name", f"name {at}", at="2024-06-01T00:00:00Z") for at in range(1_100)]
        catalogue.write([], [], {}, [], rows)
        assert [one.assertion.value for one in catalogue.telling("name")] == [f"name {at}" for at in range(1_100)]

    def test_by_what_they_rest_on(self, catalogue: Catalogue) -> None:
        catalogue.write([], [], {}, [], _rows())
        assert catalogue.resting_on("cd" * 16) == (_rows()[0],)

    def test_one_by_its_id_or_what_is_unique_of_it(self, catalogue: Catalogue) -> None:
        rows = [assertion(at, NOUR, "name", str(at)) for at in range(40)]
        catalogue.write([], [], {}, [], rows)
        assert catalogue.assertion(rows[7].id) == rows[7]
        assert catalogue.assertion(rows[7].id[:12]) == rows[7]
        with pytest.raises(AssertionAmbiguous):
            catalogue.assertion(_shared_digit(rows))

    @pytest.mark.parametrize("wanted", ["", "00" * 16, "no", "0" * 64, "%"])
    def test_an_unknown_one_is_an_error(self, catalogue: Catalogue, wanted: str) -> None:
        catalogue.write([], [], {}, [], [assertion(1, NOUR, "name", "x")])
        with pytest.raises(AssertionUnknown):
            catalogue.assertion(wanted)

    def test_what_is_spoken_of_by_type_and_by_the_beginning_of_its_id(self, catalogue: Catalogue) -> None:
        town = made_id("own", "places", "T")
        catalogue.write([], [], {}, [], [*_rows(), assertion(9, town, "name", "T", subject_type="place")])
        people = sorted([(NOUR, "person"), (SAMI, "person")])
        assert list(catalogue.subjects("person")) == people
        assert list(catalogue.subjects()) == [*people, (town, "place")]
        assert list(catalogue.subjects(prefix=town[:9])) == [(town, "place")]
        assert list(catalogue.subjects("person", "%")) == []

    def test_a_text_waits_again_when_somebody_says_when_it_was_published(self, catalogue: Catalogue) -> None:
        item = accession(1, "one", published="2016-12-01")
        catalogue.write([item], [intake(2, "one", "text")], {})
        catalogue.keep_readings([reading_of("one", "text")])
        id_ = item.entry.commitment[:32]
        said = assertion(3, id_, "published", "2016-12-22")
        catalogue.write([], [], {}, [], [said])
        assert waiting(catalogue) == [("text", "2016-12-22", None)]
        catalogue.keep_readings([reading_of("one", "text")])
        catalogue.write([], [], {}, [], [said, assertion(4, id_, "note", "x")])
        assert waiting(catalogue) == []
        catalogue.write([], [], {}, [], [assertion(5, id_, "published", None, supersedes=(said.id,))])
        assert waiting(catalogue) == [("text", "2016-12-01", None)]

    def test_an_item_is_found_by_what_people_say_of_it_as_long_as_it_stands(self, catalogue: Catalogue) -> None:
        photo, other = accession(1, "one", media_type="image/jpeg"), accession(2, "two")
        said = assertion(3, _id(photo), "description", "السوق بعد القصف")
        catalogue.write([photo, other], [], {}, [], [said, assertion(4, _id(other), "description", "a bakery")])
        (hit,) = catalogue.search("سوق")
        assert (hit.item, hit.matches[0].field, hit.snippet) == (_id(photo), "description", "السوق بعد القصف")
        catalogue.write([], [], {}, [], [assertion(5, _id(photo), "description", None, supersedes=(said.id,))])
        assert catalogue.search("سوق") == []
        assert [one.item for one in catalogue.search("bakery")] == [_id(other)]
        catalogue.write([], [], {}, [], [assertion(6, _id(photo), "description", "السوق بعد القصف")])
        assert [one.item for one in catalogue.search("السوق")] == [_id(photo)]

    @pytest.mark.parametrize("assertions_first", [True, False])
    def test_a_title_tags_and_a_day_that_somebody_says_show_in_lists(
        self, catalogue: Catalogue, assertions_first: bool
    ) -> None:
        photo = accession(1, "one", tags=("market",), published="2015-01-01")
        told = (("title", "The market"), ("tag", "siege"), ("tag", "market"), ("published", "2016-12-22"))
        said = [assertion(at, _id(photo), prop, value) for at, (prop, value) in enumerate(told, 2)]
        for accessions, assertions in [([], said), ([photo], [])][:: 1 if assertions_first else -1]:
            catalogue.write(accessions, [], {}, [], assertions)
        (shown,) = catalogue.items()
        assert (shown.title, shown.tags, shown.date) == ("The market", ("market", "siege"), "2016-12-22")
        assert [one.item for one in catalogue.items(tag="siege")] == [_id(photo)]
        back = [
            assertion(at, _id(photo), one.assertion.property, None, supersedes=(one.id,))
            for at, one in enumerate(said, 9)
        ]
        catalogue.write([], [], {}, [], back)
        (shown,) = catalogue.items()
        assert (shown.title, shown.tags, shown.date) == (None, ("market",), "2015-01-01")
        assert list(catalogue.items(tag="siege")) == []
        assert [one.item for one in catalogue.items(tag="market")] == [_id(photo)]

    def test_what_a_suspect_device_asserts_shows_in_no_list_and_finds_nothing(self, catalogue: Catalogue) -> None:
        photo = accession(1, "one")
        said = assertion(3, _id(photo), "title", "The market")
        forged = [
            assertion(4, _id(photo), "title", "A forgery", "dev-x", supersedes=(said.id,)),
            assertion(5, _id(photo), "published", "1999-01-01", "dev-x"),
        ]
        catalogue.write([photo], [intake(2, "one", "text")], {"dev-x": 6}, [], [said, *forged])
        assert [one.title for one in catalogue.items()] == ["A forgery"]
        catalogue.doubt({"dev-x": 4})
        (shown,) = catalogue.items()
        assert (shown.title, shown.date) == ("The market", photo.accession.received)
        assert catalogue.search("forgery") == []
        assert waiting(catalogue) == [("text", None, None)]
        assert set(catalogue.about([_id(photo)])) == {said, *forged}
        catalogue.doubt({"dev-x": 5})
        assert [one.title for one in catalogue.items()] == ["A forgery"]
        catalogue.doubt({})
        assert [one.date for one in catalogue.items()] == ["1999-01-01"]

    def test_ids_and_numbers_are_no_words_to_find_an_item_by(self, catalogue: Catalogue) -> None:
        photo = accession(1, "one")
        said = [assertion(2, _id(photo), "shows-whom", NOUR), assertion(3, _id(photo), "member-count", ">1500")]
        catalogue.write([photo], [], {}, [], said)
        assert catalogue.search(NOUR) == []
        assert catalogue.search("1500") == []

    @pytest.mark.parametrize("subject", ["", "x", "é" * 9, "0" * 5000])
    def test_whatever_a_record_says_it_is_about_is_kept(self, catalogue: Catalogue, subject: str) -> None:
        row = assertion(1, subject, "published", "2016-12-22")
        catalogue.write([accession(2, "one")], [], {}, [], [row])
        assert catalogue.about([subject]) == (row,)
        assert catalogue.content(sha256("one")) is not None


def _id(row: AccessionRow) -> str:
    return row.entry.commitment[:32]


def _shared_digit(rows: list[AssertionRow]) -> str:
    first = [row.id[0] for row in rows]
    return next(digit for digit in first if first.count(digit) > 1)
