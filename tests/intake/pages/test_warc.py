"""Recordings of the web: whole, packed in each way, cut, broken, and made to flood."""

from __future__ import annotations

import contextlib
import gzip
import io
import random
import zlib
from dataclasses import replace
from typing import Any

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading, media_type, readers
from amana.intake.pages.warc import Warc
from tests.contracts.reader_contract import ReaderContract
from tests.intake.pages.warc_maker import PAGE, by_record, chunked, http, record, records, response, sha1
from tests.shared_data import shared


class TestWarc(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "warc")

    def sample(self) -> tuple[bytes, str]:
        return by_record(records()), "crawl.warc.gz"


def _read(data: bytes, **limits: int) -> Reading:
    given: Any = limits
    return Warc().read(io.BytesIO(data), "a.warc", replace(Warc.limits, **given))


def _all(data: bytes, **limits: int) -> list[Reading]:
    given: Any = limits
    found = [_read(data, **limits)]
    while found[-1].resume is not None:
        token = found[-1].resume
        found.append(Warc().read_on(io.BytesIO(data), "a.warc", replace(Warc.limits, **given), token))
    return found


def _told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _one(body: bytes, *headers: str) -> tuple[Part, dict[str, str], Reading]:
    reading = _read(response(body, *headers))
    (part,) = reading.parts
    return part, _told(part), reading


@pytest.mark.parametrize(
    "pack",
    [b"".join, by_record, lambda made: gzip.compress(b"".join(made), mtime=0)],
    ids=["plain", "by record", "as a whole"],
)
def test_however_it_is_packed_the_records_are_the_same(pack: Any) -> None:
    reading = _read(pack(records()))
    assert [(part.place, _told(part)["record-type"], part.data is not None) for part in reading.parts] == [
        ("record/1", "warcinfo", False),
        ("record/2", "request", False),
        ("record/3", "response", True),
        ("record/4", "resource", True),
        ("record/5", "revisit", False),
    ]
    assert (reading.note, reading.resume) == (None, None)


def test_a_response_is_a_file_with_what_is_told_of_it() -> None:
    part, told, _ = _one(PAGE)
    assert (part.data, part.size, part.media_type, part.name) == (PAGE, len(PAGE), "text/html", "siege")
    assert (told["address"], told["captured-at"]) == ("https://river.example/siege", "2030-12-22T10:00:00Z")
    assert (told["status"], told["content-type"]) == ("200", "text/html; charset=utf-8")
    assert (told["payload-digest"], told["payload-digest-check"], told["block-digest-check"]) == (
        sha1(PAGE),
        "valid",
        "valid",
    )


def test_a_digest_that_does_not_hold_is_told_and_the_file_is_read() -> None:
    (part,) = _read(response().replace(b"1,500", b"1,600")).parts
    assert part.data
    assert (_told(part)["payload-digest-check"], _told(part)["block-digest-check"]) == ("invalid", "invalid")


@pytest.mark.parametrize(
    ("stated", "check"),
    [
        ("md5:5d41402abc4b2a76b9719d911017c592", "valid"),
        ("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "valid"),
        ("sha256:FQ7SO4X5FIZ5F4LDHLQ7MTQVVSXL7I4D2O6YDTHTTQBNG3K7QC5A", "invalid"),
        ("sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N", "valid"),
        ("sha1:vl2mmho4yxukfwv63yhtwsbm3gxksq2n", "valid"),
        ("SHA-1:qvTGHdzF6KLavt4PO0gs2a6pQ00=", "valid"),
        ("sha1:AAAA", "invalid"),
        ("sha1:", "invalid"),
        ("xxh3:1234", "not-checked"),
        ("nonsense", "not-checked"),
    ],
)
def test_digests_are_stated_in_many_ways(stated: str, check: str) -> None:
    (part,) = _read(record("resource", b"hello", f"WARC-Payload-Digest: {stated}")).parts
    assert (_told(part)["payload-digest-check"], _told(part)["block-digest-check"]) == (check, "absent")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
    ],
)
def test_packing_is_undone(name: str, pack: Any) -> None:
    part, told, reading = _one(pack(PAGE), f"Content-Encoding: {name}")
    assert part.data == PAGE
    assert (told["content-encoding"], told["decoding"], told["payload-digest-check"]) == (name, "decoded", "valid")
    assert reading.note is None


def test_brotli_is_undone() -> None:
    brotli = pytest.importorskip("brotli")
    part, told, _ = _one(brotli.compress(PAGE), "Content-Encoding: br")
    assert (part.data, told["decoding"]) == (PAGE, "decoded")
    part, told, reading = _one(brotli.compress(PAGE)[:-9], "Content-Encoding: br")
    assert (told["decoding"], reading.note) == ("cut-short", "cut-short")


def test_chunks_are_joined_and_then_unpacked() -> None:
    body = chunked(gzip.compress(PAGE))
    part, told, _ = _one(body, "Transfer-Encoding: chunked", "Content-Encoding: gzip")
    assert (part.data, told["chunks"]) == (PAGE, "joined")


@pytest.mark.parametrize(
    ("body", "data", "chunks", "note"),
    [
        (PAGE, PAGE, "not-chunked", None),  # the recorder joined them and left the header
        (chunked(PAGE)[:-60], PAGE[: len(PAGE) - 60 + 5 + 2], "broken", "cut-short"),
        (b"5\r\nhelloXX", b"helloXX", "broken", "cut-short"),
        (b"fffffffff\r\nhello", b"hello", "broken", "cut-short"),
    ],
)
def test_wrong_chunks_cost_only_what_is_wrong(body: bytes, data: bytes, chunks: str, note: str | None) -> None:
    part, told, reading = _one(body, "Transfer-Encoding: chunked")
    assert part.data is not None
    assert part.data[:5] == data[:5]
    assert (told["chunks"], reading.note) == (chunks, note)


@pytest.mark.parametrize(
    ("body", "header", "data", "decoding"),
    [
        (PAGE, "gzip", PAGE, "not-as-stated"),
        (gzip.compress(PAGE)[:-20], "gzip", PAGE[:100], "cut-short"),
        (PAGE, "zstd", PAGE, "unknown"),
        (b"", "gzip", None, "decoded"),
    ],
)
def test_packing_that_is_not_what_it_says(body: bytes, header: str, data: bytes | None, decoding: str) -> None:
    part, told, _ = _one(body, f"Content-Encoding: {header}")
    assert told["decoding"] == decoding
    assert (part.data or b"")[:100] == (data or b"")[:100]


def test_a_bomb_is_told_and_does_not_unpack() -> None:
    body = gzip.compress(bytes(80 << 20))
    part, _, reading = _one(body, "Content-Encoding: gzip")
    assert (part.data, part.reason, reading.note) == (None, "too-large", "parts-unread")


def test_a_record_too_large_is_passed_over_and_its_digest_checked() -> None:
    data = by_record([response(b"x" * 5000), response()])
    reading = _read(data, unpacked_bytes=4000)
    first, second = reading.parts
    assert (first.reason, first.data, _told(first)["block-digest-check"]) == ("too-large", None, "valid")
    assert second.data == PAGE


@pytest.mark.parametrize("pack", [b"".join, by_record, lambda made: gzip.compress(b"".join(made))])
def test_it_is_read_in_instalments(pack: Any) -> None:
    made = [response(b"%d" % number * 300) for number in range(20)]
    found = _all(pack(made), unpacked_bytes=1000)
    parts = [part for reading in found for part in reading.parts]
    assert len(found) > 5
    assert [part.place for part in parts] == [f"record/{number}" for number in range(1, 21)]
    assert [part.data for part in parts] == [b"%d" % number * 300 for number in range(20)]


def test_a_broken_member_costs_itself_alone() -> None:
    members = [gzip.compress(one, mtime=0) for one in records()]
    members[2] = members[2][:40] + b"\xff\x00\xff" * 10 + members[2][70:]
    reading = _read(b"".join(members))
    kinds = [_told(part).get("record-type") for part in reading.parts]
    assert kinds[:2] + kinds[-2:] == ["warcinfo", "request", "resource", "revisit"]
    assert reading.note == "parts-unread"


@pytest.mark.parametrize("length", ["", "abc", "-5", "9" * 30, "7", "٣"])
def test_a_length_that_is_wrong_costs_one_record(length: str) -> None:
    made = records()
    made[2] = record("response", http(PAGE), length=length)
    reading = _read(b"".join(made))
    assert [_told(part).get("record-type") for part in reading.parts][-2:] == ["resource", "revisit"]
    assert reading.note == "parts-unread"


def test_a_file_that_ends_too_early_is_read_as_far_as_it_goes() -> None:
    for data in (b"".join(records()[:3]), by_record(records()[:3])):
        reading = _read(data[:-120])
        assert reading.note in {"cut-short", "parts-unread"}
        assert _told(reading.parts[1])["record-type"] == "request"


def test_one_address_in_angle_brackets_is_read_without_them() -> None:
    (part,) = _read(record("resource", b"x", address="<https://a.example/x y.txt>")).parts
    (address,) = (fact for fact in part.facts if fact.name == "address")
    assert (address.value, address.raw, part.name) == (
        "https://a.example/x y.txt",
        "<https://a.example/x y.txt>",
        "x y.txt",
    )


def test_arc_of_both_versions() -> None:
    block = http(b"hello")
    one = b"filedesc://a.arc 0.0.0.0 20301222100000 text/plain 20\n1 0 Invented\n1234567\n"
    two = b"\nhttp://a.example/x y?b=1 127.0.0.1 20301222100000 text/html %d\n" % len(block) + block
    three = (
        b"\nhttp://a.example/z 127.0.0.1 20301222100000 text/html 200 abc - 120 a.arc %d\n" % len(block) + block
    )
    reading = _read(one + two + three)
    assert [_told(part)["record-type"] for part in reading.parts] == ["filedesc", "response", "response"]
    assert [part.data for part in reading.parts] == [None, b"hello", b"hello"]
    told = _told(reading.parts[1])
    assert (told["address"], told["captured-at-read"]) == ("http://a.example/x y?b=1", "2030-12-22T10:00:00Z")


@pytest.mark.parametrize("data", [b"WARC/", b"WARC/1.1\r\n" * 50_000, b"filedesc://", b"\x1f\x8b" + bytes(50)])
def test_what_is_no_recording_is_refused_quickly(data: bytes) -> None:
    with pytest.raises(ReadingFailed):
        _read(data)


def test_a_line_without_an_end_is_not_held() -> None:
    reading = _read(response() + b"x" * 10_000_000 + b"\n" + response())
    assert [part.reason for part in reading.parts if part.data is None] == ["malformed"]
    assert len([part for part in reading.parts if part.data]) == 2


def test_a_sea_of_broken_records_ends() -> None:
    reading = _read(response() + b"WARC/1.1\r\n\r\n" * 10_000)
    assert (reading.note, reading.resume) == ("left-out", None)


def test_a_gzip_that_holds_something_else_is_no_recording() -> None:
    head = gzip.compress(b"words " * 100)
    assert not Warc().recognises("application/gzip", head, "crawl.warc.gz")
    assert Warc().recognises("application/gzip", gzip.compress(records()[0]), "no-name")


@pytest.mark.parametrize(
    "token", ["[0,0]", "[-1,0,1]", "[0,0,0]", "[9999999,0,1]", "[0,1e9,2]", '["a",0,1]', "[" * 5000]
)
def test_a_token_from_elsewhere_is_refused(token: str) -> None:
    with pytest.raises(ReadingFailed):
        Warc().read_on(io.BytesIO(b"".join(records())), "a", Warc.limits, token)


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(5)
    whole = by_record(records()) + b"".join(records())
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(4):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ReadingFailed):
            _all(bytes(data))
    assert capsys.readouterr() == ("", "")


def test_the_shared_recordings_as_they_are() -> None:
    found: dict[str, tuple[int, int, int, int, str | None]] = {}
    with readers(1) as pool:
        for path in sorted(shared("warc_samples").iterdir()):
            data = path.read_bytes()
            kind = media_type(data[:4096], path.name)
            outcome = pool.read(data, len(data), kind, data[:4096], path.name)
            if outcome.module != "warc" or outcome.reading is None:
                continue
            facts = [fact for part in outcome.reading.parts for fact in part.facts if fact.name.endswith("-check")]
            valid, invalid = (sum(fact.value == word for fact in facts) for word in ("valid", "invalid"))
            files = sum(part.data is not None for part in outcome.reading.parts)
            found[path.name] = (len(outcome.reading.parts), files, valid, invalid, outcome.reading.note)
    assert found == {
        "bad.arc": (4, 1, 0, 0, "parts-unread"),
        "example-bad-non-chunked.warc.gz": (6, 1, 2, 1, None),
        "example-bad.warc.gz.bad": (6, 2, 2, 0, None),
        "example-digest.warc": (4, 0, 4, 0, None),
        "example-iana.org-chunked.warc": (3, 1, 3, 0, None),
        "example-resource.warc.gz": (3, 1, 2, 0, None),
        "example-space-in-target-uri.warc.gz": (2, 1, 1, 0, None),
        "example-space-in-url.arc": (2, 1, 0, 0, "cut-short"),
        "example-trunc.warc": (4, 1, 0, 2, "cut-short"),
        "example-wget-bad-target-uri.warc.gz": (6, 4, 7, 0, None),
        "example-wrong-chunks.warc.gz": (2, 1, 2, 1, None),
        "example.arc": (2, 1, 0, 0, None),
        "example.arc.gz": (2, 1, 0, 0, None),
        "example.warc": (6, 1, 3, 0, None),
        "example.warc.gz": (6, 1, 5, 0, None),
        "post-test.warc.gz": (6, 3, 9, 0, None),
    }


def test_warcio_finds_the_same_records() -> None:
    """What the reference implementation makes of a sound recording, record by record."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    data = by_record(records())
    theirs = [
        (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(data))
        if one.rec_type in ("response", "resource")
    ]
    ours = [
        (_told(part)["record-type"], _told(part)["address"], part.data) for part in _read(data).parts if part.data
    ]
    assert ours == theirs
