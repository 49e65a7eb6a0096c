"""What only libarchive reads: CAB, ISO 9660, LHA, cpio, ar, and files packed with zstd and such."""

from __future__ import annotations

import io
import tarfile
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import MIB, Part, Reading, media_type, readers
from amana.intake.archives import by_libarchive
from amana.intake.archives.other_archive import OtherArchive
from tests.contracts.reader_contract import ReaderContract
from tests.intake.archives.makers import MEMBERS, NOTE, tarred
from tests.intake.archives.other_maker import cabinet, cpio, lha, written

pytestmark = pytest.mark.skipif(
    not by_libarchive.installed(), reason="libarchive and libarchive-c are not installed"
)
READER = OtherArchive()
ARABIC = "وصلت القافلة إلى الوادي.txt"
_CABINET = cabinet([(name.encode(), data) for name, data in MEMBERS if data], attributes=0xA0)
_PACKINGS = {"zstd": ".zst", "lz4": ".lz4", "lzip": ".lz", "compress": ".Z", "lzma": ".lzma"}


class TestOtherArchive(ReaderContract):
    def reader(self) -> OtherArchive:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return _CABINET, "letters.cab"

    def samples(self) -> list[bytes]:
        if not by_libarchive.installed():
            return [_CABINET]
        named = [(ARABIC.encode("cp1256"), NOTE), (b"b.txt", b"Nobody came.")]
        made = [written(form) for form in ("cpio", "cpio_newc", "iso9660")]
        packed = [written("gnutar", packing) for packing in _PACKINGS]
        packed += [written("raw", packing, [("x", NOTE * 9)]) for packing in _PACKINGS]
        return [
            _CABINET,
            cabinet(named),
            lha(named),
            lha(named, 2),
            written("ar_svr4", members=_FLAT),
            *made,
            *packed,
        ]


_FLAT = [("samira.txt", NOTE), ("yusuf.txt", b"Nobody came.\n")]


def _read(data: bytes, name: str = "a") -> Reading:
    return READER.read(io.BytesIO(data), name, READER.limits)


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


@pytest.mark.parametrize("form", ["cpio", "cpio_newc", "cpio_bin", "iso9660"])
def test_each_member_is_a_part(form: str) -> None:
    told = _read(written(form, members=[*MEMBERS, (f"رسائل/{ARABIC}", NOTE)]))
    assert told.note is None
    files = {part.place: part.data for part in told.parts if part.data is not None}
    assert files == {**{f"member/{name}": data for name, data in MEMBERS}, f"member/رسائل/{ARABIC}": NOTE}
    assert {_facts(part)["modified-utc"] for part in told.parts if part.data} == {"2016-12-22T14:05:06Z"}


def test_a_cabinet_gives_its_members_with_times_of_no_zone() -> None:
    for packed in (True, False):
        told = _read(cabinet([(b"letters\\a.txt", NOTE), (b"b.txt", b"Nobody came.")], packed=packed))
        assert [(part.name, part.data) for part in told.parts] == [
            ("letters/a.txt", NOTE),
            ("b.txt", b"Nobody came."),
        ]
        assert _facts(told.parts[0]) == {"modified": "2016-12-22T14:05:06"}


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock is of another zone."""
    monkeypatch.setenv("TZ", "Asia/Damascus")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_times_of_no_zone_are_the_same_on_every_machine() -> None:
    (part,) = _read(cabinet([(b"a.txt", NOTE)])).parts
    assert _facts(part) == {"modified": "2016-12-22T14:05:06"}


def test_times_of_lha_have_a_zone_by_the_level_of_their_header() -> None:
    (old,), (new,) = _read(lha([(b"a.txt", NOTE)])).parts, _read(lha([(b"a.txt", NOTE)], 2)).parts
    assert (old.data, _facts(old)) == (NOTE, {"modified": "2016-12-22T14:05:06"})
    assert (new.data, _facts(new)) == (NOTE, {"modified-utc": "2016-12-22T14:05:06Z"})


@pytest.mark.parametrize("made", [cabinet, lha])
def test_names_in_a_code_page_are_told_by_their_words(made: object) -> None:
    assert callable(made)
    told = _read(made([(b"a.txt", NOTE), (ARABIC.encode("cp1256"), NOTE)]))
    assert [part.name for part in told.parts] == ["a.txt", ARABIC]
    facts = {fact.name: fact for fact in told.parts[1].facts}
    assert (facts["name"].raw, facts["name-encoding"].value) == (ARABIC.encode("cp1256").hex(), "cp1256")
    assert "name" not in _facts(told.parts[0])


def test_a_package_of_debian_gives_the_archives_in_it() -> None:
    members = [("debian-binary", b"2.0\n"), ("data.tar", tarred())]
    data = written("ar_svr4", members=members)
    assert media_type(data[:4096], "x") == "application/vnd.debian.binary-package"
    assert [(part.name, part.data) for part in _read(data).parts] == members


def test_a_disc_of_udf_alone_has_no_reader() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(bytes(32_769) + b"BEA01" + bytes(9000), "film.iso")
    assert told.value.facts["reason"] == "no-reader"


@pytest.mark.parametrize("packing", _PACKINGS)
def test_a_packed_file_is_its_only_member(packing: str) -> None:
    data = written("raw", packing, [("x", NOTE * 9)])
    kind = media_type(data[:4096], "x")
    assert READER.recognises(kind, data[:4096], "x")
    (part,) = _read(data, f"letter.txt{_PACKINGS[packing]}").parts
    assert (part.place, part.data, part.facts) == ("member/letter.txt", NOTE * 9, ())
    (part,) = _read(data, "letter").parts
    assert part.name == "letter.unpacked"


@pytest.mark.parametrize("packing", _PACKINGS)
def test_a_packed_file_of_zeros_is_no_empty_tar(packing: str) -> None:
    (part,) = _read(written("raw", packing, [("x", bytes(5000))]), "zeros").parts
    assert part.data == bytes(5000)


@pytest.mark.parametrize("packing", _PACKINGS)
def test_a_packed_tar_gives_its_members(packing: str) -> None:
    told = _read(written("gnutar", packing))
    assert [(part.place, part.data) for part in told.parts] == [(f"member/{name}", data) for name, data in MEMBERS]


def test_links_devices_and_paths_that_lead_outside_are_told() -> None:
    link, pipe = _read(cpio([(b"../../x", b"/etc/wadi", 0o120777), (b"pipe", b"", 0o010600)])).parts
    facts = _facts(link)
    assert (link.data, link.size, facts["form"]) == (None, 0, "symbolic-link")
    assert (facts["link-target"], facts["path-warning"], facts["mode"]) == ("/etc/wadi", "leads-outside", "0777")
    assert (pipe.data, pipe.reason, _facts(pipe)["form"]) == (None, None, "pipe")
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        info = tarfile.TarInfo("x")
        info.type, info.linkname = tarfile.LNKTYPE, "a.txt"
        archive.addfile(info)
    (hard,) = _read(written("raw", "zstd", [("x", sink.getvalue())])).parts
    assert (hard.data, _facts(hard)["form"], _facts(hard)["link-target"]) == (None, "hard-link", "a.txt")


def test_instalments_tell_every_member_once() -> None:
    members = [(f"{number}.txt", b"%d" % number * 40) for number in range(40)]
    data = written("cpio_newc", members=members)
    narrow = replace(READER.limits, members=7, unpacked_bytes=300)
    told = READER.read(io.BytesIO(data), "a", narrow)
    parts = list(told.parts)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a", narrow, told.resume)
        assert 0 < len(told.parts) <= 7
        parts += told.parts
    assert [(part.name, part.data) for part in parts] == members


def test_what_was_read_of_a_cut_archive_is_there() -> None:
    members = [("a.txt", NOTE), ("b.txt", bytes(5000)), ("c.txt", NOTE)]
    for form in ("cpio_newc", "ar_svr4"):
        data = written(form, members=members)
        told = _read(data[: len(data) // 2])
        assert [(part.name, part.data is None) for part in told.parts] == [("a.txt", False), ("b.txt", True)]
        assert told.note in {"cut-short", "parts-unread"}
        assert told.parts[1].reason in {"cut-short", "malformed"}


def test_half_a_header_is_not_the_end() -> None:
    data = written("ar_svr4", members=_FLAT)
    cut = data[: data.index(b"yusuf.txt") + 9]
    told = _read(cut)
    assert [part.data for part in told.parts] == [NOTE]
    assert told.note == "cut-short"
    with pytest.raises(ReadingFailed):
        _read(data[:30])


def test_a_member_that_is_too_large_does_not_cost_the_next() -> None:
    data = written("cpio_newc", members=[("a", NOTE), ("b", bytes(5000)), ("c", NOTE)])
    told = READER.read(io.BytesIO(data), "a", replace(READER.limits, unpacked_bytes=1000, apart_bytes=1000))
    assert [(part.size, part.reason) for part in told.parts] == [
        (len(NOTE), None),
        (5000, "too-large"),
        (len(NOTE), None),
    ]


def test_what_unpacks_without_measure_is_a_bomb() -> None:
    members = [(f"{number}", bytes(30 * MIB)) for number in range(3)]
    with pytest.raises(ReadingFailed) as told:
        _through(written("gnutar", "zstd", members))
    assert told.value.facts["reason"] == "bomb"


def _through(data: bytes) -> None:
    told = _read(data)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a", READER.limits, told.resume)


def test_what_has_the_mark_of_a_packed_file_and_is_none_is_refused() -> None:
    for data in (
        b"\x28\xb5\x2f\xfd",
        b"LZIP\x01 is a program",
        b"\x1f\x9d",
        b"MSCF" + bytes(40),
        b"070701" + b"x" * 99,
    ):
        with pytest.raises(ReadingFailed) as told:
            _read(data)
        assert told.value.facts["reason"] == "malformed"


def test_arabic_names_come_through_the_confined_process() -> None:
    """Its locale may be C, in which libarchive cannot tell them: those of ISO 9660 are UTF-16."""
    data = written("iso9660", members=[(ARABIC, NOTE)])
    with readers(1) as pool:
        outcome = pool.read(io.BytesIO(data), len(data), media_type(data[:4096], "a.iso"), data[:4096], "a.iso")
    assert outcome.reading is not None
    assert (outcome.reading.parts[-1].name, outcome.reading.parts[-1].data) == (ARABIC, NOTE)
