"""What every catalogue must do, whatever database it stands on.

An implementation's test module makes a class from each of these and gives it the fixture `catalogue`: an empty
catalogue, open for writing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from amana.catalogue import Catalogue
from amana.errors import ItemAmbiguous, ItemUnknown, RecordMalformed
from amana.records import LogSize
from amana.records.places import ERASED, AccessionRow, IntakeRow
from tests.contracts.catalogue_rows import DEVICE, accession, act, entry, intake, place, sha256

MakeCatalogue = Callable[[], Catalogue]


def told(catalogue: Catalogue) -> object:
    """Everything a catalogue says of its items, for comparing two of them."""
    summaries = list(catalogue.items())
    return catalogue.counts(), summaries, [catalogue.item(one.item) for one in summaries]


class StoringContract:
    """Positions, Writer, Contents, Items, Origins, Texts, Counter."""

    def test_an_empty_catalogue_knows_nothing(self, catalogue: Catalogue) -> None:
        assert catalogue.positions() == {}
        assert catalogue.content(sha256("x")) is None
        assert catalogue.accessions_of(sha256("x")) == ()
        assert list(catalogue.items()) == []
        assert list(catalogue.unread()) == []
        assert catalogue.counts().items == 0

    def test_positions_only_move_forward(self, catalogue: Catalogue) -> None:
        catalogue.write([], [], {DEVICE: 7, "dev-b": 2})
        catalogue.write([], [], {DEVICE: 5})
        assert catalogue.positions() == {DEVICE: 7, "dev-b": 2}

    def test_contents_are_found_where_their_first_accession_says(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one"), accession(2, "two"), accession(3, "one")], [], {})
        assert catalogue.content(sha256("one")) == place(1)
        assert catalogue.contents([sha256("one"), sha256("two"), sha256("no")]) == {
            sha256("one"): place(1),
            sha256("two"): place(2),
        }

    def test_derivatives_are_contents_too(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "a text")], {})
        assert catalogue.content(sha256("a text")) == place(5002)

    def test_what_was_written_comes_back_whole(self, catalogue: Catalogue) -> None:
        row = accession(
            1,
            "one",
            path="بطاقة/صورة.jpg",
            modified="2016-12-13T00:00:00Z",
            note="from Samira Taleb",
            tags=("market", "سوق"),
            language="ar",
        )
        catalogue.write([row], [intake(2, "one", "نص", title="Wadi al-Noor")], {DEVICE: 3})
        record = catalogue.item(row.entry.commitment[:32])
        assert record.item == row.entry.commitment[:32]
        assert record.accessions == (row,)
        assert [one.entry for one in record.intakes] == [entry(2)]
        assert record.intakes[0].intake.title == "Wadi al-Noor"
        assert [(one.sha256, one.length, one.content) for one in record.text_versions] == [
            (sha256("نص"), 2, place(5002))
        ]
        assert catalogue.text(sha256("نص")) == "نص"

    def test_acts_come_back_by_time_each_once(self, catalogue: Catalogue) -> None:
        late = act(9, items=("ab" * 16,), person="Samira", through=(LogSize("dev-b", 4),))
        early = act(3, "dev-b", act="erased", reason="asked by the family")
        catalogue.write([], [], {DEVICE: 10}, [late])
        catalogue.write([], [], {"dev-b": 4}, [early, late])
        assert list(catalogue.acts()) == [early, late]

    def test_items_that_come_from_some_stretches_of_logs_alone(self, catalogue: Catalogue) -> None:
        rows = [
            accession(1, "before"),
            accession(5, "after"),
            accession(6, "both"),
            accession(2, "both"),
            accession(7, "elsewhere too"),
            accession(3, "elsewhere too", device="dev-b"),
            accession(0, "in a fork", device=f"{DEVICE}.f0"),
            accession(8, "in two of them"),
            accession(9, "in two of them", device=f"{DEVICE}.f0"),
        ]
        catalogue.write(rows, [intake(10, "after", "text")], {})
        ids = {one.sha256: one.item for one in catalogue.items()}
        after, fork, two = (ids[sha256(one)] for one in ("after", "in a fork", "in two of them"))
        assert catalogue.only_from({}) == catalogue.only_from({"dev-c": 0}) == {}
        assert catalogue.only_from({DEVICE: 5}) == {after: (DEVICE, 5)}
        assert catalogue.only_from({DEVICE: 6}) == {}
        assert catalogue.only_from({DEVICE: 5, f"{DEVICE}.f0": 0}) == {
            after: (DEVICE, 5),
            fork: (f"{DEVICE}.f0", 0),
            two: (DEVICE, 8),
        }

    def test_the_same_bytes_under_two_names_are_one_item(self, catalogue: Catalogue) -> None:
        first, second = accession(1, "same", path="a/x.txt"), accession(2, "same", path="b/y.txt")
        catalogue.write([second], [], {})
        catalogue.write([first], [], {})
        record = catalogue.item(second.entry.commitment[:32])
        assert record.item == first.entry.commitment[:32]
        assert record.accessions == (first, second) == catalogue.accessions_of(sha256("same"))
        assert catalogue.counts().items == 1
        assert [one.name for one in catalogue.items()] == ["x.txt"]

    def test_the_first_is_told_by_time_then_device_then_index(self, catalogue: Catalogue) -> None:
        at = "2024-01-01T00:00:00Z"
        rows = [
            accession(9, "same", device="dev-b", received=at),
            accession(8, "same", device="dev-a", received=at),
            accession(7, "same", device="dev-a", received=at),
            accession(1, "same", device="dev-a", received="2024-01-02T00:00:00Z"),
        ]
        catalogue.write(rows, [], {})
        assert [row.entry.index for row in catalogue.accessions_of(sha256("same"))] == [7, 8, 9, 1]

    def test_an_item_is_found_by_a_unique_prefix_and_by_its_hash(self, catalogue: Catalogue) -> None:
        rows = [accession(index) for index in range(300)]
        catalogue.write(rows, [], {})
        for row in rows[::29]:
            assert catalogue.item(row.accession.sha256).item == row.entry.commitment[:32]
            assert catalogue.item(row.entry.commitment[:9].upper()).item == row.entry.commitment[:32]
            assert catalogue.item(row.entry.commitment).item == row.entry.commitment[:32]
        with pytest.raises(ItemAmbiguous) as found:
            catalogue.item(rows[0].entry.commitment[0])
        assert found.value.facts["count"] == sum(
            row.entry.commitment[0] == rows[0].entry.commitment[0] for row in rows
        )

    @pytest.mark.parametrize("wanted", ["", "zz", "00" * 16, "0" * 64, "0" * 65, "حلب", "' OR 1", "1_0"])
    def test_an_unknown_item_is_an_error(self, catalogue: Catalogue, wanted: str) -> None:
        catalogue.write([accession(1)], [], {})
        with pytest.raises(ItemUnknown):
            catalogue.item(wanted)

    def test_lines_tell_of_many_items_what_each_alone_tells(self, catalogue: Catalogue) -> None:
        rows = [
            accession(1, "one", source="Samira Taleb", received="2024-05-03T10:00:00Z"),
            accession(2, "one", source="Idris Karam", received="2024-05-01T10:00:00Z"),
            accession(3, "one", source="Samira Taleb", received="2024-05-02T10:00:00Z"),
            accession(4, "two"),
            accession(5, "three", source="Idris Karam"),
        ]
        inner = intake(12, "two", "a text inside", part="member/one.txt")
        catalogue.write(rows, [intake(10, "one", "one text"), intake(11, "two"), inner], {})
        ids = [row.entry.commitment[:32] for row in rows[:4]]
        found = catalogue.lines([*ids, "f" * 32])
        assert list(found) == ids
        for item, line in found.items():
            assert line.summary == catalogue.summary(item)
            assert line.intakes == catalogue.intakes(item)
        assert found[ids[0]].sources == ("Idris Karam", "Samira Taleb")
        assert found[ids[0]] == found[ids[2]]
        assert found[ids[3]].sources == ()
        assert inner not in found[ids[3]].intakes
        assert catalogue.lines([]) == {}

    def test_a_state_differs_once_something_was_written(self, catalogue: Catalogue) -> None:
        before = catalogue.state()
        assert catalogue.state() == before
        catalogue.write([accession(1)], [], {})
        assert catalogue.state() != before

    def test_an_item_without_an_accession_is_not_shown(self, catalogue: Catalogue) -> None:
        catalogue.write([], [intake(2, "one", "text")], {})
        assert catalogue.counts().items == 0
        assert list(catalogue.items()) == []
        with pytest.raises(ItemUnknown):
            catalogue.item(sha256("one"))
        catalogue.write([accession(1, "one")], [], {})
        assert [one.sha256 for one in catalogue.items()] == [sha256("one")]
        assert len(catalogue.item(sha256("one")).intakes) == 1
        assert list(catalogue.unread()) == []

    def test_unread_items_are_those_without_an_intake(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(index, f"c{index}") for index in range(1200)], [], {})
        seen = []
        for at, one in enumerate(catalogue.unread()):
            seen.append(one.sha256)
            catalogue.write([], [intake(5000 + at, f"c{at}")], {})
        assert seen == [sha256(f"c{index}") for index in range(1200)]
        assert list(catalogue.unread()) == []

    def test_what_was_erased_is_an_item_whose_bytes_lie_nowhere(self, catalogue: Catalogue) -> None:
        gone = replace(accession(1, "one"), content=ERASED)
        lost = replace(intake(3, "two", "a text"), contents=(ERASED,), texts=(None,))
        catalogue.write([gone, accession(2, "two")], [lost], {})
        assert catalogue.content(sha256("one")) is None
        assert catalogue.contents([sha256("one"), sha256("a text")]) == {}
        assert list(catalogue.unread()) == []
        assert catalogue.item(sha256("one")).accessions == (gone,)
        assert [one.sha256 for one in catalogue.items()] == [sha256("one"), sha256("two")]

    def test_what_was_erased_and_taken_in_again_lies_where_it_came_last(self, catalogue: Catalogue) -> None:
        catalogue.write([replace(accession(1, "one"), content=ERASED)], [], {})
        catalogue.write([accession(2, "one")], [], {})
        assert catalogue.content(sha256("one")) == place(2)
        assert [one.sha256 for one in catalogue.unread()] == [sha256("one")]

    def test_items_come_in_order_of_taking_in(self, catalogue: Catalogue) -> None:
        rows = [accession(index) for index in range(1300)]
        shuffled = rows[:]
        random.Random(1).shuffle(shuffled)
        catalogue.write(shuffled, [], {})
        assert [one.sha256 for one in catalogue.items()] == [row.accession.sha256 for row in rows]

    def test_items_are_narrowed(self, catalogue: Catalogue) -> None:
        catalogue.write(
            [
                accession(1, media_type="image/jpeg", modified="2016-12-13T08:00:00Z", tags=("gate",)),
                accession(2, media_type="image/png", published="2016-12"),
                accession(3, media_type="text/html", collected_at="2017-01-02", tags=("gate", "well")),
            ],
            [],
            {},
        )

        def found(**how: str) -> list[str]:
            return [one.name for one in catalogue.items(**how)]

        assert found(kind="image") == ["file1.txt", "file2.txt"]
        assert found(kind="image/png") == ["file2.txt"]
        assert found(kind="imag") == []
        assert found(tag="gate") == ["file1.txt", "file3.txt"]
        assert found(since="2016-12-14") == ["file2.txt", "file3.txt"]
        assert found(until="2016-12-13") == ["file1.txt", "file2.txt"]
        assert found(since="2016", until="2016") == ["file1.txt", "file2.txt"]
        assert found(since="2017", tag="gate", kind="text") == ["file3.txt"]

    def test_a_persons_date_goes_before_a_machines(self, catalogue: Catalogue) -> None:
        catalogue.write(
            [accession(1, "one", modified="2020-01-01T00:00:00Z"), accession(2, "two", collected_at="2019-01-01")],
            [intake(3, "one", published="2018-01-01"), intake(4, "two", published="2018-02-02")],
            {},
        )
        catalogue.write([accession(5, "two", published="2015-05-05")], [], {})
        assert [one.date for one in catalogue.items()] == ["2018-01-01", "2015-05-05"]

    def test_writing_again_changes_nothing(self, catalogue: Catalogue) -> None:
        accessions = [accession(1, "one", tags=("a",)), accession(2, "two")]
        intakes = [intake(3, "one", "some words", title="T")]
        catalogue.write(accessions, intakes, {DEVICE: 4})
        before = told(catalogue)
        catalogue.write(accessions, intakes, {DEVICE: 4})
        catalogue.write(accessions[:1], [], {})
        assert told(catalogue) == before

    def test_a_malformed_hash_is_refused_and_nothing_stays(self, catalogue: Catalogue) -> None:
        with pytest.raises(RecordMalformed):
            catalogue.write([accession(1), accession(2, sha256="not hex")], [], {DEVICE: 9})
        assert catalogue.counts().accessions == 0
        assert catalogue.positions() == {}
        catalogue.write([accession(1)], [], {DEVICE: 1})
        assert catalogue.positions() == {DEVICE: 1}

    def test_an_unknown_text_is_an_error(self, catalogue: Catalogue) -> None:
        with pytest.raises(ItemUnknown):
            catalogue.text(sha256("nothing"))

    def test_any_text_comes_back_as_it_was(self, catalogue: Catalogue) -> None:
        text = "a\r\n\u200fحَلَب\u00a0👩‍👩‍👧 e\u0301 \ufeff\x00 ﷲ"
        catalogue.write([accession(1, "one")], [intake(2, "one", text)], {})
        assert catalogue.text(sha256(text)) == text


class OrderContract:
    """Whatever order the rows come in, the result is the same. Needs the fixture `make_catalogue`."""

    @pytest.mark.parametrize("seed", range(6))
    def test_order_of_arrival_does_not_matter(self, make_catalogue: MakeCatalogue, seed: int) -> None:
        accessions = [accession(index, f"c{index % 5}", tags=(f"t{index % 3}",)) for index in range(12)]
        accessions += [accession(index, f"c{index % 7}", device="dev-b", note=f"n{index}") for index in range(12)]
        intakes = [intake(20 + at, f"c{at}", f"text {at} and نص", title=f"title {at}") for at in range(6)]
        intakes += [intake(30 + at, f"c{at}", f"text {at} and نص", device="dev-b", version="2") for at in range(6)]
        straight, mixed = make_catalogue(), make_catalogue()
        straight.write(accessions, intakes, {DEVICE: 40})
        rows: list[AccessionRow | IntakeRow] = [*accessions, *intakes]
        chance = random.Random(seed)
        chance.shuffle(rows)
        while rows:
            part = [rows.pop() for _ in range(min(len(rows), chance.randint(1, 9)))]
            mixed.write(
                [row for row in part if isinstance(row, AccessionRow)],
                [row for row in part if isinstance(row, IntakeRow)],
                {DEVICE: 40 - len(rows)},
            )
        assert told(mixed) == told(straight)
        for one in ("text", "نص", "title 3", "n5", "file7"):
            assert mixed.search(one) == straight.search(one)
