"""For programs: search and items as JSON, and what describes them (OpenAPI 3.1)."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from amana.actions.browsing import narrowing, part_lookup
from amana.actions.custody import erasing
from amana.errors import FilterUnusable
from amana.phrases import hit_json, known_json, record_json
from amana.web.api_description import DEEPEST, MOST_HITS, MOST_ROWS, described
from amana.web.house.guard import cookie_name
from amana.web.house.routes import Page
from amana.web.house.visits import Visit

if TYPE_CHECKING:
    from amana.actions.browsing import facets
    from amana.catalogue import ItemRecord

_FACETS: Final = ("family", "language", "source", "person", "place", "year", "tag", "status")
_USUAL: Final = 20


def search(visit: Visit) -> Response:
    """Hits as `amana search --json` gives them, how many there are, and what they may be narrowed by."""
    limit, offset = _count(visit, "limit", _USUAL, 1, MOST_HITS), _count(visit, "offset", 0, 0, DEEPEST)
    query, exact = visit.asked("q").strip(), visit.asked("exact") == "1"
    filters: dict[str, Any] = {name: value for name in narrowing.NAMES if (value := visit.asked(name).strip())}
    with visit.archive() as archive:
        hits = archive.search(query, exact=exact, limit=limit, offset=offset, **filters)
        told = list(map(hit_json, hits, part_lookup.places_of(archive, hits)))
        counted = archive.facets(query, exact=exact, **filters)
    return visit.json({"query": query, "exact": exact, "filters": filters, **_counts(counted), "hits": told})


def _counts(counted: facets.Facets) -> dict[str, Any]:
    told = {name: [_count_json(one) for one in getattr(counted, name)] for name in _FACETS}
    return {"total": counted.total, "whole": counted.whole, "rough": counted.rough, "facets": told}


def _count_json(one: facets.FacetCount) -> dict[str, Any]:
    return {"value": one.value, "count": one.count, "names": list(one.names)}


def _count(visit: Visit, name: str, usual: int, least: int, most: int) -> int:
    """A number from the address. FilterUnusable for what is none, and beyond the bounds."""
    told = visit.asked(name, str(usual))
    digits = len(str(most))
    if not (told.isascii() and told.isdecimal() and len(told) <= digits and least <= int(told) <= most):
        raise FilterUnusable(
            filter=name, value=told[:80], reason="no-such-value", known=(f"{least}", "…", f"{most}")
        )
    return int(told)


def item(visit: Visit) -> Response:
    """One item as `amana show --json` gives it, without what was read in its texts."""
    with visit.archive() as archive:
        record = archive.show(visit.request.path_params["id"])
        erased = [asdict(act) for act in erasing.erasures(archive, record)]
        assertions = known_json(archive.known(record.item))["assertions"]
    counted = {
        "accessions": len(record.accessions),
        "intakes": len(record.intakes),
        "text_versions": len(record.text_versions),
        "assertions": len(assertions),
    }
    told = record_json(_bounded(record))
    return visit.json({**told, "erased": erased, "assertions": assertions[:MOST_ROWS], "counted": counted})


def _bounded(record: ItemRecord) -> ItemRecord:
    """An item with 20,000 files inside has as many readings: the first are told, and how many there are."""
    return replace(
        record,
        accessions=record.accessions[:MOST_ROWS],
        suspects=record.suspects[:MOST_ROWS],
        intakes=record.intakes[:MOST_ROWS],
        text_versions=record.text_versions[:MOST_ROWS],
    )


def description(visit: Visit) -> Response:
    """What can be asked here, and what is answered."""
    return visit.json(described(visit.room.origin, cookie_name(visit.room)))


PAGES = (
    Page("/api/search", search),
    Page("/api/items/{id}", item),
    Page("/api/openapi.json", description),
)
