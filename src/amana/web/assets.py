"""Styles, scripts and fonts: all from this package, at addresses that change with what they hold."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

FOLDER: Final = Path(__file__).parent / "assets"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
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


async def _answer(request: Request) -> Response:
    path = FOLDER / request.path_params["name"]
    if path.parent != FOLDER or path.suffix not in _TYPES or not path.is_file():
        return Response(status_code=404)
    return FileResponse(path, media_type=_TYPES[path.suffix], headers=_KEEP)


ASSETS: Final = Route("/assets/{edition}/{name}", _answer, methods=["GET"])
