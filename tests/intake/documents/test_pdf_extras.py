"""PDF beyond its text: comments, fields, links, files, XMP, scans, pictures of pages; and PDF bombs."""

from __future__ import annotations

import hashlib
import io
import zlib

import pytest
from PIL import Image

from amana.errors import ReadingFailed
from amana.intake import Limits, Part, Reading
from amana.intake.documents.packages import Budget
from amana.intake.documents.pdf_document import PdfDocument, opened_pdf
from amana.intake.documents.pdf_notes import Wanted
from amana.intake.documents.pdf_pages import pages_of
from amana.intake.documents.pdf_pictures import page_image
from tests.intake import pdf_maker as pdf

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s>>"
_BASE = {1: b"<</Type/Catalog/Pages 2 0 R%s>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>"}


def _pdf(page: bytes = b"", catalogue: bytes = b"", more: dict[int, bytes] | None = None) -> bytes:
    """One page with this in its dictionary; further objects from 4 on."""
    return pdf.pdf_of({1: _BASE[1] % catalogue, 2: _BASE[2], 3: _PAGE % page, **(more or {})})


def _read(data: bytes, limits: Limits = PdfDocument.limits) -> Reading:
    return PdfDocument().read(io.BytesIO(data), "a.pdf", limits)


def _words(reading: Reading, part: Part) -> str | None:
    return None if part.text is None else reading.texts[part.text].text[part.start : part.end]


def _utf16(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def test_each_page_is_a_stretch_of_the_text() -> None:
    pages = [pdf.placed_left_to_right([*word], 50, 700) for word in ("first", "second")]
    reading = _read(pdf.text_pdf(pages))
    assert [(part.place, part.kind, _words(reading, part)) for part in reading.parts] == [
        ("page/1", "page", "first"),
        ("page/2", "page", "second"),
    ]


def test_comments_stand_in_a_text_of_their_own() -> None:
    notes = (
        b"/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents%s/T(Samira Taleb)/M(D:20161222140500+02'00')>>"
        b"<</Subtype/Highlight/Rect[0 0 9 9]/T(Idris)>><</Subtype/Popup/Rect[0 0 9 9]/Contents(no)>>"
        b"<</Subtype/FreeText/Rect[0 0 9 9]/Contents(two\rlines)>>]" % _utf16("من رأى؟")
    )
    reading = _read(_pdf(notes))
    assert {text.part: text.text for text in reading.texts} == {"comments": "من رأى؟\ntwo\nlines"}
    told = reading.parts[1:]
    assert [(part.place, part.of, _words(reading, part)) for part in told] == [
        ("comment/1", "page/1", "من رأى؟"),
        ("comment/2", "page/1", None),
        ("comment/3", "page/1", "two\nlines"),
    ]
    assert _facts(told[0]) == {"shape": "note", "author": "Samira Taleb", "date": "2016-12-22T14:05:00+02:00"}
    assert _facts(told[1]) == {"shape": "highlight", "author": "Idris"}
    assert told[0].facts[-1].raw == "D:20161222140500+02'00'"


def test_links_are_facts_and_not_followed() -> None:
    notes = b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/x)>>>>]"
    assert ("link", "https://example.org/x") in [(fact.name, fact.value) for fact in _read(_pdf(notes)).facts]


def test_a_form_tells_its_fields() -> None:
    field = b"<</Subtype/Widget/FT/Tx/T(name)/V%s/Rect[0 0 90 20]/P 3 0 R>>" % _utf16("سميرة")
    data = _pdf(b"/Annots[4 0 R]", b"/AcroForm<</Fields[4 0 R]>>", {4: field})
    reading = _read(data)
    assert {text.part: text.text for text in reading.texts} == {"form": "name\tسميرة"}
    assert [(part.place, part.kind, part.name, _words(reading, part)) for part in reading.parts[1:]] == [
        ("field/1", "note", "name", "سميرة")
    ]


def _with_file(data: bytes, name: bytes = b"../../x.txt", more: bytes = b"") -> bytes:
    names = b"/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>"
    spec = b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 5 0 R>>/Desc(a list)>>" % (name, name)
    params = b"/Type/EmbeddedFile/Subtype/text#2Fplain/Params<</CreationDate(D:20161222)>>"
    return _pdf(b"", names, {4: spec, 5: pdf.stream(data, params + more)})


def test_files_within_are_parts_and_their_names_only_names() -> None:
    (part,) = [part for part in _read(_with_file(b"hello")).parts if part.kind == "embedded"]
    assert (part.place, part.name, part.data, part.size) == ("embedded/1", "../../x.txt", b"hello", 5)
    assert (part.media_type, _facts(part)["created"]) == ("text/plain", "2016-12-22")


def test_a_file_pinned_to_a_page_belongs_to_it() -> None:
    pinned = b"/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/Contents(see)/FS<</F(y.txt)/EF<</F 5 0 R>>>>>>]"
    reading = _read(_pdf(pinned, b"", {5: pdf.stream(b"pinned", b"/Type/EmbeddedFile")}))
    (part,) = [part for part in reading.parts if part.kind == "embedded"]
    assert (part.place, part.of, part.name, part.data) == ("page/1/embedded/1", "page/1", "y.txt", b"pinned")


def test_a_file_beyond_the_limit_is_told_without_its_bytes() -> None:
    reading = _read(_with_file(bytes(900)), Limits(unpacked_bytes=800))
    (part,) = [part for part in reading.parts if part.kind == "embedded"]
    assert (part.reason, part.size, part.data, reading.note) == ("too-large", 900, None, "parts-unread")


@pytest.mark.parametrize("layers", [1, 2])
def test_a_file_that_swells_is_never_unpacked(layers: int) -> None:
    packed = bytes(3_000_000)
    for _ in range(layers):
        packed = zlib.compress(packed)
    data = _with_file(packed, more=b"/Filter[%s]" % (b"/FlateDecode" * layers))
    reading = _read(data, Limits(unpacked_bytes=1_000_000))
    (part,) = [part for part in reading.parts if part.kind == "embedded"]
    assert (part.reason, part.size, part.data, reading.note) == ("bomb", None, None, "parts-unread")
    (whole,) = [part for part in _read(data).parts if part.kind == "embedded"]
    assert whole.data == bytes(3_000_000)


def test_xmp_of_the_document_is_told_and_not_that_of_a_picture() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<r:Description xmlns:p="http://ns.adobe.com/xap/1.0/" p:CreateDate="2016-12-22T14:05:00+02:00">'
        b'<d:creator xmlns:d="http://purl.org/dc/elements/1.1/"><r:Seq><r:li>Samira</r:li><r:li>Idris</r:li></r:Seq>'
        b"</d:creator></r:Description></r:RDF></x:xmpmeta>"
    )
    other = pdf.stream(packet.replace(b"2016", b"1999"), b"/Type/Metadata/Subtype/XML")
    more = {4: other, 5: pdf.stream(packet, b"/Type/Metadata/Subtype/XML"), 6: other}
    told = {fact.name: fact.value for fact in _read(_pdf(b"", b"/Metadata 5 0 R", more)).facts}
    assert told["xmp:CreateDate"] == "2016-12-22T14:05:00+02:00"
    assert told["dc:creator"] == "Samira; Idris"


def _scan(
    shown: bytes = b"600 0 0 800 0 0 cm /I Do", more: bytes = b"", size: bytes = b"/Width 2/Height 2"
) -> bytes:
    fonts = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    picture = pdf.stream(
        b"\x00\xff\x00\xff", size + b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    page = b"/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>%s>>" % fonts
    return _pdf(page, b"", {4: picture, 5: pdf.stream(b"q %s Q %s" % (shown, more))})


_LONG = b"BT /F 12 Tf %d Tr 50 500 Td (Recognised words of a page that was scanned by somebody) Tj ET"


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (_scan(), {"scanned": "yes"}),
        (_scan(b"600 0 0 400 0 0 cm /I Do Q q 600 0 0 400 0 400 cm /I Do"), {"scanned": "yes"}),
        (_scan(more=b"BT /F 12 Tf 50 20 Td (17) Tj ET"), {"scanned": "yes", "text-layer": "recognised"}),
        (_scan(more=_LONG % 3), {"scanned": "yes", "text-layer": "recognised"}),
        (_scan(more=_LONG % 0), {}),
        (_scan(b"60 0 0 80 0 0 cm /I Do"), {}),
        (_pdf(), {}),
    ],
    ids=["whole", "strips", "number", "invisible", "visible", "small", "blank"],
)
def test_a_scan_is_recognised_as_such(data: bytes, facts: dict[str, str]) -> None:
    reading = _read(data)
    assert _facts(reading.parts[0]) == facts
    assert ("scanned-pages" in {fact.name for fact in reading.facts}) is bool(facts)


def test_text_of_codes_without_meaning_is_told() -> None:
    glyphs = pdf.placed_left_to_right([*"\x04\x05\x06\x07"], 50, 700)
    reading = _read(pdf.text_pdf([glyphs]))
    assert _facts(reading.parts[0]) == {"text-layer": "unreadable"}
    assert ("unreadable-pages", "1") in [(fact.name, fact.value) for fact in reading.facts]


def test_the_first_page_has_a_small_picture() -> None:
    (picture,) = _read(_scan()).pictures
    assert Image.open(io.BytesIO(picture.data)).size == (240, 320)


def test_a_page_is_drawn_for_recognition() -> None:
    image = page_image(_scan(), 1, 36)
    assert (image.size, image.mode) == ((300, 400), "RGB")
    assert page_image(_scan(), 1, 30_000, Limits(pixels=10_000)).size == (87, 115)
    assert (
        len(set(image.resize((2, 2)).get_flattened_data() if hasattr(image, "get_flattened_data") else "ab")) >= 2
    )


@pytest.mark.parametrize(
    ("data", "number", "reason"),
    [
        (_scan(), 2, "malformed"),
        (_scan(), 0, "malformed"),
        (b"", 1, "malformed"),
        (pdf.encrypted(), 1, "encrypted"),
        (_scan(size=b"/Width 60000/Height 60000"), 1, "too-many-pixels"),
    ],
)
def test_what_cannot_be_drawn_says_why(data: bytes, number: int, reason: str) -> None:
    with pytest.raises(ReadingFailed) as told:
        page_image(data, number, 72)
    assert told.value.facts == {"reason": reason}


def test_a_huge_picture_costs_the_small_picture_alone() -> None:
    reading = _read(_scan(size=b"/Width 60000/Height 60000"))
    assert (reading.pictures, _facts(reading.parts[0])) == ((), {"scanned": "yes"})


def test_a_deep_page_tree_ends() -> None:
    depth = 3000
    tree = {n: b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(2, depth)}
    last = {depth: b"<</Type/Page/MediaBox[0 0 9 9]/Parent %d 0 R>>" % (depth - 1)}
    data = pdf.pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", **tree, **last})
    try:
        assert _read(data).note in {"no-text", "left-out"}
    except ReadingFailed as told:
        assert told.facts["reason"] == "malformed"


def test_very_many_comments_are_cut_and_end() -> None:
    data = _pdf(b"/Annots[%s]" % (b"<</Subtype/Text/Rect[0 0 9 9]/Contents(again)>>" * 50))
    with opened_pdf(data) as opened:
        (few,), _ = pages_of(opened, bytes(10_000), Limits(), Wanted(Budget(0), left=20))
        (short,), _ = pages_of(opened, bytes(10_000), Limits(), Wanted(Budget(0), characters=12))
    assert (len(few.notes), len(short.notes)) == (20, 2)


def test_the_outline_and_the_version_are_facts() -> None:
    outline = {
        4: b"<</First 5 0 R/Last 5 0 R/Count 1>>",
        5: b"<</Title(Part one)/Parent 4 0 R/Next 5 0 R/Dest[3 0 R/Fit]>>",
    }
    told = {fact.name: fact.value for fact in _read(_pdf(b"", b"/Outlines 4 0 R", outline)).facts}
    assert (told["outline"], told["pdf-version"]) == ("Part one", "1.7")


def _empty_password(text: bytes) -> bytes:
    """Locked for owners alone: any program opens it with no password (standard handler, revision 2, RC4)."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    owner, identity = bytes(32), bytes(16)
    key = hashlib.md5(padding + owner + b"\xd4\xff\xff\xff" + identity).digest()[:5]
    one = hashlib.md5(key + (5).to_bytes(3, "little") + bytes(2)).digest()[:10]
    objects = {
        1: _BASE[1] % b"",
        2: _BASE[2],
        3: _PAGE % b"/Contents 5 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
        4: b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>"
        % (owner.hex().encode(), _rc4(key, padding).hex().encode()),
        5: pdf.stream(_rc4(one, b"BT /F 12 Tf 50 500 Td (" + text + b") Tj ET")),
    }
    return pdf.pdf_of(objects, b"/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]" % ((identity.hex().encode(),) * 2))


def _rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for n in range(256):
        at = (at + state[n] + key[n % len(key)]) % 256
        state[n], state[at] = state[at], state[n]
    told, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        told.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(told)


def test_what_is_locked_without_a_passphrase_is_read() -> None:
    assert _read(_empty_password(b"open to all")).texts[0].text == "open to all"
