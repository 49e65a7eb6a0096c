"""What programs are answered is what the description says, whatever they ask."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import amana
from amana.actions.browsing import part_lookup
from amana.actions.browsing.narrowing import NAMES
from amana.phrases import hit_json, record_json
from tests.web.conftest import Served

_KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def _faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value is not as a schema says: as much of JSON Schema as the description uses."""
    if "$ref" in schema:
        return _faults(value, whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]], whole, at)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, _KINDS[kind]) for kind in kinds):
        return [f"{at}: {value!r} is not {kinds}"]
    found = [f"{at}: {value!r}"] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, int) and value < schema.get("minimum", value):
        found.append(f"{at}: {value} is too small")
    if isinstance(value, list):
        found += [
            one
            for no, each in enumerate(value)
            for one in _faults(each, schema.get("items", {}), whole, f"{at}[{no}]")
        ]
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [f"{at}: no {name}" for name in schema.get("required", []) if name not in value]
        found += [f"{at}: {name} is not described" for name in value if name not in known and more is False]
        for name, each in value.items():
            inner = known.get(name, more if isinstance(more, dict) else {})
            found += _faults(each, inner, whole, f"{at}.{name}")
    return found


def _checked(client: httpx.Client, path: str, described: str, description: dict[str, Any]) -> httpx.Response:
    """The answer, which is one of those that are described for this path."""
    answer = client.get(path)
    answers = description["paths"][described]["get"]["responses"]
    assert str(answer.status_code) in answers, (path, answer.status_code)
    content = answers[str(answer.status_code)]["content"]
    ((kind, of),) = content.items()
    assert answer.headers["content-type"].partition(";")[0] == kind
    if kind == "application/json":
        assert _faults(answer.json(), of["schema"], description) == []
    return answer


@pytest.fixture(scope="module")
def description(demo: Served) -> dict[str, Any]:
    with demo.client() as client:
        found: dict[str, Any] = client.get("/api/openapi.json").json()
        return found


def test_the_description_is_whole(description: dict[str, Any]) -> None:
    assert description["openapi"] == "3.1.0"
    refs = set(re.findall(r"#/components/schemas/(\w+)", str(description)))
    assert refs <= description["components"]["schemas"].keys()
    asked = {one["name"] for one in description["paths"]["/api/search"]["get"]["parameters"]}
    assert asked == {"q", "exact", "limit", "offset", *NAMES}


def test_every_path_that_is_served_is_described(description: dict[str, Any]) -> None:
    from amana.web.pages.api import PAGES

    assert {page.path for page in PAGES} == description["paths"].keys()


def test_the_cookie_that_is_described_is_the_one_that_is_set(
    client: httpx.Client, description: dict[str, Any]
) -> None:
    assert description["components"]["securitySchemes"]["session"]["name"] in client.cookies


def test_hits_are_those_of_the_command_line(
    client: httpx.Client, description: dict[str, Any], demo_archive: tuple[Path, Path]
) -> None:
    told = _checked(client, "/api/search?q=bridge&limit=3", "/api/search", description).json()
    with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
        hits = archive.search("bridge", limit=3)
        assert told["hits"] == [*map(hit_json, hits, part_lookup.places_of(archive, hits))]
        assert told["total"] == archive.facets("bridge").total
    assert _checked(client, "/api/search?q=bridge&limit=3&offset=3", "/api/search", description).json()["hits"]


def test_an_item_is_that_of_the_command_line(
    client: httpx.Client, description: dict[str, Any], demo_archive: tuple[Path, Path]
) -> None:
    with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
        record = archive.show(archive.browse(limit=1)[0].item)
    for name in (record.item, record.sha256, record.item[:12]):
        told = _checked(client, f"/api/items/{name}", "/api/items/{id}", description).json()
        assert {key: told[key] for key in ("item", "sha256", "suspect")} == {
            key: record_json(record)[key] for key in ("item", "sha256", "suspect")
        }
        assert told["accessions"][0]["accession"]["path"] == record.accessions[0].accession.path


def test_what_is_not_here_is_said_so(client: httpx.Client, description: dict[str, Any]) -> None:
    assert _checked(client, "/api/items/ffffffffffff", "/api/items/{id}", description).status_code == 404
    assert client.get("/api/nothing").json()["error"] == "page-unknown"
    assert client.post("/api/search").status_code in (403, 404, 405)


@pytest.mark.parametrize(
    "asked", ["limit=0", "limit=101", "limit=x", "limit=-1", "limit=٣", "offset=1000000", "limit=1e9"]
)
def test_numbers_beyond_their_bounds_are_refused(
    client: httpx.Client, description: dict[str, Any], asked: str
) -> None:
    assert _checked(client, f"/api/search?q=bridge&{asked}", "/api/search", description).status_code == 400


def test_nobody_at_the_door_is_answered(demo: Served, description: dict[str, Any]) -> None:
    with httpx.Client(base_url=demo.origin) as stranger:
        for path, described in (
            ("/api/search?q=a", "/api/search"),
            ("/api/items/aa", "/api/items/{id}"),
            ("/api/openapi.json",) * 2,
        ):
            assert _checked(stranger, path, described, description).status_code == 423


_WORDS = st.one_of(
    st.text(max_size=60), st.sampled_from(["bridge", "حلب", '"', "OR", "-a", "a*", "2021", "\x00", "x" * 900])
)
_ASKED = st.lists(
    st.tuples(st.sampled_from(["q", "exact", "limit", "offset", "lang", *NAMES]), _WORDS), max_size=8
)


def _line(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in pairs)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ASKED)
def test_whatever_is_asked_of_search_is_answered_as_described(
    client: httpx.Client, description: dict[str, Any], pairs: list[tuple[str, str]]
) -> None:
    _checked(client, f"/api/search?{_line(pairs)}", "/api/search", description)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(min_size=1, max_size=80), st.text("0123456789abcdef", min_size=1, max_size=70)))
def test_whatever_item_is_asked_for_is_answered_as_described(
    client: httpx.Client, description: dict[str, Any], name: str
) -> None:
    if name in (".", "..") or "/" in name:
        return  # a client makes another path of these
    _checked(client, f"/api/items/{quote(name, safe='', errors='replace')}", "/api/items/{id}", description)
