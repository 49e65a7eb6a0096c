"""Tesseract's own library, called in this process: a reader may start no program.

Its C interface (`tesseract/capi.h`, the same since 4.1) through ctypes. Engines are kept for the process, since
they take a while to begin; each picture is given to it afresh. Nothing is written; one thread is used.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_LIBRARIES: Final = (
    "libtesseract.so.5",
    "libtesseract.so.4",
    "libtesseract.5.dylib",
    "/opt/homebrew/lib/libtesseract.dylib",
    "/usr/local/lib/libtesseract.dylib",
    "libtesseract-5.dll",
    "C:/Program Files/Tesseract-OCR/libtesseract-5.dll",
)
_DATA: Final = (
    "/usr/share/tesseract-ocr",  # Debian: a folder for each version in it
    "/usr/share/tessdata",
    "/usr/share/tesseract",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR",
)
_OLDEST: Final = (4, 1)  # 4.0 ends the process where the locale is not C
_LSTM_ONLY: Final = 1
_AUTO_OSD, _AUTO = 1, 3  # find columns and lines; the first finds out which way is up as well
_BLOCK, _PARAGRAPH, _LINE, _WORD = range(4)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was recognised. The box is left, top, width, height in the pixels that were given.

    `begins` says what begins with it: "block", "paragraph", "line", or nothing. `confidence` is 0 to 100.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    language: str
    begins: str


class TooSlow(Exception):
    """The picture was not done in its time. It never leaves this package."""


@cache
def library() -> ctypes.CDLL | None:
    """The library, with its functions declared; None where it is not installed, or too old."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library is loaded; more threads only cost time
    for name in _LIBRARIES:
        try:
            found = ctypes.CDLL(name)
            _declare(found)
        except (OSError, AttributeError):
            continue
        if _number(version_of(found)) >= _OLDEST:
            return found
    return None


def version_of(found: ctypes.CDLL) -> str:
    """As the library says it: `5.3.0`."""
    said: bytes = found.TessVersion()
    return said.decode("ascii", "replace")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


@cache
def data_folders() -> tuple[Path, ...]:
    """Folders that hold language data, the one that the environment names first."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    for place in map(Path, _DATA):
        places += sorted(place.glob("*/tessdata"), reverse=True)
        places += [place / "tessdata", place]
    return tuple(place for place in places if any(place.glob("*.traineddata")))


def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages there is data for (ISO 639-2), and `osd`, which knows which way is up."""
    return tuple(sorted(file.name.removesuffix(".traineddata") for file in folder.glob("*.traineddata")))


class Engine:
    """An engine for one language, kept for as long as the process."""

    def __init__(self, lib: ctypes.CDLL, folder: Path, language: str) -> None:
        """ValueError where the library cannot begin with this data."""
        self._lib = lib
        self._api = lib.TessBaseAPICreate()
        if lib.TessBaseAPIInit2(self._api, os.fsencode(folder), language.encode(), _LSTM_ONLY) != 0:
            lib.TessBaseAPIDelete(self._api)
            raise ValueError(f"no engine for {language}")
        lib.TessBaseAPISetVariable(self._api, b"debug_file", os.devnull.encode())
        mode = _AUTO_OSD if (folder / "osd.traineddata").exists() else _AUTO
        lib.TessBaseAPISetPageSegMode(self._api, mode)
        atexit.register(lib.TessBaseAPIDelete, self._api)

    def words(self, grey: bytes, width: int, height: int, dpi: int, seconds: float) -> list[Word]:
        """The words of a grey picture (a byte a pixel), in reading order. TooSlow; MemoryError.

        The time is asked after once the lines are found, so that it may take a little longer.
        """
        lib, api = self._lib, self._api
        lib.TessBaseAPISetImage(api, grey, width, height, 1, width)
        lib.TessBaseAPISetSourceResolution(api, dpi)
        monitor = lib.TessMonitorCreate()
        try:
            lib.TessMonitorSetDeadlineMSecs(monitor, max(1, int(seconds * 1000)))
            if lib.TessBaseAPIRecognize(api, monitor) != 0:
                raise TooSlow
            return list(self._found())
        finally:
            lib.TessMonitorDelete(monitor)
            lib.TessBaseAPIClear(api)

    def _found(self) -> Iterator[Word]:
        lib = self._lib
        results = lib.TessBaseAPIGetIterator(self._api)
        if not results:
            return
        try:
            pages = lib.TessResultIteratorGetPageIterator(results)
            while True:
                word = self._word(results, pages)
                if word is not None:
                    yield word
                if not lib.TessResultIteratorNext(results, _WORD):
                    return
        finally:
            lib.TessResultIteratorDelete(results)

    def _word(self, results: int, pages: int) -> Word | None:
        lib = self._lib
        said = lib.TessResultIteratorGetUTF8Text(results, _WORD)
        if not said:
            return None
        text = ctypes.string_at(said).decode("utf-8", "replace")
        lib.TessDeleteText(said)
        sides = [ctypes.c_int() for _ in range(4)]
        if not lib.TessPageIteratorBoundingBox(pages, _WORD, *map(ctypes.byref, sides)):
            return None
        left, top, right, bottom = (side.value for side in sides)
        language: bytes | None = lib.TessResultIteratorWordRecognitionLanguage(results)
        confidence: float = lib.TessResultIteratorConfidence(results, _WORD)
        box = (left, top, right - left, bottom - top)
        return Word(text, box, confidence, (language or b"").decode("ascii", "replace"), self._begins(pages))

    def _begins(self, pages: int) -> str:
        for level, name in ((_BLOCK, "block"), (_PARAGRAPH, "paragraph"), (_LINE, "line")):
            if self._lib.TessPageIteratorIsAtBeginningOf(pages, level):
                return name
        return ""


def _declare(lib: ctypes.CDLL) -> None:
    """Results and arguments of the functions that are called. AttributeError where one is missing."""
    pointer, text, number, truth = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_int
    where = ctypes.POINTER(ctypes.c_int)
    declared: dict[str, tuple[object, list[object]]] = {
        "TessVersion": (text, []),
        "TessDeleteText": (None, [pointer]),
        "TessBaseAPICreate": (pointer, []),
        "TessBaseAPIDelete": (None, [pointer]),
        "TessBaseAPIClear": (None, [pointer]),
        "TessBaseAPIInit2": (number, [pointer, text, text, number]),
        "TessBaseAPISetVariable": (truth, [pointer, text, text]),
        "TessBaseAPISetPageSegMode": (None, [pointer, number]),
        "TessBaseAPISetImage": (None, [pointer, text, number, number, number, number]),
        "TessBaseAPISetSourceResolution": (None, [pointer, number]),
        "TessBaseAPIRecognize": (number, [pointer, pointer]),
        "TessBaseAPIGetIterator": (pointer, [pointer]),
        "TessMonitorCreate": (pointer, []),
        "TessMonitorDelete": (None, [pointer]),
        "TessMonitorSetDeadlineMSecs": (None, [pointer, number]),
        "TessResultIteratorDelete": (None, [pointer]),
        "TessResultIteratorGetPageIterator": (pointer, [pointer]),
        "TessResultIteratorNext": (truth, [pointer, number]),
        "TessResultIteratorGetUTF8Text": (pointer, [pointer, number]),
        "TessResultIteratorConfidence": (ctypes.c_float, [pointer, number]),
        "TessResultIteratorWordRecognitionLanguage": (text, [pointer]),
        "TessPageIteratorBoundingBox": (truth, [pointer, number, *(where,) * 4]),
        "TessPageIteratorIsAtBeginningOf": (truth, [pointer, number]),
    }
    for name, (result, arguments) in declared.items():
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
