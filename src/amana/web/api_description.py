"""What programs may ask of the reading room, and what it answers: OpenAPI 3.1, whose schemas are JSON Schema."""

from __future__ import annotations

from typing import Any, Final

from amana.actions.browsing import narrowing
from amana.web.searching.search_words import STATUS_KEYS

MOST_HITS: Final = 100
DEEPEST: Final = 100_000
MOST_ROWS: Final = 1_000
"""Accessions, readings, text versions and assertions of one item that are told."""

Schema = dict[str, Any]
_TEXT: Final[Schema] = {"type": "string"}
_TEXT_OR_NONE: Final[Schema] = {"type": ["string", "null"]}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_YES: Final[Schema] = {"type": "boolean"}


def _object(properties: dict[str, Schema], *optional: str, more: bool = False) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": more}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_SCHEMAS: Final[dict[str, Schema]] = {
    "Match": _object(
        {
            "start": _COUNT,
            "end": _COUNT,
            "text": _TEXT,
            "why": {"enum": ["exact", "spelling", "stem", "number", "name", "place"]},
            "field": {**_TEXT, "description": "The field that the offsets count in; absent: the text version."},
        },
        "field",
    ),
    "Hit": _object(
        {
            "rank": {"type": "integer", "minimum": 1},
            "score": {"type": "number"},
            "item": _TEXT,
            "title": _TEXT_OR_NONE,
            "name": _TEXT,
            "media_type": _TEXT,
            "text_version": {**_TEXT_OR_NONE, "description": "SHA-256 of the text that the offsets count in."},
            "snippet": _TEXT,
            "matches": _list(_named("Match")),
            "suspect": {**_TEXT_OR_NONE, "description": "Why it is suspect, where it is."},
            "part": {**_TEXT_OR_NONE, "description": "The place of the part in which the first match stands."},
            "part_time": _TEXT_OR_NONE,
            "part_sender": _TEXT_OR_NONE,
        }
    ),
    "Count": _object({"value": _TEXT, "count": _COUNT, "names": _list(_TEXT)}),
    "Facets": _object(
        {
            name: _list(_named("Count"))
            for name in ("family", "language", "source", "person", "place", "year", "tag", "status")
        }
    ),
    "Found": _object(
        {
            "query": _TEXT,
            "exact": _YES,
            "filters": {"type": "object", "additionalProperties": _TEXT},
            "total": {**_COUNT, "description": "How many items match."},
            "whole": {**_COUNT, "description": "How many of these have every word."},
            "rough": {**_YES, "description": "Whether `total` is only known to be at most so many."},
            "facets": _named("Facets"),
            "hits": _list(_named("Hit")),
        }
    ),
    "Item": _object(
        {
            "item": _TEXT,
            "sha256": _TEXT,
            "suspect": _TEXT_OR_NONE,
            "accessions": _list({"type": "object"}),
            "intakes": _list({"type": "object"}),
            "text_versions": _list(
                _object({"sha256": _TEXT, "length": _COUNT, "module": _TEXT, "version": _TEXT}, more=True)
            ),
            "erased": _list({"type": "object"}),
            "assertions": _list({"type": "object"}),
            "counted": _object(
                dict.fromkeys(("accessions", "intakes", "text_versions", "assertions"), _COUNT),
            ),
        }
    ),
    "Error": _object({"error": _TEXT, "facts": {"type": "object"}, "message": _TEXT, "hint": _TEXT}),
}

_FILTERS: Final[dict[str, tuple[str, Schema]]] = {
    "kind": ("A media type, or its first half.", _TEXT),
    "family": ("What a person would call it.", {"enum": list(narrowing.FAMILY_WORDS)}),
    "since": ("From this date on, of the best known date: 2016, 2016-12, 2016-12-31.", _TEXT),
    "until": ("Up to this date.", _TEXT),
    "tag": ("With this tag.", _TEXT),
    "language": ("In this language, by its code.", _TEXT),
    "source": ("From this source, in the words that were said.", _TEXT),
    "person": ("Naming this person, by name or id.", _TEXT),
    "place": ("Of this place, by name or id.", _TEXT),
    "status": ("How the item stands.", {"enum": list(STATUS_KEYS)}),
}


def _asked(name: str, about: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _answers(name: str, *more: str) -> Schema:
    told: Schema = {"200": _answer("What was asked for.", name)}
    # 414 is said before anything is read: plain text.
    told["414"] = {"description": "The address is too long.", "content": {"text/plain": {"schema": _TEXT}}}
    said = {"400": "It cannot be asked so.", "404": "It is not here.", "423": "The room is locked."}
    return told | {status: _answer(said[status], "Error") for status in (*more, "423")}


def _answer(about: str, name: str) -> Schema:
    schema = _named(name) if name else {"type": "object"}
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _search() -> Schema:
    words = _asked("q", "The query; its language is in docs/guides/search.md.", _TEXT)
    exact = _asked("exact", "1: only what is written exactly so.", {"enum": ["1"]})
    limit = _asked(
        "limit", "How many hits.", {"type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": 20}
    )
    offset = _asked(
        "offset", "After how many.", {"type": "integer", "minimum": 0, "maximum": DEEPEST, "default": 0}
    )
    filters = [_asked(name, about, schema) for name, (about, schema) in _FILTERS.items()]
    asked = [{**words, "required": True}, exact, limit, offset, *filters]
    return {"summary": "Find items", "parameters": asked, "responses": _answers("Found", "400", "404")}


def _item() -> Schema:
    about = "The item's id or SHA-256, or as much of its beginning as is unique."
    asked = [{"name": "id", "in": "path", "required": True, "description": about, "schema": _TEXT}]
    return {"summary": "One item", "parameters": asked, "responses": _answers("Item", "400", "404")}


def described(origin: str, cookie_name: str) -> Schema:
    """The description of the room at this address; its sessions are known by a cookie of this name."""
    cookie = {"type": "apiKey", "in": "cookie", "name": cookie_name}
    description = {"summary": "This description", "responses": _answers("")}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Amana, the reading room", "version": "1"},
        "servers": [{"url": origin}],
        "paths": {
            "/api/search": {"get": _search()},
            "/api/items/{id}": {"get": _item()},
            "/api/openapi.json": {"get": description},
        },
        "components": {"schemas": _SCHEMAS, "securitySchemes": {"session": cookie}},
        "security": [{"session": []}],
    }
