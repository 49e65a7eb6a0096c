"""The page of the schema is what the schema tells of itself."""

from __future__ import annotations

from pathlib import Path

from amana.exports import read_map
from amana.knowledge import read_schema
from tools.write_schema import MAP, OWN, PAGE, page


def test_the_committed_page_is_what_the_schema_tells() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tools.write_schema"


def test_everything_has_its_row() -> None:
    told, schema = page(), read_schema()
    for name in (*schema.types, *schema.properties):
        assert f"| `{name}` |" in told
    for held in schema.lists.values():
        if held.name == "types":
            continue
        assert f"### {held.name}\n" in told
        assert all(f"| `{one.key}` | {one.label.en} |" in told for one in held.choices)


def test_the_schema_that_the_page_shows_is_one(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    schema = read_schema(own)
    assert schema.property("shift", "person").own
    assert schema.property("ward").to == ("ward",)


def test_the_map_that_the_page_shows_is_one(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(MAP, "utf-8")
    told = read_map(path, read_schema())
    assert [thing.type for thing in told.things] == ["person", "act"]
    assert told.things[1].links[0][1] == "person"
