"""Links that break at any byte, once or for good: nothing half has a name, and little is sent twice."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest

from amana.errors import ObjectMissing, StoreUnreachable
from amana.stores import Medium, network, open_medium
from tests.contracts.store_contract import digest
from tests.services.dav import DavServer
from tests.services.middle import Middle
from tests.services.ssh import SshServer
from tests.services.swift import S3Server

KINDS = ["sftp", "webdav", "s3"]
MIB = 1 << 20
SMALL = random.Random(11).randbytes(300_000)
LARGE = random.Random(12).randbytes(20 * MIB + 77)
# Beyond the object's own bytes: logging in again, folders, names and answers.
OVERHEAD = 400_000


@dataclass
class Far:
    """A copy beyond a bad link."""

    kind: str
    middle: Middle
    open: Callable[[], Medium]
    near: Callable[[], Medium]


@pytest.fixture(params=KINDS)
def far(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Far]:
    monkeypatch.setattr(network, "WAITS", (0.01, 0.05, 0.1))
    make = {"sftp": _sftp, "webdav": _webdav, "s3": _s3}[request.param]
    yield from make(request, monkeypatch, tmp_path_factory)


def _sftp(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folders: pytest.TempPathFactory
) -> Iterator[Far]:
    ssh: SshServer = request.getfixturevalue("ssh")
    place = folders.mktemp("far")
    with Middle(ssh.port) as middle:
        both = ssh.folder / f"known_hosts.{middle.port}"
        both.write_text(ssh.known_hosts.read_text() + ssh.known_at(middle.port).read_text())
        monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(both))
        yield Far(
            "sftp",
            middle,
            lambda: open_medium(ssh.url(place, middle.port)),
            lambda: open_medium(ssh.url(place)),
        )


def _webdav(
    request: pytest.FixtureRequest, _: pytest.MonkeyPatch, folders: pytest.TempPathFactory
) -> Iterator[Far]:
    dav: DavServer = request.getfixturevalue("dav")
    name = str(uuid4())
    (dav.root / name).mkdir()
    with Middle(dav.port) as middle:
        yield Far(
            "webdav", middle, lambda: open_medium(dav.url(name, middle.port)), lambda: open_medium(dav.url(name))
        )


def _s3(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folders: pytest.TempPathFactory
) -> Iterator[Far]:
    s3: S3Server = request.getfixturevalue("s3")
    url = f"s3://copies/{uuid4()}"
    open_medium(url, make=True).close()

    def at(port: int) -> Medium:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        return open_medium(url)

    with Middle(s3.port) as middle:
        yield Far("s3", middle, lambda: at(middle.port), lambda: at(s3.port))


def unspent(cut: int | None) -> int:
    """0 where the cut was met."""
    return cut or 0


def read_back(far: Far, data: bytes) -> bytes:
    with far.near() as near, near.objects.open(digest(data)) as opened:
        return opened.read()


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.99])
def test_a_cut_while_sending_is_mended(far: Far, part: float) -> None:
    with far.open() as medium:
        far.middle.cut_sent = far.middle.sent + int(part * len(SMALL))
        medium.objects.put(digest(SMALL), io.BytesIO(SMALL))
        assert unspent(far.middle.cut_sent) == 0
    assert read_back(far, SMALL) == SMALL


@pytest.mark.parametrize("at", [1, 20, 300, 1_500, 2_500])
def test_a_cut_at_any_byte_of_a_small_file_is_mended(far: Far, at: int) -> None:
    with far.open() as medium:
        medium.files.write("archive.json", b"old")
        far.middle.cut_sent = far.middle.sent + at
        for count in range(8):
            medium.files.write("archive.json", b"new" * count)
            assert medium.files.read("archive.json", 100) == b"new" * count
            assert list(medium.files.names()) == ["archive.json"]
        assert unspent(far.middle.cut_sent) == 0


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.9999])
def test_a_cut_while_receiving_goes_on_where_it_was(far: Far, part: float) -> None:
    with far.near() as near:
        near.objects.put(digest(LARGE), io.BytesIO(LARGE))
    with far.open() as medium:
        before = far.middle.received
        far.middle.cut_received = before + int(part * len(LARGE))
        with medium.objects.open(digest(LARGE)) as opened:
            assert opened.read() == LARGE
        assert unspent(far.middle.cut_received) == 0
        # What was under way at the cut is asked for again.
        assert far.middle.received - before < len(LARGE) + OVERHEAD + 3 * MIB


def test_many_cuts_are_mended_while_there_is_progress(far: Far) -> None:
    with far.near() as near:
        near.objects.put(digest(LARGE), io.BytesIO(LARGE))
    with far.open() as medium, medium.objects.open(digest(LARGE)) as opened:
        pieces = []
        for _ in range(15):
            far.middle.cut_received = far.middle.received + MIB
            pieces.append(opened.read(MIB * 4 // 3))
        far.middle.cut_received = None
        pieces.append(opened.read())
    assert b"".join(pieces) == LARGE


def test_a_link_that_stays_dead_is_told_and_nothing_half_is_there(far: Far) -> None:
    with far.open() as medium:
        far.middle.cut_sent = far.middle.sent + 12 * MIB
        far.middle.dead = True
        with pytest.raises(StoreUnreachable) as told:
            medium.objects.put(digest(LARGE), io.BytesIO(LARGE))
        assert told.value.facts["reason"] in ("link-cut", "connection-refused")
        for act in (
            lambda: medium.files.read("archive.json", 10),
            lambda: medium.files.write("archive.json", b"x"),
            lambda: list(medium.objects.digests()),
            lambda: list(medium.files.names()),
            lambda: medium.objects.open(digest(LARGE)),
        ):
            with pytest.raises(StoreUnreachable):
                act()
    with far.near() as near:
        assert list(near.objects.digests()) == []
        assert list(near.files.names()) == []
        with pytest.raises(ObjectMissing):
            near.objects.open(digest(LARGE))


def test_another_process_goes_on_where_one_was_cut(far: Far) -> None:
    """SFTP at the byte, S3 at the part; WebDAV has no way to."""
    with far.open() as medium:
        far.middle.cut_sent = far.middle.sent + 18 * MIB
        far.middle.dead = True
        with pytest.raises(StoreUnreachable):
            medium.objects.put(digest(LARGE), io.BytesIO(LARGE))
    far.middle.dead = False
    with far.open() as medium:
        before = far.middle.sent
        medium.objects.put(digest(LARGE), io.BytesIO(LARGE))
        sent = far.middle.sent - before
    most = {"sftp": 5 * MIB, "s3": len(LARGE) - 16 * MIB + OVERHEAD, "webdav": len(LARGE) + OVERHEAD}[far.kind]
    assert sent < most
    assert read_back(far, LARGE) == LARGE


def test_what_is_there_is_not_sent(far: Far) -> None:
    with far.open() as medium:
        medium.objects.put(digest(SMALL), io.BytesIO(SMALL))
        before = far.middle.sent
        medium.objects.put(digest(SMALL), io.BytesIO(SMALL))
        assert far.middle.sent - before < 3_000


def test_a_server_that_says_nothing_is_given_up(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in {"sftp": ["sftp_wire", "sftp_link"], "webdav": ["webdav"], "s3": ["s3"]}[far.kind]:
        monkeypatch.setattr(f"amana.stores.{module}.ANSWER_WITHIN", 1.0)
        monkeypatch.setattr(f"amana.stores.{module}.CONNECT_WITHIN", 1.0, raising=False)
    with far.open() as medium:
        far.middle.silent = True
        with pytest.raises(StoreUnreachable) as told:
            medium.files.read("archive.json", 10)
        assert told.value.facts["reason"] == "no-answer"
        far.middle.cut()
