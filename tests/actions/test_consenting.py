"""One consent for a batch: said of each item, by whom, and nothing where it could not be said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions.taking_in import consenting
from amana.errors import NameUnusable, ValueUnreadable


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[amana.OpenArchive]:
    amana.init(tmp_path / "archive", identity_out=tmp_path / "identity.age", no_passphrase=True)
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "identity.age") as opened:
        yield opened


def _items(archive: amana.OpenArchive, folder: Path, count: int) -> list[str]:
    (folder / "box").mkdir()
    for number in range(count):
        (folder / "box" / f"{number}.bin").write_bytes(bytes([number + 1]) * 40)
    return [one.item or "" for one in archive.add(folder / "box", read=False).files]


def _values(archive: amana.OpenArchive, subject: str) -> set[tuple[str, str | None]]:
    return {(one.prop, one.value) for one in archive.known(subject).said}


def test_it_is_said_of_each_item(
    archive: amana.OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consenting, "_AT_ONCE", 2)
    items = _items(archive, tmp_path, 5)
    told = consenting.Consent(
        by="Invented Person", purpose=("justice", "search"), given="2024-03", condition="no name"
    )
    consenting.check_consent(archive, told)
    subject = consenting.say_consent(archive, told, [*items, items[0]])
    assert subject is not None
    values = _values(archive, subject)
    assert {value for prop, value in values if prop == "consent-for"} == set(items)
    assert {value for prop, value in values if prop == "consent-purpose"} == {"justice", "search"}
    assert ("consent-condition", "no name") in values
    [person] = [value for prop, value in values if prop == "consent-by"]
    assert ("name", "Invented Person") in _values(archive, str(person))


def test_the_one_who_is_known_by_that_name_is_meant_and_of_two_nobody(
    archive: amana.OpenArchive, tmp_path: Path
) -> None:
    items = _items(archive, tmp_path, 1)

    def by(name: str) -> str | None:
        subject = consenting.say_consent(archive, consenting.Consent(by=name), items)
        return next(value for prop, value in _values(archive, subject or "") if prop == "consent-by")

    first = archive.describe(None, [("name", "Invented Person")], new="person").subject
    assert by("  Invented   Person ") == first
    second = archive.describe(None, [("name", "Invented Person")], new="person").subject
    assert by("Invented Person") not in (first, second)


def test_nothing_is_said_where_nothing_was(archive: amana.OpenArchive, tmp_path: Path) -> None:
    items = _items(archive, tmp_path, 1)
    assert consenting.say_consent(archive, consenting.Consent(), items) is None
    assert consenting.say_consent(archive, consenting.Consent(by="Somebody"), []) is None
    assert list(archive.knowing().all("consent")) == []


@pytest.mark.parametrize(
    "told",
    [consenting.Consent(given="soon"), consenting.Consent(form="carved"), consenting.Consent(purpose=("x",))],
)
def test_what_the_schema_does_not_know_is_refused_before(
    archive: amana.OpenArchive, told: consenting.Consent
) -> None:
    with pytest.raises(ValueUnreadable):
        consenting.check_consent(archive, told)
    with pytest.raises(NameUnusable):
        consenting.check_consent(archive, consenting.Consent(by="\x07"))
    assert list(archive.knowing().all("consent")) == []
