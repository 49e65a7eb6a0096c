"""7z: members as parts, without a disk."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import MIB, Reading
from amana.intake.archives.seven_zip import SevenZip
from tests.contracts.reader_contract import ReaderContract
from tests.intake.archives.makers import MEMBERS, NOTE, seven_zipped

READER = SevenZip()
_SAMPLE = seven_zipped()


class TestSevenZip(ReaderContract):
    def reader(self) -> SevenZip:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return _SAMPLE, "letters.7z"


def _read(data: bytes, name: str = "a.7z") -> Reading:
    return READER.read(io.BytesIO(data), name, READER.limits)


def test_each_member_is_a_part() -> None:
    told = _read(_SAMPLE)
    assert told.note is None
    assert [(part.place, part.data) for part in told.parts] == [(f"member/{name}", data) for name, data in MEMBERS]


def test_instalments_go_on_in_the_middle_of_a_folder() -> None:
    members = [(f"{number % 5}.txt", b"%d" % number * 100) for number in range(40)]
    data = seven_zipped(members)
    narrow = replace(READER.limits, members=7, unpacked_bytes=1000)
    told = READER.read(io.BytesIO(data), "a", narrow)
    parts = list(told.parts)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a", narrow, told.resume)
        parts += told.parts
    assert [part.data for part in parts] == [data for _, data in members]
    assert len({part.place for part in parts}) == 40


def test_members_under_a_passphrase_are_named() -> None:
    told = _read(seven_zipped(password="wadi"))  # of an invented archive
    assert [(part.place, part.reason) for part in told.parts][:2] == [
        ("member/letters/samira.txt", "encrypted"),
        ("member/letters/yusuf.txt", "encrypted"),
    ]
    assert told.note == "parts-unread"


def test_locked_names_lock_the_whole() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(seven_zipped(password="wadi", header_encryption=True))
    assert told.value.facts["reason"] == "encrypted"


def test_a_piece_of_a_split_archive_says_so() -> None:
    told = _read(_SAMPLE[:100], "letters.7z.001")
    assert told.note == "cut-short"
    assert [(fact.name, fact.value) for fact in told.facts] == [("piece-of", "letters.7z"), ("piece", "1")]
    with pytest.raises(ReadingFailed):
        _read(_SAMPLE[:100], "letters.7z")


def test_a_member_that_is_too_large_does_not_cost_the_next() -> None:
    data = seven_zipped([("a", NOTE), ("b", bytes(range(256)) * 40), ("c", NOTE)])
    told = READER.read(io.BytesIO(data), "a", replace(READER.limits, unpacked_bytes=1000, apart_bytes=9999))
    assert [(part.size, part.reason) for part in told.parts] == [
        (len(NOTE), None),
        (10240, "too-large"),
        (len(NOTE), None),
    ]
    assert told.parts[2].data == NOTE


def test_paths_that_lead_outside_are_only_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py7zr.py7zr.check_archive_path", lambda _: True)  # it would not write such a name
    (part,) = _read(seven_zipped([("../../x.txt", NOTE)])).parts
    assert (part.place, part.data) == ("member/../../x.txt", NOTE)
    assert ("path-warning", "leads-outside") in [(fact.name, fact.value) for fact in part.facts]


def test_what_unpacks_without_measure_is_a_bomb() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(seven_zipped([("zeros", bytes(80 * MIB))]))
    assert told.value.facts["reason"] == "bomb"
