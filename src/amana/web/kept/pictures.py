"""Pictures made of what is kept: `made/ITEM/KIND[/PLACE]`, and of a PDF `page/ITEM/NUMBER/WIDTH[/PLACE]`."""

from __future__ import annotations

from typing import Final, cast, get_args

from starlette.responses import Response

from amana.actions.viewing import derivatives
from amana.errors import PageUnknown
from amana.web.house.content import Answer
from amana.web.house.visits import Visit
from amana.web.kept.inline import ANYTHING, PICTURES, shown_as, to_save
from amana.web.kept.paths import place_of

_MADE: Final = frozenset(get_args(derivatives.Made))
_MOST_DIGITS = 6


def made(visit: Visit, words: list[str]) -> Response:
    """A thumbnail, an access copy, a poster, a waveform. PageUnknown where there is none."""
    item, kind, *rest = [*words, "", ""] if len(words) < 2 else words
    if kind not in _MADE:
        raise PageUnknown(path="/".join(words)[:200])
    with visit.archive() as archive:
        found = archive.derivative(item, cast(derivatives.Made, kind), place_of(rest))
    if found is None:
        raise PageUnknown(path="/".join(words)[:200])
    return _picture(*found)


def page(visit: Visit, words: list[str]) -> Response:
    """One page of a PDF as wide as asked. PageUnknown, and what `page_picture` raises."""
    item, number, width, *rest = [*words, "", "", ""] if len(words) < 3 else words
    if not (_is_number(number) and _is_number(width)):
        raise PageUnknown(path="/".join(words)[:200])
    with visit.archive() as archive:
        drawn = archive.page_picture(item, int(number), int(width), part=place_of(rest))
    return _picture(drawn.data, drawn.media_type)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS


def _picture(data: bytes, media_type: str) -> Response:
    """The picture, or where a record calls something one that is none: to be saved."""
    kind = shown_as(media_type, data)
    if kind not in PICTURES:
        return Response(data, headers={"content-type": ANYTHING, "content-disposition": to_save("picture")})
    return Response(data, headers={"content-type": kind, "content-disposition": "inline"})


CONTENT: dict[str, Answer] = {"made": made, "page": page}
