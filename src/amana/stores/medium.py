"""One copy's place, whatever it lies on: its objects and its small files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from amana.stores.address import Address, read_address
from amana.stores.disk import Disk
from amana.stores.store import Files, Store

if TYPE_CHECKING:
    from amana.stores.remote import Server as RemoteServer


def _nothing() -> None:
    """Nothing to close."""


@dataclass(frozen=True)
class Medium:
    """A place for a copy. `url` may be shown and stored; `local` is its folder where it is one on this machine."""

    url: str
    objects: Store
    files: Files
    local: Path | None = None
    closing: Callable[[], None] = field(default=_nothing, repr=False, compare=False)

    def close(self) -> None:
        """End the connections; twice is fine."""
        self.closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_medium(url: str, disk: Disk | None = None, make: bool = False) -> Medium:
    """The place at this address; `make` makes its top folder, and nothing above it.

    A path or `file://`; `sftp://user@host:port/path` (`/~/path` is below the home folder); `dav://`, `davs://`,
    `webdav+http(s)://`; `s3://bucket/path` (AWS_ENDPOINT_URL names the server). Raises StoreUrlUnreadable,
    LibraryMissing, StoreUnreachable (also where the top folder is not there), StoreRefused, HostKeyRefused. These
    three come from every later call too.
    """
    address = read_address(url)
    return _OPENERS[address.kind](address, disk, make)


def _folder(address: Address, disk: Disk | None, make: bool) -> Medium:
    from amana.stores.folder_medium import open_folder

    top, objects, files = open_folder(Path(address.path).absolute(), disk or Disk(), make)
    return Medium(str(top), objects, files, top)


def _sftp(address: Address, disk: Disk | None, make: bool) -> Medium:  # noqa: ARG001 - no disk of ours
    from amana.stores.sftp import SftpServer

    return _remote(SftpServer(address), make)


def _webdav(address: Address, disk: Disk | None, make: bool) -> Medium:  # noqa: ARG001 - no disk of ours
    from amana.stores.webdav import WebdavServer

    return _remote(WebdavServer(address), make)


def _s3(address: Address, disk: Disk | None, make: bool) -> Medium:  # noqa: ARG001 - no disk of ours
    from amana.stores.s3 import S3Server

    return _remote(S3Server(address), make)


def _remote(server: RemoteServer, make: bool) -> Medium:
    from amana.stores.remote import RemoteFiles, RemoteObjects

    medium = Medium(server.url, RemoteObjects(server), RemoteFiles(server), closing=server.close)
    try:
        server.open_top(make)
    except BaseException:
        medium.close()
        raise
    return medium


_OPENERS: dict[str, Callable[[Address, Disk | None, bool], Medium]] = {
    "folder": _folder,
    "sftp": _sftp,
    "webdav": _webdav,
    "s3": _s3,
}
