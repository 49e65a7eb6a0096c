"""The box: what the kernel refuses a reader process, as root and as an ordinary user, and what works in it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from amana.intake import Outcome, ReaderPool, media_type, readers
from amana.intake.process import COMMAND, ReaderProcess
from amana.intake.recognising import TO_RECOGNISE
from tests.intake.docx_maker import docx, paragraph
from tests.intake.heic_maker import heic
from tests.intake.hostile_worker import Hostile
from tests.intake.media.film_maker import film
from tests.intake.ordinary_user import as_nobody
from tests.intake.pdf_maker import placed_left_to_right, text_pdf
from tests.intake.photo_maker import encoded, scene
from tests.intake.test_ocr import needs_tesseract
from tests.intake.text_pictures import ENGLISH, page_of

HOSTILE = (sys.executable, "-I", "-B", str(Path(__file__).with_name("hostile_worker.py")))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's kernel itself")
on_x86_64 = pytest.mark.skipif(platform.machine() != "x86_64", reason="numbers of x86_64's calls")


@pytest.fixture(scope="module", params=["as-we-are", "as-nobody"])
def nobody(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A folder to become an ordinary user by, or None."""
    return tmp_path_factory.mktemp("beside") if request.param == "as-nobody" else None


def _command(command: tuple[str, ...], nobody: Path | None) -> tuple[str, ...]:
    return command if nobody is None else as_nobody(command, nobody)


@pytest.fixture(scope="module")
def fences(nobody: Path | None) -> tuple[str, ...]:
    process = ReaderProcess(_command(COMMAND, nobody))
    try:
        return process.start()
    finally:
        process.stop()


@pytest.fixture(scope="module")
def hostile(nobody: Path | None) -> Iterator[ReaderPool]:
    with readers(1, (Hostile(),), _command(HOSTILE, nobody)) as pool:
        yield pool


@pytest.fixture(scope="module")
def real(nobody: Path | None) -> Iterator[ReaderPool]:
    with readers(1, command=_command(COMMAND, nobody)) as pool:
        yield pool


def _try(pool: ReaderPool, act: str) -> str:
    body = f"try {act}".encode()
    outcome = pool.read(body, len(body), "text/plain", body, "a.txt")
    assert outcome.reading is not None, outcome.reason
    return outcome.reading.texts[0].text


def _read(pool: ReaderPool, data: bytes, name: str) -> Outcome:
    return pool.read(data, len(data), media_type(data[:4096], name), data[:4096], name)


@on_x86_64
@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("socket", "PermissionError"),
        ("socketpair", "PermissionError"),
        ("fork", "PermissionError"),
        ("vfork", "PermissionError"),
        ("clone", "PermissionError"),
        ("clone3", "OSError"),  # as if there were none: the C library then takes the other
        ("execve", "PermissionError"),
        ("ptrace", "PermissionError"),
        ("kill", "PermissionError"),
        ("kill-all", "PermissionError"),
        ("unshare", "PermissionError"),
        ("unlink", "PermissionError"),
        ("truncate", "PermissionError"),
        ("io_uring_setup", "PermissionError"),
        ("x32-getpid", "PermissionError"),
        ("kill-oneself-with-nothing", "done"),
        ("getpid", "done"),
    ],
)
def test_the_kernel_refuses_calls(hostile: ReaderPool, fences: tuple[str, ...], call: str, answer: str) -> None:
    if "calls" not in fences:
        pytest.skip("this kernel has no filter of calls")
    assert _try(hostile, f"call {call}") == answer


@pytest.mark.parametrize("act", ["thread", "numpy"])
def test_threads_and_numpy_work(hostile: ReaderPool, fences: tuple[str, ...], act: str) -> None:
    if "calls" not in fences and act == "thread":
        pytest.skip("threads are refused where calls cannot be told apart")
    assert _try(hostile, act) == "done"


def test_no_file_but_its_own_can_be_opened(hostile: ReaderPool, fences: tuple[str, ...]) -> None:
    if "own-files" not in fences:
        pytest.skip("this kernel has no Landlock")
    with NamedTemporaryFile(dir="/tmp") as file:
        Path(file.name).chmod(0o666)
        told = _try(hostile, f"open {file.name}")
    assert told == "PermissionError"
    assert _try(hostile, "open-python") == "done"
    assert _try(hostile, "open-devnull") == "done"
    assert _try(hostile, "open-elsewhere") == "PermissionError"
    assert _try(hostile, "open-parent") == "PermissionError"
    assert _try(hostile, f"open {os.__file__}") == "PermissionError"


def test_libraries_work_in_it(real: ReaderPool) -> None:
    """Pillow and numpy, PDFium, lxml, PyAV: as root and as an ordinary user."""
    photo = _read(real, encoded(scene(1)), "a.jpg").reading
    assert photo is not None
    assert (photo.pictures[0].made, photo.fingerprints[0].kind) == ("thumbnail", "pdq")
    line = placed_left_to_right("Samira came to the well", 40.0, 700.0)
    assert "Samira" in _words(_read(real, text_pdf([line]), "a.pdf"))
    assert "Samira" in _words(_read(real, docx(paragraph("Samira came to the well")), "a.docx"))
    page = (
        b"<!DOCTYPE html><title>The well</title><p>Samira came to the well, and we waited until the evening.</p>"
    )
    assert "Samira" in _words(_read(real, page, "a.html"))
    assert _read(real, film(), "a.mp4").outcome == "read"


@cache
def _heic() -> bytes:
    return heic(scene(1, (400, 304)), b"")


def test_a_heic_photo_is_shown(real: ReaderPool, fences: tuple[str, ...]) -> None:
    """Its decoder starts a thread, and ends the process where it may not."""
    if "calls" not in fences:
        pytest.skip("threads are refused where calls cannot be told apart")
    photo = _read(real, _heic(), "a.heic").reading
    assert photo is not None
    assert [one.made for one in photo.pictures] == ["thumbnail", "access-copy"]
    assert "not-shown" not in {fact.name for fact in photo.facts}


@needs_tesseract
def test_text_in_pictures_is_recognised(real: ReaderPool) -> None:
    data = encoded(page_of(ENGLISH, 150), "PNG")
    assert "Wadi al-Noor" in _words(real.read(data, len(data), TO_RECOGNISE, data[:4096], "a.png"))


def _words(outcome: Outcome) -> str:
    assert outcome.reading is not None, outcome.reason
    return " ".join(text.text for text in outcome.reading.texts)
