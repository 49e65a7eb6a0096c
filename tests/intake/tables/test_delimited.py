"""CSV and TSV."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import Part, Reading
from amana.intake.tables import chunks, delimited
from amana.intake.tables.delimited import Delimited
from tests.contracts.reader_contract import ReaderContract

READER = Delimited()
SAMPLE = 'name,place,seen\nSamira,وادي النور,2016-12-22\nYusuf,"Wadi al-Noor, east",22/12/2016\n'


class TestDelimited(ReaderContract):
    def reader(self) -> Delimited:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return SAMPLE.encode(), "people.csv"


def _read(data: bytes | str, name: str = "a.csv") -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    return READER.read(io.BytesIO(raw), name, READER.limits)


def _all(data: bytes) -> list[Reading]:
    told = [_read(data)]
    while (resume := told[-1].resume) is not None:
        told.append(READER.read_on(io.BytesIO(data), "a.csv", READER.limits, resume))
    return told


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _told(reading: Reading) -> dict[str, str]:
    return {fact.name: fact.value for fact in reading.facts}


def _spans(reading: Reading) -> list[str]:
    return [reading.texts[0].text[part.start : part.end] for part in reading.parts]


def test_rows_are_spans_with_their_cells_as_written() -> None:
    told = _read(SAMPLE)
    assert told.texts[0].text == SAMPLE
    assert [part.place for part in told.parts] == ["row/1", "row/2", "row/3"]
    assert _spans(told) == SAMPLE.splitlines()
    assert _facts(told.parts[0]) == {}
    assert _facts(told.parts[1]) == {"name": "Samira", "place": "وادي النور", "seen": "2016-12-22"}
    assert _facts(told.parts[2])["place"] == "Wadi al-Noor, east"
    assert _told(told)["header-rule"] == "above-numbers"


@pytest.mark.parametrize(("separator", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar")])
def test_the_separator_is_counted(separator: str, name: str) -> None:
    text = "".join(separator.join(("a b", "x", f"3{n}")) + "\n" for n in range(5))
    told = _read(text)
    assert _told(told)["separator"] == name
    assert _facts(told.parts[1])["column-1"] == "a b"


def test_a_separator_that_is_declared() -> None:
    told = _read("sep=;\r\nname;note\r\nSamira;a,b,c\r\n")
    assert _told(told)["separator-rule"] == "declared"
    assert [_facts(part) for part in told.parts] == [{}, {}, {"name": "Samira", "note": "a,b,c"}]


def test_cells_with_line_ends_and_quotes_in_them() -> None:
    text = 'name,note\r\n"Samira","first\r\nsecond, ""so"""\r\nYusuf,x\r\n'
    told = _read(text)
    assert _facts(told.parts[1])["note"] == 'first\r\nsecond, "so"'
    assert _spans(told)[2] == "Yusuf,x"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_encodings(codec: str) -> None:
    text = "الاسم,المكان\n" + "سميرة طالب قالت إن,وادي النور في الصباح\n" * 30
    data = text.encode(codec)
    told = _read(data)
    assert _facts(told.parts[1])["الاسم"] == "سميرة طالب قالت إن"
    version = told.texts[0]
    assert version.encoding is not None
    assert version.text.encode(version.encoding) == data
    assert _spans(told)[0] == "الاسم,المكان"


def test_without_words_above_there_is_no_header() -> None:
    told = _read("1,2\n3,4\n")
    assert _told(told)["header"] == "none"
    assert _facts(told.parts[0]) == {"column-1": "1", "column-2": "2"}
    assert _told(_read("x,x\na,b\n"))["header"] == "none"
    assert _told(_read("٥,٦\nسميرة,٧\n"))["header"] == "none"


def test_columns_without_a_name_have_a_number() -> None:
    told = _read("name,,seen,more\nSamira,x,2016,y,z\n")
    assert _facts(told.parts[1]) == {
        "name": "Samira",
        "column-2": "x",
        "seen": "2016",
        "more": "y",
        "column-5": "z",
    }


def test_blank_lines_are_counted_and_are_no_rows() -> None:
    assert [part.place for part in _read("a,b\n\n\nc,d\n").parts] == ["row/1", "row/4"]


def test_long_cells_are_cut_in_the_fact_and_whole_in_the_text() -> None:
    text = "name,note\nSamira," + "x" * 5000 + "\n"
    part = _read(text).parts[1]
    assert len(_facts(part)["note"]) == 1000
    assert _facts(part)["cells-cut"] == "note"
    assert part.end - part.start == len("Samira,") + 5000


def test_a_quote_that_is_never_closed_costs_its_row() -> None:
    text = 'a,b\n"open,1\n' + "Samira,2\n" * 60_000
    told = _read(text)
    assert told.parts[1].reason == "malformed"
    assert _spans(told)[1] == '"open,1'
    assert _facts(told.parts[2]) == {"a": "Samira", "b": "2"}


def test_quotes_that_are_never_closed_take_no_time() -> None:
    told = _read("a,b\n" + '"b,"c\n' * 200_000)
    assert len(told.parts) > 1000


def test_instalments_give_the_whole_text_and_every_row_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "PIECE", 1000)
    monkeypatch.setattr(delimited, "LARGEST", 4000)
    text = "name,note,n\n" + "".join(f'سميرة,"two\nlines {n}",{n}\n' for n in range(300))
    told = _all(text.encode())
    assert len(told) >= 10
    assert "".join(one.texts[0].text for one in told) == text
    parts = [part for one in told for part in one.parts]
    assert [part.place for part in parts] == [f"row/{n}" for n in range(1, 302)]
    assert _facts(parts[-1]) == {"name": "سميرة", "note": "two\nlines 299", "n": "299"}


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_instalments_in_every_encoding(monkeypatch: pytest.MonkeyPatch, codec: str, end: str) -> None:
    monkeypatch.setattr(delimited, "PIECE", 1000)
    monkeypatch.setattr(delimited, "LARGEST", 4000)
    text = f"الاسم,المكان{end}" + f"سميرة طالب قالت إن,وادي النور في الصباح{end}" * 200
    told = _all(text.encode(codec))
    assert "".join(one.texts[0].text for one in told) == text
    assert sum(len(one.parts) for one in told) == 201


def test_one_line_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "PIECE", 1000)
    monkeypatch.setattr(delimited, "LARGEST", 4000)
    data = ("a,b\n" + "é" * 30_001).encode()
    told = _all(data)
    assert b"".join(one.texts[0].text.encode() for one in told) == data
    assert all(left.resume != right.resume for left, right in pairwise(told))


def test_broken_bytes_far_in_stand_as_replacement_characters() -> None:
    text = "name,note\n" + "سميرة,x\n" * 60_000
    data = bytearray(text.encode())
    data[200_000] = 0xFF
    told = _read(bytes(data))
    assert "�" in told.texts[0].text
    assert told.note == "lossy-decoding"


def test_a_token_beyond_the_end_is_refused() -> None:
    with pytest.raises(ReadingFailed):
        READER.read_on(io.BytesIO(SAMPLE.encode()), "a", READER.limits, '{"at": 9999, "row": 2}')


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(alphabet='ab,"\n\r س', max_size=6), min_size=2, max_size=4), min_size=1, max_size=12)
)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    sink = io.StringIO(newline="")
    csv.writer(sink, quoting=csv.QUOTE_ALL).writerows(rows)
    told = _read(sink.getvalue())
    assert told.texts[0].text == sink.getvalue()
    assert len(told.parts) == len(rows)


def test_a_wide_row_says_what_it_leaves_out() -> None:
    part = _read("a,b\n" + ",".join(map(str, range(2000))) + "\n").parts[1]
    assert _facts(part)["cells-left-out"] == "1500"


def test_an_encoding_is_told_also_from_places_far_in() -> None:
    text = "name,note\n" + "plain,words\n" * 40_000 + "سميرة طالب قالت إن,وادي النور في الصباح\n" * 9_000
    data = text.encode("cp1256")
    assert chunks.codec_of(io.BytesIO(data), len(data)) == "cp1256"
