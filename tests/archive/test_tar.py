"""The tar inside objects is a tar to everybody."""

from __future__ import annotations

import io
import tarfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.archive.tar import BLOCK, ending, filler, header, members
from amana.errors import SealedDamaged
from amana.seal import padme

NAMES = st.sampled_from(["content", "content/" + "a" * 64, "record/" + "0f" * 32 + ".json"])


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    tar = b"".join(header(name, len(data)) + data + filler(len(data)) for name, data in parts)
    return tar + bytes(ending(len(tar)))


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, st.binary(max_size=1500)), max_size=6))
def test_the_standard_library_reads_what_we_write(parts: list[tuple[str, bytes]]) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed(parts)), mode="r:") as tar:
        read = [(one.name, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]
        assert read == parts


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, st.binary(max_size=1500)), max_size=6))
def test_we_read_what_we_write(parts: list[tuple[str, bytes]]) -> None:
    tar = packed(parts)
    found = [(one.name, tar[one.offset : one.offset + one.size]) for one in members(io.BytesIO(tar))]
    assert found == parts


@given(st.integers(0, 10**12))
def test_the_whole_length_is_padded_and_in_blocks(blocks: int) -> None:
    length = blocks * BLOCK
    total = length + ending(length)
    assert total % BLOCK == 0
    assert total >= length + 2 * BLOCK
    assert padme(length + 2 * BLOCK) <= total < padme(length + 2 * BLOCK) + BLOCK


@pytest.mark.parametrize("size", [8**11 - 1, 8**11, 5 * 10**12])
def test_sizes_beyond_eight_gigabytes_are_carried(size: int) -> None:
    start = header("content", size)
    with tarfile.open(fileobj=io.BytesIO(start), mode="r:") as tar:
        told = tar.next()
        assert told is not None
        assert (told.name, told.size) == ("content", size)
    (member,) = list(members(io.BytesIO(start)))
    assert (member.name, member.offset, member.size) == ("content", len(start), size)


@settings(max_examples=200)
@given(st.binary(max_size=2048))
def test_noise_is_refused_or_empty_never_a_fault_of_another_kind(noise: bytes) -> None:
    try:
        list(members(io.BytesIO(noise)))
    except SealedDamaged as fault:
        assert fault.facts["part"] == "payload"
