"""Members that are too large for a reading: they come apart, and what lies about its size gives little."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import MIB, GivesApart, Part
from amana.intake.archives import by_libarchive, rar_archive, seven_zip, streams, zip_pieces
from amana.intake.archives.other_archive import OtherArchive
from amana.intake.archives.rar_archive import RarArchive
from amana.intake.archives.seven_zip import SevenZip
from amana.intake.archives.tar_archive import TarArchive
from amana.intake.archives.zip_archive import ZipArchive
from tests.intake.archives.makers import NOTE, PACKERS, raw_zip, seven_zipped, tarred, zipped
from tests.intake.archives.other_maker import written
from tests.intake.archives.rar_maker import Made4, Made5, rar4, rar5

ZIP, TAR, SEVEN = ZipArchive(), TarArchive(), SevenZip()
RAR, OTHER = RarArchive(), OtherArchive()
_NOISE = random.Random(7).randbytes(40_000)
_LARGE = _NOISE + bytes(3_000_000) + NOTE * 9
_MEMBERS = [("first", NOTE), ("large", _LARGE), ("last", NOTE)]
_NUMBERED = tuple(enumerate(_MEMBERS))
_ANY_PIECE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _parts(reader: GivesApart, data: bytes, **limits: int) -> tuple[Part, ...]:
    narrow = replace(reader.limits, **{"unpacked_bytes": 1000} | limits)
    return reader.read(io.BytesIO(data), "a", narrow).parts


def _apart(reader: GivesApart, data: bytes, part: Part) -> bytes:
    assert part.apart is not None
    return b"".join(reader.pieces(io.BytesIO(data), "a", reader.limits, part.apart))


def _refusal(reader: GivesApart, data: bytes, part: Part) -> object:
    with pytest.raises(ReadingFailed) as told:
        _apart(reader, data, part)
    return told.value.facts["reason"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_large_member_of_a_zip_comes_apart(method: int) -> None:
    data = zipped(_MEMBERS, method)
    first, large, last = _parts(ZIP, data)
    assert (first.data, last.data, first.apart) == (NOTE, NOTE, None)
    assert (large.data, large.size, large.reason) == (None, len(_LARGE), None)
    assert _apart(ZIP, data, large) == _LARGE


@pytest.mark.parametrize("ending", ["", *PACKERS])
def test_a_large_member_of_a_tar_comes_apart(ending: str) -> None:
    data = PACKERS.get(ending, bytes)(tarred(_MEMBERS))  # type: ignore[operator]
    first, large, last = _parts(TAR, data)
    assert (first.data, last.data, large.data, large.reason) == (NOTE, NOTE, None, None)
    assert _apart(TAR, data, large) == _LARGE


@pytest.mark.parametrize("ending", PACKERS)
def test_a_large_packed_file_comes_apart(ending: str) -> None:
    data = PACKERS[ending](_LARGE)  # type: ignore[operator]
    (large,) = _parts(TAR, data)
    assert (large.size, large.reason) == (len(_LARGE), None)
    assert _apart(TAR, data, large) == _LARGE


def test_a_large_packed_file_that_is_cut_gives_what_there_is() -> None:
    noise = random.Random(8).randbytes(2_000_000)
    data = gzip.compress(noise)[:1_000_000]
    told = TAR.read(io.BytesIO(data), "a.gz", replace(TAR.limits, unpacked_bytes=1000))
    (large,) = told.parts
    assert told.note == "cut-short"
    assert large.size is not None
    assert large.size > 900_000
    assert _apart(TAR, data, large) == noise[: large.size]


def test_a_large_member_of_a_7z_comes_apart_where_it_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    data = seven_zipped(_MEMBERS)
    _, large, last = _parts(SEVEN, data)
    assert (large.reason, last.data) == (None, NOTE)
    assert _apart(SEVEN, data, large) == _LARGE
    monkeypatch.setattr(seven_zip, "_FARTHEST", len(_LARGE))
    _, far, _ = _parts(SEVEN, data)
    assert (far.apart, far.reason) == (None, "too-large")


_NEEDS_LIBARCHIVE = pytest.mark.skipif(
    not by_libarchive.installed(), reason="libarchive and libarchive-c are not installed"
)


@_NEEDS_LIBARCHIVE
@pytest.mark.parametrize("packed", [True, False])
def test_a_large_member_of_a_rar_comes_apart_where_it_is_near(
    monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    made = [
        Made5(name.encode(), data[:60_000], packed=packed, solid=number > 0) for number, (name, data) in _NUMBERED
    ]
    data = rar5(made, flags=4)
    _, large, last = _parts(RAR, data)
    assert (large.size, large.reason, last.data) == (60_000, None, NOTE)
    assert _apart(RAR, data, large) == _LARGE[:60_000]
    monkeypatch.setattr(rar_archive, "_FARTHEST", 10)
    _, far, _ = _parts(RAR, data)
    assert (far.apart, far.reason) == (None, "too-large")


@_NEEDS_LIBARCHIVE
def test_a_large_member_of_a_rar_that_is_not_what_it_says_is_malformed() -> None:
    for wrong in (Made5(b"a", _NOISE, packed=True, crc=7), Made5(b"a", _NOISE, packed=True, size=39_000)):
        data = rar5([wrong])
        assert _refusal(RAR, data, _parts(RAR, data)[0]) == "malformed"
    stored = rar4([Made4(b"a", _NOISE, crc=7)])
    assert _refusal(RAR, stored, _parts(RAR, stored)[0]) == "malformed"


@_NEEDS_LIBARCHIVE
@pytest.mark.parametrize("form", ["cpio_newc", "zstd"])
def test_a_large_member_of_another_archive_comes_apart(form: str) -> None:
    data = written("gnutar", form, _MEMBERS) if form == "zstd" else written(form, members=_MEMBERS)
    first, large, last = _parts(OTHER, data)
    assert (first.data, last.data, large.data, large.reason) == (NOTE, NOTE, None, None)
    assert _apart(OTHER, data, large) == _LARGE


@_NEEDS_LIBARCHIVE
def test_a_large_file_that_is_packed_by_itself_is_counted_and_comes_apart() -> None:
    data = written("raw", "zstd", [("x", _LARGE)])
    (large,) = _parts(OTHER, data)
    assert (large.size, large.reason) == (len(_LARGE), None)
    assert _apart(OTHER, data, large) == _LARGE
    (larger,) = _parts(OTHER, data, apart_bytes=len(_LARGE) - 1)
    assert (larger.size, larger.reason, larger.apart) == (None, "too-large", None)
    with pytest.raises(ReadingFailed) as told:
        OTHER.read(io.BytesIO(written("raw", "zstd", [("x", bytes(80 * MIB))])), "a", OTHER.limits)
    assert told.value.facts["reason"] == "bomb"


def test_a_token_of_a_locked_member_of_a_7z_says_why_there_is_nothing() -> None:
    data = seven_zipped(_MEMBERS, password="wadi")  # of an invented archive
    assert _refusal(SEVEN, data, Part("x", "member", apart='{"member": 1}')) == "encrypted"


@pytest.mark.parametrize("piece", [1, 5, 14, 1_000])
def test_a_mark_of_the_end_after_a_member_packed_by_lzma_is_no_damage(
    monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Python's packer writes one, and the size in the head rules it out: found by the test below."""
    monkeypatch.setattr(zip_pieces, "_PIECE", piece)
    data = zipped([("large", _NOISE[:1_001])], zipfile.ZIP_LZMA)
    assert _apart(ZIP, data, _parts(ZIP, data)[0]) == _NOISE[:1_001]


def test_large_members_of_a_7z_are_told_of_without_unpacking_them(monkeypatch: pytest.MonkeyPatch) -> None:
    data = seven_zipped([("first", NOTE), ("large", _LARGE), ("larger", _LARGE * 2)])

    def unpacked(_self: object, size: int) -> list[bytes]:
        assert size == len(NOTE)
        return [NOTE]

    monkeypatch.setattr(seven_zip._Unpacking, "_stretch", unpacked)
    assert [part.apart is not None for part in _parts(SEVEN, data)] == [False, True, True]


@_ANY_PIECE
@given(piece=st.integers(1, 5_000), size=st.integers(1001, 20_000), method=st.sampled_from([0, 8, 12, 14]))
def test_any_size_of_the_pieces_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, piece: int, size: int, method: int
) -> None:
    wanted = (_NOISE[:900] + bytes(3_000) + _NOISE)[:size]
    with monkeypatch.context() as patched:
        patched.setattr(zip_pieces, "_PIECE", piece)
        patched.setattr(streams, "_PIECE", piece)
        patched.setattr(seven_zip, "_PIECE", piece)
        data = zipped([("large", wanted)], method)
        assert _apart(ZIP, data, _parts(ZIP, data)[0]) == wanted
        packed = gzip.compress(tarred([("large", wanted)]))
        assert _apart(TAR, packed, _parts(TAR, packed)[0]) == wanted


@pytest.mark.parametrize(
    ("reader", "data"), [(ZIP, zipped(_MEMBERS)), (TAR, tarred(_MEMBERS)), (SEVEN, seven_zipped(_MEMBERS))]
)
def test_what_is_larger_still_is_told_with_its_size(reader: GivesApart, data: bytes) -> None:
    _, large, last = _parts(reader, data, apart_bytes=len(_LARGE) - 1)
    assert (large.size, large.reason, large.apart, last.data) == (len(_LARGE), "too-large", None, NOTE)


def _lying(data: bytes, size: int) -> bytes:
    """The first member declares another size."""
    changed = bytearray(data)
    at = data.index(b"PK\x01\x02")
    changed[at + 24 : at + 28] = struct.pack("<L", size)
    return bytes(changed)


def test_a_member_that_holds_more_than_it_declares_is_a_bomb() -> None:
    """It is let go on by a piece, and no further."""
    honest = zipped([("large", _NOISE + bytes(64 * MIB))])
    data = _lying(honest, 2 * MIB)
    (large,) = _parts(ZIP, data)
    assert large.apart is not None
    given = 0
    with pytest.raises(ReadingFailed) as told:
        for piece in ZIP.pieces(io.BytesIO(data), "a", ZIP.limits, large.apart):
            given += len(piece)
    assert told.value.facts["reason"] == "bomb"
    assert given <= 2 * MIB


def test_a_member_that_holds_less_than_it_declares_is_malformed() -> None:
    data = _lying(zipped([("large", _LARGE)]), len(_LARGE) + 1)
    assert _refusal(ZIP, data, _parts(ZIP, data)[0]) == "malformed"


def test_a_large_member_of_a_ratio_that_cannot_be_is_a_bomb() -> None:
    (large,) = _parts(ZIP, zipped([("zeros", bytes(8 * MIB))]))
    assert (large.reason, large.apart) == ("bomb", None)


def test_a_token_of_such_a_ratio_is_refused_too() -> None:
    data = zipped([("zeros", bytes(8 * MIB))])
    token = '{"method": 8, "offset": 0, "packed": 9000, "size": 8388608, "crc": 0}'
    assert _refusal(ZIP, data, Part("x", "member", apart=token)) == "bomb"


def test_damage_in_a_large_member_costs_itself_alone() -> None:
    whole = zipped(_MEMBERS, zipfile.ZIP_STORED)
    data = bytearray(whole)
    data[whole.index(_NOISE) + 9] ^= 1
    _, large, last = _parts(ZIP, bytes(data))
    assert last.data == NOTE
    assert _refusal(ZIP, bytes(data), large) == "malformed"
    packed = bytearray(zipped(_MEMBERS))
    packed[200] ^= 1
    assert _refusal(ZIP, bytes(packed), _parts(ZIP, bytes(packed))[1]) == "malformed"


def test_a_large_member_is_checked_for_what_any_is() -> None:
    locked, wrong = _parts(ZIP, raw_zip([(b"a", _NOISE, 1, b""), (b"b", _NOISE, 0, b"")]))
    assert (locked.reason, locked.apart, wrong.reason) == ("encrypted", None, None)


def test_a_tar_that_ends_in_a_large_member_names_it() -> None:
    data = tarred(_MEMBERS)[: 1024 + len(NOTE) + 100_000]
    for kept in (data, gzip.compress(data)):
        told = TAR.read(io.BytesIO(kept), "a", replace(TAR.limits, unpacked_bytes=1000))
        assert told.note == "cut-short"
        assert [(part.name, part.reason, part.apart) for part in told.parts][1:] == [("large", "cut-short", None)]


def test_a_large_member_that_unpacks_without_measure_is_a_bomb() -> None:
    """Of a packed TAR the ratio is that of the stream, as far as it was followed."""
    data = gzip.compress(bytes(32 * MIB)) * 4
    large = Part("x", "member", apart=f'{{"at": 0, "size": {128 * MIB}}}')
    assert _refusal(TAR, data, large) == "bomb"


def test_damage_in_a_large_member_of_a_7z() -> None:
    data = bytearray(seven_zipped([("large", _NOISE)]))
    data[9_000] ^= 1
    assert _refusal(SEVEN, bytes(data), Part("x", "member", apart='{"member": 0}')) == "malformed"
