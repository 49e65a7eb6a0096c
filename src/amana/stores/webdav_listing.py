"""What a WebDAV server answers to PROPFIND (RFC 4918, section 9.1): which files there are, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from amana.stores.network import needed

ASKED: Final = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/><D:getcontentlength/></D:prop></D:propfind>'
)
# About a quarter of a million files; an archive's folders hold far fewer each.
MOST: Final = 64 << 20
_DAV: Final = "{DAV:}"


class ListingError(Exception):
    """It is not what a WebDAV server answers."""


@dataclass(frozen=True)
class Found:
    """One file or folder. `path` is below what was asked for, "" for that itself."""

    path: str
    is_folder: bool
    size: int | None


def read_listing(body: bytes) -> list[Found]:
    """What is there, what was asked for first. Raises ListingError.

    Servers name things by paths of their own (a proxy may stand before them), so all is taken relative to what was
    asked for, which has the shortest path.
    """
    etree = needed("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise ListingError from fault
    if root is None or root.tag != f"{_DAV}multistatus":
        raise ListingError
    found = [_one(response) for response in root.iterchildren(f"{_DAV}response")]
    if not found:
        raise ListingError
    found.sort(key=lambda one: len(one.path))
    top = found[0].path
    return [
        Found(one.path[len(top) :].strip("/"), one.is_folder, one.size) for one in found if _below(one.path, top)
    ]


def _below(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip("/") + "/")


def _one(response: object) -> Found:
    """One `response`, with its own path."""
    href = _text(response, f"{_DAV}href")
    is_folder = response.find(f".//{_DAV}resourcetype/{_DAV}collection") is not None  # type: ignore[attr-defined]
    length = _text(response, f".//{_DAV}getcontentlength")
    if href is None:
        raise ListingError
    path = unquote(urlsplit(href).path, errors="surrogateescape").rstrip("/")
    return Found(path, is_folder, int(length) if length and length.isascii() and length.isdigit() else None)


def _text(response: object, path: str) -> str | None:
    text = response.findtext(path)  # type: ignore[attr-defined]
    return text.strip()[:4_000] if isinstance(text, str) else None
