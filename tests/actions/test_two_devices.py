"""Archives that grew apart: what was asserted on each is kept, and shown, after they meet; in whatever order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.copies import copying
from amana.actions.custodians import devices
from amana.knowledge import Known
from amana.records import Basis
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making

OWN_ID = "people:P-1"
OTHER_ID = "people:P-2"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one text, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("two-devices")
    with making(folder, "Layan") as archive:
        archive.add(write_tree(folder / "card", [("note.txt", b"Samira Karam left on Tuesday.")]))
    return folder


@pytest.fixture
def first(made: Path, tmp_path: Path) -> Path:
    return copied(made, tmp_path) / "archive"


@pytest.fixture
def second(first: Path) -> Path:
    """Another device's archive, grown from the same beginning."""
    other = first.with_name("second")
    shutil.copytree(first, other, ignore=shutil.ignore_patterns("local"))
    return other


def opened(root: Path, person: str) -> OpenArchive:
    return amana.open_archive(root, identity=root.parent / "key", person=person)


def meet(one: Path, other: Path) -> None:
    copying.add(one, "other", str(other))
    assert amana.sync(one).ok


def view(root: Path, own_id: str = OWN_ID) -> Known:
    with opened(root, "reader") as archive:
        return archive.known(amana.records.made_id("own", *own_id.split(":")))


def said(root: Path, person: str, own_id: str, **values: str) -> None:
    with opened(root, person) as archive:
        archive.describe(None, values.items(), new="person", own_id=own_id, basis=[Basis(note="her word")])


def test_what_was_asserted_apart_is_kept_and_shown_on_both(first: Path, second: Path) -> None:
    said(first, "Layan", OWN_ID, name="Samira Karam", born="1980")
    said(second, "Idris", OWN_ID, name="سميرة كرم", born="1981")
    meet(first, second)
    here, there = view(first), view(second)
    assert here == there
    assert set(here.values("born")) == {"1980", "1981"}
    assert {one.row.assertion.person for one in here.standing("born")} == {"Layan", "Idris"}
    assert set(here.values("name")) == {"Samira Karam", "سميرة كرم"}
    assert len({one.row.entry.device for one in here.said}) == 2


def test_judgements_made_apart_that_clash_are_both_kept_and_join_nothing(first: Path, second: Path) -> None:
    for own_id in (OWN_ID, OTHER_ID):
        said(first, "Layan", own_id, name="Samira")
    meet(first, second)
    ids = [amana.records.made_id("own", *own_id.split(":")) for own_id in (OWN_ID, OTHER_ID)]
    with opened(first, "Layan") as archive:
        archive.same(*ids)
    with opened(second, "Idris") as archive:
        archive.different(*ids)
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert view(first).ids == (ids[0],)
    with opened(second, "Idris") as archive:
        (clash,) = archive.knowing().clashes_of(archive.known(ids[1]))
        archive.undo(clash.different.id)
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert view(first).ids == tuple(sorted(ids))


def test_the_same_word_replaced_apart_stands_twice(first: Path, second: Path) -> None:
    said(first, "Layan", OWN_ID, born="1980")
    meet(first, second)
    said(first, "Layan", OWN_ID, born="1981")
    said(second, "Layan", OWN_ID, born="1982")
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert set(view(first).values("born")) == {"1981", "1982"}
    said(first, "Layan", OWN_ID, born="1983")
    assert view(first).values("born") == ("1983",)


def test_a_lost_device_says_nothing_that_counts_from_then_on(first: Path, second: Path) -> None:
    said(second, "Layan", OWN_ID, born="1981")
    meet(first, second)
    device = view(first).said[0].row.entry.device
    with opened(first, "Layan") as archive:
        devices.lost(archive, device)
    said(second, "Layan", OWN_ID, born="1900")
    with opened(second, "Layan") as archive:
        archive.describe(next(archive.list()).item, [("title", "A forgery")])
    amana.sync(first)
    with opened(first, "Layan") as archive:
        assert [one.title for one in archive.list()] == [None]
        assert archive.search("forgery") == []
    told = {one.value: (one.stands, one.suspect) for one in view(first).said if one.prop == "born"}
    assert told == {"1981": (True, None), "1900": (True, "lost")}


ENGLISH = (
    "QASR AL-MURR BULLETIN\n4 October 2031\n\nMore than 1,500 people left Aleppo for Idlib on 2 October 2031, the "
    "volunteers' desk said. Twelve bodies are still under the rubble, said Samira al-Haddad, a nurse.\n"
)
ARABIC = (
    "شهادة معلّم من قصر المرّ\n5 تشرين الأول 2031\n\nغادر حلب إلى إدلب يوم 2 تشرين الأول 2031 نحو ١٦٠٠ شخص.\n\n"
    "قالت سميرة الحداد، وهي ممرضة: «لم نستطع أن نأخذ الموتى معنا».\n"
)


def everything(root: Path) -> tuple[object, ...]:
    """What every command tells, as far as it does not hang on the machine."""
    with opened(root, "reader") as archive:
        events = archive.events()
        table = archive.compare(events[0].id)
        return (
            archive.people(),
            archive.groups(),
            archive.places(),
            events,
            [(row.category, [(cell.mark, cell.told.figure) for cell in row.cells]) for row in table.rows],
            [(pair.one, pair.other, pair.verdict) for pair in table.pairs],
            [one.told.figure for one in archive.open_claims()],
            [(entry.first, entry.last) for entry in archive.timeline().entries],
            [flow.figure.id for flow in archive.flows().flows],
            [(one.id, one.name) for one in archive.witness("Samira al-Haddad")],
            archive.suggestions().questions,
            [archive.known(one.id) for one in events if one.known],
        )


def test_every_command_tells_the_same_of_texts_and_words_that_came_apart(first: Path, second: Path) -> None:
    for root, name, text, person in ((first, "en.txt", ENGLISH, "Layan"), (second, "ar.txt", ARABIC, "Idris")):
        with opened(root, person) as archive:
            archive.add(write_tree(root.parent / f"card-{name}", [(name, text.encode())]))
    meet(first, second)
    for root in (first, second):
        with opened(root, "Layan") as archive:
            archive.read_again()
    with opened(first, "Layan") as archive:
        (event,) = archive.suggestions("event").questions
        archive.review(event, "accept")
    with opened(second, "Idris") as archive:
        (named,) = archive.suggestions("name").questions
        archive.review(named, "accept")
    assert amana.sync(first).ok
    here, there = everything(first), everything(second)
    assert here == there
    people, events = here[0], here[3]
    assert [one.texts for one in people if "Samira al-Haddad" in one.names] == [2]  # type: ignore[attr-defined]
    assert events[0].known  # type: ignore[index]


def test_the_order_in_which_three_devices_meet_makes_no_difference(first: Path, second: Path) -> None:
    third = first.with_name("third")
    shutil.copytree(second, third, ignore=shutil.ignore_patterns("local"))
    for root, person, born in ((first, "Layan", "1980"), (second, "Idris", "1981"), (third, "Nour", "1982")):
        said(root, person, OWN_ID, name="Samira", born=born)
    others = [shutil.copytree(root, root.with_name(f"{root.name}-2")) for root in (first, second, third)]
    for roots in ([first, second, third], [others[2], others[0], others[1]]):
        one, other, last = roots
        copying.add(one, "b", str(other))
        copying.add(other, "c", str(last))
        for root in (one, other, one, other):
            assert amana.sync(root).ok
    told = [view(root) for root in (first, second, third, *others)]
    assert len(told[0].said) == 9
    assert all(one == told[0] for one in told)
