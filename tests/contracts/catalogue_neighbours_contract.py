"""What every catalogue must do: one item without all that was read in it, and what lies beside it."""

from __future__ import annotations

import pytest

from amana.catalogue import Catalogue, TextReading
from amana.errors import ItemUnknown
from tests.contracts.catalogue_rows import accession, intake, sha256


class NeighboursContract:
    """Items (`summary`, `intakes`), Neighbours."""

    def test_a_summary_says_what_the_list_says(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one"), accession(2, "two", tags=("market",))], [], {})
        for one in catalogue.items():
            assert catalogue.summary(one.item) == catalogue.summary(one.sha256) == one

    def test_an_unknown_item_has_no_summary(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "two", "some words")], {})
        for wanted in ("ff" * 16, sha256("two"), "", "no"):
            with pytest.raises(ItemUnknown):
                catalogue.summary(wanted)

    def test_intakes_of_the_whole_and_of_the_files_asked_for(self, catalogue: Catalogue) -> None:
        rows = [intake(2 + at, "one", f"text {at}", part=f"member/{at}" if at else None) for at in range(4)]
        catalogue.write([accession(1, "one")], rows, {})
        assert catalogue.intakes(sha256("one")) == catalogue.item(sha256("one")).intakes[:1]
        asked = catalogue.intakes(sha256("one"), ("member/3", "member/3", "member/9"))
        assert [row.intake.part for row in asked] == [None, "member/3"]

    def test_what_lies_at_a_path_is_found_by_it(self, catalogue: Catalogue) -> None:
        taken = [accession(1, "one", path="card/a.jpg"), accession(2, "two", path="card/ب.txt")]
        catalogue.write([*taken, accession(3, "three", path="card/a.jpg")], [], {})
        found = catalogue.at_paths(("card/a.jpg", "card/ب.txt", "card/no"))
        assert {path: one.sha256 for path, one in found.items()} == {
            "card/a.jpg": sha256("three"),
            "card/ب.txt": sha256("two"),
        }
        assert catalogue.at_paths(()) == {}

    def test_a_folder_holds_its_own_files_and_not_those_deeper(self, catalogue: Catalogue) -> None:
        deeper = [f"card/in{at % 3}/{at}.txt" for at in range(20)]
        paths = ["card/a", "card/in0", "card/in00", "card/z", "card-2/a", "card", *deeper]
        catalogue.write([accession(at, path=path) for at, path in enumerate(paths)], [], {})
        assert [one.path for one in catalogue.in_folder("card", 9)] == [
            "card/a",
            "card/in0",
            "card/in00",
            "card/z",
        ]
        assert [one.path for one in catalogue.in_folder("card", 2)] == ["card/a", "card/in0"]
        assert [one.path for one in catalogue.in_folder("", 9)] == ["card"]
        assert catalogue.in_folder("no", 9) == ()

    def test_the_readings_of_one_text_alone(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "first"), intake(3, "one", "second")], {})
        for text in ("first", "second"):
            catalogue.keep_readings([TextReading(sha256("one"), sha256(text), "reader 1", fault="crashed")])
        (found,) = catalogue.readings(sha256("one"), sha256("second"))
        assert found.text_version == sha256("second")
        assert catalogue.readings(sha256("one"), sha256("third")) == ()
