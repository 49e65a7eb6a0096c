"""How often the drawings of a PDF (form XObjects, ISO 32000-1, 8.10) are shown within one another.

One that shows another ten times, which shows a third ten times, and so on, is a million in some lines, and pdfium
makes each of them before it says how many there are. So they are counted before, as far as they stand in the open:
a stream's dictionary always does, its contents where they are plain or packed by Flate alone.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

_FORM = re.compile(rb"/Subtype\s{0,9}/Form(?![A-Za-z])")
_OBJECT = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_NAMED = re.compile(rb"/XObject\s{0,9}<<([^>]{0,60000})>>")
_ELSEWHERE = re.compile(rb"/(?:Resources|XObject)\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R")
_REFERENCE = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s{1,9}Do\b")
_BEGINS = re.compile(rb"(?<!d)obj(?![a-z])")
_FILTER = re.compile(rb"/Filter(?![A-Za-z])")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_DICTIONARY = 64 << 10  # bytes of one, before what marks a form and after it
_OF_OBJECT = 8 << 10  # bytes of one that a form's dictionary points to
_MOST_FORMS = 5_000
_OF_ONE, _OF_ALL = 1 << 20, 8 << 20  # bytes of contents that are looked at
_DEEPEST = 30  # pdfium goes no deeper

Forms = Mapping[int, Counter[int]]


def forms_shown(data: bytes) -> int:
    """How many forms there are in the one that shows most, those in it counted each time that they are shown."""
    forms = _forms(data)
    known: dict[int, int] = {}
    return max((_within(form, forms, known, 0) for form in forms), default=0)


def _within(form: int, forms: Forms, known: dict[int, int], depth: int) -> int:
    """One form and all in it. One that shows itself is not shown there."""
    if form not in known:
        known[form] = 0
        inner = forms.get(form, Counter[int]()) if depth < _DEEPEST else Counter[int]()
        known[form] = 1 + sum(often * _within(one, forms, known, depth + 1) for one, often in inner.items())
    return known[form]


def _forms(data: bytes) -> dict[int, Counter[int]]:
    """Each form's number, and how often it shows which others."""
    found: dict[int, Counter[int]] = {}
    objects = _Objects(data)
    left = _OF_ALL
    for mark in islice(_FORM.finditer(data), _MOST_FORMS):
        begun = _STREAM.search(data, mark.end(), mark.end() + _DICTIONARY)
        before = data.rfind(b"obj", max(0, mark.start() - _DICTIONARY), mark.start())
        own = _OBJECT.search(data, max(0, before - 30), before + 3) if before >= 0 else None
        if begun is None or own is None:
            continue
        said = data[own.end() : begun.start()]
        names = _names(objects, said)
        contents, looked_at = _contents(data, begun.end(), said, min(left, _OF_ONE)) if names else (b"", 0)
        found[int(own[1])] = _shown(contents, names)
        left -= len(said) + looked_at
        if left <= 0:
            break
    return found


def _contents(data: bytes, start: int, said: bytes, most: int) -> tuple[bytes, int]:
    """What a form does, unpacked, at most so much of it; and how many bytes were looked at for it."""
    packed = _FILTER.search(said) is not None
    if packed and len(_FLATE.findall(said)) != 1:
        return b"", 0
    end = data.find(b"endstream", start, start + most)
    raw = data[start : end if end >= 0 else start + most]
    if not packed:
        return raw, len(raw)
    try:
        plain = zlib.decompressobj().decompress(raw, max(most, 1))
    except zlib.error:
        return b"", len(raw)
    return plain, len(raw) + len(plain)


def _names(objects: _Objects, said: bytes, steps: int = 2) -> dict[bytes, int]:
    """What a form calls others: in its own dictionary, or where that says."""
    named = _NAMED.search(said)
    if named is not None:
        return {name: int(number) for name, number in _REFERENCE.findall(named[1])}
    elsewhere = _ELSEWHERE.search(said)
    if elsewhere is None or not steps:
        return {}
    rest = objects.dictionary(int(elsewhere[1]))
    if _NAMED.search(rest) is None and _ELSEWHERE.search(rest) is None:
        rest = b"/XObject" + rest  # the dictionary of names itself
    return _names(objects, rest, steps - 1)


class _Objects:
    """Where objects begin in a file, looked for once, when the first is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places: dict[int, int] | None = None

    def dictionary(self, number: int) -> bytes:
        """How an object begins that stands in the open; nothing where none does."""
        if self._places is None:
            self._places = dict(self._found())
        place = self._places.get(number)
        return b"" if place is None else self._data[place : place + _OF_OBJECT].partition(b"endobj")[0]

    def _found(self) -> Iterator[tuple[int, int]]:
        for mark in _BEGINS.finditer(self._data):
            own = _OBJECT.search(self._data, max(0, mark.start() - 30), mark.end())
            if own is not None:
                yield int(own[1]), mark.end()


def _shown(contents: bytes, names: Mapping[bytes, int]) -> Counter[int]:
    shown = Counter(_SHOWN.findall(contents)) if names else Counter()
    return Counter({names[name]: often for name, often in shown.items() if name in names})
