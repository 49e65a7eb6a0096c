"""Walks through RTF once, from its first brace to its last: words by where they belong, and nothing by guess."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from amana.errors import ReadingFailed
from amana.intake.documents import rtf_codes as codes
from amana.intake.documents.remarks import MAX_REMARKS

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|'([0-9a-fA-F]{2}(?:\\'[0-9a-fA-F]{2})*)|([^a-zA-Z']))|([{}])"
    rb"|[\r\n\x00]+|([^\\{}\r\n\x00]+)|\\"
)
_ESCAPE = b"\\'"
_MAX_DEPTH = 5_000
_TEXT = "text"
_ARABIC = "cp1256"
_LAYOUT = frozenset(("par", "cell", "nestcell", "row", "nestrow", "pard", "intbl", "uc"))
# fmt: off
_FONT = frozenset(("f", "af", "rtlch", "ltrch", "fcharset", "cpg", "ansicpg", "mac", "pc", "pca", "deff"))
_CHANGED = frozenset(("deleted", "revised", "plain", "revauth", "revauthdel", "revdttm", "revdttmdel"))
_OTHER = frozenset((
    "fonttbl", "revtbl", "info", "upr", "shpinst", "atnauthor", "atnid", "atndate", "fldinst", "shptxt", "ud",
    "pict", "objdata",
))
_BLIPS = frozenset((
    "pngblip", "jpegblip", "emfblip", "wmetafile", "macpict", "dibitmap", "wbitmap", "pmmetafile",
))
# fmt: on
_KNOWN = (
    _LAYOUT
    | _FONT
    | _CHANGED
    | _OTHER
    | _BLIPS
    | codes.LEFT_ALONE
    | frozenset((*codes.CHARACTERS, *codes.APART, *codes.INFORMATION, *codes.TIMES, *codes.TIME_PARTS))
)


@dataclass(slots=True)
class _State:
    """What holds within a group. `into` is where words go; "" nowhere. In what is `dead` nothing is read."""

    into: str = _TEXT
    outer: str = _TEXT
    font: int | None = None
    right_font: int | None = None
    right: bool = False
    skip: int = 1
    in_table: bool = False
    change: str = ""
    author: int = 0
    when: int = 0
    dead: bool = False

    def copy(self) -> _State:
        return _State(
            self.into,
            self.outer,
            self.font,
            self.right_font,
            self.right,
            self.skip,
            self.in_table,
            self.change,
            self.author,
            self.when,
            self.dead,
        )


@dataclass(slots=True)
class Change:
    """Words that were put in (`start` and `end` in the text) or taken out (`words`, at `start`)."""

    kind: str
    author: int
    when: int
    start: int
    end: int
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Comment:
    words: list[str] = field(default_factory=list)
    author: str = ""
    when: str = ""
    at: int = 0


@dataclass(slots=True)
class Blob:
    """A picture (hex or raw bytes), or an object: `kind` is the control word that says which."""

    kind: str
    pieces: list[bytes] = field(default_factory=list)
    is_hex: bool = True
    size: int = 0


@dataclass(slots=True)
class Told:
    """All that a document says."""

    words: dict[str, list[str]] = field(default_factory=lambda: {_TEXT: []})
    length: int = 0
    changes: list[Change] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    times: dict[str, dict[str, int]] = field(default_factory=dict)
    lossy: bool = False
    closed: bool = False


class RtfParser:
    """Reads one document. `most` is how many bytes of pictures are kept."""

    def __init__(self, data: bytes, most: int) -> None:
        self._data, self._left = data, most
        self._told = Told()
        self._state = _State()
        self._stack: list[_State] = []
        self._codec = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._font = 0
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._bytes_codec = ""
        self._to_skip = 0
        self._high = 0
        self._star = False

    def told(self) -> Told:
        """ReadingFailed(reason="too-deep") where groups are nested beyond all use."""
        at, size, match = 0, len(self._data), _TOKEN.match
        while at < size:
            found = match(self._data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            kind = found.lastindex
            if kind == 6:
                self._plain(found[6])
            elif kind == 3:
                self._plain(bytes.fromhex(found[3].replace(_ESCAPE, b"").decode("ascii")))
            elif kind == 5:
                self._brace(found[5])
                if self._told.closed:
                    break
            elif found[1]:
                at += self._word(found[1].decode("ascii"), int(found[2]) if found[2] else None, at)
            elif kind == 4:
                self._symbol(found[4])
        self._flush()
        return self._told

    # -- groups

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._to_skip = 0
        self._star = False
        if brace == b"{":
            if len(self._stack) >= _MAX_DEPTH:
                raise ReadingFailed(reason="too-deep")
            self._stack.append(self._state.copy())
        elif self._stack:
            self._state = self._stack.pop()
            self._told.closed = not self._stack

    # -- words of the document

    def _plain(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not data or not self._state.into:
            return
        if self._state.into == "blob":
            self._take_blob(data)
            return
        codec = self._current_codec()
        if codec != self._bytes_codec:
            self._flush()
            self._bytes_codec = codec
        self._bytes += data

    def _current_codec(self) -> str:
        """The code page of the font, or of the document where the font names none, or there is no font.

        In a document of the Arabic code page a font that says ANSI is read by that page too: it holds the French
        letters at the same places, and writers of Arabic left the charset of their fonts at 0.
        """
        state = self._state
        font = state.right_font if state.right and state.right_font is not None else state.font
        if state.into.startswith("info:"):
            return self._codec
        codec = self._fonts.get(-1 if font is None else font) or self._codec
        return self._codec if codec == "cp1252" and self._codec == _ARABIC else codec

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        try:
            text = data.decode(self._bytes_codec)
        except UnicodeDecodeError:
            text = data.decode(self._bytes_codec, "replace")
            self._told.lossy = True
        self._put(text)

    def _put(self, text: str) -> None:
        self._high = 0
        told, into = self._told, self._state.into
        if into == _TEXT and self._state.change:
            self._put_changed(text)
        elif into == "comments":
            if told.comments:
                told.comments[-1].words.append(text)
        elif into == "said:atndate":
            if told.comments and text.strip().isascii() and text.strip().isdecimal() and len(text) < 12:
                told.comments[-1].when = codes.time_of(int(text)) or ""
        elif into:
            if into not in told.words:
                told.words[into] = []
            told.words[into].append(text)
            told.length += len(text) if into == _TEXT else 0

    def _put_changed(self, text: str) -> None:
        """What was taken out stands beside the text, what was put in stands in it."""
        told, state = self._told, self._state
        last = told.changes[-1] if told.changes else None
        same = last and (last.kind, last.author, last.when) == (state.change, state.author, state.when)
        if not (last and same and last.end == told.length):
            if len(told.changes) >= MAX_REMARKS:
                return
            last = Change(state.change, state.author, state.when, told.length, told.length)
            told.changes.append(last)
        if state.change == "deletion":
            last.words.append(text)
            return
        told.words[_TEXT].append(text)
        told.length += len(text)
        last.end = told.length

    def _character(self, text: str) -> None:
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
        elif self._state.into not in {"", "blob"}:
            self._put(text)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._star = True
        elif symbol.decode("latin-1") in codes.SYMBOLS:
            self._character(codes.SYMBOLS[symbol.decode("latin-1")])

    def _unicode(self, number: int) -> None:
        self._flush()
        self._to_skip = 0
        unit = number & 0xFFFF
        high = self._high
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._state.into not in {"", "blob"}:
                self._put(chr(0x10000 + (high - 0xD800 << 10) + unit - 0xDC00) if high else "\ufffd")
        elif unit and self._state.into not in {"", "blob"}:
            self._put(chr(unit))
        self._to_skip = self._state.skip

    # -- control words

    def _word(self, word: str, number: int | None, at: int) -> int:
        """Takes one control word; how many raw bytes follow it that are no RTF."""
        if word == "bin":
            return self._binary(number or 0, at)
        if self._state.dead:
            return 0
        if word == "u":
            self._unicode(number or 0)
            return 0
        star, self._star = self._star, False
        if word not in _KNOWN and not star and not self._to_skip:
            return 0  # how words look, mostly
        if word in codes.CHARACTERS:
            self._character(codes.CHARACTERS[word])
            return 0
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
            return 0
        if self._state.into.startswith("time:") and word in codes.TIME_PARTS:
            self._told.times.setdefault(self._state.into[5:], {})[word] = number or 0
            return 0
        if self._meant(word, number):
            return 0
        if not self._destination(word) and star and word not in codes.KEPT_STARRED:
            self._die()
        return 0

    def _die(self) -> None:
        self._state.into = ""
        self._state.dead = True

    def _meant(self, word: str, number: int | None) -> bool:
        if word in _LAYOUT:
            return self._layout(word, number)
        if word in _FONT:
            return self._font_word(word, number)
        return word in _CHANGED and self._changed(word, number)

    def _binary(self, size: int, at: int) -> int:
        size = max(size, 0)
        if self._state.into == "blob" and self._told.blobs:
            self._told.blobs[-1].is_hex = False
            self._take_blob(self._data[at : at + min(size, self._left + 1)])
        return size

    def _layout(self, word: str, number: int | None) -> bool:
        if word == "par":
            self._character(" " if self._state.in_table else "\n")
        elif word in {"cell", "nestcell"}:
            self._end_cell("\t")
        elif word in {"row", "nestrow"}:
            self._end_cell("\n")
        elif word == "pard":
            self._state.in_table = False
        elif word == "intbl":
            self._state.in_table = True
        elif word == "uc":
            self._state.skip = min(max(number or 0, 0), 100)
        else:
            return False
        return True

    def _end_cell(self, end: str) -> None:
        """A tab after a cell, a line feed after a row: in place of what the last paragraph of it left."""
        words = self._told.words.get(self._state.into)
        unchanged = self._state.into == _TEXT and not self._state.change
        if words and unchanged and words[-1] in {" ", "\t"} and (end == "\n" or words[-1] == " "):
            self._told.length -= len(words.pop())
        self._character(end)

    def _font_word(self, word: str, number: int | None) -> bool:
        if word == "f" and self._state.into == "fonts":
            self._font = number or 0
        elif word == "f":
            self._state.font = number
        elif word == "af":
            self._state.right_font = number
        elif word in {"rtlch", "ltrch"}:
            self._state.right = word == "rtlch"
        elif word == "fcharset":
            self._fonts[self._font] = codes.codec_of_charset(number or 0)
        elif word == "cpg" and number:
            self._fonts[self._font] = codes.codec_of_page(number)
        elif word == "ansicpg":
            self._codec = codes.codec_of_page(number or 0) or self._codec
        elif word in {"mac", "pc", "pca"}:
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "deff":
            self._default_font = number
            self._state.font = number
        else:
            return False
        return True

    def _changed(self, word: str, number: int | None) -> bool:
        """Whether the words that follow were put in or taken out, by whom, when."""
        off = number == 0
        if word in {"deleted", "revised"}:
            kind = "deletion" if word == "deleted" else "insertion"
            if not off and not (kind == "insertion" and self._state.change == "deletion"):
                self._state.change = kind
            elif off and self._state.change == kind:
                self._state.change = ""
        elif word == "plain":
            self._state.change = ""
            self._state.font = self._default_font
        elif word in {"revauth", "revauthdel"}:
            self._state.author = number or 0
        elif word in {"revdttm", "revdttmdel"}:
            self._state.when = number or 0
        else:
            return False
        return True

    def _destination(self, word: str) -> bool:
        if word in codes.LEFT_ALONE:
            self._die()
        elif word in codes.APART:
            self._apart(codes.APART[word])
        elif word in codes.INFORMATION:
            self._state.into = f"info:{codes.INFORMATION[word]}"
        elif word in codes.TIMES:
            self._state.into = f"time:{codes.TIMES[word]}"
        elif word in {"pict", "objdata"}:
            self._begin_blob(word)
        elif word in _BLIPS and self._state.into == "blob":
            self._told.blobs[-1].kind = word
        else:
            return self._other_destination(word)
        return True

    def _other_destination(self, word: str) -> bool:
        simple = {
            "fonttbl": "fonts",
            "revtbl": "author",
            "atnauthor": "",
            "info": "info",
            "upr": "",
            "shpinst": "",
        }
        if word in {"atnauthor", "atnid", "atndate"}:
            self._state.into = f"said:{word}"
        elif word == "fldinst":
            self._state.into = "fields"
        elif word == "shptxt":
            self._state.into = self._state.outer
            self._state.change = ""
        elif word == "ud":
            self._state.into = self._state.outer
        elif word in simple:
            self._state.outer = self._state.into or self._state.outer
            self._state.into = simple[word]
        else:
            return False
        return True

    def _apart(self, part: str) -> None:
        if part == "comments":
            if len(self._told.comments) < MAX_REMARKS:
                author = "".join(self._told.words.pop("said:atnauthor", self._told.words.pop("said:atnid", [])))
                self._told.comments.append(Comment(author=author.strip(), at=self._told.length))
        elif self._told.words.get(part):
            self._told.words[part].append("\n")
        self._state.into = part
        self._state.change = ""

    # -- pictures and objects

    def _begin_blob(self, word: str) -> None:
        self._told.blobs.append(Blob(word))
        self._state.into = "blob"

    def _take_blob(self, data: bytes) -> None:
        blob = self._told.blobs[-1]
        blob.size += len(data)
        if len(data) <= self._left and blob.kind != "objdata":
            self._left -= len(data)
            blob.pieces.append(data)
