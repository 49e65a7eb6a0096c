"""What goes in comes out: any size, any way of writing, any place of reading; and no change goes unseen."""

from __future__ import annotations

import io
import random
import tarfile
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import AmanaError, SealedDamaged
from amana.seal import CHUNK, Sealer, X25519Identity, open_bytes, open_sealed, seal_bytes, sealed_size

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

IDENTITY = X25519Identity.generate()
TO = [IDENTITY.recipient]
PLENTY = random.Random(7).randbytes(4 * CHUNK + 100)
SEALED = seal_bytes(PLENTY, TO)
HEADER = len(SEALED) - sealed_size(len(PLENTY))
EDGES = sorted({max(0, chunks * CHUNK + more) for chunks in range(4) for more in (-17, -16, -1, 0, 1, 15, 16, 17)})


def _sealed_in_pieces(data: bytes, sizes: list[int]) -> bytes:
    sink = io.BytesIO()
    with Sealer(sink, TO) as sealer:
        at = 0
        for size in sizes:
            assert sealer.write(memoryview(data)[at : at + size]) == len(data[at : at + size])
            at += size
        sealer.write(data[at:])
    return sink.getvalue()


@pytest.mark.parametrize("length", EDGES)
def test_sizes_around_the_chunk(length: int) -> None:
    sealed = seal_bytes(PLENTY[:length], TO)
    assert len(sealed) == HEADER + sealed_size(length)
    assert open_bytes(sealed, [IDENTITY]) == PLENTY[:length]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 4 * CHUNK + 100),
    st.lists(st.integers(0, 2 * CHUNK) | st.sampled_from([1, CHUNK - 1, CHUNK, CHUNK + 1]), max_size=6),
)
def test_however_it_is_written(length: int, sizes: list[int]) -> None:
    assert open_bytes(_sealed_in_pieces(PLENTY[:length], sizes), [IDENTITY]) == PLENTY[:length]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(PLENTY) + 10), st.integers(-1, 3 * CHUNK), st.booleans()), max_size=8)
)
def test_wherever_it_is_read(places: list[tuple[int, int, bool]]) -> None:
    with open_sealed(io.BytesIO(SEALED), [IDENTITY]) as opened:
        for place, size, into in places:
            expected = PLENTY[place:] if size < 0 else PLENTY[place : place + size]
            assert opened.seek(place) == place
            if into and size >= 0:
                room = bytearray(size)
                assert opened.readinto(room) == len(expected)
                assert room[: len(expected)] == expected
            else:
                assert opened.read(size) == expected
            assert opened.tell() == place + len(expected)


def test_seeking_from_each_end_and_nowhere() -> None:
    with open_sealed(io.BytesIO(SEALED), [IDENTITY]) as opened:
        assert opened.size == len(PLENTY)
        assert opened.readable() and opened.seekable() and not opened.writable()
        assert opened.seek(-10, io.SEEK_END) == len(PLENTY) - 10
        assert opened.read() == PLENTY[-10:]
        assert opened.seek(-20, io.SEEK_CUR) == len(PLENTY) - 20
        assert opened.read1() == PLENTY[-20:]
        assert opened.read1(5) == b""
        opened.seek(CHUNK - 3)
        assert opened.read1(100) == PLENTY[CHUNK - 3 : CHUNK]
        for offset, whence in ((-1, io.SEEK_SET), (0, 9)):
            with pytest.raises(ValueError, match="no such place"):
                opened.seek(offset, whence)


def test_reading_one_place_reads_only_its_chunk() -> None:
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    sealed = seal_bytes(bytes(64 * CHUNK), TO)
    source = Counted(sealed)
    with open_sealed(source, [IDENTITY]) as opened:
        opened.seek(30 * CHUNK + 5)
        opened.read(100)
        opened.read(100)
        assert source.taken < 3 * CHUNK


def test_other_readers_can_stand_on_it(tmp_path: Path) -> None:
    pack = io.BytesIO()
    with tarfile.open(fileobj=pack, mode="w") as tar:
        for name, length in (("one", 10), ("two", 2 * CHUNK)):
            member = tarfile.TarInfo(name)
            member.size = length
            tar.addfile(member, io.BytesIO(PLENTY[:length]))
    sealed = tmp_path / "pack.age"
    sealed.write_bytes(seal_bytes(pack.getbuffer(), TO))
    with (
        sealed.open("rb") as source,
        open_sealed(source, [IDENTITY]) as opened,
        tarfile.open(fileobj=opened) as tar,
    ):
        found = tar.extractfile("two")
        assert found is not None and found.read() == PLENTY[: 2 * CHUNK]
    text = seal_bytes("سطر أول\nسطر ثان\n".encode(), TO)
    with io.TextIOWrapper(cast("IO[bytes]", open_sealed(io.BytesIO(text), [IDENTITY])), "utf-8") as lines:
        assert lines.readlines() == ["سطر أول\n", "سطر ثان\n"]


def test_unbuffered_files_and_a_start_that_is_not_the_beginning(tmp_path: Path) -> None:
    class Stingy(io.FileIO):
        def write(self, data: Buffer, /) -> int:
            return super().write(memoryview(data)[:5000])

        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 5000))

    path = tmp_path / "sealed.age"
    with Stingy(path, "wb") as sink, Sealer(sink, TO) as sealer:
        sealer.write(PLENTY)
    assert open_bytes(path.read_bytes(), [IDENTITY]) == PLENTY
    path.write_bytes(b"before it" + path.read_bytes())
    with cast("BinaryIO", Stingy(path, "rb")) as source:
        source.seek(9)
        assert open_sealed(source, [IDENTITY]).read() == PLENTY


def test_sealing_runs_in_threads_side_by_side() -> None:
    found: dict[int, bytes] = {}

    def run(number: int) -> None:
        found[number] = _sealed_in_pieces(PLENTY[number:], [1000] * 70)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert all(open_bytes(sealed, [IDENTITY]) == PLENTY[number:] for number, sealed in found.items())


def test_the_same_bytes_are_never_sealed_alike() -> None:
    one, other = seal_bytes(PLENTY[:100], TO), seal_bytes(PLENTY[:100], TO)
    assert one[HEADER:] != other[HEADER:] and one[:HEADER] != other[:HEADER]


def test_left_by_an_exception_it_never_opens() -> None:
    sink = io.BytesIO()
    with pytest.raises(KeyError), Sealer(sink, TO) as sealer:
        sealer.write(PLENTY)
        raise KeyError
    with pytest.raises(SealedDamaged):
        open_bytes(sink.getvalue(), [IDENTITY])
    with pytest.raises(ValueError, match="closed"):
        sealer.write(b"more")


def test_a_sink_that_raises_closes_the_sealer() -> None:
    class Once(io.BytesIO):
        def write(self, data: Buffer, /) -> int:
            if self.tell():
                raise OSError(28, "full")
            return super().write(data)

    sink = Once()
    sealer = Sealer(sink, TO)
    with pytest.raises(OSError, match="full"):
        for _ in range(40):
            sealer.write(PLENTY)
    with pytest.raises(ValueError, match="closed"):
        sealer.write(PLENTY)
    sealer.close()
    with pytest.raises(SealedDamaged):
        open_bytes(sink.getvalue(), [IDENTITY])


def test_closing_twice_adds_nothing() -> None:
    sink = io.BytesIO()
    sealer = Sealer(sink, TO)
    sealer.close()
    whole = sink.getvalue()
    sealer.close()
    assert sink.getvalue() == whole and open_bytes(whole, [IDENTITY]) == b""


def test_every_flipped_bit_is_found() -> None:
    sealed = bytearray(seal_bytes(b"a word", TO))
    for bit in range(len(sealed) * 8):
        sealed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(AmanaError):
            open_bytes(bytes(sealed), [IDENTITY])
        sealed[bit // 8] ^= 1 << bit % 8


@settings(max_examples=60, deadline=None)
@given(st.integers(HEADER * 8, len(SEALED) * 8 - 1))
def test_a_flipped_bit_in_a_long_payload_is_found(bit: int) -> None:
    sealed = bytearray(SEALED)
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealedDamaged) as told:
        open_bytes(bytes(sealed), [IDENTITY])
    assert told.value.facts["part"] == "payload"


def test_a_flipped_bit_spoils_its_chunk_alone_and_gives_nothing_unproven() -> None:
    sealed = bytearray(SEALED)
    sealed[HEADER + 16 + CHUNK + 16 + 100] ^= 1
    with open_sealed(io.BytesIO(sealed), [IDENTITY]) as opened:
        assert opened.read(CHUNK) == PLENTY[:CHUNK]
        room = bytearray(b"-" * CHUNK)
        with pytest.raises(SealedDamaged):
            opened.readinto(room)
        assert room == bytes(CHUNK)
        opened.seek(2 * CHUNK)
        assert opened.read() == PLENTY[2 * CHUNK :]


def test_every_truncation_of_a_short_file_is_found() -> None:
    sealed = seal_bytes(b"a word", TO)
    for length in range(len(sealed)):
        with pytest.raises(AmanaError):
            open_sealed(io.BytesIO(sealed[:length]), [IDENTITY])


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(SEALED) - 1)
    | st.sampled_from([HEADER + 16 + chunks * (CHUNK + 16) + more for chunks in range(5) for more in (0, 16, 17)])
)
def test_every_truncation_of_a_long_file_is_found_on_opening(length: int) -> None:
    with pytest.raises(SealedDamaged):
        open_sealed(io.BytesIO(SEALED[:length]), [IDENTITY])


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 3), (0, 1, 1, 2, 3), (0, 0, 0, 0)])
def test_chunks_keep_their_places(order: tuple[int, ...]) -> None:
    start, step = HEADER + 16, CHUNK + 16
    chunks = [SEALED[start + index * step : start + (index + 1) * step] for index in range(4)]
    changed = SEALED[:start] + b"".join(chunks[index] for index in order) + SEALED[start + 4 * step :]
    with pytest.raises(SealedDamaged):
        open_bytes(changed, [IDENTITY])


def test_what_follows_the_end_is_refused() -> None:
    for more in (b"\0", bytes(16), bytes(CHUNK + 16), SEALED):
        with pytest.raises(SealedDamaged):
            open_bytes(SEALED + more, [IDENTITY])


def test_a_file_cut_short_while_it_is_read_is_found() -> None:
    source = io.BytesIO(SEALED)
    opened = open_sealed(source, [IDENTITY])
    source.truncate(HEADER + 100)
    with pytest.raises(SealedDamaged) as told:
        opened.read(10)
    assert told.value.facts == {"part": "payload", "reason": "payload-ends-early"}


def test_who_closes_the_source() -> None:
    source = io.BytesIO(SEALED)
    open_sealed(source, [IDENTITY]).close()
    assert source.closed
    broken = io.BytesIO(SEALED[:-1])
    with pytest.raises(SealedDamaged):
        open_sealed(broken, [IDENTITY])
    assert not broken.closed
