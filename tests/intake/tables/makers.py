"""Spreadsheets made for the tests: XLSX from its XML, XLS from its records, ODS from its content."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

FORMATS = ("General", "yyyy-mm-dd", "dd/mm/yyyy hh:mm", "0.0%", "[h]:mm", '"d"0', "h:mm")
"""Number formats of the cell styles 0, 1, 2..."""


def zipped(members: dict[str, str | bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2016, 12, 22, 14, 5, 6)), data)
    return sink.getvalue()


def xlsx(
    *sheets: str,
    names: Sequence[str] = (),
    state: str = "",
    extra: dict[str, str] | None = None,
    workbook: str = "",
) -> bytes:
    """A workbook of these sheets, each given as its rows (XML), or as more with `<sheetData>` in it."""
    listed, relations, files = "", "", {}
    for number, rows in enumerate(sheets, 1):
        name = names[number - 1] if names else f"Sheet{number}"
        hidden = f' state="{state}"' if state and number == len(sheets) else ""
        listed += f'<sheet name="{name}" sheetId="{number}"{hidden} r:id="rId{number}"/>'
        relations += (
            f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        data = rows if "<sheetData" in rows else f"<sheetData>{rows}</sheetData>"
        files[f"xl/worksheets/sheet{number}.xml"] = _main("worksheet", data)
    codes = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(c, {chr(34): "&quot;"})}"/>'
        for n, c in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(FORMATS)))
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations(
                f'<Relationship Id="a" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": _main("workbook", f"{workbook}<sheets>{listed}</sheets>"),
            "xl/_rels/workbook.xml.rels": _relations(relations),
            "xl/styles.xml": _main("styleSheet", f"<numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs>"),
            **files,
            **(extra or {}),
        }
    )


def _main(root: str, inner: str) -> str:
    return f'<{root} xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">{inner}</{root}>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def words(*cells: str, number: int | None = None, **attributes: str) -> str:
    """A row of inline strings."""
    inner = "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells)
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<row{f' r={chr(34)}{number}{chr(34)}' if number else ''}{told}>{inner}</row>"


def value(text: str, style: int = 0, kind: str = "n", at: str = "", formula: str = "") -> str:
    """A cell with a value."""
    where = f' r="{at}"' if at else ""
    inner = f"<f>{escape(formula)}</f>" if formula else ""
    return f'<c{where} s="{style}" t="{kind}">{inner}<v>{escape(text)}</v></c>'


def xls(
    rows: Sequence[Sequence[str | float]], formats: Sequence[str] = ("General", "yyyy-mm-dd"), day: int = 1
) -> bytes:
    """A BIFF8 workbook of one sheet, with no OLE file around it. Numbers from 30,000 on have the format `day`."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def text(word: str, width: str = "<H") -> bytes:
        return struct.pack(width, len(word)) + b"\x01" + word.encode("utf-16-le")

    shared = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200))
    shared += record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + text("Arial", "<B")) * 4
    for number, code in enumerate(formats):
        shared += record(0x41E, struct.pack("<H", 164 + number) + text(code))
    for number in range(len(formats)):
        shared += record(0xE0, struct.pack("<HHH", 0, 164 + number, 0) + bytes(14))
    cells = b""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                cells += record(0x204, struct.pack("<HHH", at, column, 0) + text(cell))
            else:
                style = day if cell >= 30_000 else 0
                cells += record(0x203, struct.pack("<HHHd", at, column, style, cell))
    name = text("Records", "<B")
    begin = len(shared) + 4 + 6 + len(name) + 4
    shared += record(0x85, struct.pack("<IBB", begin, 0, 0) + name) + record(0x0A, b"")
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A, b"")
    return shared + sheet


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = (
    " ".join(f'xmlns:{short}="{_ODF}{short}:1.0"' for short in ("office", "table", "text", "style"))
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def ods(*tables: str, styles: str = "", manifest: str = "<m/>") -> bytes:
    """A spreadsheet of these tables (XML of rows)."""
    body = "".join(
        table
        if table.startswith("<table:table ")
        else f'<table:table table:name="T{number}">{table}</table:table>'
        for number, table in enumerate(tables, 1)
    )
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", (2016, 12, 22, 14, 5, 6)), kind, zipfile.ZIP_STORED)
        archive.writestr(zipfile.ZipInfo("content.xml", (2016, 12, 22, 14, 5, 6)), content)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml", (2016, 12, 22, 14, 5, 6)), manifest)
    return sink.getvalue()


def ods_row(*cells: str, **attributes: str) -> str:
    """A row of strings; what begins with `<` is a cell already."""
    told = "".join(f' table:{name.replace("_", "-")}="{one}"' for name, one in attributes.items())
    inner = "".join(
        cell
        if cell.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row{told}>{inner}</table:table-row>"
