"""WACZ: recordings of the web in one package, with a list of its pages, hashes and perhaps a signature.

Sources: WACZ 1.1.1 <https://specs.webrecorder.net/wacz/1.1.1/>. The package is a ZIP whose recordings are stored,
not packed, so that each is read where it lies, in instalments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.credentials.results import Result, fact
from amana.intake.pages.wacz_files import File, Files
from amana.intake.pages.wacz_package import (
    DIGEST,
    PACKAGE,
    compared,
    package_facts,
    parsed,
    signature_facts,
    stated,
)
from amana.intake.pages.wacz_pages import Pages
from amana.intake.pages.warc import read_records
from amana.intake.pages.warc_stream import Place
from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

_RECORDING = re.compile(r"archive/.{1,500}\.w?arc(?:\.gz)?", re.IGNORECASE | re.DOTALL)
_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_READ_HERE = (PACKAGE, DIGEST, *_LISTS)
_FIRST = re.compile(
    rb"archive/[^\x00-\x1f]{1,300}\.warc|pages/(?:extraP|p)ages\.jsonl|indexes/index\.(?:cdx|idx)|datapackage\.json"
)
_MOST_FILES = 10_000  # told in the first instalment
_ENOUGH = 24 * MIB  # of files in one instalment
_LONGEST_PATH = 1_000


class Wacz:
    """Recordings of the web in one package, as archiving browsers and crawlers give them away (WACZ)."""

    name: ClassVar[str] = "wacz"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/wacz",)
    libraries: ClassVar[tuple[str, ...]] = ("warcio", "brotli", "cryptography")
    limits: ClassVar[Limits] = Limits(input_bytes=64 << 30, seconds=300.0)
    reads: ClassVar[str] = (
        "Each page of its list, with title and words; each record of its recordings as in a WARC; its other "
        "files. Whether the stated hashes hold, and the signature over them (absent, invalid, signer unknown)."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """What is named so, and any ZIP that begins as only a WACZ does."""
        if media_type in self.kinds:
            return True
        if not head.startswith(b"PK\x03\x04"):
            return False
        first = _FIRST.match(head, 30, 30 + int.from_bytes(head[26:28], "little"))
        return first is not None and (first[0] != b"datapackage.json" or b"wacz_version" in head)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The package itself: what it says, whether its hashes hold, its pages, and what it holds."""
        files = Files(source, limits)
        package, digest = (_data(files, name) for name in (PACKAGE, DIGEST))
        told = parsed(package)
        pages = Pages(limits)
        for name in _LISTS:
            pages.take(_data(files, name) or b"")
        budget = Budget(_MOST_FILES, 0)
        checks = _checks(files, told)
        members = [_member(files, file, checks.get(file.path)) for file in files.all if _is_told(file)]
        kept = [part for part in members if _fits(budget, part)]
        text = pages.text()
        return Reading(
            texts=(text,) if text else (),
            facts=(*package_facts(told, package), *_whole(checks), *signature_facts(package, digest)),
            parts=(*kept, *pages.parts),
            title=" ".join(sound(str(told.get("title") or "")).split())[:500] or None,
            note=_note(pages, kept, len(members)),
            resume=token(file=0, at=0, skip=0, record=1) if files.all else None,
        )

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The records of its recordings, one recording after another, and the files that are none."""
        number, at, skip, record = told_numbers(resume, "file", "at", "skip", "record")
        files = Files(source, limits)
        if number > len(files.all) or record < 1:
            raise ReadingFailed(reason="malformed")
        while number < len(files.all) and _is_told(files.all[number]) and not _lies_open(files, files.all[number]):
            number += 1
        if number == len(files.all):
            return Reading()
        if _lies_open(files, files.all[number]):
            return _records(files, number, Place(at, skip), record, limits)
        return _others(files, number, limits)


def _lies_open(files: Files, file: File) -> bool:
    """Whether this is a recording that is read where it lies."""
    return _RECORDING.fullmatch(file.path) is not None and file.stored and files.refused(file) is None


def _is_told(file: File) -> bool:
    """Whether the first instalment tells of it (recordings, lists, indexes): other files come with their bytes."""
    index = file.path.startswith("indexes/") or file.path in _READ_HERE
    return index or (_RECORDING.fullmatch(file.path) is not None and file.stored)


def _data(files: Files, path: str) -> bytes | None:
    file = files.named(path)
    return None if file is None else files.data(file)[0]


def _checks(files: Files, told: dict[str, Any]) -> dict[str, Result]:
    """How each file and each statement compare: what is stated and not there is invalid."""
    states = stated(told)
    found: dict[str, Result] = {path: "invalid" for path in states if files.named(path) is None}
    for file in files.all:
        if file.path not in (PACKAGE, DIGEST):
            found[file.path] = compared(states.get(file.path), file.entry.size, files.digest_of(file))
    return found


def _whole(checks: dict[str, Result]) -> Iterator[EmbeddedFact]:
    """One word for all files, and how many of each."""
    count = Counter(checks.values())
    order: tuple[Result, ...] = ("invalid", "not-checked", "absent", "valid")
    yield fact("package-files", next((word for word in order if count[word]), "absent"))
    for word in order:
        if count[word]:
            yield fact(f"package-files-{word}", str(count[word]))
    missing = [path for path, word in checks.items() if word == "invalid"]
    yield from (fact("package-file-invalid", path) for path in missing[:50])


def _member(files: Files, file: File, check: Result | None) -> Part:
    facts = () if check is None else (fact("hash-check", check),)
    path = sound(file.path)[:_LONGEST_PATH]
    return Part(file.place, "member", name=path, facts=facts, size=file.entry.size, reason=files.refused(file))


def _fits(budget: Budget, part: Part) -> bool:
    width = width_of(part)
    if not budget.has_room(width, len(part.data or b"")):
        return False
    budget.take(width, len(part.data or b""))
    return True


def _note(pages: Pages, kept: list[Part], members: int) -> Reason | None:
    if pages.left_out or len(kept) < members:
        return "left-out"
    return "parts-unread" if pages.broken or any(part.reason for part in kept) else None


def _records(files: Files, number: int, place: Place, first: int, limits: Limits) -> Reading:
    """One instalment of a recording; a recording that cannot be read costs itself alone."""
    file = files.all[number]
    member = file.place
    after = token(file=number + 1, at=0, skip=0, record=1)
    try:
        batch = read_records(files.stretch(file), place, first, limits, f"{member}/")
    except ReadingFailed:
        return Reading(note="parts-unread", resume=after)
    parts = tuple(replace(part, of=member) for part in batch.parts)
    if batch.place is not None:
        after = token(file=number, at=batch.place.at, skip=batch.place.skip, record=first + len(parts))
    return Reading(parts=parts, note=batch.note, resume=after)


def _others(files: Files, number: int, limits: Limits) -> Reading:
    """Files that are no recordings, as many as go together, each with its bytes."""
    budget = Budget(_MOST_FILES, min(_ENOUGH, limits.unpacked_bytes))
    states = stated(parsed(_data(files, PACKAGE)))
    parts: list[Part] = []
    while number < len(files.all) and not _is_told(files.all[number]):
        file = files.all[number]
        data, reason = files.data(file)
        check = compared(states.get(file.path), file.entry.size, files.digest_of(file))
        part = replace(_member(files, file, check), data=data or None, reason=reason)
        if not _fits(budget, part):
            break
        parts.append(part)
        number += 1
    note: Reason | None = "parts-unread" if any(part.reason for part in parts) else None
    return Reading(parts=tuple(parts), note=note, resume=token(file=number, at=0, skip=0, record=1))
