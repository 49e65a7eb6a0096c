"""SFTP against servers that no real one can be made to be: full, forgetful, stingy, old, or not SFTP at all."""

from __future__ import annotations

import io
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import StoreLied, StoreRefused, StoreUnreachable
from amana.stores import network
from amana.stores import sftp_wire as wire
from amana.stores.remote import RemoteFiles, RemoteObjects
from amana.stores.sftp_wire import BrokenError, Fields, Session, StatusError, number, text
from tests.contracts.store_contract import digest
from tests.stores.sftp_fake import FakeSftp, SocketChannel, fake_server

pytest.importorskip("paramiko", reason="the extra `remote` is not installed")

DATA = random.Random(9).randbytes(500_000)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "WAITS", (0.0, 0.0, 0.0))


def put(fake: FakeSftp, data: bytes = DATA) -> None:
    with fake_server(fake) as server:
        RemoteObjects(server).put(digest(data), io.BytesIO(data))


def place(data: bytes = DATA) -> str:
    name = digest(data)
    return f"/copy/objects/{name[:2]}/{name[2:4]}/{name}.age"


def part(data: bytes = DATA) -> str:
    folder, _, name = place(data).rpartition("/")
    return f"{folder}/.{name}.part"


def test_it_works_at_all() -> None:
    fake = FakeSftp()
    put(fake)
    assert fake.files == {place(): DATA}
    with fake_server(fake) as server:
        assert list(RemoteObjects(server).digests()) == [digest(DATA)]
        with RemoteObjects(server).open(digest(DATA)) as opened:
            assert opened.read() == DATA
        RemoteFiles(server).write("README.txt", b"read me")
        assert RemoteFiles(server).read("README.txt", 10) == b"read me"


def test_a_full_disk_is_told_as_such_and_what_is_there_is_kept() -> None:
    fake = FakeSftp(room=200_000)
    with pytest.raises(StoreRefused) as told:
        put(fake)
    assert told.value.facts["reason"] == "ENOSPC"
    assert place() not in fake.files
    assert DATA.startswith(bytes(fake.files[part()]))
    fake.room = None
    put(fake)
    assert fake.files == {place(): DATA}


def test_a_server_that_cannot_say_why_is_not_called_full() -> None:
    with pytest.raises(StoreRefused) as told:
        put(FakeSftp(room=200_000, extensions=()))
    assert told.value.facts["reason"] == "server-error"


@pytest.mark.parametrize("fault", ["drops", "forgets"])
def test_a_server_that_keeps_nothing_is_caught(fault: str) -> None:
    fake = FakeSftp(**{fault: True})  # type: ignore[arg-type]
    with fake_server(fake) as server:
        with pytest.raises(StoreLied):
            RemoteObjects(server).put(digest(DATA), io.BytesIO(DATA))
        if fault == "drops":
            with pytest.raises(StoreLied):
                RemoteFiles(server).write("README.txt", b"read me")


@pytest.mark.parametrize("gives", [1_000, 32_767, 40_000])
def test_a_server_that_gives_little_at_once(gives: int) -> None:
    fake = FakeSftp(gives=gives)
    put(fake, DATA[:150_000])
    with fake_server(fake) as server, RemoteObjects(server).open(digest(DATA[:150_000])) as opened:
        assert opened.read() == DATA[:150_000]


def test_a_server_without_extensions() -> None:
    fake = FakeSftp(extensions=())
    put(fake)
    fake.files[place()] = bytearray(b"cut short")
    put(fake)
    assert fake.files == {place(): DATA}


@pytest.mark.parametrize("kept", [0, 1, 64 * 1024, 64 * 1024 + 1, 300_000, len(DATA)])
def test_a_part_is_gone_on_with(kept: int) -> None:
    fake = FakeSftp(files={part(): bytearray(DATA[:kept])})
    fake.folders |= {"/copy/objects", place()[:16], place()[:19]}
    written: list[int] = []
    write = fake._write

    def counting(ours: int, path: str, offset: int, data: bytes) -> bytes:
        written.append(len(data))
        return write(ours, path, offset, data)

    fake._write = counting  # type: ignore[method-assign]
    put(fake)
    assert fake.files == {place(): DATA}
    assert sum(written) == len(DATA) - kept


@pytest.mark.parametrize("there", [bytes(100_000), DATA + b"more", DATA[:99_999] + b"?"])
def test_a_part_of_something_else_is_not(there: bytes) -> None:
    fake = FakeSftp(files={part(): bytearray(there)})
    fake.folders |= {"/copy/objects", place()[:16], place()[:19]}
    put(fake)
    assert fake.files == {place(): DATA}


# --- what comes in


@contextmanager
def said(data: bytes) -> Iterator[Callable[[], Session]]:
    """Begins a session that hears these bytes, and then nothing more."""
    ours, theirs = socket.socketpair()
    begun: list[Session] = []

    def begin() -> Session:
        begun.append(Session.begin(SocketChannel(ours)))
        return begun[-1]

    with ours:
        with theirs:
            theirs.sendall(data)
            theirs.shutdown(socket.SHUT_WR)
            yield begin
        for session in begun:
            session.close()


HELLO = number(5) + bytes([wire.VERSION]) + number(3)


@given(st.binary(max_size=200))
def test_what_is_not_sftp_is_a_broken_link(data: bytes) -> None:
    """Greeted with anything, and answered with anything."""
    for stream in (data, HELLO + data):
        with said(stream) as begin, suppress(BrokenError, StatusError, OSError):
            begin().ask(wire.STAT, text("/")).get(wire.ATTRS)


@pytest.mark.parametrize("length", [0, (256 << 10) + 1025, (1 << 32) - 1])
def test_an_answer_of_no_lawful_length_takes_no_memory(length: int) -> None:
    with said(HELLO + number(length)) as begin, pytest.raises((BrokenError, OSError)):
        begin().ask(wire.STAT, text("/")).get(wire.ATTRS)


@given(st.binary(max_size=60))
def test_attributes_of_any_bytes(data: bytes) -> None:
    try:
        Fields(wire.ATTRS, memoryview(data)).attributes()
    except BrokenError:
        return


def test_a_listing_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amana.stores.sftp.MOST_NAMES", 50)
    fake = FakeSftp(files={f"/copy/acts/{one}": bytearray() for one in range(60)})
    fake.folders.add("/copy/acts")
    with fake_server(fake) as server, pytest.raises(StoreRefused) as told:
        list(RemoteFiles(server).names())
    assert told.value.facts["reason"] == "too-many-names"


def test_a_link_that_is_cut_in_a_listing_is_not_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSftp(files={"/copy/acts/1": bytearray()})
    fake.folders.add("/copy/acts")
    ended = threading.Event()

    def names(ours: int, handle: bytes, path: str) -> bytes:
        ended.set()
        raise OSError("cut")

    fake._names = names  # type: ignore[method-assign]
    with fake_server(fake) as server:
        monkeypatch.setattr(server._link, "_connect", _refuses)
        with pytest.raises(StoreUnreachable):
            list(RemoteFiles(server).names())
    assert ended.is_set()


def _refuses() -> object:
    raise ConnectionRefusedError(111, "refused")
