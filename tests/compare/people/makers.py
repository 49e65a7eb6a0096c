"""Mentions for the tests: invented people in the invented town of Qasr al-Murr."""

from __future__ import annotations

from typing import Any

from amana.catalogue import Mention
from amana.compare.people import companion_keys
from amana.records import made_id


def mention(written: str, text: str, with_: Any = (), **more: Any) -> Mention:
    """A name in a text; `with_` are persons named beside it."""
    kind = more.pop("kind", "person")
    companions = tuple(key for name in with_ for key in companion_keys("person", name))
    version = made_id("text", text)
    return Mention(
        id=made_id("name", version, kind, written),
        kind=kind,
        written=written,
        item=made_id("item", text),
        text_version=version,
        companions=companions,
        **more,
    )


def names_of(groups: Any, mentions: list[Mention]) -> list[list[str]]:
    """The groups as the names in them, sorted."""
    written = {one.id: one.written for one in mentions}
    return sorted(sorted(written[one] for one in group.mentions) for group in groups)
