"""The timeline, movements and one person's words, on texts made here in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.actions.comparing.accounts import row_id
from amana.actions.comparing.grouping import events_proposed
from amana.actions.reviewing.asked_names import may_be
from amana.errors import DateUnreadable, ItemUnknown
from amana.phrases import Speaker, how_many
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

DATED = (
    "HOMS, March 8, 2016 (Murr Voice) - Samira Haddad said on Tuesday: “We left the old city of Homs on Sunday "
    "and came to Idlib.” About 300 people were evacuated from Homs to Idlib on 6 March 2016. The mill "
    "burned in 2014."
)
UNDATED = (
    "The road is open\n\nThe road of Homs was opened on Tuesday, officials said.\n\n"
    "On Saturday 40 people were killed in Homs, said Karim al-Nasser. 2,000 people fled from Homs in February "
    "2012."
)
ARABIC = "قالت سميرة حداد: «غادرنا حمص في 6 آذار 2016 ووصلنا إلى إدلب»."


SAME_DAY = (
    "HAMA, May 9, 2016 (Murr {name}) - A barrel bomb hit the covered market of Hama on Monday. 17 people were "
    "killed and 43 wounded, said Karim al-Nasser of the civil defence. The bakery beside the market "
    "of Hama burned down."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("timelines")
    with making(folder) as opened:
        texts = {"a": DATED, "b": UNDATED, "c": ARABIC}
        opened.add(write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def items(archive: OpenArchive, names: str = "ab") -> list[str]:
    return [one.item for one in archive.list() if one.name[0] in names]


def test_entries_come_in_order_of_time_each_with_its_precision_and_basis(archive: OpenArchive) -> None:
    told = archive.timeline(*items(archive))
    found = [(one.first, one.last, one.precision, one.basis, one.proposed) for one in told.entries]
    assert found == sorted(found, key=lambda one: one[:2])
    assert ("2014-01-01", "2014-12-31", "year", "absolute", False) in found
    assert ("2012-02-01", "2012-02-29", "month", "absolute", False) in found
    assert ("2016-03-06", "2016-03-06", "day", "absolute", False) in found
    assert ("2016-03-05", "2016-03-05", "day", "publication", True) in found
    for one in told.entries:
        text = archive.text(one.text_version)
        assert text[one.start : one.end] == one.text
        assert text[one.sentence_start :].startswith(one.sentence)


def test_the_dateline_is_no_event(archive: OpenArchive) -> None:
    entries = archive.timeline(*items(archive, "a")).entries
    assert "March 8, 2016" not in {one.text for one in entries}


def test_who_speaks_and_where_is_told(archive: OpenArchive) -> None:
    (entry,) = [one for one in archive.timeline(*items(archive, "a")).entries if one.text == "Sunday"]
    assert entry.speaker == "Samira Haddad"
    assert [spot.id for spot in entry.spots] == ["homs", "idlib"]


def test_a_period_a_place_and_a_person_are_asked_for(archive: OpenArchive) -> None:
    assert {one.first for one in archive.timeline(until="2013").entries} == {"2012-02-01"}
    assert archive.timeline(since="2017").entries == ()
    assert {one.account for one in archive.timeline(place="إدلب").entries} < {
        one.account for one in archive.timeline().entries
    }
    assert {one.text for one in archive.timeline(person="سميرة حداد").entries} >= {"Sunday", "6 آذار 2016"}
    with pytest.raises(DateUnreadable):
        archive.timeline(since="soon")
    with pytest.raises(ItemUnknown):
        archive.timeline("ffff")


def test_figures_by_their_days(archive: OpenArchive) -> None:
    told = archive.timeline(*items(archive), claims=True)
    assert [(one.first, one.figure and one.figure.text) for one in told.entries] == [
        ("2012-02-01", "2,000"),
        ("2016-03-05", "40"),
        ("2016-03-06", "About 300"),
    ]
    assert [one.proposed for one in told.entries] == [False, True, False]
    assert set(told.accounts) == {one.account for one in told.entries}


def test_movements_have_both_ends_where_the_text_tells_them(archive: OpenArchive) -> None:
    told = archive.flows(*items(archive))
    ends = [
        (one.figure.text, one.source and one.source.id, one.destination and one.destination.id)
        for one in told.flows
    ]
    assert ends == [("2,000", "homs", None), ("About 300", "homs", "idlib")]
    assert [one.figure.text for one in archive.flows(place="Idlib").flows] == ["About 300"]
    assert archive.flows(until="2011").flows == ()


def test_movements_without_a_figure_are_told_once_for_each_road(archive: OpenArchive, tmp_path: Path) -> None:
    text = (
        "March 6, 2016 - On Saturday families moved from Hama to Aleppo. Families moved from Hama to Aleppo. "
        "Residents fled from Homs to Idlib. 300 people were evacuated from Homs to Idlib. "
        "ونزح السكان من إدلب إلى حماة."
    )
    archive.add(write_tree(tmp_path / "moved", [("m.txt", text.encode())]))
    told = archive.flows(next(one.item for one in archive.list() if one.name == "m.txt"))
    found = {
        (one.figure.text, one.source and one.source.id, one.destination and one.destination.id): one.figure
        for one in told.flows
    }
    assert set(found) == {
        ("300", "homs", "idlib"),
        ("families moved", "hama", "aleppo"),
        ("ونزح السكان", "idlib", "hama"),
    }
    moved = found["families moved", "hama", "aleppo"]
    assert (moved.lower, moved.upper, moved.counted, moved.first) == (None, None, "families", "2016-03-05")
    assert how_many(Speaker("en"), moved) == "families moved (no number said)"


def test_what_one_person_said_in_both_languages(archive: OpenArchive) -> None:
    said = archive.witness("سميرة حداد")
    assert {one.name for one in said} == {"Samira Haddad", "سميرة حداد"}
    english = next(one for one in said if one.name == "Samira Haddad")
    assert [spot.id for spot in english.spots] == ["homs", "idlib"]
    assert ("Sunday", "2016-03-06") in [(one.text, one.first) for one in english.times]
    assert archive.text(english.account.text_version)[english.start : english.end] == english.text
    assert archive.witness("Haddad") != []
    assert archive.witness("Nobody Atall") == []


def test_one_person_by_an_id(archive: OpenArchive) -> None:
    ids = [
        one.id for one in archive.archive.catalogue.mentions() if one.written in ("Samira Haddad", "سميرة حداد")
    ]
    assert [{one.name for one in archive.witness(name[:16])} for name in ids] in (
        [{"Samira Haddad"}, {"سميرة حداد"}],
        [{"سميرة حداد"}, {"Samira Haddad"}],
    )
    archive.same(*ids)
    assert {one.name for one in archive.witness(ids[0])} == {"Samira Haddad", "سميرة حداد"}
    known = archive.describe(None, [("name", "Karim al-Nasser")], new="person").subject
    assert {one.name for one in archive.witness(known)} == {"Karim al-Nasser"}


def test_what_somebody_rejected_is_nobodys_statement(archive: OpenArchive) -> None:
    (said, *_) = archive.witness("Samira Haddad", *items(archive, "a"))
    assert said.id == row_id(said.account.text_version, said.start, said.end)
    archive.describe(said.id, [("judgement", "rejected")])
    assert said.id not in {one.id for one in archive.witness("Samira Haddad", *items(archive, "a"))}


def test_what_people_say_of_a_figure_stands_in_its_place(archive: OpenArchive) -> None:
    (killed,) = [cell.told.figure for row in archive.compare(category="killed").rows for cell in row.cells]
    archive.describe(killed.id, [("figure", ">=45"), ("date", "2016-03-04"), ("place", "idlib")])
    (table,) = archive.compare(*items(archive), category="killed", place="Idlib").rows
    figure = table.cells[0].told.figure
    assert (figure.lower, figure.upper, figure.first, figure.reviewed) == (45.0, None, "2016-03-04", "corrected")
    archive.describe(killed.id, [("judgement", "rejected")])
    assert archive.compare(category="killed").rows == ()


def test_what_people_gave_a_date_to_is_in_the_timeline(archive: OpenArchive) -> None:
    said = [("title", "The road opens"), ("date", "2016-03-08"), ("place", "homs")]
    event = archive.describe(None, said, new="event").subject
    (known,) = archive.timeline(since="2016-03-07", place="حمص").known
    assert (known.id, known.title, known.first, known.precision) == (event, "The road opens", "2016-03-08", "day")
    assert archive.timeline(until="2016-03-07").known == ()
    assert archive.timeline(place="Idlib").known == ()
    assert archive.timeline(claims=True).known == ()


def test_a_day_of_publication_that_somebody_asserts_dates_the_text(archive: OpenArchive) -> None:
    (item,) = items(archive, "b")
    archive.describe(item, [("published", "2016-03-08")])
    told = archive.timeline(item)
    assert {one.basis for one in told.accounts.values()} == {"asserted"}
    assert ("2016-03-05", False) in {(one.first, one.proposed) for one in told.entries}


def test_an_event_stands_for_the_items_that_tell_of_it(archive: OpenArchive) -> None:
    event = archive.describe(None, [("description", "The road opens")], new="event").subject
    for item in items(archive):
        archive.describe(item, [("of-event", event)])
    assert len(archive.compare(event[:12]).accounts) == 2
    assert archive.compare(event).same_event
    (said,) = archive.known(items(archive, "a")[0]).standing("of-event")
    archive.undo(said.id)
    assert len(archive.compare(event).accounts) == 1


def test_a_proposed_event_stands_for_its_items_too(archive: OpenArchive, tmp_path: Path) -> None:
    texts = [(f"{name}.txt", SAME_DAY.format(name=name).encode()) for name in ("x", "y")]
    archive.add(write_tree(tmp_path / "twice", texts))
    proposed = [event for event in events_proposed(archive.archive) if len(event.accounts) == 2]
    assert proposed
    wanted = {one.item for one in proposed[0].accounts}
    assert {one.account.item for one in archive.compare(proposed[0].id).accounts} == wanted


def test_whose_fate_nobody_knows_is_listed(archive: OpenArchive, tmp_path: Path) -> None:
    told = "Rescuers could not recover 8 bodies. The fate of 40 detainees is unknown. Six bodies were recovered."
    archive.add(write_tree(tmp_path / "more", [("d.txt", told.encode())]))
    assert {one.told.figure.text for one in archive.open_claims()} == {"8", "40"}


def test_an_open_claim_is_closed_by_its_outcome(archive: OpenArchive, tmp_path: Path) -> None:
    archive.add(write_tree(tmp_path / "more", [("d.txt", b"Three people are missing in Homs.")]))
    (one,) = archive.open_claims()
    archive.describe(one.told.figure.id, [("outcome", "alive")])
    assert list(archive.open_claims()) == []


@pytest.mark.parametrize(
    ("asked", "name", "may"),
    [
        ("Samira Haddad", "سميرة حداد", True),
        ("Haddad", "Samira Haddad", True),
        ("al-Nasser", "Karim al-Nasser", True),
        ("Samira Haddad", "Samir Haddad", False),
        ("Karim", "Samira Haddad", False),
    ],
)
def test_names_that_are_looked_up(asked: str, name: str, may: bool) -> None:
    assert may_be(asked, name) is may
