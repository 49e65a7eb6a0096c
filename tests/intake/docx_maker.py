"""Word documents written by hand, whole and broken."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPEN = "http://schemas.openxmlformats.org"
RELATIONS = (
    f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="r" Target="%s"'
    f' Type="{_OPEN}/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>حصار وادي النور</dc:title><dc:creator>Samira Taleb</dc:creator>"
    "<dcterms:created>2016-12-22T09:30:00Z</dcterms:created></cp:coreProperties>"
)


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A document with this body; `parts` are further files of the word folder, by name without its ending."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELATIONS % main,
        main: f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": CORE,
        **{f"word/{name}.xml": f"<w:part {W}>{text}</w:part>" for name, text in parts.items()},
    }
    return zipped({name: text.encode() for name, text in members.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return sink.getvalue()


def bomb() -> bytes:
    """A document of 60 MB of spaces in 60 KB."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 60_000_000})


def lying_bomb() -> bytes:
    """The same, but its directory says the document is small."""
    whole = bytearray(bomb())
    size = (60_000_000).to_bytes(4, "little")
    at = whole.find(size)
    while at >= 0:
        whole[at : at + 4] = (70_000).to_bytes(4, "little")
        at = whole.find(size, at)
    return bytes(whole)
