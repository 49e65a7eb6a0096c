"""A ZIP whose parts contradict one another is malformed, in one word, wherever the contradiction stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from amana.errors import ReadingFailed
from amana.intake.reading import Limits
from amana.intake.zip_guard import opened, unpacked

_NAME = "word/document.xml"
_LOCAL_OFFSET = 42  # of a directory entry: where the member's own header stands


def _zip() -> bytearray:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(_NAME, b"<w>" + b"word " * 100 + b"</w>")
    return bytearray(made.getvalue())


def _set(at: Callable[[bytearray], int], value: bytes) -> bytearray:
    data = _zip()
    place = at(data)
    data[place : place + len(value)] = value
    return data


def _directory(data: bytearray) -> int:
    return data.index(b"PK\x01\x02")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            _set(lambda data: _directory(data) + _LOCAL_OFFSET, b"\xff\xff\xff\x00"), id="header past the end"
        ),
        pytest.param(
            _set(lambda data: _directory(data) + _LOCAL_OFFSET, b"\x05\x00\x00\x00"), id="header elsewhere"
        ),
        pytest.param(_set(lambda data: _directory(data) + 10, b"\x63\x00"), id="unknown compression"),
        pytest.param(_set(lambda data: 0, b"XX"), id="no local signature"),
        pytest.param(_set(lambda data: 30 + len(_NAME), b"\xff" * 8), id="no deflate stream"),
        pytest.param(_set(lambda data: _directory(data) + 6, b"\xff\xff"), id="a version of the future"),
    ],
)
def test_contradictions_are_malformed(data: bytearray) -> None:
    with pytest.raises(ReadingFailed) as told:
        unpacked(opened(io.BytesIO(bytes(data)), Limits()), _NAME, Limits())
    assert told.value.facts == {"reason": "malformed"}


def test_a_sound_one_is_unpacked_and_an_absent_member_is_none() -> None:
    zipped = opened(io.BytesIO(bytes(_zip())), Limits())
    assert (unpacked(zipped, _NAME, Limits()) or b"").startswith(b"<w>word ")
    assert unpacked(zipped, "absent", Limits()) is None
