"""Files as they were taken in, and files inside them, by range.

`file/ITEM` and `file/ITEM/PLACE`; with `?download` always to be saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from amana.web.house.content import Answer
from amana.web.house.visits import Visit
from amana.web.kept.inline import ANYTHING, HEAD, shown_as, to_save
from amana.web.kept.paths import item_of, place_of
from amana.web.kept.ranges import RangeUnmet, asked_range
from amana.web.kept.sending import Pieces

if TYPE_CHECKING:
    from amana.actions import Content


def file(visit: Visit, words: list[str]) -> Response:
    """The bytes. What else `OpenArchive.content` raises."""
    item, rest = item_of(words)
    place = place_of(rest)
    with visit.archive() as archive:
        content = archive.content(item, place)
    try:
        return _answer(visit, content)
    except BaseException:
        content.close()
        raise


def _answer(visit: Visit, content: Content) -> Response:
    headers = {"accept-ranges": "bytes", **_how(visit, content)}
    wanted = visit.request.headers
    try:
        # Nothing tells one state of a file from another, since it has only one: an If-Range cannot be met.
        asked = None if "if-range" in wanted else asked_range(wanted.get("range"), content.size)
    except RangeUnmet:
        content.close()
        return Response(status_code=416, headers={**headers, "content-range": f"bytes */{content.size}"})
    start, end = asked or (0, content.size)
    if asked:
        headers["content-range"] = f"bytes {start}-{end - 1}/{content.size}"
    if visit.request.method == "HEAD":
        content.close()
        return Response(status_code=206 if asked else 200, headers={**headers, "content-length": str(end - start)})
    return Pieces(content, visit.inside, start, end, 206 if asked else 200, headers)


def _how(visit: Visit, content: Content) -> dict[str, str]:
    """Whether it is shown or saved, by its own first bytes."""
    kind = ANYTHING
    if "download" not in visit.request.query_params:
        kind = shown_as(content.media_type, next(content.read_range(0, HEAD), b""))
    if kind == ANYTHING:
        return {"content-type": kind, "content-disposition": to_save(content.name)}
    return {"content-type": kind, "content-disposition": "inline"}


CONTENT: dict[str, Answer] = {"file": file}
