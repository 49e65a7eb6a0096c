"""Who is asked for timestamps where nobody is named: two lists in data files, a name and an address a line.

Being on a list is no trust: it says only that this server answers anybody. Nobody on it is ever asked unless a
person runs `amana timestamp`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from amana.attesting.asking import is_address
from amana.errors import AddressUnusable

_HERE: Final = Path(__file__).parent
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9.]+")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that can be asked: what it is called here (and its files), and its address."""

    name: str
    url: str


@cache
def default_authorities() -> tuple[Server, ...]:
    """RFC 3161 authorities that answer anybody, for nothing."""
    return _listed("authorities.tsv")


@cache
def default_calendars() -> tuple[Server, ...]:
    """OpenTimestamps calendars: those to ask, and those whose promises are followed."""
    return _listed("calendars.tsv")


def _listed(file: str) -> tuple[Server, ...]:
    lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    return tuple(Server(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def server_at(url: str, known: tuple[Server, ...] = ()) -> Server:
    """The server at an address somebody gave, named as in the list or after its host. AddressUnusable."""
    if not is_address(url):
        raise AddressUnusable(address=url)
    for one in known:
        if one.url.rstrip("/") == url.rstrip("/"):
            return one
    parts = urlsplit(url)
    told = " ".join((parts.hostname or "", str(parts.port or ""), parts.path))
    return Server(_NOT_IN_NAMES.sub("-", told.lower()).strip("-.")[:_LONGEST_NAME].rstrip("-."), url)
