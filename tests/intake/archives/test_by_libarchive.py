"""The system's libarchive as it is called: errors, sources that fail, the locale, and no program started."""

from __future__ import annotations

import io
import locale
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from amana.errors import ReadingFailed
from amana.intake import archive_library
from amana.intake.archives import by_libarchive
from amana.intake.archives.by_libarchive import Broken, Opened
from tests.intake.archives.makers import MEMBERS, NOTE
from tests.intake.archives.other_maker import written
from tests.intake.archives.rar_maker import Made4, Made5, rar4, rar5

pytestmark = pytest.mark.skipif(
    not by_libarchive.installed(), reason="libarchive and libarchive-c are not installed"
)
_IN_A_WORKER = """
import sys
from amana.intake.confine import confine
confine()
from amana.intake.archives import by_libarchive
by_libarchive.version()
from libarchive import ffi
print(by_libarchive.installed(), ffi.libarchive_path)
"""


class _Fails(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 0:
            raise TimeoutError("the disk is gone")
        return super().read(9)


def _names(data: bytes) -> list[bytes]:
    with Opened(io.BytesIO(data), len(data), ["iso9660"]) as opened:
        told = iter(opened.next, None)
        return [member.raw for member in told if member is not None]


def test_what_the_source_raises_comes_through() -> None:
    data = written("cpio")
    with (
        pytest.raises(TimeoutError, match="the disk is gone"),
        Opened(_Fails(data), len(data), ["cpio"]) as opened,
    ):
        opened.next()


def test_errors_say_whether_it_can_go_on() -> None:
    data = written("cpio_newc")
    cut = data[: data.index(NOTE) + 5]
    with Opened(io.BytesIO(cut), len(cut), ["cpio"]) as opened:
        member = opened.next()
        assert member is not None
        assert member.size == len(NOTE)
        with pytest.raises(Broken) as told:
            opened.data(len(NOTE))
    assert (told.value.reason, told.value.ended) == ("malformed", True)
    with pytest.raises(Broken), Opened(io.BytesIO(b"Samira"), 6, ["cpio"]) as opened:
        opened.next()


def test_what_the_library_does_not_know_is_told_from_what_is_broken() -> None:
    large = rar5([Made5(b"a.txt", b"Noor", packed=True, version=15 << 10)])  # a dictionary of 4 GiB
    solid = rar4([Made4(b"a.txt", b"Noor", flags=0x10, method=0x33)], flags=0x8)
    broken = rar5([Made5(b"a.txt", b"Noor", packed=True, crc=7)])
    reasons = []
    for data, form in ((large, "rar5"), (solid, "rar"), (broken, "rar5")):
        with pytest.raises(Broken) as told, Opened(io.BytesIO(data), len(data), [form]) as opened:
            opened.next()
            opened.data(100)
        reasons.append(told.value.reason)
    assert reasons == ["no-reader", "no-reader", "malformed"]


def test_data_comes_in_stretches_and_the_rest_is_passed_over() -> None:
    data = written("cpio_newc")
    with Opened(io.BytesIO(data), len(data), ["cpio"]) as opened:
        opened.next()
        assert opened.data(5) + opened.data(1000) == NOTE
        opened.next()
        opened.pass_over()
        last = opened.next()
        assert last is not None
        assert last.raw == MEMBERS[2][0].encode()
        assert opened.next() is None
        assert 0 < opened.taken <= len(data)


def test_a_format_that_the_library_has_not_is_no_reader_here() -> None:
    with pytest.raises(ReadingFailed) as told:
        Opened(io.BytesIO(b""), 0, ["wadi"])
    assert told.value.facts["reason"] == "no-reader"


@pytest.mark.parametrize("set_locale", [lambda: "C", lambda: "C.UTF-8"], ids=["C", "UTF-8"])
def test_names_in_utf_16_come_through_in_any_locale(set_locale: Callable[[], str]) -> None:
    name = "رسالة.txt"
    data = written("iso9660", members=[(name, NOTE)])
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, set_locale())
        assert _names(data)[-1] == name.encode()
        assert locale.setlocale(locale.LC_CTYPE) == set_locale()
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "C", "PATH": os.environ.get("PATH", "")}])
def test_it_is_loaded_in_a_confined_process_without_a_program(environment: dict[str, str]) -> None:
    command = [sys.executable, "-I", "-B", "-c", _IN_A_WORKER]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True ")
    assert "libarchive" in done.stdout


def test_its_versions_are_told_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = archive_library()
    assert told is not None
    assert re.fullmatch(r"libarchive \d+\.\d+\.\d+ \(libarchive-c \d+\.\d+\)", told)
    monkeypatch.setattr(by_libarchive, "_path", lambda: None)
    by_libarchive.installed.cache_clear()
    try:
        assert archive_library() is None
    finally:
        by_libarchive.installed.cache_clear()
