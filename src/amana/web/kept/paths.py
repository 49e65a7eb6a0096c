"""The paths of what is kept: a place inside an item is one word of them, whatever is in it."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

from amana.errors import PageUnknown

LONGEST_PLACE = 8_192


def kept_path(kind: str, item: str, *words: str | int, part: str | None = None) -> str:
    """`file/ITEM/PLACE`, `page/ITEM/3/900`, …: what `Visit.content` makes an address of."""
    told = [kind, item, *map(str, words), *([part] if part is not None else [])]
    return "/".join(quote(one.encode("utf-8", "surrogatepass"), safe="") for one in told)


def item_of(words: list[str]) -> tuple[str, list[str]]:
    """The item that a path is of, and the words after it. PageUnknown where there is none."""
    if not words or not words[0]:
        raise PageUnknown(path="")
    return words[0], words[1:]


def place_of(words: list[str]) -> str | None:
    """The place that stands last in a path, or None where none does. PageUnknown where there is more than one."""
    if not words:
        return None
    if len(words) > 1:
        raise PageUnknown(path="/".join(words)[:200])
    try:
        place = unquote_to_bytes(words[0]).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as fault:
        raise PageUnknown(path=words[0][:200]) from fault
    if not place or len(place) > LONGEST_PLACE:
        raise PageUnknown(path=place[:200])
    return place
