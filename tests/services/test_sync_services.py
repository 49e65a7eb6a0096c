"""Sync over real servers: SFTP, WebDAV, S3. Two devices meet at a copy that neither has a folder of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from amana.archive import Layout, read_description
from amana.archive.copies import add_copy
from amana.archive.places import prepare
from amana.errors import CopyOfAnother
from amana.records import Gained
from amana.stores import Disk, open_medium
from tests.archive.archives import checked, make, noise, opened
from tests.archive.syncs import archive_with, holding, new_copy, one, put, second_device, sync
from tests.services.dav import DavServer
from tests.services.ssh import SshServer
from tests.services.swift import S3Server

Url = Callable[[], str]


@pytest.fixture(params=["sftp", "webdav", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place on a server where nothing is yet."""
    if request.param == "sftp":
        ssh: SshServer = request.getfixturevalue("ssh")
        return ssh.url(tmp_path / "copy")
    if request.param == "webdav":
        dav: DavServer = request.getfixturevalue("dav")
        return dav.url(f"copy-{uuid4()}")
    s3: S3Server = request.getfixturevalue("s3")
    assert s3.url
    return f"s3://copies/{uuid4()}"


def known(root: Path, url: str) -> None:
    add_copy(Layout(root), Disk(), "server", url)


def test_two_devices_meet_at_a_server(url: str, tmp_path: Path) -> None:
    root = archive_with(tmp_path / "archive", tmp_path, ("a.txt", b"first"), ("clip.bin", noise(3_300_000, 1)))
    layout = Layout(root)
    prepare(url, layout, read_description(layout.description))
    known(root, url)
    first = sync(root)
    assert first.ok, first
    assert one(first).there.objects >= 2
    new_copy(root, tmp_path / "usb")
    sync(root, "usb")
    other = second_device(tmp_path / "usb", tmp_path / "other")
    known(other, url)
    put(other, tmp_path, ("theirs.txt", b"theirs"), ("more.bin", noise(1_300_000, 2)))
    put(root, tmp_path, ("ours.txt", b"ours"))
    for place in (other, root, other):
        assert sync(place, "server").ok
    assert holding(root) == holding(other)
    again = one(sync(root, "server"))
    assert (again.here, again.there, again.outcome) == (Gained(), Gained(), "synced")
    for place in (root, other):
        assert checked(place, tmp_path / "state").ok
        with opened(place) as archive:
            assert archive.catalogue.counts().items == 5
    with open_medium(url) as medium:
        assert set(medium.objects.digests()) == holding(root).objects


def test_a_server_that_holds_another_archive_is_left_alone(url: str, tmp_path: Path) -> None:
    root, other = make(tmp_path / "archive"), make(tmp_path / "other")
    prepare(url, Layout(other), read_description(other / "archive.json"))
    with pytest.raises(CopyOfAnother):
        prepare(url, Layout(root), read_description(root / "archive.json"))
    known(root, url)
    assert one(sync(root)).outcome == "refused"
