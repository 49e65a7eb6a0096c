"""What is inside an item: its parts by kind, a page at a time, each with where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from amana.actions.viewing import item_told
from amana.errors import AmanaError
from amana.phrases import part_words, reason_in_words
from amana.web.house.paging import page_at
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked
from amana.web.kept.paths import kept_path

if TYPE_CHECKING:
    from amana.actions import OpenArchive

AT_ONCE: Final = 50
FILES: Final = ("member", "attachment", "embedded", "resource")
_SHOWN_ELSEWHERE: Final = frozenset(("message", "row", "sheet", "cue", "word", "line", "page", "frame"))
_LONGEST_WORDS = 400


def inside(visit: Visit, archive: OpenArchive, asked: Asked, counts: Mapping[str, int]) -> dict[str, Any] | None:
    """The parts of the kind that is asked for, files first; None where there are none to list."""
    kinds = [kind for kind in (*FILES, *counts) if kind in counts and kind not in _SHOWN_ELSEWHERE]
    kinds = list(dict.fromkeys(kinds))
    if not kinds:
        return None
    kind = visit.asked("kind") if visit.asked("kind") in kinds else kinds[0]
    shown = page_at(visit, counts[kind], "parts", AT_ONCE)
    found, _ = item_told.some_parts(archive, asked.item, kind, shown.first - 1, AT_ONCE, asked.part)
    return {
        "kinds": [(one, _kind_words(visit, one), counts[one], visit.here(kind=one, parts=None)) for one in kinds],
        "kind": kind,
        "rows": [_row(visit, archive, asked, one) for one in found],
        "shown": shown,
    }


def _kind_words(visit: Visit, kind: str) -> str:
    key = f"part-kind-{kind}"
    return visit.say(key) if visit.speaker.worded(key) else kind


def _row(visit: Visit, archive: OpenArchive, asked: Asked, one: item_told.PartWords) -> dict[str, Any]:
    part, words = one.part, one.words
    is_file = part.kind in FILES and (part.size is not None or part.sha256 is not None)
    place = _below(asked.part, part.place)
    address = asked.address(part=place, text=None, view=None) if is_file else None
    if not is_file and part.text is not None and part.end > part.start:
        address = asked.address("at", text=part.text, at=f"{part.start}-{part.end}", view="text")
    return {
        "place": part.place,
        "name": ((part.name or "").replace("\\", "/").rpartition("/")[2] if is_file else part.name)
        or part_words(visit.speaker, part.place),
        "path": part.name,
        "words": _cut(words or "") or None,
        "size": part.size,
        "media_type": part.media_type,
        "reason": reason_in_words(visit.speaker, part.reason) if part.reason else None,
        "when": part.fact("time") or part.fact("date"),
        "who": part.fact("author") or part.fact("sender"),
        "address": address,
        "save": visit.content(kept_path("file", asked.item, part=place)) + "?download" if is_file else None,
        "picture": _picture(visit, archive, asked, place) if is_file else None,
    }


def _cut(words: str) -> str:
    """Words on one line, cut where they are many."""
    line = " ".join(words[: _LONGEST_WORDS + 1].split())
    return line if len(words) <= _LONGEST_WORDS else line[:_LONGEST_WORDS] + "…"


def _below(holder: str | None, place: str) -> str:
    """A part's whole place: the list of a file inside may tell it from that file on."""
    return place if holder is None or place.startswith(f"{holder}/") else f"{holder}/{place}"


def _picture(visit: Visit, archive: OpenArchive, asked: Asked, place: str) -> str | None:
    try:
        made = {one.made for one in archive.derivatives(asked.item, place) if one.part == place}
    except AmanaError:
        return None
    return visit.content(kept_path("made", asked.item, "thumbnail", part=place)) if "thumbnail" in made else None
