"""Films, recordings and transcripts: what plays, posters and lines that lead to their second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from amana.actions.viewing import item_told
from amana.web.house.paging import page_at
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked
from amana.web.kept.inline import PLAYED
from amana.web.kept.paths import kept_path

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import around
    from amana.catalogue import ItemSummary
    from amana.web.items.looks import Bytes

AT_ONCE: Final = 200
_MOST_FRAMES = 100
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")


def seconds(clock: str | None) -> float | None:
    """`00:01:02.500` in seconds; None where it is no such time."""
    found = _CLOCK.fullmatch((clock or "").strip())
    if found is None:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))


def film_look(
    visit: Visit,
    archive: OpenArchive,
    asked: Asked,
    told: item_told.ItemTold,
    stands: around.Around,
    data: Bytes,
) -> dict[str, Any]:
    """Its address where browsers play it, its posters, and its lines: its own, or of the transcript beside it."""
    beside = item_told.played_beside(archive, told)
    film = _film(visit, asked, told, data, beside)
    cues, of, shown = _cues(visit, archive, asked, stands, beside)
    made = {(one.made, one.part) for one in archive.derivatives(asked.item, asked.part)}
    return {
        "film": film,
        "is_film": told.family == "recording",
        "sound": (data.shown if told.family == "recording" else data.media_type).startswith("audio/"),
        "poster": _made(visit, asked, "poster", None)
        if ("thumbnail", asked.part) in made and "frame" in stands.parts
        else None,
        "waveform": _made(visit, asked, "waveform", None) if ("waveform", asked.part) in made else None,
        "frames": list(_frames(visit, archive, asked, stands, made, film)),
        "cues": [_cue(one, film) for one in cues],
        "cues_of": of,
        "shown": shown,
        "beside": beside,
    }


def _film(
    visit: Visit,
    asked: Asked,
    told: item_told.ItemTold,
    data: Bytes,
    beside: tuple[ItemSummary, ...],
) -> str | None:
    """The address of what plays: the item, or of a transcript the film beside it."""
    if told.family == "recording":
        return visit.content(kept_path("file", asked.item, part=asked.part)) if data.shown in PLAYED else None
    return visit.content(kept_path("file", beside[0].item)) if beside else None


def _cues(
    visit: Visit, archive: OpenArchive, asked: Asked, stands: around.Around, beside: tuple[ItemSummary, ...]
) -> tuple[list[item_told.PartWords], str | None, Any]:
    """Lines with their times, which item they are of, and which of them are shown."""
    item, part = asked.item, asked.part
    if "cue" not in stands.parts:
        if not beside or not stands.parts.get("frame", stands.parts.get("track")):
            return [], None, None
        item, part = beside[0].item, None
    _, total = item_told.some_parts(archive, item, "cue", 0, 0, part)
    shown = page_at(visit, total, "lines", AT_ONCE)
    found, _ = item_told.some_parts(archive, item, "cue", shown.first - 1, AT_ONCE, part)
    return found, None if item == asked.item else item, shown


def _cue(one: item_told.PartWords, film: str | None) -> dict[str, Any]:
    since = one.part.fact("from") or one.part.fact("time")
    return {
        "since": since,
        "seconds": seconds(since),
        "address": _second(film, seconds(since)),
        "words": one.words or "",
        "speaker": one.part.fact("speaker") or one.part.fact("voice"),
        "part": one.part,
        "place": one.part.place.replace("/", "-"),
    }


def _frames(
    visit: Visit, archive: OpenArchive, asked: Asked, stands: around.Around, made: set[Any], film: str | None
) -> Any:
    """Scenes by their posters."""
    if "frame" not in stands.parts:
        return
    found, _ = item_told.some_parts(archive, asked.item, "frame", 0, _MOST_FRAMES, asked.part)
    for one in found:
        place = "/".join(filter(None, (asked.part, one.part.place))) if asked.part else one.part.place
        if ("poster", place) in made or ("poster", one.part.place) in made:
            when = one.part.fact("time")
            yield {
                "picture": _made(visit, asked, "poster", place if ("poster", place) in made else one.part.place),
                "time": _short(when),
                "seconds": seconds(when),
                "address": _second(film, seconds(when)),
            }


def _short(clock: str | None) -> str:
    """`00:01:02.500` as people read it: 1:02."""
    told = seconds(clock)
    if told is None:
        return ""
    hours, rest = divmod(int(told), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _second(film: str | None, second: float | None) -> str | None:
    """The film from this second on (Media Fragments URI): what leads there where no script runs."""
    return f"{film}#t={second:g}" if film and second is not None else None


def _made(visit: Visit, asked: Asked, kind: str, place: str | None) -> str:
    return visit.content(kept_path("made", asked.item, kind, part=place or asked.part))
