"""Where a copy lies, as a person writes it: a folder's path, or `sftp://`, `dav(s)://`, `s3://`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from amana.errors import StoreUrlUnreadable

# What each scheme is asked by.
_KINDS: Final = {
    "file": "folder",
    "sftp": "sftp",
    "dav": "webdav",
    "davs": "webdav",
    "webdav": "webdav",
    "webdavs": "webdav",
    "webdav+http": "webdav",
    "webdav+https": "webdav",
    "s3": "s3",
}
_SECURE: Final = ("davs", "webdavs", "webdav+https")
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,62}")


@dataclass(frozen=True)
class Address:
    """One place. `path` begins with "/" and is decoded; `host` is the bucket of an S3 address."""

    kind: str
    scheme: str
    host: str
    port: int | None
    path: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def secure(self) -> bool:
        """Whether WebDAV is asked over TLS."""
        return self.scheme in _SECURE

    @property
    def shown(self) -> str:
        """The address without its password: this may be shown and stored."""
        if self.kind == "folder":
            return self.path
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{user}{host}{port}{quote(self.path, safe='/~@:+,=')}"


def read_address(text: str) -> Address:
    """The place that this names. Raises StoreUrlUnreadable."""
    scheme = _URL.match(text)
    if not scheme:
        return Address("folder", "", "", None, text)
    kind = _KINDS.get(scheme[1].lower())
    if kind is None:
        raise _unreadable(text, "scheme-unknown")
    if not text.isprintable() or re.search(r"[\s?#\\]", text):
        raise _unreadable(text, "address-characters")
    return _checked(text, _split(text, kind))


def _split(text: str, kind: str) -> Address:
    try:
        parts = urlsplit(text)
        port = parts.port
        host = parts.hostname or ""
    except ValueError as fault:
        raise _unreadable(text, "port-wrong") from fault
    user, password = (unquote(one) if one else None for one in (parts.username, parts.password))
    if kind == "s3":  # a bucket's name may have capitals
        host, user, password, port = parts.netloc, None, None, None
    path = unquote(parts.path, errors="surrogateescape")
    return Address(kind, parts.scheme.lower(), host, port, path.rstrip("/") or "/", user, password)


def _checked(text: str, address: Address) -> Address:
    if address.port == 0:
        raise _unreadable(text, "port-wrong")
    if not address.path.isprintable() or any(part in (".", "..") for part in address.path.split("/")):
        raise _unreadable(text, "address-characters")
    if address.kind == "s3" and not _BUCKET.fullmatch(address.host):
        raise _unreadable(text, "bucket-unnamed")
    if address.kind in ("sftp", "webdav") and not address.host:
        raise _unreadable(text, "host-absent")
    if address.kind == "folder" and address.host not in ("", "localhost"):
        raise _unreadable(text, "scheme-unknown")
    return address


def _unreadable(text: str, reason: str) -> StoreUrlUnreadable:
    """Whatever may be a password is left out: all between the first colon and the last @."""
    return StoreUrlUnreadable(url=re.sub(r"(://[^:@]*):.*@", r"\1@", text, flags=re.DOTALL), reason=reason)
