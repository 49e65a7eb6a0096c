"""The fuzz driver finds what it is there to find, and does not fail over what is well."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import BinaryIO, ClassVar

import pytest

from amana.errors import ReadingFailed
from amana.intake import Limits, Part, Reader, Reading
from amana.intake.archives.rar_archive import RarArchive
from tests.contracts.reader_contract import ReaderContract
from tests.fuzz.holding import read_through
from tests.fuzz.mutating import LARGEST, spoilt
from tests.fuzz.one import Fuzz
from tests.fuzz.resealing import resealed
from tests.intake.archives.rar_maker import Made4, Made5, rar4, rar5


class _Faulty:
    """A reader that stumbles over a zero byte."""

    name: ClassVar[str] = "faulty"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/plain",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits()
    reads: ClassVar[str] = "Nothing."

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool:
        return True

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        data = source.read()
        if b"\0" in data:
            raise ZeroDivisionError
        if b"<" in data:
            return Reading(parts=(Part("member/1", "member"), Part("member/1", "member")))
        raise ReadingFailed(reason="malformed")


class _Contract(ReaderContract):
    __test__ = False

    def reader(self) -> Reader:
        return _Faulty()

    def sample(self) -> tuple[bytes, str]:
        return b"Samira counted 41 tents.", "a.txt"


def test_checksums_of_a_spoilt_rar_are_right_again() -> None:
    reader = RarArchive()
    for whole in (
        rar4([Made4(b"a.txt", b"Noor"), Made4(b"b.txt", b"Wadi")]),
        rar5([Made5(b"a.txt", b"Noor")] * 2),
    ):
        assert resealed(whole) == whole
        other = whole.replace(b"a.txt", b"c.txt")
        assert other != whole
        names = [
            [part.name for part in reader.read(io.BytesIO(data), "x", reader.limits).parts]
            for data in (resealed(other), whole)
        ]
        assert names[0] == [(name or "").replace("a", "c") for name in names[1]]
        for place in range(len(whole)):
            resealed(whole[:place] + b"\xff" + whole[place + 1 :])


def test_what_breaks_a_reader_is_written_down_once(tmp_path: Path) -> None:
    fuzz = Fuzz(_Contract(), Random(1), tmp_path)
    fuzz.run(0.5)
    finds = sorted(path.name.partition("-")[0] for path in tmp_path.glob("*.txt"))
    assert finds == ["AssertionError", "ZeroDivisionError"]
    (broke,) = (path for path in tmp_path.glob("ZeroDivision*") if path.suffix != ".txt")
    assert b"\0" in broke.read_bytes()
    with pytest.raises(ZeroDivisionError):
        read_through(_Faulty(), broke.read_bytes(), "x", Limits())


def test_the_same_seed_spoils_in_the_same_way() -> None:
    data = _Contract().sample()[0]
    first, again = ([spoilt(data, [data], random) for _ in range(300)] for random in (Random(3), Random(3)))
    assert first == again
    assert len(set(first)) > 200
    assert max(map(len, first)) <= LARGEST


def test_what_is_packed_is_spoilt_inside() -> None:
    """Often enough the packing is whole and the content is not."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as new:
        new.writestr("letter.txt", b"Yusuf waited at the mill.")
    random, inside = Random(5), 0
    for _ in range(60):
        try:
            with zipfile.ZipFile(io.BytesIO(spoilt(sink.getvalue(), [b"x"], random))) as told:
                inside += b"Yusuf waited at the mill." not in told.read(told.namelist()[0])
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            zlib.error,
            ValueError,
            NotImplementedError,
            IndexError,
            RuntimeError,
        ):
            continue
    assert inside >= 10


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_unpacks_to_much_is_unpacked_in_part(pack: Callable[[bytes], bytes]) -> None:
    swollen = pack(bytes(LARGEST)) * 40
    random = Random(6)
    assert all(len(spoilt(swollen, [b"x"], random)) <= LARGEST for _ in range(6))


def test_a_read_that_hangs_ends_the_process_and_says_where(tmp_path: Path) -> None:
    hang = (
        "import tests.fuzz.one as one; one.HANGS = 0.3; one.faulthandler.register(one.signal.SIGPROF, chain=True)"
    )
    hang += "\nfrom tests.fuzz.test_fuzz import _Contract\nfrom random import Random\nfrom pathlib import Path"
    hang += f"\nfuzz = one.Fuzz(_Contract(), Random(1), Path({str(tmp_path)!r}))"
    hang += "\ndef endless(data):\n  while True: pass\nfuzz._read = endless\nfuzz._try(b'x')"
    done = subprocess.run([sys.executable, "-c", hang], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGPROF
    assert "endless" in done.stderr
