"""ZIP archives: each member a part with its bytes, in instalments; no member's fault is another's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS, Instalment, Places, fact, path_facts, split_facts
from amana.intake.archives.zip_directory import Directory, Entry, directory
from amana.intake.archives.zip_members import form, member_facts, refused, unpacked
from amana.intake.archives.zip_names import code_page, name_facts, path_of
from amana.intake.archives.zip_pieces import apart, pieces
from amana.intake.archives.zip_recovery import recovered
from amana.intake.proof_bundles import bundle_facts
from amana.intake.reading import MIB, Limits, Part, Reading, Reason
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

_MAX_RATIO, _RATIO_FROM = 200, 64 * MIB
_LONGEST_LINK = 4_096
_MOST_PROVED = 1024 * MIB


class ZipArchive:
    """ZIP archives, also large ones (ZIP64) and those with names in old code pages."""

    name: ClassVar[str] = "zip-archive"
    version: ClassVar[str] = "2"
    reads: ClassVar[str] = (
        "Each member as a file of its own, with its path, times, sizes, checksum and comment as written. "
        "Links and paths that lead outside are told and never followed."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/zip", "application/vnd.google-earth.kmz")
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=64 << 30, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first members, and what is to be known of the whole."""
        return _read(source, name, limits, 0)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The members from the one whose number the token is."""
        (at,) = told_numbers(resume, "member")
        return _read(source, name, limits, at)

    def pieces(self, source: BinaryIO, _name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """A large member. ReadingFailed: malformed, bomb."""
        return pieces(source, apart, limits)


def _read(source: BinaryIO, name: str, limits: Limits, first: int) -> Reading:
    size = size_of(source, limits)
    found = directory(source, size) or recovered(source, size)
    if found is None:
        raise ReadingFailed(reason="malformed")
    if first > len(found.entries):
        raise ReadingFailed(reason="malformed")
    _judge(found, size)
    page = code_page(found.entries)
    paths = [path_of(entry, page) for entry in found.entries]
    instalment = Instalment(limits)
    resume = _fill(instalment, source, found.entries, paths, page, first, limits)
    facts = () if first else (*_facts(found, name), *_bundles(source, found, paths, limits))
    return Reading(
        facts=facts,
        parts=tuple(instalment.parts),
        note=instalment.note(_note(found)),
        resume=resume,
    )


def _judge(found: Directory, size: int) -> None:
    """Many members of a modest ratio each may be a bomb together."""
    total = sum(entry.size for entry in found.entries if not entry.overlaps)
    if total > _RATIO_FROM and total > _MAX_RATIO * size:
        raise ReadingFailed(reason="bomb")


def _note(found: Directory) -> Reason | None:
    if found.cut_short:
        return "cut-short"
    if found.told > MAX_MEMBERS:
        return "left-out"
    return None if found.entries else "empty"


def _fill(
    instalment: Instalment,
    source: BinaryIO,
    entries: list[Entry],
    paths: list[str],
    page: str,
    first: int,
    limits: Limits,
) -> str | None:
    """Members from the `first` on, as long as there is room; the token for the rest."""
    places = Places()
    for number, (entry, path) in enumerate(zip(entries, paths, strict=True)):
        place = places.next(path)  # also of those before: two members of one path are told apart by their order
        if number < first:
            continue
        if not instalment.has_room(entry.size) or not instalment.add(
            _part(source, entry, place, path, page, limits)
        ):
            return token(member=number)
    return None


def _part(source: BinaryIO, entry: Entry, place: str, path: str, page: str, limits: Limits) -> Part:
    kind = form(entry)
    facts = [*name_facts(entry, page), *member_facts(entry, page), *path_facts(path)]
    data, reason = _data(source, entry, limits)
    if kind != "file":
        facts.append(fact("form", kind))
        if kind == "symbolic-link" and data is not None:
            facts.append(fact("link-target", data[:_LONGEST_LINK].decode("utf-8", "replace")))
        data = None
    told = apart(entry, limits) if kind == "file" and reason == "too-large" else None
    return Part(
        place,
        "member",
        name=path[:1000],
        facts=tuple(facts),
        data=data,
        size=entry.size,
        reason=None if told else reason,
        apart=told,
    )


def _data(source: BinaryIO, entry: Entry, limits: Limits) -> tuple[bytes | None, Reason | None]:
    reason = refused(entry, limits)
    if reason is not None:
        return None, reason
    try:
        return unpacked(source, entry), None
    except ReadingFailed as fault:
        return None, fault.facts["reason"]  # type: ignore[return-value]  # raised with a Reason just above


def _facts(found: Directory, name: str) -> tuple[EmbeddedFact, ...]:
    """What is to be known of the whole archive."""
    told = [*split_facts(name), fact("members", str(len(found.entries)), str(found.told))]
    told.append(fact("unpacked-size", str(sum(entry.size for entry in found.entries))))
    if found.shift:
        told.append(fact("bytes-before", str(found.shift)))
    if found.comment:
        spoken = Entry(found.comment, 0, 0, 0, 0, 0, 0, 0, 0)
        told.append(fact("comment", path_of(spoken, code_page([spoken])), found.comment[:2000].hex()))
    return tuple(told)


def _bundles(source: BinaryIO, found: Directory, paths: list[str], limits: Limits) -> tuple[EmbeddedFact, ...]:
    """What is to be known of the archive as a proof bundle. A bag's files are unpacked for it, up to a limit."""
    by_path = dict(zip(reversed(paths), reversed(found.entries), strict=True))
    left = _MOST_PROVED

    def read(path: str) -> bytes | None:
        nonlocal left
        entry = by_path.get(path)
        if entry is None or entry.size > left:
            return None
        left -= entry.size
        return _data(source, entry, limits)[0]

    return bundle_facts([path for path in paths if path], read)
