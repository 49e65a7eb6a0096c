"""RAR 4 and 5: what their headers tell, what libarchive unpacks, and what is told of the rest."""

from __future__ import annotations

import io
import struct
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import MIB, Part, Reading, media_type, readers
from amana.intake.archives import by_libarchive
from amana.intake.archives.rar_archive import RarArchive
from tests.contracts.reader_contract import ReaderContract
from tests.intake.archives.makers import NOTE
from tests.intake.archives.rar_maker import (
    AGAIN,
    MARK5,
    Made4,
    Made5,
    block5,
    number5,
    packed4,
    rar4,
    rar5,
    record5,
    unicode4,
)

pytestmark = pytest.mark.skipif(
    not by_libarchive.installed(), reason="libarchive and libarchive-c are not installed"
)
READER = RarArchive()
ARABIC = "رسائل/سميرة.txt"
_SOLID = rar5(
    [
        Made5(ARABIC.encode(), b"Wadi al-Noor", packed=True),
        Made5(b"b.txt", AGAIN, packed=True, solid=True),
        Made5(b"c.txt", NOTE),
    ],
    flags=4,
)
_FOUR = rar4(
    [
        Made4(unicode4("رسائل\\سميرة.txt", b"_____\\_____.txt"), NOTE, flags=0x200),
        Made4(b"letters", flags=0xE0, mode=0o040755),
        Made4(b"empty.txt"),
    ]
)


class TestRarArchive(ReaderContract):
    def reader(self) -> RarArchive:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return _SOLID, "letters.rar"

    def samples(self) -> list[bytes]:
        secret = record5(1, b"\x00\x01\x0f" + bytes(16))
        linked = record5(5, b"\x01\x00\x05/etc/")
        return [
            _SOLID,
            _FOUR,
            rar5([Made5(b"a", b"Noor", packed=True), Made5(b"s", b"x", records=secret + linked)], 3, b"of Samira"),
            rar4([Made4(b"x", NOTE, method=0x33, packed=packed4(NOTE)), Made4(b"y", NOTE, method=0x30)]),
            rar4([Made4(b"x", NOTE, method=0x33, packed=bytes(range(90))), Made4(b"y", NOTE, flags=0x1000)], 0x8),
        ]


def _read(data: bytes, name: str = "a.rar") -> Reading:
    return READER.read(io.BytesIO(data), name, READER.limits)


def _one(data: bytes) -> Part:
    (part,) = _read(data).parts
    return part


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def test_each_member_is_a_part_and_a_run_of_members_is_unpacked_together() -> None:
    told = _read(_SOLID)
    assert told.note is None
    assert [(part.place, part.data) for part in told.parts] == [
        (f"member/{ARABIC}", b"Wadi al-Noor"),
        ("member/b.txt", b"NoorNoorN"),
        ("member/c.txt", NOTE),
    ]
    assert [(fact.name, fact.value) for fact in told.facts] == [
        ("members", "3"),
        ("unpacked-size", str(12 + 9 + len(NOTE))),
        ("solid", "yes"),
    ]


def test_a_member_of_a_run_is_unpacked_when_the_reading_begins_there() -> None:
    told = READER.read_on(io.BytesIO(_SOLID), "a", READER.limits, '{"member": 1}')
    assert [part.data for part in told.parts] == [b"NoorNoorN", NOTE]
    assert told.facts == ()


@pytest.mark.parametrize("version", [4, 5])
def test_members_that_are_packed_alone_do_not_harm_each_other(version: int) -> None:
    text = b"Wadi al-Noor"
    if version == 4:
        old = Made4(b"good.txt", text, method=0x33, packed=packed4(text))
        told = _read(rar4([old, replace(old, crc=7), replace(old, name=b"last.txt")]))
    else:
        new = Made5(b"good.txt", text, packed=True)
        told = _read(rar5([new, replace(new, crc=7), replace(new, name=b"last.txt")]))
    assert [(part.data, part.reason) for part in told.parts] == [
        (b"Wadi al-Noor", None),
        (None, "malformed"),
        (b"Wadi al-Noor", None),
    ]
    assert told.note == "parts-unread"


def test_instalments_tell_every_member_once() -> None:
    members = [
        Made5(b"%d.txt" % (number % 5), b"%d" % number * 40, packed=number % 2 == 0) for number in range(40)
    ]
    data = rar5(members)
    narrow = replace(READER.limits, members=7, unpacked_bytes=300)
    told = READER.read(io.BytesIO(data), "a", narrow)
    parts = list(told.parts)
    while told.resume is not None:
        told = READER.read_on(io.BytesIO(data), "a", narrow, told.resume)
        assert 0 < len(told.parts) <= 7
        parts += told.parts
    assert [part.data for part in parts] == [one.data for one in members]
    assert len({part.place for part in parts}) == 40


def test_names_of_version_4_are_unicode_where_they_say_so() -> None:
    part = _read(_FOUR).parts[0]
    assert (part.place, part.data) == ("member/رسائل\\سميرة.txt", NOTE)
    assert [fact.raw for fact in part.facts if fact.name == "name"] == [b"_____\\_____.txt".hex()]
    utf8 = _one(rar4([Made4(ARABIC.encode(), flags=0x200)]))
    assert utf8.place == f"member/{ARABIC}"
    assert "name" not in _facts(utf8)


@pytest.mark.parametrize("page", ["cp1256", "cp720"])
def test_names_in_a_code_page_are_told_by_their_words(page: str) -> None:
    names = ["وصلت القافلة إلى الوادي.txt", "رسالة من سميرة إلى يوسف.txt"]
    told = _read(rar4([Made4(name.encode(page), NOTE) for name in names]))
    assert [part.name for part in told.parts] == names
    facts = {fact.name: fact for fact in told.parts[0].facts}
    assert facts["name"].raw == names[0].encode(page).hex()
    assert facts["name-encoding"].value == page
    assert facts["name-as-specified"].value == names[0].encode(page).decode("cp437")


def test_times_of_version_4_are_of_no_zone_and_as_fine_as_they_are_written() -> None:
    plain = {fact.name: fact for fact in _one(rar4([Made4(b"a", NOTE)])).facts}
    assert (plain["modified"].value, plain["modified"].raw) == ("2016-12-22T14:05:06", "499670a3")
    # The odd second and 3 bytes of 100 ns for the first; a created time with none; no others.
    times = struct.pack("<H", 0xF800) + (5_000_000).to_bytes(3, "little") + struct.pack("<L", 0x499670A4)
    fine = _facts(_one(rar4([Made4(b"a", NOTE, flags=0x1000, times=times)])))
    assert fine["modified"] == "2016-12-22T14:05:07.500000"
    assert fine["created"] == "2016-12-22T14:05:08"
    assert "accessed" not in fine


def test_times_of_version_5_are_utc() -> None:
    plain = _facts(_one(rar5([Made5(b"a", NOTE)])))
    assert plain["modified-utc"] == "2016-12-22T14:05:06Z"
    fine = record5(3, b"\x13" + struct.pack("<2L", 1482415506, 169252728))
    assert _facts(_one(rar5([Made5(b"a", NOTE, records=fine)])))["modified-utc"].endswith("06.169252728Z")
    windows = record5(3, b"\x0a" + struct.pack("<2Q", 131268891060000000, 131268891070000000))
    facts = _facts(_one(rar5([Made5(b"a", NOTE, records=windows)])))
    assert (facts["modified-utc"], facts["accessed-utc"]) == ("2016-12-22T14:05:06Z", "2016-12-22T14:05:07Z")


def test_links_owners_and_paths_that_lead_outside_are_told() -> None:
    target = b"/etc/wadi"
    link = record5(5, b"\x01\x00" + number5(len(target)) + target)
    owner = record5(6, b"\x05\x05idris\xe8\x07")
    part = _one(rar5([Made5(b"../../x", records=link + owner)]))
    facts = _facts(part)
    assert (part.data, part.size) == (None, 0)
    assert (facts["form"], facts["link-target"]) == ("symbolic-link", "/etc/wadi")
    assert (facts["path-warning"], facts["owner"], facts["owner-number"]) == ("leads-outside", "idris", "1000")
    old = _facts(_one(rar4([Made4(b"x", b"/etc/wadi", mode=0o120777)])))
    assert (old["form"], old["link-target"], old["mode"]) == ("symbolic-link", "/etc/wadi", "0777")


@pytest.mark.parametrize(
    "data",
    [
        rar4([Made4(b"a.txt", NOTE, flags=0x404, times=bytes(8)), Made4(b"b.txt", NOTE)]),
        rar5([Made5(b"a.txt", NOTE, records=record5(1, b"\x00\x03\x0f")), Made5(b"b.txt", NOTE)]),
    ],
    ids=["4", "5"],
)
def test_members_under_a_passphrase_are_named(data: bytes) -> None:
    told = _read(data)
    assert [(part.name, part.data, part.reason) for part in told.parts] == [
        ("a.txt", None, "encrypted"),
        ("b.txt", NOTE, None),
    ]
    assert told.note == "parts-unread"


@pytest.mark.parametrize(
    "data", [rar4([], flags=0x80), MARK5 + block5(4, 0, b"\x00\x01\x0f" + bytes(16)) + bytes(64)], ids=["4", "5"]
)
def test_locked_names_lock_the_whole(data: bytes) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts["reason"] == "encrypted"


def test_a_solid_archive_of_version_4_names_what_it_cannot_unpack() -> None:
    packed = Made4(b"b.txt", NOTE, flags=0x10, method=0x33, packed=bytes(20))
    told = _read(rar4([Made4(b"a.txt", NOTE), packed, Made4(b"c.txt", NOTE, flags=0x10)], flags=0x8))
    assert [(part.name, part.size, part.reason) for part in told.parts] == [
        ("a.txt", len(NOTE), None),
        ("b.txt", len(NOTE), "no-reader"),
        ("c.txt", len(NOTE), None),
    ]


def test_methods_that_nothing_here_knows_are_told() -> None:
    old = Made4(b"a.txt", NOTE, method=0x33, version=20, packed=bytes(20))
    assert _one(rar4([old])).reason == "no-reader"
    assert _one(rar5([Made5(b"a.txt", NOTE, packed=True, version=1)])).reason == "no-reader"
    assert _one(rar5([Made5(b"a.txt", NOTE, packed=True, version=9 << 10)])).reason is None
    assert _one(rar5([Made5(b"a.txt", NOTE, packed=True, version=10 << 10)])).reason == "no-reader"


def test_pieces_of_a_split_archive_give_what_is_whole_in_them() -> None:
    first = rar4([Made4(b"a.txt", NOTE), Made4(b"b.avi", NOTE, flags=0x2)], flags=0x11)
    told = _read(first, "letters.part1.rar")
    assert [(part.name, part.reason) for part in told.parts] == [("a.txt", None), ("b.avi", "cut-short")]
    assert [(fact.name, fact.value) for fact in told.facts][:2] == [("piece-of", "letters.rar"), ("piece", "1")]
    assert _facts(told.parts[1])["goes-on-in"] == "the next piece"
    second = rar5([Made5(b"b.avi", NOTE, header_flags=0x8)], flags=3)
    told = _read(second, "letters.r00")
    assert [(fact.name, fact.value) for fact in told.facts][:2] == [("piece-of", "letters.rar"), ("piece", "2")]
    assert told.parts[0].reason == "cut-short"
    assert _facts(told.parts[0])["begins-in"] == "an earlier piece"


def test_what_was_read_of_a_cut_archive_is_there() -> None:
    for whole in (
        rar4([Made4(b"a.txt", NOTE), Made4(b"b.txt", NOTE)]),
        rar5([Made5(b"a.txt", NOTE), Made5(b"b", NOTE)]),
    ):
        data = whole[: whole.rindex(NOTE) + 9]
        told = _read(data)
        assert [(part.data, part.reason) for part in told.parts] == [(NOTE, None), (None, "cut-short")]
        headless = _read(whole[: whole.rindex(NOTE) - 4])
        assert [part.data for part in headless.parts] == [NOTE]
        assert headless.note == "cut-short"


def test_an_archive_of_version_5_without_its_end_is_cut() -> None:
    whole = rar5([Made5(b"a.txt", NOTE)])
    told = _read(whole[:-8])
    assert (told.parts[0].data, told.note) == (NOTE, "cut-short")


def test_a_comment_and_a_volume_number_are_told() -> None:
    told = _read(rar5([Made5(b"a", NOTE)], flags=0x3, comment="لسميرة".encode()))
    facts = {fact.name: fact.value for fact in told.facts}
    assert (facts["comment"], facts["volume"], facts["volume-number"]) == ("لسميرة", "yes", "2")


def test_a_member_that_is_too_large_does_not_cost_the_next() -> None:
    data = rar5(
        [Made5(b"a", NOTE), Made5(b"b", bytes(range(256)) * 40, packed=True), Made5(b"c", NOTE, packed=True)]
    )
    told = READER.read(io.BytesIO(data), "a", replace(READER.limits, unpacked_bytes=1000))
    assert [(part.size, part.reason) for part in told.parts] == [
        (len(NOTE), None),
        (10240, None),
        (len(NOTE), None),
    ]
    assert told.parts[1].apart is not None
    assert told.parts[2].data == NOTE


def test_what_unpacks_without_measure_is_a_bomb() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(rar5([Made5(b"zeros", b"x", packed=True, size=80 * MIB)]))
    assert told.value.facts["reason"] == "bomb"
    part = _one(rar5([Made5(b"zeros", b"x", packed=True, size=2 * MIB)]))
    assert (part.size, part.reason) == (2 * MIB, "bomb")


def test_a_size_that_is_not_told_is_that_of_what_is_stored() -> None:
    part = _one(rar5([Made5(b"a.txt", b"Wadi al-Noor", flags=0xE, size=0)]))
    assert (part.data, part.size, part.reason) == (b"Wadi al-Noor", 12, None)
    packed = _one(rar5([Made5(b"a.txt", b"Wadi al-Noor", flags=0xE, packed=True, size=0)]))
    assert (packed.data, packed.size, packed.reason) == (None, None, "no-reader")


def test_a_member_that_is_more_than_it_says_is_refused() -> None:
    told = _read(rar5([Made5(b"a", b"Wadi al-Noor", packed=True, size=3), Made5(b"b", NOTE, size=3)]))
    assert [part.reason for part in told.parts] == ["malformed", "malformed"]


def test_an_archive_of_nothing_is_empty() -> None:
    assert _read(rar4([])).note == _read(rar5([])).note == "empty"


def test_arabic_names_come_through_the_confined_process() -> None:
    """Its locale may be C, in which libarchive cannot tell them."""
    with readers(1) as pool:
        outcomes = [
            pool.read(data, len(data), media_type(data, "a.rar"), data, "a.rar") for data in (_SOLID, _FOUR)
        ]
    names = [outcome.reading.parts[0].name for outcome in outcomes if outcome.reading is not None]
    assert names == [ARABIC, "رسائل\\سميرة.txt"]
    assert [outcome.reason for outcome in outcomes] == [None, None]


def test_it_has_no_reader_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_libarchive, "installed", lambda: False)
    assert not READER.recognises("application/vnd.rar", b"Rar!", "a.rar")
    with readers(1) as pool:
        outcome = pool.read(_FOUR, len(_FOUR), "application/vnd.rar", _FOUR[:4096], "a.rar")
    assert (outcome.module, outcome.reason) == ("none", "no-reader")
