"""JSON walked through piece by piece: what stands where nothing can stand is passed, whatever character it is."""

from __future__ import annotations

import io
import json

import pytest

from amana.errors import ReadingFailed
from amana.intake.chat.meta_json import MetaMessages
from amana.intake.reading import Reading
from tests.intake.chat.chat_maker import meta_json

READER = MetaMessages()
HELLO = {"sender_name": "Samira", "timestamp_ms": 1710331200123, "content": "hello"}


def _read(data: bytes) -> Reading | None:
    try:
        return READER.read(io.BytesIO(data), "message_1.json", READER.limits)
    except ReadingFailed:
        return None


@pytest.mark.parametrize("stray", ["\x1c", "\x1f", "\x0b", "\x85", "\xa0", "\u2028", "&", "\\", "'", "\x00"])
def test_a_stray_character_between_values_is_passed(stray: str) -> None:
    """White space that JSON does not have was stood on for ever."""
    data = meta_json(HELLO).decode()
    for place in (data.index("{") + 1, data.index("[") + 1, data.index('"timestamp_ms"')):
        _read((data[:place] + stray + data[place:]).encode())  # comes to an end
    reading = _read(meta_json(HELLO, HELLO).replace(b"},", f"}},{stray}".encode(), 1))
    assert reading is not None
    assert reading.parts


@pytest.mark.parametrize(
    "text", ["[\n  &\x1c{", '{"a": \x1c}', '{"messages": [\x1c, \xa0 {"content"', '[:\x1d"\x1c']
)
def test_what_is_hardly_json_comes_to_an_end(text: str) -> None:
    reading = _read(text.encode())
    assert reading is None or reading.parts == ()


def test_a_name_without_end_is_no_title_without_end() -> None:
    told = {"participants": [{"name": "Samira"}], "title": "x" * 100_000, "messages": [HELLO]}
    reading = _read(json.dumps(told).encode())
    assert reading is not None
    assert reading.title == "x" * 1_000
