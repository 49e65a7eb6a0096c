"""What every noun can do: give its JSON fields, and be made again from them, whoever wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from amana.errors import RecordMalformed

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def _plain(value: Any) -> Json:
    if type(value) is str:  # nearly always
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.fields() if isinstance(value, BaseNoun) else value


def _shaped(name: str, shape: str, value: Json) -> Any:
    """The value, if it has the shape the field declares: a record may be anybody's who held a device's key."""
    if shape.startswith("tuple"):
        inner = str if shape.startswith("tuple[str") else dict
        right = isinstance(value, list) and all(isinstance(one, inner) for one in value)
        value = tuple(value) if isinstance(value, list) else value  # type: ignore[assignment]
    elif shape.startswith("int"):
        right = type(value) is int and value >= 0
    else:
        right = isinstance(value, str)
        if isinstance(value, str) and name in _HEX:
            right = len(value) == (_HEX[name] or len(value)) and not set(value) - set("0123456789abcdef")
            right = right and len(value) % 2 == 0
    if not right:
        raise RecordMalformed(field=name, reason="shape")
    return value


_HEX = {"sha256": 64, "path_raw": 0}
"""Fields in hex, and how long they must be; 0: any even length."""


@dataclass(frozen=True)
class BaseNoun:
    """What every noun can do: give its JSON fields, and be made again from them."""

    def fields(self) -> dict[str, Json]:
        """The JSON form, without what is None or an empty tuple."""
        told = vars(self).items()  # a dataclass's fields in their order, without asking what they are each time
        return {name: _plain(value) for name, value in told if value is not None and value != ()}

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """The noun again. Fields this version does not know are left alone; a missing one is an error."""
        shapes = {f.name: str(f.type) for f in fields(cls)}
        kept: dict[str, Any] = {
            name: _shaped(name, shapes[name], value) for name, value in given.items() if name in shapes
        }
        try:
            return cls(**kept)
        except TypeError as fault:
            raise RecordMalformed(field=str(given.get("kind", cls.__name__)), reason=str(fault)) from fault
