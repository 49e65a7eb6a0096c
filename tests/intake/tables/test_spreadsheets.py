"""XLSX, XLS and ODS: sheets as texts, rows as parts."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading, media_type, readers
from amana.intake.registry import reader_for
from amana.intake.tables import sheets
from amana.intake.tables.excel_workbook import ExcelWorkbook
from amana.intake.tables.number_formats import meaning, shown
from amana.intake.tables.old_excel import OldExcel
from amana.intake.tables.open_spreadsheet import OpenSpreadsheet
from tests.contracts.reader_contract import ReaderContract
from tests.intake.tables.makers import ods, ods_row, value, words, xls, xlsx, zipped

EXCEL, OLD, OPEN = ExcelWorkbook(), OldExcel(), OpenSpreadsheet()
_ROWS = words("name", "place", "seen") + words("سميرة", "وادي النور", "22/12/2016")


class TestExcelWorkbook(ReaderContract):
    def reader(self) -> ExcelWorkbook:
        return EXCEL

    def sample(self) -> tuple[bytes, str]:
        return xlsx(_ROWS), "people.xlsx"


class TestOldExcel(ReaderContract):
    def reader(self) -> OldExcel:
        return OLD

    def sample(self) -> tuple[bytes, str]:
        return xls([["name", "seen"], ["سميرة", 42726.0]]), "people.xls"


class TestOpenSpreadsheet(ReaderContract):
    def reader(self) -> OpenSpreadsheet:
        return OPEN

    def sample(self) -> tuple[bytes, str]:
        return ods(ods_row("name", "place") + ods_row("سميرة", "وادي النور")), "people.ods"


def _read(reader: Reader, data: bytes) -> Reading:
    return reader.read(io.BytesIO(data), "a", reader.limits)


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _raw(part: Part) -> dict[str, str | None]:
    return {fact.name: fact.raw for fact in part.facts}


def _rows(told: Reading) -> list[Part]:
    return [part for part in told.parts if part.kind == "row"]


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (EXCEL, xlsx(_ROWS, names=["Records"])),
        (OLD, xls([["name", "place", "seen"], ["سميرة", "وادي النور", "22/12/2016"]])),
        (OPEN, ods(ods_row("name", "place", "seen") + ods_row("سميرة", "وادي النور", "22/12/2016"))),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_a_sheet_is_a_text_and_its_rows_are_spans(reader: Reader, data: bytes) -> None:
    told = _read(reader, data)
    assert told.note is None
    (text,) = told.texts
    assert (text.part, text.text) == ("sheet/1", "name\tplace\tseen\nسميرة\tوادي النور\t22/12/2016")
    assert [part.place for part in told.parts] == ["sheet/1", "sheet/1/row/1", "sheet/1/row/2"]
    assert _facts(told.parts[0])["header-rule"] == "above-numbers"
    assert _facts(told.parts[2]) == {"name": "سميرة", "place": "وادي النور", "seen": "22/12/2016"}
    assert text.text[told.parts[2].start : told.parts[2].end] == "سميرة\tوادي النور\t22/12/2016"


def test_dates_are_dates_by_their_format_alone() -> None:
    cells = (
        value("42726", 1),
        value("42726.5", 2),
        value("42726"),
        value("0.125", 3),
        value("1.5", 4),
        value("7", 5),
    )
    told = _read(EXCEL, xlsx(f"<row>{''.join(cells)}</row>"))
    assert told.texts[0].text == "2016-12-22\t2016-12-22T12:00:00\t42726\t12.5%\t36:00:00\t7"
    assert _raw(_rows(told)[0]) == {
        "column-1": "42726",
        "column-2": "42726.5",
        "column-3": None,
        "column-4": "0.125",
        "column-5": "1.5",
        "column-6": None,
    }
    formats = [(fact.raw, fact.value) for fact in told.parts[0].facts if fact.name == "number-format"]
    assert formats[:2] == [("A", "yyyy-mm-dd"), ("B", "dd/mm/yyyy hh:mm")]


def test_years_may_be_counted_from_1904() -> None:
    told = _read(EXCEL, xlsx(f"<row>{value('0', 1)}</row>", workbook='<workbookPr date1904="1"/>'))
    assert told.texts[0].text == "1904-01-01"


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (1, "yyyy-mm-dd", "1900-01-01"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (42726.75, "h:mm", "18:00:00"),
        (-1, "yyyy-mm-dd", "-1"),
        (1e300, "yyyy-mm-dd", "1e+300"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
    ],
)
def test_numbers_as_their_formats_mean_them(number: float, code: str, told: str) -> None:
    assert shown(number, code) == told


def test_letters_in_a_format_that_are_no_date() -> None:
    assert meaning('"days" 0') == "number"
    assert meaning("[Red]0.00") == "number"
    assert meaning("#,##0.00\\ [$TRY-41F]") == "number"
    assert meaning("[$-2000401]dd/mm/yyyy") == "date"
    assert meaning("General") == "number"


def test_formulas_errors_and_truth() -> None:
    cells = (value("5", formula="A1+A2"), value("#DIV/0!", kind="e", formula="1/0"), value("1", kind="b"))
    told = _read(EXCEL, xlsx(f"<row>{''.join(cells)}</row>"))
    assert told.texts[0].text == "5\t#DIV/0!\tTRUE"
    assert _facts(_rows(told)[0])["column-1 (formula)"] == "=A1+A2"
    assert _facts(told.parts[0])["formulas"] == "2"


def test_shared_strings_without_their_reading_aids() -> None:
    strings = (
        "<sst><si><t>سميرة</t></si><si><r><t>Wadi </t></r><r><t>al-Noor</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    data = xlsx(
        f"<row>{value('0', kind='s')}{value('1', kind='s')}{value('9', kind='s')}</row>",
        extra={"xl/sharedStrings.xml": strings},
    )
    assert _read(EXCEL, data).texts[0].text == "سميرة\tWadi al-Noor"


def test_gaps_between_cells_and_rows_keep_their_places() -> None:
    told = _read(
        EXCEL, xlsx(f'<row r="7">{value("1", at="B7")}{value("2", at="D7")}</row><row r="3">{value("3")}</row>')
    )
    assert told.texts[0].text == "\t1\t\t2\n3"
    assert [part.place for part in _rows(told)] == ["sheet/1/row/7", "sheet/1/row/8"]


def test_what_is_hidden_and_merged_is_told() -> None:
    sheet = (
        f'<cols><col min="2" max="3" hidden="1"/></cols><sheetData>{words("a", "b", hidden="1")}</sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    told = _read(EXCEL, xlsx(words("x", "y"), sheet, state="veryHidden"))
    facts = _facts(next(part for part in told.parts if part.place == "sheet/2"))
    assert facts["state"] == "very-hidden"
    assert facts["hidden-rows"] == "1"
    assert facts["hidden-columns"] == "2-3"
    assert facts["merged-cells"] == "A1:B1"
    assert _facts(_rows(told)[-1])["hidden"] == "row"


def test_comments_are_parts() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    comment = '<comment ref="A1" authorId="0"><text><t>ask Idris</t></text></comment>'
    data = xlsx(
        words("a", "b"),
        extra={
            "xl/worksheets/_rels/sheet1.xml.rels": f'<R><r Id="c" Type="{kind}" Target="../comments1.xml"/></R>',
            "xl/comments1.xml": f'<comments xmlns="x"><authors><author>Yusuf</author></authors>'
            f"<commentList>{comment}</commentList></comments>",
        },
    )
    told = _read(EXCEL, data)
    (part,) = [part for part in told.parts if part.kind == "comment"]
    assert (part.place, part.of, _facts(part)) == ("sheet/1/comment/A1", "sheet/1", {"author": "Yusuf"})
    assert told.texts[part.text or 0].text[part.start : part.end] == "ask Idris"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_instalments_give_every_row_once(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 40)
    rows = [("name", "n"), *((f"سميرة {n}", str(n)) for n in range(150))]
    if kind == "xlsx":
        reader: ExcelWorkbook | OpenSpreadsheet = EXCEL
        made = "".join(words(*row) for row in rows)
        data = xlsx(made, made)
    else:
        reader, made = OPEN, "".join(ods_row(*row) for row in rows)
        data = ods(made, made)
    told = [_read(reader, data)]
    while (resume := told[-1].resume) is not None:
        told.append(reader.read_on(io.BytesIO(data), "a", reader.limits, resume))
    assert len(told) > 7
    parts = [part for one in told for part in _rows(one)]
    assert [part.place for part in parts] == [f"sheet/{s}/row/{n}" for s in (1, 2) for n in range(1, 152)]
    assert _facts(parts[-1]) == {"name": "سميرة 149", "n": "149"}
    places = [part.place for one in told for part in one.parts]
    assert len(set(places)) == len(places)


def test_a_million_empty_cells_are_counted_and_not_made() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    many = f'<table:table-row table:number-rows-repeated="1048576">{empty}</table:table-row>'
    told = _read(OPEN, ods(many + ods_row("a") + many))
    assert told.texts[0].text == "a"
    assert [part.place for part in _rows(told)] == ["sheet/1/row/1048577"]


def test_filled_cells_are_repeated_within_a_limit() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    told = _read(OPEN, ods(ods_row(cell, number_rows_repeated="1048576")))
    assert len(_rows(told)) <= 1000
    assert _facts(told.parts[0])["rows-repeated"] == "1048576"


def test_an_open_date_is_shown_as_shown_and_meant_as_meant() -> None:
    cell = (
        '<table:table-cell office:value-type="date" office:date-value="2016-12-22">'
        "<office:annotation><dc:creator>Yusuf</dc:creator><text:p>unsure</text:p></office:annotation><text:p>22.12.2016</text:p></table:table-cell>"
    )
    told = _read(OPEN, ods(ods_row("سميرة", cell)))
    assert told.texts[0].text == "سميرة\t22.12.2016"
    assert [(fact.value, fact.raw) for fact in _rows(told)[0].facts][1] == ("2016-12-22", "22.12.2016")
    (comment,) = [part for part in told.parts if part.kind == "comment"]
    assert (comment.name, _facts(comment)) == ("B1", {"author": "Yusuf"})


def test_hidden_tables() -> None:
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    told = _read(
        OPEN, ods(f'<table:table table:name="x" table:style-name="ta2">{ods_row("a")}</table:table>', styles=style)
    )
    assert _facts(told.parts[0])["state"] == "hidden"


def test_a_locked_open_spreadsheet() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(OPEN, ods(ods_row("a"), manifest="<manifest:encryption-data/>"))
    assert told.value.facts["reason"] == "encrypted"


def test_old_dates_are_dates_by_their_format() -> None:
    told = _read(OLD, xls([["name", "seen"], ["سميرة", 42726.0]]))
    assert _facts(_rows(told)[1]) == {"name": "سميرة", "seen": "2016-12-22"}
    assert _raw(_rows(told)[1])["seen"] == "42726"


def test_an_ole_file_named_as_a_new_workbook_has_a_reader() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    taken = reader_for(media_type(head, "locked.xlsx"), head, "locked.xlsx", READERS)
    assert taken is not None
    assert taken.name == "old-excel"


@pytest.mark.parametrize("where", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_not_followed(where: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    outside = bomb + '<!ENTITY out SYSTEM "file:///etc/passwd">]>'
    body = (
        "<sst><si><t>&j;&out;</t></si></sst>"
        if "shared" in where
        else "<worksheet><sheetData><row><c t='str'><v>&j;&out;</v></c></row></sheetData></worksheet>"
    )
    row = f"<row>{value('0', kind='s')}</row>"
    good = zipfile.ZipFile(io.BytesIO(xlsx(row)))
    members: dict[str, str | bytes] = {name: good.read(name) for name in good.namelist()}
    members[where] = f"<?xml version='1.0'?>{outside}{body}"
    try:
        told = _read(EXCEL, zipped(members))
    except ReadingFailed:
        return
    assert all("root:" not in text.text and len(text.text) < 1000 for text in told.texts)


def test_a_sheet_that_is_broken_costs_itself() -> None:
    told = _read(EXCEL, xlsx(words("a", "b"), words("c", "d") + "<row><c>"))
    assert [(part.place, part.reason) for part in told.parts if part.kind == "sheet"] == [
        ("sheet/1", None),
        ("sheet/2", "malformed"),
    ]
    assert told.texts[1].text == "c\td"
    assert told.note == "parts-unread"


def test_remarks_come_with_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 20)
    note = "<table:table-cell><office:annotation><text:p>unsure</text:p></office:annotation>"
    data = ods("".join(ods_row(f"a {n}", f"{note}<text:p>{n}</text:p></table:table-cell>") for n in range(90)))
    told = [_read(OPEN, data)]
    while (resume := told[-1].resume) is not None:
        told.append(OPEN.read_on(io.BytesIO(data), "a", OPEN.limits, resume))
    remarks = [str(part.name) for one in told for part in one.parts if part.kind == "comment"]
    assert sorted(remarks) == sorted({f"B{n}" for n in range(1, 91)})


def test_a_row_of_nothing_but_long_formulas_fits_through_the_pipe() -> None:
    cells = "".join(value("1", formula="س" * 2000) for _ in range(900))
    data = xlsx(f"<row>{cells}</row>" * 3)
    with readers(1) as pool:
        told = pool.read(data, len(data), EXCEL.kinds[0], data[:4096], "formulas.xlsx")
    assert told.outcome == "read"
    assert told.reading is not None
    facts = [fact.name for part in told.reading.parts for fact in part.facts]
    assert "formulas-left-out" in facts
    assert "cells-left-out" in facts


def _all_of(reader: ExcelWorkbook | OpenSpreadsheet, data: bytes) -> list[Reading]:
    told = [_read(reader, data)]
    while (resume := told[-1].resume) is not None:
        told.append(reader.read_on(io.BytesIO(data), "a", reader.limits, resume))
    return told


def _workbook_of_one_string(text: str, row: str, rows: int) -> bytes:
    return xlsx(row * rows, extra={"xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>"})


def test_one_long_string_in_thousands_of_cells_ends_early_and_says_so() -> None:
    """A few kilobytes that would be 130 million characters, and an hour's work."""
    row = f"<row>{value('0', kind='s') * 20}</row>"
    told = _all_of(EXCEL, _workbook_of_one_string("نور " * 20_000, row, 200))
    assert told[-1].note == "left-out"
    assert 8 << 20 <= sum(len(text.text) for one in told for text in one.texts) <= 64 << 20
    assert max(len(cell) for cell in re.split("[\t\n]", told[0].texts[0].text)) <= 32_767


def test_a_row_longer_than_an_instalment_is_cut_and_says_so() -> None:
    row = f"<row>{value('0', kind='s') * 1000}</row>"
    told = _read(EXCEL, _workbook_of_one_string("a" * 32_000, row, 1))
    assert (told.note, len(told.texts[0].text)) == ("parts-unread", 2 << 20)
    assert [part.reason for part in _rows(told)] == ["left-out"]


def test_rows_that_are_repeated_a_thousand_times_again_and_again_end_early() -> None:
    cell = '<table:table-cell table:number-columns-repeated="900"><text:p>ab</text:p></table:table-cell>'
    told = _all_of(OPEN, ods(ods_row(cell, number_rows_repeated="1000") * 30))
    assert told[-1].note == "left-out"
    assert sum(len(_rows(one)) for one in told) < 1_000
