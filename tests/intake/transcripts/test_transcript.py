"""Transcripts: the file's own text, and cues whose spans point into it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.intake import Part, Reading, media_type
from amana.intake.registry import reader_for
from amana.intake.transcripts.timed_text import looks_timed
from amana.intake.transcripts.transcript import Transcript
from tests.contracts.reader_contract import ReaderContract

SRT = """1
00:00:01,000 --> 00:00:03,500
من أين أنت؟

2
00:00:04,000 --> 00:00:06,250 X1:40 X2:600
<i>From Wadi al-Noor,</i>
he said.
"""
VTT = """WEBVTT - The bridge
Kind: captions
Language: ar

NOTE made by hand

STYLE
::cue { color: white }

intro
00:01.000 --> 00:03.500 align:start
<v Samira>Where were you?</v>

01:00:04.000 --> 01:00:06.000
At home.
"""
SBV = "0:00:01.000,0:00:03.500\nWhere were you?\n\n0:00:04.000,0:00:06.000\nAt home.\n"
ASS = """[Script Info]
Title: The bridge

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:03.50,Default,Samira,0,0,0,,Where, and when?
Comment: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,not shown
Dialogue: 0,0:00:04.00,0:00:06.00,Default,,0,0,0,,{\\i1}At home.{\\i0}
"""


class TestTranscript(ReaderContract):
    def reader(self) -> Transcript:
        return Transcript()

    def sample(self) -> tuple[bytes, str]:
        return SRT.encode(), "talk.srt"


def _read(data: str | bytes, encoding: str = "utf-8") -> Reading:
    source = data.encode(encoding) if isinstance(data, str) else data
    return Transcript().read(io.BytesIO(source), "a", Transcript.limits)


def _cues(reading: Reading) -> list[tuple[dict[str, str], str]]:
    return [(_told(part), reading.texts[0].text[part.start : part.end]) for part in reading.parts]


def _told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _taken(text: str, name: str = "a.txt") -> str | None:
    head = text.encode()[:4096]
    reader = reader_for(media_type(head, name), head, name)
    return reader.name if reader else None


def test_subrip() -> None:
    reading = _read(SRT)
    assert reading.texts[0].text == SRT
    assert _cues(reading) == [
        ({"from": "00:00:01.000", "to": "00:00:03.500"}, "من أين أنت؟"),
        ({"from": "00:00:04.000", "to": "00:00:06.250"}, "<i>From Wadi al-Noor,</i>\nhe said."),
    ]
    assert reading.parts[0].facts[0].raw == "00:00:01,000"


def test_webvtt() -> None:
    reading = _read(VTT)
    assert (reading.title, reading.language) == ("The bridge", "ar")
    assert _cues(reading) == [
        ({"from": "00:00:01.000", "to": "00:00:03.500", "speaker": "Samira"}, "<v Samira>Where were you?</v>"),
        ({"from": "01:00:04.000", "to": "01:00:06.000"}, "At home."),
    ]


def test_sbv() -> None:
    assert [words for _, words in _cues(_read(SBV))] == ["Where were you?", "At home."]


def test_sub_station_alpha() -> None:
    reading = _read(ASS)
    assert reading.title == "The bridge"
    assert _cues(reading) == [
        ({"from": "00:00:01.000", "to": "00:00:03.500", "speaker": "Samira"}, "Where, and when?"),
        ({"from": "00:00:04.000", "to": "00:00:06.000"}, "{\\i1}At home.{\\i0}"),
    ]


TIMED = [
    "[00:00:02] Samira: Where were you?\n[00:01:05] Yusuf: At home.\nAll day.\n[00:01:09] Samira: And then?\n",
    "00:00:02 - Samira: Where were you?\n00:01:05 - Yusuf: At home.\nAll day.\n00:01:09 - Samira: And then?\n",
    "Samira  0:02\nWhere were you?\n\nYusuf  1:05\nAt home.\nAll day.\n\nSamira  1:09\nAnd then?\n",
    "(0:02) Samira: Where were you?\n(1:05) Yusuf: At home.\nAll day.\n(1:09) Samira: And then?\n",
    "\ufeff[٠٠:٠٠:٠٢] Samira: Where were you?\n[٠٠:٠١:٠٥] Yusuf: At home.\nAll day.\n"
    "[٠٠:٠١:٠٩] Samira: And then?\n",
]


@pytest.mark.parametrize("text", TIMED)
def test_plain_text_with_times(text: str) -> None:
    assert _taken(text) == "transcript"
    reading = _read(text)
    assert reading.texts[0].text == text
    assert [(told["from"][:8], told["speaker"], words) for told, words in _cues(reading)] == [
        ("00:00:02", "Samira", "Where were you?"),
        ("00:01:05", "Yusuf", "At home.\nAll day."),
        ("00:01:09", "Samira", "And then?"),
    ]


def test_what_a_transcription_program_writes() -> None:
    text = "[00:00.000 --> 00:04.000]  He said: nothing is left.\n[00:04.000 --> 00:06.500]  We left at night.\n"
    assert _taken(text) == "transcript"
    assert _cues(_read(text)) == [
        ({"from": "00:00:00.000", "to": "00:00:04.000"}, "He said: nothing is left."),
        ({"from": "00:00:04.000", "to": "00:00:06.500"}, "We left at night."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We left at night.\nIt was cold.\n",
        "14:05:10 the shelling began\n14:20:00 it went on\n15:00:00 it stopped\n",
        "8:00 woke up\n8:15 went to the well\n9:30 came back\n",
        "[00:05] first\n[00:02] earlier\n[00:09] later\n",
        "At 0:05 he came.\nAt 0:09 he left.\nAt 0:12 he came again.\n",
    ],
)
def test_a_diary_or_a_plain_text_stays_one(text: str) -> None:
    assert _taken(text) == "plain-text"


def test_a_subtitle_file_without_a_cue_is_a_plain_text() -> None:
    assert _taken("nothing here\n", "a.srt") == "plain-text"
    assert _taken(SRT, "a.txt") == "transcript"


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8-sig"])
def test_old_encodings(encoding: str) -> None:
    words = "من أين أنت يا سميرة؟ كنا في البيت عند الجسر القديم في وادي النور"
    text = (
        f"1\r\n00:00:01,000 --> 00:00:03,500\r\n{words}\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n{words}\r\n"
    )
    data = text.encode(encoding)
    head = data[:4096]
    assert Transcript().recognises(media_type(head, "a.srt"), head, "a.srt")
    assert [said for _, said in _cues(_read(data))] == [words, words]


def test_files_made_by_hand_forget_empty_lines() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n"
    text += "00:00:05,000 --> 00:00:06,000\nThree"
    assert [words for _, words in _cues(_read(text))] == ["One", "Two", "Three"]


def test_a_very_long_line_is_read_in_time() -> None:
    for text in ("a" * 3_000_000, "[00:00:01] " * 300_000, SRT + "<v " * 900_000, "Samira  " * 400_000):
        assert _read(text).texts[0].text == text


@given(st.text(alphabet="[]()0123456789:.,->\n \tAب{}", max_size=400))
def test_spans_are_inside_and_in_order(text: str) -> None:
    if text:
        reading = _read(SRT + text)
        ends = [0]
        for part in reading.parts:
            assert ends[-1] <= part.start < part.end <= len(reading.texts[0].text)
            ends.append(part.end)
    looks_timed(text)
