"""Documents written by hand: OpenDocument, slides, books, and compound files with old Word and old slides."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from tests.intake.docx_maker import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("presentation", "presentation"),
    )
)
ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
META = (
    f"<office:document-meta {ODF}><office:meta><dc:title>حصار وادي النور</dc:title>"
    "<meta:initial-creator>Samira Taleb</meta:initial-creator><dc:creator>Idris Karam</dc:creator>"
    "<meta:creation-date>2016-12-22T09:30:00</meta:creation-date>"
    '<meta:user-defined meta:name="Case">17</meta:user-defined></office:meta></office:document-meta>'
)


def stored_first(first: tuple[str, bytes], members: Mapping[str, bytes]) -> bytes:
    """A ZIP whose first member says what it is, and is not packed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(*first, compress_type=zipfile.ZIP_STORED)
        for name, data in members.items():
            out.writestr(name, data)
    return sink.getvalue()


def odf(body: str, kind: str = "text", manifest: str = "", **files: bytes) -> bytes:
    """A document whose `office:text` or `office:presentation` is this."""
    content = f"<office:document-content {ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
    members = {
        "content.xml": f"{content}</office:document-content>".encode(),
        "meta.xml": META.encode(),
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
        **{f"Pictures/{name}.png": data for name, data in files.items()},
    }
    return stored_first(("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), members)


def flat_odf(body: str, start: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{start}<office:document {ODF} '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>Flat</dc:title></office:meta><office:body><office:text>{body}</office:text>"
        "</office:body></office:document>"
    ).encode()


_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
P = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {_A} {_R}'


def said(*lines: str) -> str:
    """A text body of paragraphs."""
    return "<p:txBody>" + "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines) + "</p:txBody>"


def relations(*rows: tuple[str, str, str], more: str = "") -> bytes:
    """Relations by id, kind and target."""
    told = "".join(f'<Relationship Id="{id_}" Type="http://x/{kind}" Target="{to}"/>' for id_, kind, to in rows)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{told}{more}</Relationships>'.encode()


def pptx(slides: Sequence[str], related: Mapping[int, bytes] | None = None, **members: bytes) -> bytes:
    """Slides by what their tree holds, in reverse of the order of their file names."""
    count = len(slides)
    rows = [(f"rId{number}", "slide", f"slides/slide{count - number + 1}.xml") for number in range(1, count + 1)]
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in range(1, count + 1))
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations(("r", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {P}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>".encode(),
        "ppt/_rels/presentation.xml.rels": relations(*rows),
    }
    for number, slide in enumerate(slides, 1):
        name = f"slide{count - number + 1}.xml"
        files[f"ppt/slides/{name}"] = slide.encode()
        if related and number in related:
            files[f"ppt/slides/_rels/{name}.rels"] = related[number]
    return zipped({**files, **{name.replace("__", "/"): data for name, data in members.items()}})


def slide(*bodies: str, more: str = "") -> str:
    shapes = "".join(f"<p:sp>{body}</p:sp>" for body in bodies)
    return f"<p:sld {P} {more}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"


def epub(chapters: Mapping[str, str], spine: Sequence[str], more: str = "", /, **members: bytes) -> bytes:
    """A book of these chapters; `spine` in which order."""
    items = "".join(
        f'<item id="{id_}" href="t%20x/{id_}.xhtml" media-type="application/xhtml+xml"/>' for id_ in spine
    )
    order = "".join(f'<itemref idref="{id_}"/>' for id_ in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>حصار وادي النور</dc:title><dc:creator>Samira Taleb</dc:creator><dc:language>ar</dc:language>"
        '<meta property="dcterms:modified">2016-12-22T09:30:00Z</meta></metadata>'
        f"<manifest>{items}{more}</manifest><spine>{order}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    files = {
        "META-INF/container.xml": container.encode(),
        "OEBPS/book.opf": package.encode(),
        **{f"OEBPS/t x/{id_}.xhtml": text.encode() for id_, text in chapters.items()},
        **{name.replace("__", "/"): data for name, data in members.items()},
    }
    return stored_first(("mimetype", b"application/epub+zip"), files)


def page(body: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{body}</body></html>'


_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams (MS-CFB), each at least 4,096 bytes, so that none is a small one."""
    padded = {name: data + bytes(max(4096 - len(data), 0)) for name, data in streams.items()}
    places, sectors, table = [], bytearray(), list[int]()
    for data in padded.values():
        count = -(-len(data) // _SECTOR)
        places.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), _END]
        sectors += data + bytes(count * _SECTOR - len(data))
    entries = [_entry("Root Entry", 5, 1 if padded else _FREE, _END, 0)]
    for number, (name, place) in enumerate(zip(padded, places, strict=True), 1):
        after = number + 1 if number < len(padded) else _FREE
        entries.append(_entry(name, 2, _FREE, place, len(padded[name]), after))
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = len(table)
    count = len(entries) // 4
    table += [*range(directory + 1, directory + count), _END]
    sectors += b"".join(entries)
    fat = len(table)
    blocks = 1
    while blocks * 128 < len(table) + blocks:
        blocks += 1
    table += [_FAT] * blocks
    table += [_FREE] * (blocks * 128 - len(table))
    sectors += struct.pack(f"<{len(table)}I", *table)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, blocks, directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(fat, fat + blocks), *[_FREE] * (109 - blocks))
    return header + bytes(sectors)


def _entry(name: str, kind: int, child: int, start: int, size: int, after: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    told = encoded.ljust(64, b"\x00") + struct.pack("<HBB3I", len(encoded), kind, 1, _FREE, after, child)
    return told + bytes(36) + struct.pack("<3I", start, size, 0)


def old_word(
    pieces: Sequence[tuple[str, bool]],
    lengths: Sequence[int] = (),
    flags: int = 0,
    comments: Sequence[str] = (),
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A document of these pieces (text, and whether it is 8 bits a character); `lengths` of the parts of it."""
    total = sum(len(text) for text, _ in pieces)
    told = [*lengths, *[0] * (8 - len(lengths))] if lengths else [total, *[0] * 7]
    document = bytearray(
        struct.pack("<6H", 0xA5EC, 0xC1, 0, 0x0401, 0, flags | 0x0200).ljust(0x9A + 8 * 93, b"\x00")
    )
    struct.pack_into("<8i", document, 0x4C, *told)
    bounds, places = [0], []
    for text, narrow in pieces:
        places.append(len(document) * 2 | 0x40000000 if narrow else len(document))
        document += text.encode("cp1252" if narrow else "utf-16-le")
        bounds.append(bounds[-1] + len(text))
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc
    fields = {33: clx}
    if comments:
        ends = [0]
        for comment in comments:
            ends.append(ends[-1] + len(comment))
        owner = bytes(20) + struct.pack("<h8x", 0)
        fields[4] = struct.pack(f"<{len(comments) + 1}i", *range(len(comments) + 1)) + owner * len(comments)
        fields[5] = struct.pack(f"<{len(ends) + 1}i", *ends, ends[-1] + 1)
        fields[36] = struct.pack("<H", 12) + "Samira Taleb".encode("utf-16-le")
    table = bytearray()
    for number, data in fields.items():
        struct.pack_into("<2I", document, 0x9A + 8 * number, len(table), len(data))
        table += data
    return ole({"WordDocument": bytes(document), "1Table": bytes(table), **(more or {})})


def atom(kind: int, data: bytes, instance: int = 0) -> bytes:
    return struct.pack("<2HI", instance << 4, kind, len(data)) + data


def holder(kind: int, *records: bytes, instance: int = 0) -> bytes:
    data = b"".join(records)
    return struct.pack("<2HI", instance << 4 | 0xF, kind, len(data)) + data


def old_slides(
    slides: Sequence[tuple[str, str]], notes: str = "", token: int = 0xE391C05F, **more: bytes
) -> bytes:
    """Slides of (title in the outline, words in the drawing); `notes` of the first."""
    drawn = [holder(0x03EE, holder(0x040C, atom(0x0FA0, words.encode("utf-16-le")))) for _, words in slides]
    drawn.append(holder(0x03F0, atom(0x03F1, struct.pack("<2I", 256, 0)), atom(0x0FA8, notes.encode("latin-1"))))
    listed = b""
    for number, (title, _) in enumerate(slides):
        listed += atom(0x03F3, struct.pack("<5I", number + 2, 0, 0, 256 + number, 0))
        listed += atom(0x0FA0, title.encode("utf-16-le"))
    noted = atom(0x03F3, struct.pack("<5I", len(slides) + 2, 0, 0, 999, 0))
    document = holder(0x03E8, holder(0x0FF0, listed), holder(0x0FF0, noted, instance=2))
    stream, places = b"", []
    for record in (document, *drawn):
        places.append(len(stream))
        stream += record
    directory = len(stream)
    stream += atom(0x1772, struct.pack(f"<{len(places) + 1}I", len(places) << 20 | 1, *places))
    edit = len(stream)
    stream += atom(0x0FF5, struct.pack("<7I", 0, 0, 0, directory, 1, 0, 0))
    current = atom(0x0FF6, struct.pack("<3I", 20, token, edit) + bytes(12))
    return ole({"PowerPoint Document": stream, "Current User": current, **more})


def summary(*properties: tuple[int, int, bytes]) -> bytes:
    """A stream of properties: number, type, and what stands after the type."""
    table, values = b"", b""
    start = 8 + 8 * len(properties)
    for number, kind, data in properties:
        table += struct.pack("<2I", number, start + len(values))
        values += struct.pack("<I", kind) + data + bytes(-len(data) % 4)
    section = struct.pack("<2I", start + len(values), len(properties)) + table + values
    return struct.pack("<2H", 0xFFFE, 0) + bytes(24) + bytes(16) + struct.pack("<I", 48) + section


def narrow(text: str, codec: str) -> bytes:
    data = text.encode(codec) + b"\x00"
    return struct.pack("<I", len(data)) + data
