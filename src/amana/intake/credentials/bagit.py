"""BagIt: a folder of payload with lists of its files' digests (RFC 8493, and its drafts since 0.93).

The lists are checked over every payload file. A bag is `invalid` where a file differs, is missing or is not
listed, and `not-checked` where files could not be read here or are still to be fetched from elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from amana.intake.credentials.bag_files import (
    Listed,
    declaration,
    fetch_list,
    listed_files,
    metadata,
    text_of,
)
from amana.intake.credentials.results import Result, fact
from amana.intake.reading import MIB
from amana.records import EmbeddedFact

Read = Callable[[str], bytes | None]

MOST_PROBLEMS = 30
LONGEST_LIST = 16 * MIB
_MOST_METADATA = 100
_MANIFEST = re.compile(r"(tag)?manifest-([A-Za-z0-9-]{2,16})\.txt")
_ALGORITHMS = frozenset(("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512"))
_OXUM = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")
_STRICT = (1, 0)


@dataclass
class _Check:
    """One bag being checked: `members` are the names within it, each with the name to read it by."""

    members: Mapping[str, str]
    read: Read
    version: tuple[int, int] = _STRICT
    encoding: str = "utf-8"
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    algorithms: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    meant: dict[str, str | None] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """A tag file's text; None, and a problem noted, where it is not text in the bag's encoding."""
        data = self.read(self.members[name])
        if data is None or len(data) > LONGEST_LIST:
            self.unread.append(name)
            return None
        told = text_of(data, self.encoding)
        if told is None:
            self.problems.append(f"encoding: {name}")
        return told

    def member(self, path: str) -> str | None:
        """The member that a listed path means: as written, else unescaped, else composed alike (a warning)."""
        if path not in self.meant:
            self.meant[path] = self._member(path)
        return self.meant[path]

    def _member(self, path: str) -> str | None:
        for way in (path, _unescaped(path)):
            if way in self.members:
                return way
        alike = self._composed.get(unicodedata.normalize("NFC", path), ())
        if len(alike) == 1:
            self.warnings.append(f"composed otherwise: {path}")
            return alike[0]
        return None

    @cached_property
    def _composed(self) -> dict[str, list[str]]:
        by_form: dict[str, list[str]] = {}
        for name in self.members:
            if not name.isascii():
                by_form.setdefault(unicodedata.normalize("NFC", name), []).append(name)
        return by_form


def bag_facts(members: Mapping[str, str], read: Read) -> Iterator[EmbeddedFact]:
    """What a bag says of itself, and whether its files are those it lists."""
    check = _Check(members, read)
    written = _declared(check)
    to_fetch = _fetched(check)
    found = _metadata(check)
    payload, tags = _lists(check)
    _check_listed(check, payload, tags, to_fetch)
    _check_complete(check, payload)
    _check_oxum(check, found, to_fetch)
    yield fact("bagit", _result(check, to_fetch))
    if written:
        yield fact("bagit-version", written)
    if check.algorithms:
        yield fact("bagit-digests", ", ".join(sorted(check.algorithms)))
    yield from _told("bagit-problem", check.problems)
    yield from _told("bagit-warning", check.warnings)
    yield from _told("bagit-not-read", check.unread)
    yield from _told("bagit-to-fetch", [path for path in to_fetch if path not in check.members])
    for label, value in found[:_MOST_METADATA]:
        yield fact(f"bagit:{label}", value)


def _told(name: str, said: list[str]) -> Iterator[EmbeddedFact]:
    different = list(dict.fromkeys(said))
    for one in different[:MOST_PROBLEMS]:
        yield fact(name, one)
    if len(different) > MOST_PROBLEMS:
        yield fact(f"{name}s", str(len(different)))


def _result(check: _Check, to_fetch: Mapping[str, str]) -> Result:
    if check.problems:
        return "invalid"
    if check.unread or any(path not in check.members for path in to_fetch):
        return "not-checked"
    return "valid" if check.algorithms else "not-checked"


def _declared(check: _Check) -> str | None:
    """The bag's version as written, having noted its encoding."""
    if "bagit.txt" not in check.members:
        check.problems.append("missing: bagit.txt")
        return None
    data = check.read(check.members["bagit.txt"])
    if data is None:
        check.unread.append("bagit.txt")
        return None
    told = declaration(data)
    if told is None:
        check.problems.append("declaration: bagit.txt")
        return None
    check.version, check.encoding = told.version, told.encoding
    return told.written


def _fetched(check: _Check) -> dict[str, str]:
    """Payload that is to be fetched: path to address. It is never fetched here."""
    text = check.text("fetch.txt") if "fetch.txt" in check.members else None
    found = fetch_list(text or "")
    for path in found:
        if not _is_payload(path):
            check.problems.append(f"outside: {path}")
    return found


def _metadata(check: _Check) -> list[tuple[str, str]]:
    for name in ("bag-info.txt", "package-info.txt"):
        if name in check.members:
            return metadata(check.text(name) or "")
    return []


def _lists(check: _Check) -> tuple[dict[str, list[Listed]], dict[str, list[Listed]]]:
    """Payload lists and tag lists, each by algorithm. At least one payload list is asked for."""
    payload: dict[str, list[Listed]] = {}
    tags: dict[str, list[Listed]] = {}
    for name in sorted(check.members):
        match = _MANIFEST.fullmatch(name)
        if match is None:
            continue
        text = check.text(name)
        algorithm = _plain(match[2])
        if text is not None and algorithm not in _ALGORITHMS:
            check.unread.append(name)
        elif text is not None:
            (tags if match[1] else payload)[algorithm] = listed_files(text)
    if not payload and not check.unread:
        check.problems.append("missing: manifest")
    return payload, tags


def _plain(algorithm: str) -> str:
    lower = algorithm.lower()
    return lower.replace("-", "_") if lower.startswith("sha3") else lower.replace("-", "")


def _check_listed(
    check: _Check,
    payload: Mapping[str, list[Listed]],
    tags: Mapping[str, list[Listed]],
    to_fetch: Mapping[str, str],
) -> None:
    """Every file that is listed is there, and has the digests that are listed for it. Each is read once."""
    wanted: dict[str, dict[str, str]] = {}
    for lists, allowed in ((payload, _is_payload), (tags, _is_inside)):
        for algorithm, listed in lists.items():
            _gather(check, algorithm, listed, allowed, to_fetch, wanted)
    for name, digests in wanted.items():
        _check_file(check, name, digests)


def _gather(
    check: _Check,
    algorithm: str,
    listed: list[Listed],
    allowed: Callable[[str], bool],
    to_fetch: Mapping[str, str],
    wanted: dict[str, dict[str, str]],
) -> None:
    check.algorithms.add(algorithm)
    for one in listed:
        if one.digest is None:
            check.problems.append(f"not a digest: {one.path}")
        elif not allowed(one.path):
            check.problems.append(f"outside: {one.path}")
        elif (name := check.member(one.path)) is None:
            if one.path not in to_fetch:
                check.problems.append(f"missing: {one.path}")
        else:
            _note(check, wanted.setdefault(name, {}), algorithm, one)


def _note(check: _Check, digests: dict[str, str], algorithm: str, one: Listed) -> None:
    """Twice in one list is wrong since 1.0; before that it is odd where both say the same."""
    before = digests.setdefault(algorithm, one.digest or "")
    if before != one.digest:
        check.problems.append(f"listed twice: {one.path}")
    elif one.again:
        (check.problems if check.version >= _STRICT else check.warnings).append(f"listed twice: {one.path}")


def _check_file(check: _Check, name: str, digests: Mapping[str, str]) -> None:
    data = check.read(check.members[name])
    if data is None:
        check.unread.append(name)
        return
    check.sizes[name] = len(data)
    for algorithm, digest in digests.items():
        if hashlib.new(algorithm, data, usedforsecurity=False).hexdigest() != digest:
            check.problems.append(f"differs: {name}")
            return


def _check_complete(check: _Check, payload: Mapping[str, list[Listed]]) -> None:
    """Every payload file is listed: since 1.0 in every list, before in one at least."""
    if not payload:
        return
    lists = [{check.member(one.path) for one in listed} for listed in payload.values()]
    enough = all if check.version >= _STRICT else any
    for name in sorted(check.members):
        if name.startswith("data/") and not enough(name in one for one in lists):
            check.problems.append(f"not listed: {name}")


def _check_oxum(check: _Check, found: list[tuple[str, str]], to_fetch: Mapping[str, str]) -> None:
    """`Payload-Oxum` is bytes, a point, and files; told only where all of the payload was read."""
    said = next((value for label, value in found if label.lower() == "payload-oxum"), None)
    payload = [name for name in check.members if name.startswith("data/")]
    if said is None or to_fetch or any(name not in check.sizes for name in payload):
        return
    match = _OXUM.fullmatch(said.strip())
    if match is None:
        check.warnings.append(f"not an Oxum: {said}")
    elif (int(match[1]), int(match[2])) != (sum(check.sizes[name] for name in payload), len(payload)):
        check.problems.append(f"Oxum differs: {said}")


def _is_payload(path: str) -> bool:
    return path.startswith("data/") and _is_inside(path)


def _is_inside(path: str) -> bool:
    """Whether a path stays in the bag, on any system: no root, no drive, no home, no step upwards."""
    if path.startswith(("/", "\\", "~", "%")) or re.match(r"[A-Za-z]:[\\/]", path):
        return False
    return ".." not in path.replace("\\", "/").split("/")


def _unescaped(path: str) -> str:
    """Line ends in names are written as %0A and %0D, since 1.0 the percent sign too, as %25."""
    return re.sub("%(0[AaDd]|25)", lambda match: chr(int(match[1], 16)), path)
