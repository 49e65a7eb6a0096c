"""JSON lines (jsonlines.org, RFC 8259 values), and JSON that is one array of objects: each object a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar, NamedTuple

from amana.errors import ReadingFailed
from amana.intake.collecting import not_collecting
from amana.intake.part_budget import Budget
from amana.intake.reading import Limits, Reading, Reason, TextVersion, sound
from amana.intake.sources import size_of
from amana.intake.tables.chunks import LARGEST, PIECE, Chunk, chunk, codec_of
from amana.intake.tables.rows import LONGEST_CELL, LONGEST_ROW, MOST_CELLS, PartRow, row_parts
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

ROWS = 20_000
_DEEPEST = 5  # steps into an object's objects; what is deeper stands as its JSON
_LINES, _ARRAY = 0, 1
_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # an escape that may be half a character
# Numbers stay as they are written: 1.10 is not 1.1, and a long one is no float.
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_as_json = json.JSONEncoder(ensure_ascii=False).encode


class JsonRows:
    """Tables as JSON: one object a line, or an array of objects."""

    name: ClassVar[str] = "json-rows"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "The exact text; each object as a part, its values as facts under their keys, numbers as written. "
        "Other JSON is read as plain text."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/jsonl", "application/json")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=16 << 30)

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """What is named as JSON lines, and JSON that begins as an array of objects or with lines of objects."""
        if media_type == "application/jsonl":
            return True
        return media_type == "application/json" and _form(head.decode("utf-8", "replace"), cut=True) is not None

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first rows. ReadingFailed: malformed where it is neither."""
        size = size_of(source, limits)
        if size == 0:
            return Reading(note="empty")
        codec = codec_of(source, size)
        start = chunk(source, size, codec, 0)
        form = _form(start.text, cut=not start.last)
        if form is None and start.text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
            form = _LINES  # named as lines: one that is broken costs itself alone
        if form is None:
            raise ReadingFailed(reason="malformed")
        return _read(source, size, codec, form, 0, 1)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The rows from the byte and the row number that the token tells."""
        form, at, row = told_numbers(resume, "form", "at", "row")
        size = size_of(source, limits)
        if form not in {_LINES, _ARRAY} or not 0 < at < size:
            raise ReadingFailed(reason="malformed")
        return _read(source, size, codec_of(source, size), form, at, row)


def _form(text: str, cut: bool) -> int | None:
    """Lines or array; None where it is neither. `cut`: there is more than this."""
    text = text.removeprefix("\ufeff").lstrip()
    if text.startswith("["):
        return _ARRAY if text[1:].lstrip().startswith("{") else None
    if not text.startswith("{"):
        return None
    first, end, rest = text.partition("\n")
    if not end:
        return None if cut else _LINES if _is_object(first) else None
    alone = not cut and not rest.strip()
    return _LINES if _is_object(first) and (alone or rest.lstrip().startswith("{")) else None


def _is_object(line: str) -> bool:
    try:
        return isinstance(_DECODER.decode(line.strip()), dict)
    except (ValueError, RecursionError):
        return False


def _read(source: BinaryIO, size: int, codec: str, form: int, at: int, row: int) -> Reading:
    for most in (PIECE, LARGEST):
        piece = chunk(source, size, codec, at, most)
        made = _Made(piece, row, most == LARGEST)
        with not_collecting():
            made.go(_lines(piece) if form == _LINES else _elements(piece, at == 0))
        if made.rows or piece.last:
            break
    end = made.end if made.full else len(piece.text)
    text = sound(piece.text[:end])
    note: Reason | None = "lossy-decoding" if text != piece.text[:end] else None
    with not_collecting():
        parts = row_parts(made.rows)
    if any(part.reason for part in parts):
        note = "parts-unread"
    done = piece.last and end == len(piece.text)
    return Reading(
        texts=(TextVersion(text, encoding=codec),) if text else (),
        facts=(EmbeddedFact("form", "json-array" if form == _ARRAY else "json-lines"),) if at == 0 else (),
        parts=parts,
        note=note,
        resume=None if done else token(form=form, at=max(at + 1, piece.place_of(end)), row=row + len(parts)),
    )


class _Row(NamedTuple):
    """A row's span in the text, and its value or why there is none. `within`: the text may end inside it."""

    start: int
    end: int
    value: Any = None
    reason: Reason | None = None
    within: bool = False


class _Made:
    """The rows of one instalment. `end`: the character after the last of them; `full`: there was no more room."""

    def __init__(self, piece: Chunk, row: int, largest: bool) -> None:
        self._piece, self._row, self._largest = piece, row, largest
        halves = _HALF.search(piece.text) is not None or sound(piece.text) != piece.text
        self._clean = sound if halves else str
        self._budget = Budget(ROWS, 0)
        self.rows: list[PartRow] = []
        self.end = 0
        self.full = False

    def go(self, rows: Iterator[_Row]) -> None:
        for one in rows:
            if one.within and not self._piece.last and not (self._largest and not self.rows):
                self.full = True
                return
            facts = _facts(one.value, self._clean)
            width = 200 + sum(60 + 12 * (len(fact.name) + len(fact.value)) for fact in facts)
            if not self._budget.has_room(width):
                self.full = True
                return
            self._budget.take(width)
            self.rows.append((f"row/{self._row + len(self.rows)}", facts, one.start, one.end, one.reason))
            self.end = one.end


def _lines(piece: Chunk) -> Iterator[_Row]:
    """Each line that is not blank. A line that is no JSON is a row that could not be read."""
    text, at = piece.text, 0
    open_end = not text.endswith("\n")
    while at < len(text):
        found = text.find("\n", at)
        end = found if found >= 0 else len(text)
        line = text[at:end]
        inner = line.strip(" \t\r\ufeff")
        if inner:
            start = at + line.index(inner)
            value, reason = _value(inner)
            yield _Row(start, start + len(inner), value, reason, within=found < 0 and open_end)
        at = end + 1


def _value(line: str) -> tuple[Any, Reason | None]:
    """The value that a line is; there is no space around it."""
    try:
        value, end = _DECODER.raw_decode(line)
        return (value, None) if end == len(line) else (None, "malformed")
    except RecursionError:
        return None, "too-deep"
    except ValueError:
        return None, "malformed"


def _elements(piece: Chunk, first: bool) -> Iterator[_Row]:
    """Each element of the array, as far as the piece goes. Where one is broken, the rest is told as one."""
    text = piece.text
    at = text.index("[") + 1 if first else 0
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it always matches
        if at >= len(text) or text[at] == "]":
            return
        try:
            value, end = _DECODER.raw_decode(text, at)
        except RecursionError:
            yield _Row(at, len(text), None, "too-deep", within=True)
            return
        except ValueError:
            yield _Row(at, len(text), None, "malformed", within=True)
            return
        # A number at the end of a piece may go on in the next one; an object may not.
        yield _Row(at, end, value, within=end == len(text) and text[end - 1] not in "]}")
        at = end


def _facts(value: Any, clean: Any) -> tuple[EmbeddedFact, ...]:
    """An object's values under their keys; those of objects in it under `outer.inner`. Empty ones are left out."""
    told: list[EmbeddedFact] = []
    cut: list[str] = []
    left = LONGEST_ROW
    for name, word in _leaves(value, "", 0):
        if len(told) >= MOST_CELLS or left <= 0:
            told.append(EmbeddedFact("cells-left-out", "more"))
            break
        name = clean(name)[:200] or "value"
        word = clean(word)
        if not word.strip():
            continue
        if len(word) > min(LONGEST_CELL, left):
            cut.append(name)
            word = word[: min(LONGEST_CELL, left)]
        left -= len(word)
        told.append(EmbeddedFact(name, word))
    if cut:
        told.append(EmbeddedFact("cells-cut", ", ".join(cut)[:LONGEST_CELL]))
    return tuple(told)


def _leaves(value: Any, name: str, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            own = f"{name}.{key}" if name else key
            if type(inner) is str:  # nearly always
                yield own, inner
            else:
                yield from _leaves(inner, own, depth + 1)
    elif isinstance(value, str):
        yield name, value
    elif isinstance(value, bool):
        yield name, "true" if value else "false"
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield name, value[0] if len(value) == 1 else _as_json(value)
    elif value is not None:
        yield name, _as_json(value)
