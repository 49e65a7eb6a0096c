"""The files that make a folder a bag: declaration, lists of digests, addresses to fetch, metadata (RFC 8493)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VERSION = re.compile(r"BagIt-Version( ?):[ \t]*(([0-9]{1,4})\.([0-9]{1,4}))[ \t]*")
_ENCODING = re.compile(r"Tag-File-Character-Encoding( ?):[ \t]*(\S{1,40})[ \t]*")
# Encodings that are text and decode in linear time; Python knows others that are neither.
_KNOWN = re.compile(
    r"utf[-_]?(?:8|16|32)(?:[-_]?[lb]e)?|us-ascii|ascii|iso[-_]?8859[-_]\d{1,2}|latin[-_]?1|(?:windows-|cp)125\d",
    re.IGNORECASE,
)
_LISTED = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(?:\./)*(\S.*)")
_FETCH = re.compile(r"(\S+)[ \t]+(\S+)[ \t]+(?:\./)*(\S.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What `bagit.txt` says: the version as numbers and as written, and the encoding of tag files."""

    version: tuple[int, int]
    written: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: a path, its digest in lower hex (None: it has none), whether it stood there before."""

    path: str
    digest: str | None
    again: bool = False


def declaration(data: bytes) -> Declaration | None:
    """Both lines of `bagit.txt`, in UTF-8 without a byte order mark; None where it is anything else."""
    try:
        lines = [line for line in _LINE_END.split(data[:4096].decode()) if line.strip()]
    except UnicodeDecodeError:
        return None
    if len(lines) != 2:
        return None
    version, encoding = _VERSION.fullmatch(lines[0]), _ENCODING.fullmatch(lines[1])
    if version is None or encoding is None or not _KNOWN.fullmatch(encoding[2]):
        return None
    number = (int(version[3]), int(version[4]))
    if number >= (1, 0) and (version[1] or encoding[1]):  # no space before the colon since 1.0
        return None
    return Declaration(number, version[2], encoding[2])


def text_of(data: bytes, encoding: str) -> str | None:
    """A tag file's text; a byte order mark is not of it. None where it is not in this encoding."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return None


def listed_files(text: str) -> list[Listed]:
    """The lines of a list of digests, in order."""
    found: list[Listed] = []
    seen: set[str] = set()
    for line in _lines(text):
        match = _LISTED.fullmatch(line)
        path = match[2] if match else line
        found.append(Listed(path, match[1].lower() if match else None, path in seen))
        seen.add(path)
    return found


def fetch_list(text: str) -> dict[str, str]:
    """Path to address, of what is to be fetched."""
    matches = (_FETCH.fullmatch(line) for line in _lines(text))
    return {match[3]: match[1] for match in matches if match}


def metadata(text: str) -> list[tuple[str, str]]:
    """Labels and values in order; a line that begins with a space goes on with the one before."""
    found: list[tuple[str, list[str]]] = []
    for line in _lines(text):
        label, colon, value = line.partition(":")
        if line[0] in " \t" and found:
            found[-1][1].append(line.strip())
        elif colon and label.strip():
            found.append((label.strip(), [value.strip()]))
    return [(label, " ".join(values)) for label, values in found]


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip() for line in _LINE_END.split(text) if line.strip())
