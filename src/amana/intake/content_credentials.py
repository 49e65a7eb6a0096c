"""Content credentials (C2PA) inside a photograph, film or sound: who says they made it, and whether it still fits.

Read by the reference library where it is installed (the extra `credentials`), with nothing fetched and nobody
trusted: a manifest that fits the file is by a signer unknown. That it fits says that the file was not changed
since it was signed; not that what it shows is so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO

from amana.intake.credentials import fact
from amana.intake.reading import MIB
from amana.records import EmbeddedFact

LARGEST = 256 * MIB  # of a file whose bytes are checked against its manifest
_SCANNED = 32 * MIB  # of a larger file the beginning and the end are looked at
_PIECE = MIB
_IN_BOXES = frozenset(
    {"video/mp4", "video/quicktime", "video/3gpp", "audio/mp4", "image/heic", "image/heif", "image/avif"}
)
_MOST_SEGMENTS = 2_000  # a manifest may take several hundred
_START_OF_SCAN = 0xDA
_LONGEST_JSON = 8 * MIB
_MOST = 20  # facts of one sort
# A manifest store is a JUMBF box, whose description gives a type that begins with "c2pa" (C2PA 2.1, section 11.1).
_MARK = b"jumdc2pa"
_REMOTE = b"dcterms:provenance"
# These say who vouches for the signer, and when; the file may fit its manifest all the same.
_OF_THE_SIGNER = (
    "signingCredential.untrusted",
    "signingCredential.expired",
    "signingCredential.ocsp",
    "timeStamp.",
)
_SETTINGS = {
    "core": {"allowed_network_hosts": [], "max_decompressed_manifest_size_in_mb": 16},
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
}


def c2pa_facts(source: BinaryIO, media_type: str) -> tuple[EmbeddedFact, ...]:
    """What the content credentials in a file say; nothing at all where there are none.

    The source is read from its beginning, and its place afterwards is anywhere. `media_type` is the file's own.
    """
    size = source.seek(0, 2)
    mark = _mark(source, size, media_type)
    if mark is None:
        return ()
    if mark == _REMOTE:
        return _not_checked("manifest-elsewhere")
    if find_spec("c2pa") is None:
        return _not_checked("no-library")
    if size > LARGEST:
        return _not_checked("too-large")
    source.seek(0)
    return _read(source, media_type)


def _mark(source: BinaryIO, size: int, media_type: str) -> bytes | None:
    """The sign of a manifest, or of one that lies elsewhere."""
    remote = False
    for start, end in _stretches(source, size, media_type):
        source.seek(start)
        kept = b""
        while start < end and (piece := source.read(min(_PIECE, end - start))):
            start += len(piece)
            seam = kept + piece[: len(_REMOTE)]
            if _MARK in piece or _MARK in seam:
                return _MARK
            remote = remote or _REMOTE in piece or _REMOTE in seam
            kept = (kept + piece)[-len(_REMOTE) :] if len(piece) < len(_REMOTE) else piece[-len(_REMOTE) :]
    return _REMOTE if remote else None


def _stretches(source: BinaryIO, size: int, media_type: str) -> list[tuple[int, int]]:
    """Where a manifest may stand: of a JPEG before its pixels, of a film in a box of its own, else of a large file
    near its beginning or its end."""
    if media_type == "image/jpeg":
        return [(0, _before_pixels(source, size))]
    if media_type in _IN_BOXES:
        return list(_uuid_boxes(source, size))
    if size <= _SCANNED:
        return [(0, size)]
    return [(0, _SCANNED // 2), (size - _SCANNED // 2, size)]


def _uuid_boxes(source: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """The boxes of a film's outermost row that a manifest may be in (ISO/IEC 14496-12; C2PA 2.1, annex A.5)."""
    at = 0
    for _ in range(_MOST_SEGMENTS):
        source.seek(at)
        head = source.read(16)
        if len(head) < 16:
            return
        length = int.from_bytes(head[:4], "big")
        length = int.from_bytes(head[8:], "big") if length == 1 else length or size - at
        if head[4:8] == b"uuid":
            yield at, min(at + length, at + _SCANNED, size)
        if length < 8 or at + length >= size:  # a length may also be more than any file is
            return
        at += length


def _before_pixels(source: BinaryIO, size: int) -> int:
    """Where a JPEG's first scan begins; the end of what is looked at where its segments cannot be followed."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        source.seek(at)
        head = source.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            break
        if head[1] == _START_OF_SCAN:
            return at
        at += 2 + int.from_bytes(head[2:], "big")
    return min(size, _SCANNED)


def _not_checked(why: str) -> tuple[EmbeddedFact, ...]:
    return fact("c2pa", "not-checked"), fact("c2pa-why", why)


def _read(source: BinaryIO, media_type: str) -> tuple[EmbeddedFact, ...]:
    import c2pa  # type: ignore[import-untyped]

    if not hasattr(c2pa, "Context"):
        return _not_checked("library-too-old")
    try:
        settings = c2pa.Settings.from_dict(_SETTINGS)
        with (
            c2pa.Context(settings=settings) as context,
            c2pa.Reader(media_type, source, context=context) as reader,
        ):
            told = reader.json()
    except c2pa.C2paError.ManifestNotFound:
        return _not_checked("no-manifest")
    except c2pa.C2paError.NotSupported:
        return _not_checked("format")
    except c2pa.C2paError as fault:
        return fact("c2pa", "invalid"), fact("c2pa-why", _plain(fault))
    if len(told) > _LONGEST_JSON:
        return _not_checked("too-large")
    return tuple(_facts(json.loads(told)))


def _plain(fault: Exception) -> str:
    """The kind of fault, and its first line: the rest is for those who mend the library."""
    return str(fault).strip().partition("\n")[0][:200] or type(fault).__name__


def _facts(store: Any) -> Iterator[EmbeddedFact]:
    manifests = store.get("manifests") or {}
    active = manifests.get(store.get("active_manifest")) or {}
    codes = _codes(store)
    wrong = [code for code in codes["failure"] if not code.startswith(_OF_THE_SIGNER)]
    if wrong or not codes["success"]:
        yield fact("c2pa", "invalid")
    else:
        yield fact("c2pa", "signer-unknown")
    for name, kind in (("c2pa-failed", "failure"), ("c2pa-noted", "informational"), ("c2pa-passed", "success")):
        for code in codes[kind][:_MOST]:
            yield fact(name, code)
    yield from _signer(active.get("signature_info") or {})
    yield from _claim(active)
    if len(manifests) > 1:
        yield fact("c2pa-manifests", str(len(manifests)))


def _codes(store: Any) -> dict[str, list[str]]:
    """Codes of the standard, each once, of the manifest that is the file's own and of what it was made from."""
    results = store.get("validation_results") or {}
    parts = [results.get("activeManifest") or {}]
    parts += [one.get("validationDeltas") or {} for one in results.get("ingredientDeltas") or ()]
    return {
        kind: list(dict.fromkeys(str(one.get("code")) for part in parts for one in part.get(kind) or ()))
        for kind in ("success", "informational", "failure")
    }


def _signer(said: Any) -> Iterator[EmbeddedFact]:
    for name, key in (("signer", "common_name"), ("issuer", "issuer"), ("signed", "time"), ("algorithm", "alg")):
        if said.get(key):
            yield fact(f"c2pa-{name}", str(said[key]))


def _claim(manifest: Any) -> Iterator[EmbeddedFact]:
    if manifest.get("title"):
        yield fact("c2pa-title", str(manifest["title"]))
    for one in (manifest.get("claim_generator_info") or ())[:_MOST]:
        yield fact("c2pa-generator", _named(one))
    if not manifest.get("claim_generator_info") and manifest.get("claim_generator"):
        yield fact("c2pa-generator", str(manifest["claim_generator"]))
    for one in _actions(manifest)[:_MOST]:
        yield fact("c2pa-action", _action(one))
    for one in (manifest.get("ingredients") or ())[:_MOST]:
        yield fact("c2pa-ingredient", " ".join(str(one[key]) for key in ("title", "relationship") if one.get(key)))


def _actions(manifest: Any) -> list[Any]:
    found = []
    for one in manifest.get("assertions") or ():
        data = one.get("data")
        if str(one.get("label")).startswith("c2pa.actions") and isinstance(data, dict):
            found += [action for action in data.get("actions") or () if isinstance(action, dict)]
    return found


def _action(one: dict[str, Any]) -> str:
    """What was done, when, with what: as written, with a space between."""
    agent = one.get("softwareAgent")
    source = str(one.get("digitalSourceType") or "").rpartition("/")[2]
    said = (one.get("action"), one.get("when"), _named(agent) if isinstance(agent, dict) else agent, source)
    return " ".join(str(part) for part in said if part)


def _named(one: Any) -> str:
    return " ".join(str(one[key]) for key in ("name", "version") if one.get(key))
