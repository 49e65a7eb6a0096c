"""Addresses as a page writes them, resolved without asking anybody; and places written as addresses."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def cleaned(address: str) -> str:
    """Without what a browser passes over (tabs, line ends, controls), so that it says what it seems to say."""
    return _CONTROL.sub("", address).strip()


def scheme_of(address: str) -> str:
    """The scheme in small letters, without its colon; empty where there is none."""
    found = _SCHEME.match(address)
    return found[0][:-1].lower() if found else ""


def resolved(base: str, address: str) -> str:
    """An address seen from another (RFC 3986, section 5.2, without fragments); a path where the base is one."""
    address = address.partition("#")[0]
    if scheme_of(address):
        return address
    scheme, colon, rest = base.partition("://")
    if not colon:
        scheme, rest = "", base
    if address.startswith("//"):
        return f"{scheme}:{address}" if colon else address
    host, _, path = rest.partition("#")[0].partition("?")[0].partition("/")
    if not colon:
        host, path = "", rest
    named, mark, query = address.partition("?")
    steps = _joined([] if named.startswith("/") else path.split("/")[:-1], named)
    path = "/".join(steps) + mark + query
    return f"{scheme}://{host}/{path}" if colon else path


def _joined(steps: list[str], path: str) -> list[str]:
    for step in path.lstrip("/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps = [*steps, step]
    return steps


def quoted(place: str) -> str:
    """A place so that it can stand in an address, an attribute or a style: all but plain characters as %XX."""
    return "".join(
        one if one in _PLAIN else "".join(f"%{byte:02X}" for byte in one.encode("utf-8", "replace"))
        for one in place
    )
