"""Our entities as the followthemoney library sees them, where it is installed: valid, and kept as they are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from amana.exports import Thing, entities_of
from tests.exports.made_things import SCHEMA, things

followthemoney: Any = pytest.importorskip("followthemoney", reason="followthemoney is not installed")


@given(things())
def test_what_goes_out_is_valid_there_and_kept(given: list[Thing]) -> None:
    for entity in entities_of(given, SCHEMA):
        proxy = followthemoney.model.get_proxy(json.loads(json.dumps(entity)), cleaned=False)
        proxy.schema.validate({"properties": entity["properties"]})
        kept = proxy.to_dict()
        assert kept.get("amana") == entity.get("amana")
        assert {name: set(values) for name, values in kept["properties"].items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }
