"""ZIP: every member is a part, and no member's fault is another's."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import HEAD_SIZE, MIB, Part, Reading, media_type
from amana.intake.archives.zip_archive import ZipArchive
from amana.intake.registry import READERS, reader_for
from tests.contracts.reader_contract import ReaderContract
from tests.intake.archives.makers import MEMBERS, NOTE, raw_zip, zipped

READER = ZipArchive()


class TestZipArchive(ReaderContract):
    def reader(self) -> ZipArchive:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return zipped(), "from-samira.zip"


def _read(data: bytes, name: str = "a.zip") -> Reading:
    return READER.read(io.BytesIO(data), name, READER.limits)


def _all(data: bytes, **limits: int) -> list[Part]:
    narrow = replace(READER.limits, **limits)
    told = READER.read(io.BytesIO(data), "a.zip", narrow)
    parts = list(told.parts)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a.zip", narrow, told.resume)
        parts += told.parts
    return parts


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def test_each_member_is_a_part_with_its_bytes_and_its_place() -> None:
    told = _read(zipped())
    assert told.note is None
    assert told.resume is None
    assert [(part.place, part.data) for part in told.parts] == [(f"member/{name}", data) for name, data in MEMBERS]
    assert {part.kind for part in told.parts} == {"member"}
    assert [part.size for part in told.parts] == [len(data) for _, data in MEMBERS]
    facts = _facts(told.parts[0])
    assert facts["modified"] == "2016-12-22T14:05:06"
    assert facts["crc-32"] == f"{zlib.crc32(NOTE):08x}"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack(method: int) -> None:
    assert [part.data for part in _read(zipped(method=method)).parts] == [data for _, data in MEMBERS]


def test_two_members_of_one_path_have_two_places() -> None:
    data = raw_zip([(b"a", b"1", 0, b""), (b"a#2", b"2", 0, b""), (b"a", b"3", 0, b""), (b"", b"4", 0, b"")])
    places = [part.place for part in _read(data).parts]
    assert places == ["member/a", "member/a#2", "member/a#3", "member/#1"]


def test_names_in_old_code_pages_are_read_and_stand_beside_their_bytes() -> None:
    raw = "رسالة من سميرة إلى يوسف في وادي النور عن الوصول.txt".encode("cp1256")
    part = _read(raw_zip([(raw, NOTE, 0, b"")])).parts[0]
    assert part.place == "member/رسالة من سميرة إلى يوسف في وادي النور عن الوصول.txt"
    (name,) = [fact for fact in part.facts if fact.name == "name"]
    assert name.raw == raw.hex()
    assert _facts(part)["name-encoding"] == "cp1256"
    assert _facts(part)["name-as-specified"] == raw.decode("cp437")


def test_names_without_a_flag_are_utf8_where_they_can_be() -> None:
    raw = "وادي.txt".encode()
    flagged, plain = _read(raw_zip([(raw, b"", 0x800, b""), (raw, b"", 0, b"")])).parts
    assert flagged.place == "member/وادي.txt"
    assert plain.place == "member/وادي.txt#2"
    assert "name-encoding" not in _facts(flagged)
    assert _facts(plain)["name-encoding"] == "utf-8"


def test_a_western_name_is_read_as_the_specification_says() -> None:
    part = _read(raw_zip([("café.txt".encode("cp437"), b"", 0, b"")])).parts[0]
    assert part.name == "café.txt"
    assert _facts(part)["name-encoding"] == "cp437"


def test_the_unicode_extra_field_is_believed_where_it_is_of_this_name() -> None:
    raw = b"letter.txt\x9f"

    def field(crc: int) -> bytes:
        body = b"\x01" + crc.to_bytes(4, "little") + "وادي.txt".encode()
        return struct.pack("<HH", 0x7075, len(body)) + body

    data = raw_zip([(raw, b"", 0, field(zlib.crc32(raw))), (raw, b"", 0, field(1))])
    assert [part.name for part in _read(data).parts] == ["وادي.txt", raw.decode("cp437")]


@pytest.mark.parametrize(
    ("path", "warning"),
    [
        ("/etc/passwd", "absolute"),
        ("C:\\a.txt", "absolute"),
        ("../../a.txt", "leads-outside"),
        ("a/../../b", "leads-outside"),
    ],
)
def test_paths_that_lead_outside_are_only_names(path: str, warning: str) -> None:
    part = _read(raw_zip([(path.encode(), NOTE, 0, b"")])).parts[0]
    assert part.place == f"member/{path}"
    assert part.data == NOTE
    assert _facts(part)["path-warning"] == warning


def test_a_link_is_told_and_not_followed() -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        info = zipfile.ZipInfo("passwords")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("photos/", "")
    link, folder = _read(sink.getvalue()).parts
    assert (link.data, _facts(link)["form"], _facts(link)["link-target"]) == (None, "symbolic-link", "/etc/passwd")
    assert (folder.data, folder.reason, _facts(folder)["form"]) == (None, None, "folder")


def test_a_damaged_member_costs_itself_alone() -> None:
    data = bytearray(zipped(method=zipfile.ZIP_STORED))
    data[data.index(NOTE)] ^= 1
    told = _read(bytes(data))
    assert [part.reason for part in told.parts] == ["malformed", None, None]
    assert told.parts[1].data == MEMBERS[1][1]
    assert told.note == "parts-unread"


def test_an_encrypted_member_costs_itself_alone() -> None:
    told = _read(raw_zip([(b"a", b"12345678901234", 1, b""), (b"b", NOTE, 0, b"")]))
    assert [(part.reason, part.data) for part in told.parts] == [("encrypted", None), (None, NOTE)]


def test_a_member_that_is_too_large_is_told_with_its_size() -> None:
    data = zipped([("small", NOTE), ("large", bytes(range(256)) * 40), ("last", NOTE)], zipfile.ZIP_STORED)
    parts = _all(data, unpacked_bytes=1000, apart_bytes=9999)
    assert [(part.size, part.reason) for part in parts] == [
        (len(NOTE), None),
        (10240, "too-large"),
        (len(NOTE), None),
    ]


def test_many_members_come_in_instalments_and_each_once() -> None:
    members = [(f"note-{number}.txt", b"%d" % number) for number in range(57)]
    parts = _all(zipped(members), members=10)
    assert [(part.place, part.data) for part in parts] == [(f"member/{name}", data) for name, data in members]
    assert len(_read(zipped(members)).parts) == 57
    sized = _all(zipped([(str(number), bytes(600)) for number in range(9)]), unpacked_bytes=1300)
    assert len({part.place for part in sized}) == 9


def test_a_member_that_unpacks_to_far_too_much_is_a_bomb() -> None:
    told = _read(zipped([("zeros", bytes(8 * MIB)), ("note.txt", NOTE)]))
    assert [part.reason for part in told.parts] == ["bomb", None]


def test_many_modest_members_that_are_a_bomb_together() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(zipped([(str(number), bytes(MIB)) for number in range(80)]))
    assert told.value.facts["reason"] == "bomb"


def test_members_that_lie_within_others_are_not_unpacked() -> None:
    """A small file whose entries all lead to one run of bytes is a bomb of another kind."""
    data = zipped([("a", NOTE * 9)])
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x05\x06")]
    central = entry + entry.replace(b"PK\x01\x02", b"PK\x01\x02") * 99
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 100, 100, len(central), at, 0)
    told = _read(data[:at] + central + end)
    assert [part.reason for part in told.parts] == [None, *["bomb"] * 99]


def test_a_member_that_declares_less_than_it_holds_is_malformed() -> None:
    data = bytearray(zipped([("a", NOTE * 9)]))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 20)
    assert [part.reason for part in _read(bytes(data)).parts] == ["malformed"]


def test_sizes_beyond_32_bits() -> None:
    wide = struct.pack("<HHQQ", 1, 16, 5, 5)
    data = bytearray(raw_zip([(b"a", b"12345", 0, wide)]))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = b"\xff" * 8
    (part,) = _read(bytes(data)).parts
    assert (part.data, part.size) == (b"12345", 5)


def test_what_stands_before_and_after_the_archive_is_allowed() -> None:
    told = _read(b"#!/bin/sh\n" * 50 + zipped() + b"\r\n trailing")
    assert [part.data for part in told.parts] == [data for _, data in MEMBERS]
    assert [fact.value for fact in told.facts if fact.name == "bytes-before"] == ["500"]


def test_the_content_decides_whatever_the_name_says() -> None:
    data = zipped()
    for name in ("photo.jpg", "letter.docx", "table.xlsx", "notes.txt", "noname"):
        kind = media_type(data[:HEAD_SIZE], name)
        reader = reader_for(kind, data[:HEAD_SIZE], name, READERS)
        assert reader is not None
        assert reader.name == "zip-archive", name


def test_a_bag_in_it_is_checked() -> None:
    facts = _read(
        zipped(
            [("bag/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), ("bag/data/a", NOTE)]
        )
    ).facts
    assert ("bagit-folder", "bag/") in [(fact.name, fact.value) for fact in facts]


def test_a_zip_that_is_cut_gives_the_members_that_are_whole() -> None:
    data = zipped(method=zipfile.ZIP_STORED)
    told = _read(data[: data.index(MEMBERS[1][1]) + 20])
    assert told.note == "cut-short"
    assert [(part.name, part.data, part.reason) for part in told.parts] == [
        (MEMBERS[0][0], NOTE, None),
        (MEMBERS[1][0], None, "malformed"),
    ]


def test_a_cut_zip_whose_members_were_written_as_streams() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    sink = Pipe()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in MEMBERS:
            archive.writestr(name, data)
    whole = sink.getvalue()
    told = _read(whole[: whole.index(b"PK\x01\x02")])
    assert told.note == "cut-short"
    assert [part.data for part in told.parts] == [data for _, data in MEMBERS]


def test_a_cut_zip_of_nothing_but_marks_takes_no_time() -> None:
    data = raw_zip([(b"a", b"", 8, b"")])[:31] + b"PK\x07\x08" * 500_000
    assert _read(data).note == "cut-short"
