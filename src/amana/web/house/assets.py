"""Styles, scripts and fonts: all from this package, at addresses that change with what they hold.

They are sent packed; pages are not, since what is packed together with a secret tells by its length what it shares
with it (BREACH).
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER: Final = Path(__file__).parents[1] / "assets"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_PACKED: Final = frozenset({".css", ".js", ".svg", ".txt"})
# They say nothing of the archive, so a browser may keep them.
_KEEP: Final = {"cache-control": "public, max-age=31536000, immutable"}


@cache
def edition() -> str:
    """A word that changes whenever any of them does."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def asset(name: str) -> str:
    """The address of one."""
    return f"/assets/{edition()}/{name}"


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.iterdir())


@cache
def _bytes(path: Path, *, packed: bool) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 9, mtime=0) if packed else data


async def _answer(request: Request) -> Response:
    path = FOLDER / request.path_params["name"]
    if path.name not in _names() or path.parent != FOLDER or path.suffix not in _TYPES:
        return Response(status_code=404)
    packs = path.suffix in _PACKED and "gzip" in request.headers.get("accept-encoding", "")
    headers = {**_KEEP, "vary": "accept-encoding"}
    if packs:
        headers["content-encoding"] = "gzip"
    return Response(_bytes(path, packed=packs), media_type=_TYPES[path.suffix], headers=headers)


ASSETS: Final = Route("/assets/{edition}/{name}", _answer, methods=["GET"])
