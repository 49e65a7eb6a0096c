"""A copy on a WebDAV server (RFC 4918). A file is put under a hidden name and then moved to its own."""

from __future__ import annotations

import netrc
import os
import re
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import Any, Final
from urllib.parse import quote

from amana.errors import AmanaError, StoreLied, StoreRefused, StoreUnreachable
from amana.stores.address import Address
from amana.stores.network import (
    ANSWER_WITHIN,
    CONNECT_WITHIN,
    PassingError,
    needed,
    patiently,
    unreachable,
)
from amana.stores.paths import MOST_NAMES, OBJECTS
from amana.stores.reading import Stream
from amana.stores.remote import Checked
from amana.stores.walking import Entry, walk
from amana.stores.webdav_listing import ASKED, MOST, Found, ListingError, read_listing

_PIECE: Final = 64 * 1024
_REFUSED: Final = {401: "login-refused", 403: "EACCES", 405: "EROFS", 413: "EFBIG", 423: "EBUSY", 507: "ENOSPC"}
_PASSING: Final = (408, 409, 423, 425, 429, 500, 502, 503, 504)
_MOVED: Final = range(300, 400)
_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18})")


class WebdavServer:
    """As `Server`."""

    def __init__(self, address: Address) -> None:
        self.url = address.shown
        self._httpx: Any = needed("httpx")
        host = f"[{address.host}]" if ":" in address.host else address.host
        port = f":{address.port}" if address.port else ""
        self._top = f"{'https' if address.secure else 'http'}://{host}{port}{quote(address.path.rstrip('/'))}"
        self._address = address
        self._client = self._httpx.Client(
            timeout=self._httpx.Timeout(ANSWER_WITHIN, connect=CONNECT_WITHIN),
            limits=self._httpx.Limits(max_connections=32, max_keepalive_connections=32, keepalive_expiry=60),
            headers={"Accept-Encoding": "identity", "User-Agent": "amana"},
        )
        self._folders: set[str] = set()
        self._making = threading.Lock()
        self._deep = True
        # Of two that send the same each has a hidden name of its own; and the same one at the next try.
        self._token = os.urandom(4).hex()

    # --- asking

    @contextmanager
    def _asked(self, method: str, url: str, stream: bool = False, **more: Any) -> Iterator[Any]:
        """The answer, its body not yet read; what the network does is told as such."""
        try:
            request = self._client.build_request(method, url, **more)
            answer = self._client.send(request, stream=True)
        except self._httpx.TransportError as fault:
            raise self._broken(fault) from fault
        try:
            yield answer
        except self._httpx.TransportError as fault:
            answer.close()
            raise self._broken(fault) from fault
        except BaseException:
            answer.close()
            raise
        if not stream:
            answer.close()

    def _broken(self, fault: Exception) -> Exception:
        told = unreachable(self.url, fault)
        return told if told.facts["reason"] == "certificate-wrong" else PassingError(told)

    def _status(self, method: str, url: str, *fine: int, **more: Any) -> int:
        """Ask, and hear no more than the status, which must be one of these."""
        with self._asked(method, url, **more) as answer:
            if answer.status_code not in fine:
                raise self._told(answer.status_code)
            _read(answer, _PIECE)  # so that the connection can be used again
            return int(answer.status_code)

    def _told(self, status: int) -> Exception:
        reason = "moved" if status in _MOVED else _REFUSED.get(status, "server-error")
        told: AmanaError = StoreRefused(url=self.url, reason=reason)
        return PassingError(told) if status in _PASSING else told

    def _at(self, path: str, folder: bool = False) -> str:
        """Its address; that of a folder ends with a slash (RFC 4918, 5.2), which some servers insist on."""
        return f"{self._top}/{quote(path, safe='/')}" + "/" * (folder and bool(path))

    # --- the copy's folder

    def open_top(self, make: bool) -> None:
        """StoreUnreachable if the copy's folder is not there; `make` makes it, not those above it."""
        patiently(self._log_in, few=True)
        found = patiently(lambda: self._look("", 0))
        if found is None and make:
            patiently(lambda: self._status("MKCOL", self._at(""), 201, 405, 409))
            found = patiently(lambda: self._look("", 0))
        if found is None:
            raise StoreUnreachable(url=self.url, reason="folder-absent")
        if not found[0].is_folder:
            raise StoreRefused(url=self.url, reason="ENOTDIR")

    def _log_in(self) -> None:
        """Ask once without a name; if one is wanted, take the better of the ways that are offered."""
        with self._asked("PROPFIND", self._at(""), headers={"Depth": "0"}, content=ASKED) as answer:
            _read(answer, _PIECE)
            if answer.status_code != 401:
                return
            offered = " ".join(answer.headers.get_list("www-authenticate")).lower()
        user, password = _who(self._address)
        if user is None or password is None:
            raise StoreRefused(url=self.url, reason="no-login")
        digest = "digest " in offered and not (self._address.secure and "basic " in offered)
        self._client.auth = (self._httpx.DigestAuth if digest else self._httpx.BasicAuth)(user, password)

    def _look(self, path: str, depth: int | str, folder: bool = False) -> list[Found] | None:
        """What is at the path, itself first, and below it as deep as asked; None if nothing is."""
        headers = {"Depth": str(depth), "Content-Type": "application/xml"}
        with self._asked("PROPFIND", self._at(path, folder), headers=headers, content=ASKED) as answer:
            body = _read(answer, MOST + 1)
            if answer.status_code in (404, 410):
                return None
            if answer.status_code != 207:
                raise self._told(answer.status_code)
        try:
            if len(body) > MOST:
                raise StoreRefused(url=self.url, reason="too-many-names")
            return read_listing(body)
        except ListingError as fault:
            raise StoreRefused(url=self.url, reason="not-webdav") from fault

    def _make_folder(self, folder: str) -> None:
        """It and those above it, but the copy's own; what was made once is remembered."""
        if not folder or folder in self._folders:
            return
        with self._making:
            if self._status("MKCOL", self._at(folder, folder=True), 201, 405, 409) == 409:
                above = folder.rpartition("/")[0]
                if not above:  # the copy's own folder is gone, and is not made anew
                    raise StoreUnreachable(url=self.url, reason="folder-absent")
                self._make_above(above)
                self._status("MKCOL", self._at(folder, folder=True), 201, 405)
            self._folders.add(folder)

    def _make_above(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if above:
            self._make_above(above)
        if folder not in self._folders:
            self._status("MKCOL", self._at(folder, folder=True), 201, 405)
            self._folders.add(folder)

    # --- as `Server`

    def size(self, path: str) -> int | None:
        """As `Server.size`."""
        found = self._look(path, 0)
        return found[0].size if found and not found[0].is_folder else None

    def send(self, path: str, source: Checked) -> int | None:
        """As `Server.send`."""
        folder, _, name = path.rpartition("/")
        self._make_folder(folder)
        hidden = f"{folder}/" * bool(folder) + f".{name}.{self._token}{threading.get_ident():x}.part"
        try:
            self._put(hidden, source)
            source.check()
            made = None if source.is_object else self.size(hidden)
            if not source.is_object and made != source.size:
                raise StoreLied(url=self.url, object=path)
            headers = {"Destination": self._at(path), "Overwrite": "T"}
            self._status("MOVE", self._at(hidden), 201, 204, headers=headers)
        except BaseException as fault:
            self._folders.discard(folder)  # somebody may have removed it
            if not _is_silent(fault):
                self._clear(hidden)
            raise
        return self.size(path) if source.is_object else made

    def _put(self, path: str, source: Checked) -> None:
        headers = {"Content-Length": str(source.size), "Content-Type": "application/octet-stream"}
        body = self._body(source) if source.size else b""
        self._status("PUT", self._at(path), 200, 201, 204, headers=headers, content=body)

    def _body(self, source: Checked) -> Any:
        class Body(self._httpx.SyncByteStream):  # type: ignore[misc, name-defined]
            """The source, from its start each time: a server may ask for a login in between."""

            def __iter__(self) -> Iterator[bytes]:
                source.rewind()
                while piece := source.read(_PIECE):
                    yield piece

        return Body()

    def _clear(self, hidden: str) -> None:
        """What was begun is of no use to anybody: WebDAV has no way to go on with it."""
        with suppress(AmanaError, PassingError):  # the fault that led here is the one to tell
            self._status("DELETE", self._at(hidden), 200, 204, 404)

    def begin(self, path: str, offset: int) -> Stream | None:
        """As `Server.begin`."""
        headers = {"Range": f"bytes={offset}-"} if offset else {}
        with self._asked("GET", self._at(path), stream=True, headers=headers) as answer:
            if answer.status_code in (404, 410):
                answer.close()
                return None
            if answer.status_code not in (200, 206):
                raise self._told(answer.status_code)
            return self._stream(path, offset, answer)

    def _stream(self, path: str, offset: int, answer: Any) -> Stream:
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise StoreRefused(url=self.url, reason="server-error")
        said = _RANGE.fullmatch(answer.headers.get("content-range", ""))
        if answer.status_code == 206 and (said is None or int(said[1]) != offset):
            raise StoreRefused(url=self.url, reason="server-error")
        length = answer.headers.get("content-length", "")
        size = int(said[2]) if said else int(length) if length.isdigit() else self.size(path)
        if size is None:
            raise StoreRefused(url=self.url, reason="server-error")
        stream = _Download(self, answer, size)
        if answer.status_code == 200:  # a server that knows no ranges: what we have is thrown away
            stream.skip(offset)
        return stream

    def walk(self, folder: str) -> Iterator[str]:
        """As `Server.walk`."""
        return walk(folder, self._list)

    def _list(self, folder: str) -> list[Entry]:
        """The folder; with all that is below it, where the server gives that and it is not all of a copy."""
        deep = self._deep and folder not in ("", OBJECTS)
        try:
            found = self._look(folder, "infinity" if deep else 1, folder=True)
        except StoreRefused:
            if not deep:
                raise
            self._deep = False  # many servers forbid it (RFC 4918, 9.1.1)
            found = self._look(folder, 1, folder=True)
        if not found or not found[0].is_folder:
            return []
        if len(found) > MOST_NAMES:
            raise StoreRefused(url=self.url, reason="too-many-names")
        return _tree(folder, found[1:])

    def remove(self, path: str) -> None:
        """As `Server.remove`."""
        self._status("DELETE", self._at(path), 200, 204, 404)
        if path.startswith(f"{OBJECTS}/"):
            folder, _, name = path.rpartition("/")
            for one in self._look(folder, 1, folder=True) or []:
                if one.path.startswith(f".{name}."):
                    self._status("DELETE", self._at(f"{folder}/{one.path}"), 200, 204, 404)

    def close(self) -> None:
        """As `Server.close`."""
        self._client.close()


class _Download:
    """As `Stream`: the body of one answer, as it comes."""

    def __init__(self, server: WebdavServer, answer: Any, size: int) -> None:
        self.size = size
        self._server, self._answer = server, answer
        self._pieces = answer.iter_raw(_PIECE)
        self._piece = b""

    def read(self, most: int) -> bytes:
        """As `Stream.read`."""
        if not self._piece:
            try:
                self._piece = next(self._pieces, b"")
            except self._server._httpx.TransportError as fault:
                raise self._server._broken(fault) from fault
        taken, self._piece = self._piece[:most], self._piece[most:]
        return taken

    def skip(self, count: int) -> None:
        """Read so many bytes, and throw them away."""
        while count and (piece := self.read(count)):
            count -= len(piece)

    def close(self) -> None:
        """As `Stream.close`."""
        self._answer.close()


def _read(answer: Any, most: int) -> bytes:
    """The body, at most so much of it."""
    body = bytearray()
    for piece in answer.iter_raw(_PIECE):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _tree(folder: str, found: list[Found]) -> list[Entry]:
    """What is directly in the folder. A folder whose content came along has its listing; of an empty one we ask.

    Some servers give one level where all were asked for, and say nothing of it.
    """
    inside: dict[str, list[Found]] = {}
    for one in found:
        above, _, _ = one.path.rpartition("/")
        inside.setdefault(above, []).append(one)

    def entries(above: str) -> list[Entry]:
        return [_entry(one) for one in inside.get(above, [])]

    def _entry(one: Found) -> Entry:
        entry = Entry(f"{folder}/{one.path}" if folder else one.path, one.is_folder)
        if one.is_folder and one.path in inside:
            entry.listing = Future()
            entry.listing.set_result(entries(one.path))
        return entry

    return entries("")


def _is_silent(fault: BaseException) -> bool:
    """Whether the server says nothing at all: then it is not asked for more."""
    return isinstance(fault, PassingError) and fault.told.facts["reason"] == "no-answer"


def _who(address: Address) -> tuple[str | None, str | None]:
    """User and password: from the address, the environment, or ~/.netrc."""
    user = address.user or os.environ.get("AMANA_WEBDAV_USER")
    password = address.password or os.environ.get("AMANA_WEBDAV_PASSWORD")
    if user and password:
        return user, password
    with suppress(
        OSError, netrc.NetrcParseError
    ):  # no such file, or none that can be used: then there is no login
        known = netrc.netrc(os.environ.get("NETRC")).authenticators(address.host)
        if known is not None and (user is None or user == known[0]):
            return known[0], known[2]
    return None, None
