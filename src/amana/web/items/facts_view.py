"""What is known of an item beside itself: how it came, what its bytes tell, who read it, who held it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from amana.phrases import (
    bound_words,
    custody_beside,
    custody_told,
    custody_when,
    custody_who,
    reason_in_words,
    sidecar_blocks,
    sidecar_words,
    suspect_words,
)
from amana.web.comparing.table_chart import words_of
from amana.web.drawing import Box, Point, draw_map
from amana.web.house.visits import Visit

if TYPE_CHECKING:
    from amana.actions import OpenArchive, Sidecar
    from amana.actions.viewing import item_told
    from amana.records import AccessionRow, EmbeddedFact, IntakeRow

_CAME: Final = (
    "source",
    "collected_by",
    "collected_at",
    "place",
    "published",
    "language",
    "note",
    "modified",
    "received",
    "person",
    "device",
    "software",
)
_TIMES: Final = frozenset(("collected_at", "published", "modified", "received"))
WORDED: Final = (
    *("width", "height", "make", "model", "taken-at", "digitised-at", "changed-at", "duration", "container"),
    *("video-codec", "audio-codec", "frame-rate", "bit-rate", "pages", "author", "creator", "created", "modified"),
    *("saved-from", "saved-at", "date", "last-modified-by", "gps-latitude", "gps-longitude", "altitude"),
    *(
        "date-order",
        "date-order-rule",
        "zone",
        "published-found-in",
        "title",
        "description",
        "revision",
        "template",
    ),
    *("editing-minutes", "application", "application-version", "created-at", "encoder", "pdf-version"),
    *("declared-charset", "decoded-as", "message-id", "thread"),
)
"""Facts of files that have a name in words; others are called as the reader calls them."""
_SUGGESTED: Final = ("title", "byline", "site", "published", "taken", "language")
_DEGREES: Final = frozenset(("latitude", "longitude"))  # as numbers: they stand beside the link to the map
_TIME: Final = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z?)")
_SHOWN: Final = 40
_LONGEST: Final = 300
_LONGEST_RAW: Final = 4_000
_MOST_RAW: Final = 500
_MOST_EVENTS: Final = 100


def plain_time(time: str) -> str:
    """A time as people write one, without the parts of a second that file systems give it."""
    return _TIME.sub(lambda one: f"{one[1]} {one[2]}{' UTC' if one[3] else ''}", time)


def came(visit: Visit, told: item_told.ItemTold) -> list[dict[str, Any]]:
    """Each time that it was taken in: path, and who says what about it; the first first."""
    rows = zip(told.accessions, told.suspects or (None,) * len(told.accessions), strict=True)
    return [_came(visit, row, suspect) for row, suspect in rows]


def _came(visit: Visit, row: AccessionRow, suspect: str | None) -> dict[str, Any]:
    own = row.accession
    facts = [
        (
            visit.say(f"field-{name.replace('_', '-')}"),
            visit.digits(plain_time(value)) if name in _TIMES else value,
        )
        for name in _CAME
        if (value := getattr(own, name))
    ]
    return {
        "path": own.path,
        "facts": facts,
        "tags": own.tags,
        "suspect": suspect_words(visit.speaker, suspect) if suspect else None,
        "entry": row.entry,
    }


def readers(visit: Visit, rows: tuple[IntakeRow, ...]) -> list[dict[str, Any]]:
    """What each reader made of it: the reader with its version, how it ended, what it suggests."""
    return [_reader(visit, row) for row in rows]


def _reader(visit: Visit, row: IntakeRow) -> dict[str, Any]:
    own = row.intake
    return {
        "words": visit.say(
            "show-intake", module=f"{own.module} {own.version}", outcome=visit.speaker.say(f"intake-{own.outcome}")
        ),
        "reason": reason_in_words(visit.speaker, own.reason) if own.reason else None,
        "suggested": [
            (visit.say(f"field-{name}"), visit.digits(plain_time(value)))
            for name in _SUGGESTED
            if (value := getattr(own, name))
        ],
        "software": own.software,
        "device": own.device,
    }


def understood(visit: Visit, rows: tuple[IntakeRow, ...]) -> list[dict[str, Any]]:
    """What its bytes tell, as it was understood, and how it is written there where that differs."""
    all_facts = (fact for row in rows for fact in row.intake.facts)
    found = (fact for fact in all_facts if not _is_raw(fact) and fact.name not in _DEGREES)
    return [
        {
            "label": _label(visit, fact.name),
            "value": visit.digits(plain_time(_cut(fact.value, _LONGEST))),
            "raw": _cut(fact.raw, _LONGEST) if fact.raw not in (None, fact.value) else None,
        }
        for _, fact in zip(range(_SHOWN), found, strict=False)
    ]


def as_written(rows: tuple[IntakeRow, ...]) -> list[tuple[str, str]]:
    """Every field of its own metadata, as it stands in the file."""
    found = ((one.name, _cut(one.value, _LONGEST_RAW)) for row in rows for one in row.intake.facts if _is_raw(one))
    return [one for _, one in zip(range(_MOST_RAW), found, strict=False)]


def _is_raw(fact: EmbeddedFact) -> bool:
    return ":" in fact.name or fact.name == "xmp"


def _label(visit: Visit, name: str) -> str:
    return visit.say(f"web-item-told-{name}") if name in WORDED else name


def _cut(text: str | None, longest: int) -> str:
    told = text or ""
    return told if len(told) <= longest else told[: longest - 1] + "…"


def where_taken(rows: tuple[IntakeRow, ...]) -> tuple[float, float] | None:
    """Degrees north and east that its bytes tell."""
    facts = {fact.name: fact.value for row in rows for fact in row.intake.facts}
    try:
        lat, lon = float(facts["latitude"]), float(facts["longitude"])
    except (KeyError, ValueError):
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def small_map(visit: Visit, item: str, at: tuple[float, float], name: str) -> str:
    """A map of a few degrees around where a picture says it was taken, as SVG."""
    lat, lon = at
    told = Point(lon, lat, "", href=f"/map?item={item}", title=name)
    view = Box(max(-180.0, lon - 6), max(-85.0, lat - 4), min(180.0, lon + 6), min(85.0, lat + 4))
    title = visit.say("web-item-map-title", name=name)
    return draw_map([told], [], words_of(visit), width=320, title=title, view=view, names=visit.language)


def custody(visit: Visit, archive: OpenArchive, item: str) -> dict[str, Any]:
    """Its story in the order of the devices' clocks, and apart from it what outsiders say of when."""
    told, speaker = archive.custody(item), visit.speaker
    events = [
        {
            "at": event.at,
            "when": plain_time(custody_when(speaker, event)),
            "who": custody_who(speaker, event),
            "what": custody_told(speaker, event),
            "beside": [(label, plain_time(value)) for label, value in custody_beside(speaker, event)],
            "suspect": suspect_words(speaker, event.suspect) if event.suspect else None,
            "failed": event.outcome != "success",
            "whole": event.whole,
        }
        for event in told.events
    ]
    return {
        "events": events[:_MOST_EVENTS],
        "more": max(0, len(events) - _MOST_EVENTS),
        "bounds": [bound_words(speaker, one) for one in told.bounds[:_MOST_EVENTS]],
        "vouched": any(one.bound for one in told.bounds),
    }


def sidecars(visit: Visit, found: tuple[Sidecar, ...]) -> Iterator[dict[str, Any]]:
    """Signatures and time proofs beside it, in words."""
    for one in found:
        yield {
            "item": one.item,
            "words": " · ".join(sidecar_words(visit.speaker, one)),
            "blocks": list(sidecar_blocks(visit.speaker, one)),
            "bad": one.result == "invalid",
        }
