"""What every catalogue must do with readings: which texts wait, what was found, what it hangs on."""

from __future__ import annotations

import pytest

from amana.catalogue import Catalogue, RowCounts, TextReading
from amana.errors import ItemUnknown
from tests.contracts.catalogue_rows import accession, intake, sha256


def waiting(catalogue: Catalogue) -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.published, one.language) for one in catalogue.to_read()]


def reading_of(content: str, text: str, packed: str = "{}") -> TextReading:
    return TextReading(sha256(content), sha256(text), "rules 1", RowCounts(3, 2, 1, 4, 5, 6, 7), packed)


class ReadingsContract:
    """Readings."""

    def test_a_text_waits_from_when_it_comes_until_it_is_read(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [], {})
        assert waiting(catalogue) == []
        catalogue.write([], [intake(2, "one", "نصّ")], {})
        assert [(one.item, one.text_version) for one in catalogue.to_read()] == [(sha256("one"), sha256("نصّ"))]
        assert catalogue.readings(sha256("one")) == ()
        reading = reading_of("one", "نصّ", packed='{"form": 1}')
        catalogue.keep_readings([reading])
        assert waiting(catalogue) == []
        assert catalogue.readings(sha256("one")) == (reading,)

    def test_the_same_rows_again_wake_nothing(self, catalogue: Catalogue) -> None:
        for _ in range(2):
            catalogue.write([accession(1, "one", published="2016")], [intake(2, "one", "text")], {})
            catalogue.keep_readings([reading_of("one", "text")])
        catalogue.write([accession(1, "one", published="2016")], [intake(2, "one", "text")], {})
        assert waiting(catalogue) == []

    def test_a_persons_word_on_publication_counts_before_a_machines(self, catalogue: Catalogue) -> None:
        read = intake(2, "one", "text", published="2016-12-01", language="en")
        catalogue.write([accession(1, "one")], [read], {})
        assert waiting(catalogue) == [("text", "2016-12-01", "en")]
        catalogue.write([accession(3, "one", published="2016-12-22", language="ar")], [], {})
        assert waiting(catalogue) == [("text", "2016-12-22", "ar")]

    def test_a_text_waits_again_when_more_is_said_of_its_publication(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one"), accession(2, "two")], [intake(3, "one", "text")], {})
        catalogue.keep_readings([reading_of("one", "text")])
        catalogue.write([accession(4, "one", note="again"), accession(5, "two", published="2016")], [], {})
        assert waiting(catalogue) == []
        catalogue.write([accession(6, "one", published="2016-12-22")], [], {})
        assert waiting(catalogue) == [("text", "2016-12-22", None)]
        assert len(catalogue.readings(sha256("one"))) == 1
        catalogue.keep_readings([reading_of("one", "text", packed="[]")])
        assert [one.packed for one in catalogue.readings(sha256("one"))] == ["[]"]

    def test_the_same_text_of_two_items_is_read_for_each(self, catalogue: Catalogue) -> None:
        rows = [accession(1, "one", published="2015"), accession(2, "two", published="2016")]
        catalogue.write(rows, [intake(3, "one", "text"), intake(4, "two", "text")], {})
        assert sorted(one.published or "" for one in catalogue.to_read()) == ["2015", "2016"]
        catalogue.keep_readings([reading_of("two", "text")])
        assert [one.published for one in catalogue.to_read()] == ["2015"]
        assert catalogue.readings(sha256("one")) == ()

    def test_a_text_that_broke_its_reader_waits_no_more_and_says_so(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        broken = TextReading(sha256("one"), sha256("text"), "rules 1", fault="timeout")
        catalogue.keep_readings([broken])
        assert waiting(catalogue) == []
        assert catalogue.readings(sha256("one")) == (broken,)

    def test_readings_of_what_is_not_known_are_let_go(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [], {})
        catalogue.keep_readings([reading_of("one", "no such text"), reading_of("no such item", "text")])
        assert catalogue.readings(sha256("one")) == ()
        with pytest.raises(ItemUnknown):
            catalogue.readings(sha256("no such item"))

    def test_readings_may_be_kept_while_texts_are_listed(self, catalogue: Catalogue) -> None:
        count = 200
        rows = [accession(at, f"item {at}") for at in range(count)]
        catalogue.write(rows, [intake(1000 + at, f"item {at}", f"text {at}") for at in range(count)], {})
        listed = []
        for one in catalogue.to_read():
            listed.append(one.text)
            catalogue.keep_readings([TextReading(one.item, one.text_version, "rules 1", packed="{}")])
        assert listed == [f"text {at}" for at in range(count)]
        assert waiting(catalogue) == []

    def test_what_taggers_found_stands_beside_and_wakes_and_settles_nothing(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        tagged = TextReading(sha256("one"), sha256("text"), "model 1", packed="[1]", tagger="model 1")
        catalogue.keep_readings([tagged])
        assert len(waiting(catalogue)) == 1
        own = reading_of("one", "text")
        again = TextReading(sha256("one"), sha256("text"), "model 1", packed="[2]", tagger="model 1")
        catalogue.keep_readings([own, again])
        assert catalogue.readings(sha256("one")) == (own, again)
