"""The reader: options, stretches of long texts, indexes and offsets that stay right, versions, taggers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from amana.errors import DateUnreadable
from amana.reading import (
    LANGUAGE_NOT_READ,
    LEFT_OUT,
    LONGEST_TEXT,
    Claim,
    Document,
    NameMention,
    Number,
    PlaceMention,
    Reading,
    Span,
    Statement,
    as_json,
    category_label,
    read_text,
    reader_version,
)
from amana.reading import stretches as stretching
from amana.reading.rows import Rows, joined
from amana.reading.stretches import STRETCH, dated_stretches, stretches


def spans_in(value: Any) -> Iterator[Span]:
    """Every span in a reading, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def check_spans(text: str, reading: Reading) -> None:
    """What holds of every reading of every text."""
    for span in spans_in(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


def test_a_reading_names_its_text_and_its_reader() -> None:
    text = "Samira said that the clinic in Wadi al-Noor was closed."
    reading = read_text(text)
    assert reading.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert reading.reader == reader_version()
    assert reading.reader.startswith("amana-rules ")
    assert (reading.language, reading.notes) == ("en", ())


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (None, None),
        (date(2016, 12, 22), "2016-12-22"),
        (datetime(2016, 12, 22, 23, tzinfo=UTC), "2016-12-22"),
        ("2016-12-22", "2016-12-22"),
        ("2016-12-22T10:00:00Z", "2016-12-22"),
        ("2016-12", None),
        ("2016", None),
    ],
)
def test_the_day_of_publication(said: date | str | None, day: str | None) -> None:
    assert read_text("Nothing dated here.", said).document.published == day


@pytest.mark.parametrize("said", ["", "yesterday", "2016-13", "2016-02-31", "0000", "22/12/2016"])
def test_a_day_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(DateUnreadable) as fault:
        read_text("", said)
    assert fault.value.facts == {"option": "published", "date": said}


@pytest.mark.parametrize(
    ("given", "known"), [("ar", "ar"), ("AR", "ar"), ("ar-SY", "ar"), ("en_GB", "en"), ("", None)]
)
def test_a_language_that_is_given_is_believed(given: str, known: str | None) -> None:
    assert read_text("1", language=given).language == known


def test_another_language_is_said() -> None:
    reading = read_text(
        "Belediye başkanı dün akşam yaptığı açıklamada köprünün kapandığını söyledi.", language="tr"
    )
    assert reading.notes == (LANGUAGE_NOT_READ,)


# --- long texts


def test_stretches_are_the_whole_text_and_cut_between_lines() -> None:
    line = "The bridge was closed. " * 20 + "\n"
    text = line * (3 * STRETCH // len(line))
    found = list(stretches(text))
    assert len(found) > 2
    assert "".join(text[start:end] for start, end in found) == text
    assert all(text[end - 1] == "\n" for _, end in found[:-1])


@pytest.mark.parametrize("letter", [" ", "a", "ب", "\n", "«"])
def test_stretches_end_whatever_the_text_is(letter: str) -> None:
    text = letter * (2 * STRETCH + 1)
    found = list(stretches(text))
    assert [end - start <= STRETCH for start, end in found] == [True] * len(found)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)


def test_a_text_beyond_all_measure_is_read_up_to_a_point_and_says_so() -> None:
    text = "no blank" * (LONGEST_TEXT // 8 + 10)
    assert list(stretches(text))[-1][1] == LONGEST_TEXT
    assert LEFT_OUT in read_text("\n" * (LONGEST_TEXT + 1)).notes


def _rows(text: str, at: int) -> Rows:
    span = Span(at, at + 2, text[at : at + 2])
    both = (span.start, span.end, span.text)
    return Rows(
        document=Document(title=span, captions=(span,), duplicates=((span, span),)),
        statements=[
            Statement(*both, "direct", span, "Samira", None, None, None, "linked", "x"),
            Statement(*both, "direct", None, None, None, span, 0, "linked", "x"),
        ],
        numbers=[Number(*both, 1, 1, "exact", "quantity", None, "x", span)],
        places=[PlaceMention(*both, None, None, None, None, None, None, "at", "x")],
        names=[NameMention(*both, "person", 0, None, "x")],
        claims=[
            Claim(
                *both, "killed", span, 1, 1, "exact", 0, None, None, None, 1, "fact", None, None, "linked", "x", 0
            ),
            Claim(
                *both,
                "killed",
                None,
                1,
                1,
                "exact",
                None,
                None,
                None,
                None,
                None,
                "fact",
                "repeats",
                0,
                "linked",
                "x",
            ),
        ],
    )


def test_rows_of_several_stretches_point_where_they_did() -> None:
    text = "".join(chr(0x4E00 + at) for at in range(100))
    rows = joined([(0, _rows(text, 5)), (20, _rows(text[20:60], 7)), (60, _rows(text[60:], 9))])
    for span in (*spans_in(tuple(rows.claims)), *spans_in(tuple(rows.statements)), *spans_in(rows.document)):
        assert text[span.start : span.end] == span.text
    assert [row.parent for row in rows.statements] == [None, 0, None, 2, None, 4]
    assert [row.same_as for row in rows.names] == [0, 1, 2]
    first = [(row.place, row.statement, row.number) for row in rows.claims[::2]]
    assert first == [(0, 1, 0), (1, 3, 1), (2, 5, 2)]
    assert [row.of for row in rows.claims[1::2]] == [0, 2, 4]
    assert rows.document.title == Span(5, 7, text[5:7])
    assert len(rows.document.captions) == len(rows.document.duplicates) == 3


# --- taggers


class _Capitals:
    name = "capitals 1"

    def tag(self, text: str) -> Iterable[tuple[int, int, str]]:
        yield from ((at, at + 1, "CAP") for at, one in enumerate(text) if one.isupper())
        yield from [(-1, 2, "OUT"), (3, 3, "EMPTY"), (0, len(text) + 1, "LONG")]


def test_a_tagger_is_another_reader_with_its_own_name() -> None:
    text = "Idris met Samira."
    reading = read_text(text, taggers=[_Capitals()])
    plain = read_text(text)
    assert reading.reader == plain.reader
    assert reading.names == plain.names
    assert [(one.reader, [(span.text, span.kind) for span in one.spans]) for one in reading.tagged] == [
        ("capitals 1", [("I", "CAP"), ("S", "CAP")])
    ]
    check_spans(text, reading)
    assert as_json(reading)["tagged"][0]["spans"][0] == {"start": 0, "end": 1, "text": "I", "kind": "CAP"}


# --- JSON


def test_the_json_form_can_be_written_and_names_every_list() -> None:
    told = as_json(read_text("Nothing."), name="a.txt")
    assert list(told)[:4] == ["id", "language", "text_sha256", "reader"]
    assert told["id"] == "a.txt"
    assert {"statements", "numbers", "claims", "times", "places", "names", "terms", "document"} <= told.keys()
    json.dumps(told, allow_nan=False)


# --- words for people


@pytest.mark.parametrize(("language", "label"), [("en", "bodies"), ("ar", "جثث"), ("xx", "bodies")])
def test_categories_have_names(language: str, label: str) -> None:
    assert category_label("bodies", language) == label
    assert category_label("no such category", language) == "no such category"


CHAT = "Samira: We left yesterday.\nYusuf: 12 people were killed yesterday.\n"


def test_what_is_relative_in_a_message_is_counted_from_its_own_day() -> None:
    second = CHAT.index("Yusuf")
    reading = read_text(CHAT, date(2031, 1, 1), days=[(0, "2030-03-13"), (second, "2030-03-20")])
    assert [(one.text, one.first, one.anchor) for one in reading.times] == [
        ("yesterday", "2030-03-12", "message"),
        ("yesterday", "2030-03-19", "message"),
    ]
    (claim,) = [one for one in reading.claims if one.lower == 12]
    assert (claim.first, claim.last) == ("2030-03-19", "2030-03-19")
    assert (reading.document.published, reading.document.published_basis) == ("2031-01-01", "given")
    assert all(CHAT[one.start : one.end] == one.text for one in (*reading.times, *reading.names, *reading.claims))


def test_what_was_written_on_one_day_is_one_stretch() -> None:
    text = "a\nb\nc\nd\n"
    days = [(0, "2030-01-01"), (2, "2030-01-01"), (4, "2030-01-02"), (6, "2030-01-01")]
    assert list(dated_stretches(text, days)) == [
        (0, 4, "2030-01-01"),
        (4, 6, "2030-01-02"),
        (6, 8, "2030-01-01"),
    ]
    assert list(dated_stretches(text, days[2:3])) == [(0, 4, None), (4, 8, "2030-01-02")]
    assert list(dated_stretches(text, [(8, "2030-01-01"), (99, "2030-01-02")])) == [(0, 8, None)]
    assert list(dated_stretches("", days)) == [(0, 0, None)]


def test_days_that_change_too_often_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretching, "MOST_DAYS", 2)
    days = [(at, f"2030-01-{at + 1:02}") for at in range(3)]
    assert list(dated_stretches("abcdef", days[:2])) == [(0, 1, "2030-01-01"), (1, 6, "2030-01-02")]
    assert list(dated_stretches("abcdef", days)) == [(0, 6, None)]


def test_an_offset_from_utc_is_no_time_of_its_own() -> None:
    reading = read_text("2030-03-13T10:00:00+00:00 and 2030-03-14T10:00:00+07:30; then, on 2 May 2030, at 11:30")
    assert [one.text for one in reading.times] == [
        "2030-03-13T10:00:00",
        "2030-03-14T10:00:00",
        "2 May 2030, at 11:30",
    ]
