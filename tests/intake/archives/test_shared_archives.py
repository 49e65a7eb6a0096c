"""Archives from elsewhere: good ones, broken ones, one with a passphrase, one in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, media_type, readers
from amana.intake.archives import by_libarchive
from tests.shared_data import shared

_NEEDS_LIBARCHIVE = pytest.mark.skipif(
    not by_libarchive.installed(), reason="libarchive and libarchive-c are not installed"
)
_LINKING = ["badzip.zip", "badtar.tar", "bad7zip.7z", pytest.param("badrar.rar", marks=_NEEDS_LIBARCHIVE)]


def _outcome(pool: ReaderPool, path: Path) -> Outcome:
    with path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        source.seek(0)
        return pool.read(source, path.stat().st_size, media_type(head, path.name), head, path.name)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    folder = shared("ingest_fixtures")
    names = [path for path in sorted(folder.iterdir()) if path.suffix in {".zip", ".tar", ".7z", ".001", ".rar"}]
    with readers(1) as pool:
        return {path.name: _outcome(pool, path) for path in names}


@pytest.mark.parametrize(
    ("name", "members", "with_bytes", "note"),
    [
        ("test-documents.zip", 9, 9, None),
        ("test-documents.tar", 10, 9, None),
        ("500_pages.7z", 1, 1, None),
        ("7z_password.7z", 1, 0, "parts-unread"),
        ("500_pages.7z.001", 0, 0, "cut-short"),
        ("badzip.zip", 1, 0, None),
        ("badtar.tar", 2, 0, None),
        ("bad7zip.7z", 1, 0, None),
        pytest.param("test-documents.rar", 9, 9, None, marks=_NEEDS_LIBARCHIVE),
        pytest.param("badrar.rar", 1, 0, None, marks=_NEEDS_LIBARCHIVE),
    ],
)
def test_members(outcomes: dict[str, Outcome], name: str, members: int, with_bytes: int, note: str | None) -> None:
    reading = outcomes[name].reading
    assert reading is not None
    assert len(reading.parts) == members
    assert sum(part.data is not None for part in reading.parts) == with_bytes
    assert reading.note == note
    assert reading.resume is None


@pytest.mark.parametrize("name", _LINKING)
def test_links_out_of_the_archive_are_told(outcomes: dict[str, Outcome], name: str) -> None:
    reading = outcomes[name].reading
    assert reading is not None
    targets = [fact.value for part in reading.parts for fact in part.facts if fact.name == "link-target"]
    assert len(targets) == 1
    assert targets[0].startswith("/")


@pytest.mark.parametrize(
    "name", ["test-documents.tar", pytest.param("test-documents.rar", marks=_NEEDS_LIBARCHIVE)]
)
def test_the_same_documents_come_out_of_all(outcomes: dict[str, Outcome], name: str) -> None:
    found = []
    for one in ("test-documents.zip", name):
        reading = outcomes[one].reading
        assert reading is not None
        found.append(sorted(part.data for part in reading.parts if part.data is not None))
    assert found[0] == found[1]
