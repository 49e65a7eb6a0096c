"""TAR, plain and packed, and single packed files."""

from __future__ import annotations

import gzip
import io
import tarfile
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import MIB, Part, Reading
from amana.intake.archives.tar_archive import TarArchive
from tests.contracts.reader_contract import ReaderContract
from tests.intake.archives.makers import MEMBERS, NOTE, PACKERS, tarred

READER = TarArchive()


class TestTarArchive(ReaderContract):
    def reader(self) -> TarArchive:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return PACKERS[".gz"](tarred(), mtime=0), "letters.tar.gz"  # type: ignore[operator]


def _read(data: bytes, name: str = "a.tar") -> Reading:
    return READER.read(io.BytesIO(data), name, READER.limits)


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


@pytest.mark.parametrize("ending", ["", *PACKERS])
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_each_member_is_a_part(ending: str, form: int) -> None:
    data = PACKERS.get(ending, bytes)(tarred(form=form))  # type: ignore[operator]
    told = _read(data)
    assert told.note is None
    assert [(part.place, part.data) for part in told.parts] == [(f"member/{name}", data) for name, data in MEMBERS]
    assert _facts(told.parts[0]) == {"modified-utc": "2016-12-22T14:05:06Z", "mode": "0644", "owner": "idris"}


def test_the_old_form_without_a_mark() -> None:
    block = bytearray(tarred([("a", NOTE)], tarfile.USTAR_FORMAT))
    block[257:512] = bytes(255)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\x00 " % sum(block[:512])
    assert [part.data for part in _read(bytes(block)).parts] == [NOTE]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_foreign_names(form: int) -> None:
    name = "وادي النور/" * 30 + "a.txt"
    assert [part.place for part in _read(tarred([(name, NOTE)], form)).parts] == [f"member/{name}"]


def test_a_name_that_is_no_utf8_stands_with_its_bytes() -> None:
    data = tarred([("name", NOTE)], tarfile.USTAR_FORMAT)
    block = bytearray(data[:512])
    block[:4] = b"\xe6\xc7\xcf\xed"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\x00 " % sum(block)
    (part,) = _read(bytes(block) + data[512:]).parts
    assert part.data == NOTE
    assert [fact.raw for fact in part.facts if fact.name == "name"] == ["e6c7cfed"]


def test_links_devices_and_folders_are_told_and_not_followed() -> None:
    sink = io.BytesIO()
    forms = [
        (tarfile.SYMTYPE, "symbolic-link"),
        (tarfile.LNKTYPE, "hard-link"),
        (tarfile.CHRTYPE, "device"),
        (tarfile.FIFOTYPE, "pipe"),
        (tarfile.DIRTYPE, "folder"),
    ]
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for kind, _ in forms:
            info = tarfile.TarInfo("../x")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    parts = _read(sink.getvalue()).parts
    assert [_facts(part)["form"] for part in parts] == [form for _, form in forms]
    assert all(part.data is None and part.reason is None for part in parts)
    assert _facts(parts[0])["link-target"] == "/etc/passwd"
    assert _facts(parts[0])["path-warning"] == "leads-outside"


@pytest.mark.parametrize("ending", ["", *PACKERS])
def test_instalments_give_each_member_once(ending: str) -> None:
    members = [(f"{number % 5}.txt", b"%d" % number * 100) for number in range(40)]
    data = PACKERS.get(ending, bytes)(tarred(members))  # type: ignore[operator]
    narrow = replace(READER.limits, members=7, unpacked_bytes=1000)
    told = READER.read(io.BytesIO(data), "a", narrow)
    parts = list(told.parts)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a", narrow, told.resume)
        parts += told.parts
    assert [part.data for part in parts] == [data for _, data in members]
    assert len({part.place for part in parts}) == 40


def test_a_cut_archive_gives_what_is_whole_and_says_so() -> None:
    data = tarred([("a", NOTE), ("b", bytes(5000)), ("c", NOTE)], tarfile.USTAR_FORMAT)
    told = _read(data[:4000])
    assert told.note == "cut-short"
    assert [(part.name, part.reason) for part in told.parts] == [("a", None), ("b", "cut-short")]
    told = _read(data[: 512 + 100])
    assert told.note == "cut-short"


def test_damage_between_members_is_told() -> None:
    data = bytearray(tarred([("a", NOTE), ("b", NOTE)], tarfile.USTAR_FORMAT))
    data[1024 + 20] ^= 1
    told = _read(bytes(data))
    assert (told.note, [part.name for part in told.parts]) == ("cut-short", ["a"])


def test_a_member_that_is_too_large_is_passed_over() -> None:
    data = tarred([("a", NOTE), ("b", bytes(5000)), ("c", NOTE)])
    told = READER.read(io.BytesIO(data), "a", replace(READER.limits, unpacked_bytes=1000, apart_bytes=4999))
    assert [(part.size, part.reason) for part in told.parts] == [
        (len(NOTE), None),
        (5000, "too-large"),
        (len(NOTE), None),
    ]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_single_packed_file(ending: str) -> None:
    told = _read(PACKERS[ending](NOTE), f"folder/note.txt{ending}")  # type: ignore[operator]
    (part,) = told.parts
    assert (part.place, part.data, told.note) == ("member/note.txt", NOTE, None)


def test_gzip_tells_a_name_and_a_time() -> None:
    sink = io.BytesIO()
    with gzip.GzipFile("رسالة.txt", "wb", fileobj=sink, mtime=1482415506) as packed:
        packed.write(NOTE)
    named = sink.getvalue().replace(b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08\x08", 1)
    named = (
        named[:10] + "رسالة.txt".encode() + b"\x00" + named[10:]
        if sink.getvalue()[:4] != b"\x1f\x8b\x08\x08"
        else named
    )
    (part,) = _read(named, "x.gz").parts
    assert part.name == "رسالة.txt"
    assert _facts(part)["modified-utc"] == "2016-12-22T14:05:06Z"


@pytest.mark.parametrize("ending", PACKERS)
def test_several_streams_are_one(ending: str) -> None:
    pack = PACKERS[ending]
    told = _read(pack(b"one ") + pack(b"two") + bytes(8), f"a{ending}")  # type: ignore[operator]
    assert [part.data for part in told.parts] == [b"one two"]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_that_is_cut_gives_what_there_is(ending: str) -> None:
    import random

    noise = random.Random(5).randbytes(2_000_000)
    packed = PACKERS[ending](noise)  # type: ignore[operator]
    told = _read(packed[: len(packed) // 2], f"a{ending}")
    assert told.note == "cut-short"
    assert told.parts[0].data
    assert noise.startswith(told.parts[0].data)


@pytest.mark.parametrize("ending", PACKERS)
def test_what_unpacks_without_end_is_a_bomb(ending: str) -> None:
    pack = PACKERS[ending]
    stream = pack(bytes(16 * MIB))  # type: ignore[operator]
    with pytest.raises(ReadingFailed) as told:
        _read(stream * 12, f"zeros{ending}")
    assert told.value.facts["reason"] == "bomb"


def test_a_packed_file_that_is_too_large_is_told_with_its_size() -> None:
    data = gzip.compress(bytes(range(256)) * 400)
    told = READER.read(io.BytesIO(data), "a.gz", replace(READER.limits, unpacked_bytes=1000, apart_bytes=2000))
    assert [(part.size, part.reason, part.data) for part in told.parts] == [(102_400, "too-large", None)]


def test_a_record_of_a_name_without_end_is_refused() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = b"L", 500 * MIB
    with pytest.raises(ReadingFailed):
        _read(gzip.compress(info.tobuf() + bytes(4 * MIB)))


def test_a_bag_is_checked_where_all_of_it_is_at_hand() -> None:
    declared = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    data = tarred([("bag/bagit.txt", declared), ("bag/data/a", NOTE), ("bag/data/b", NOTE)])
    whole = {fact.name: fact.value for fact in _read(data).facts}
    assert whole["bagit-folder"] == "bag/"
    part = READER.read(io.BytesIO(data), "a", replace(READER.limits, members=2))
    assert [(fact.name, fact.value) for fact in part.facts] == [("proof-bundle-check", "left-out")]
