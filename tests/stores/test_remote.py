"""What servers' stores share: servers that lie are caught, cuts are passed over, listings are in order."""

from __future__ import annotations

import io
import os
import random
import socket
import ssl
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ObjectDamaged, StoreLied, StoreRefused, StoreUnreachable
from amana.stores import network
from amana.stores.network import PassingError, patiently, unreachable
from amana.stores.reading import RemoteReader, Stream
from amana.stores.remote import Checked, RemoteFiles, RemoteObjects
from amana.stores.walking import Entry, walk
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract, digest

CUT = PassingError(StoreUnreachable(url="far", reason="link-cut"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "WAITS", (0.0, 0.0, 0.0))


class Memory:
    """A server in memory. `does` is called before each act, and may raise; `keeps`: what it makes of bytes."""

    url = "far"

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.does: Callable[[str], None] = lambda act: None
        self.keeps: Callable[[bytes], bytes | None] = lambda data: data
        self.acts: list[str] = []

    def _act(self, act: str) -> None:
        self.acts.append(act)
        self.does(act)

    def open_top(self, make: bool) -> None:
        self._act("open_top")

    def size(self, path: str) -> int | None:
        self._act("size")
        return len(self.kept[path]) if path in self.kept else None

    def send(self, path: str, source: Checked) -> int | None:
        self._act("send")
        data = source.read(source.size)
        source.check()
        kept = self.keeps(data)
        if kept is not None:
            self.kept[path] = kept
        return len(self.kept[path]) if path in self.kept else None

    def begin(self, path: str, offset: int) -> Stream | None:
        self._act("begin")
        return Slices(self, self.kept[path], offset) if path in self.kept else None

    def walk(self, folder: str) -> Iterator[str]:
        return iter(sorted(path for path in self.kept if not folder or path.startswith(f"{folder}/")))

    def remove(self, path: str) -> None:
        self.kept.pop(path, None)

    def close(self) -> None:
        """Nothing is open."""


class Slices:
    """A stream that gives little at once."""

    def __init__(self, server: Memory, data: bytes, offset: int) -> None:
        self._server, self._data, self._at, self.size = server, data, offset, len(data)
        self.closed = False

    def read(self, most: int) -> bytes:
        self._server._act("read")
        piece = self._data[self._at : self._at + min(most, 50_000)]
        self._at += len(piece)
        return piece

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def server() -> Memory:
    return Memory()


class TestRemoteObjects(StoreContract):
    @pytest.fixture
    def store(self, server: Memory) -> RemoteObjects:
        return RemoteObjects(server)


class TestRemoteFiles(FilesContract):
    @pytest.fixture
    def files(self, server: Memory) -> RemoteFiles:
        return RemoteFiles(server)

    @pytest.fixture
    def again(self, server: Memory) -> Callable[[], RemoteFiles]:
        return lambda: RemoteFiles(server)


@pytest.mark.parametrize("made", [lambda data: None, lambda data: data[:-1], lambda data: data + b"?"])
def test_a_server_that_lies_is_caught(server: Memory, made: Callable[[bytes], bytes | None]) -> None:
    server.keeps = made
    with pytest.raises(StoreLied) as told:
        RemoteObjects(server).put(digest(b"object"), io.BytesIO(b"object"))
    assert told.value.facts == {"url": "far", "object": digest(b"object")}
    with pytest.raises(StoreLied) as told:
        RemoteFiles(server).write("logs/0a/checkpoint", b"checkpoint")
    assert told.value.facts == {"url": "far", "object": "logs/0a/checkpoint"}


def test_what_was_kept_in_another_size_is_put_right(server: Memory) -> None:
    server.keeps = lambda data: data[:3]
    with pytest.raises(StoreLied):
        RemoteObjects(server).put(digest(b"object"), io.BytesIO(b"object"))
    server.keeps = lambda data: data
    RemoteObjects(server).put(digest(b"object"), io.BytesIO(b"object"))
    with RemoteObjects(server).open(digest(b"object")) as opened:
        assert opened.read() == b"object"


def once(act: str, fault: Exception) -> Callable[[str], None]:
    left = [fault]

    def does(now: str) -> None:
        if now == act and left:
            raise left.pop()

    return does


def test_an_answer_that_was_lost_does_not_send_it_again(server: Memory) -> None:
    """It was kept, and the link broke before the server could say so."""
    keep = server.send

    def send(path: str, source: Checked) -> int | None:
        keep(path, source)
        raise CUT

    server.send = send  # type: ignore[method-assign]
    RemoteObjects(server).put(digest(b"object"), io.BytesIO(b"object"))
    assert server.acts.count("send") == 1


def test_a_refusal_is_not_tried_again(server: Memory) -> None:
    server.does = once("send", StoreRefused(url="far", reason="ENOSPC"))
    with pytest.raises(StoreRefused):
        RemoteObjects(server).put(digest(b"object"), io.BytesIO(b"object"))
    assert server.acts.count("send") == 1


def test_a_source_that_fails_is_not_the_servers_fault(server: Memory) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "bad block")

    with pytest.raises(OSError, match="bad block") as told:
        RemoteObjects(server).put(digest(b"object"), Failing(b"object"))
    assert type(told.value) is OSError
    assert server.acts.count("send") == 1


def test_a_source_that_cannot_seek_is_refused(server: Memory) -> None:
    class Pipe(io.BytesIO):
        def seek(self, offset: int, whence: int = 0, /) -> int:
            raise io.UnsupportedOperation

    with pytest.raises(io.UnsupportedOperation):
        RemoteObjects(server).put(digest(b"x"), Pipe(b"x"))


def test_a_damaged_source_is_told_after_a_cut_too(server: Memory) -> None:
    server.does = once("send", CUT)
    with pytest.raises(ObjectDamaged):
        RemoteObjects(server).put(digest(b"this"), io.BytesIO(b"that"))
    assert server.acts.count("send") == 2


# --- trying again


def test_tries_are_few_and_then_the_fault_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def act() -> None:
        tries.append(1)
        raise CUT

    with pytest.raises(StoreUnreachable):
        patiently(act)
    assert len(tries) == 4
    tries.clear()
    with pytest.raises(StoreUnreachable):
        patiently(act, few=True)
    assert len(tries) == 2


def test_progress_counts_the_tries_anew() -> None:
    tries: list[int] = []

    def act() -> str:
        tries.append(1)
        if len(tries) < 20:
            raise CUT
        return "done"

    assert patiently(act, lambda: len(tries) // 2) == "done"


def test_waits_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(network, "WAITS", (1.0, 10.0))
    monkeypatch.setattr("time.sleep", waited.append)

    def act() -> None:
        raise CUT

    with pytest.raises(StoreUnreachable):
        patiently(act)
    assert [round(one, -1) or 1 for one in waited] == [1, 10]


def chained(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


REASONS = [
    (ConnectionRefusedError(111, "refused"), "connection-refused"),
    (OSError(113, "no route"), "no-route"),
    (socket.gaierror(-2, "unknown"), "name-unknown"),
    (TimeoutError(), "no-answer"),
    (ssl.SSLCertVerificationError(1, "self-signed"), "certificate-wrong"),
    (ConnectionResetError(104, "reset"), "link-cut"),
    (RuntimeError("?"), "link-cut"),
]


@pytest.mark.parametrize(("fault", "reason"), REASONS)
def test_the_reason_is_found_behind_what_wraps_it(fault: Exception, reason: str) -> None:
    for one in (fault, chained(RuntimeError(), chained(ValueError(), fault)), RuntimeError(fault)):
        assert unreachable("far", one).facts == {"url": "far", "reason": reason}


def test_causes_that_go_in_circles_come_to_an_end() -> None:
    one, two = RuntimeError(), RuntimeError()
    one.__cause__, two.__cause__ = two, one
    assert unreachable("far", one).facts["reason"] == "link-cut"


# --- reading

DATA = random.Random(5).randbytes(400_000)


@given(
    st.lists(st.tuples(st.sampled_from(["read", "seek", "end"]), st.integers(0, 450_000)), max_size=12),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_a_reader_is_a_file_whatever_breaks(does: list[tuple[str, int]], cuts: list[int]) -> None:
    """Against a file in memory, with the link cut at these reads."""
    server = Memory()
    server.kept["f"] = DATA
    reads = [0]

    def breaks(act: str) -> None:
        reads[0] += 1
        if reads[0] in cuts:
            raise CUT

    first = server.begin("f", 0)
    assert first is not None
    server.does = breaks

    def begin(offset: int) -> Stream:
        stream = server.begin("f", offset)
        assert stream is not None
        return stream

    far, near = RemoteReader(first, begin, lambda: CUT), io.BytesIO(DATA)
    for act, number in does:
        if act == "read":
            assert far.read(number) == near.read(number)
        else:
            whence = os.SEEK_SET if act == "seek" else os.SEEK_END
            offset = number if act == "seek" else -(number % len(DATA))
            assert far.seek(offset, whence) == near.seek(offset, whence)
    assert far.read() == near.read()
    far.close()


def test_an_end_that_comes_too_soon_is_a_cut(server: Memory) -> None:
    server.kept["README.txt"] = b"whole"
    begin = server.begin

    def short(path: str, offset: int) -> Stream | None:
        stream = begin(path, offset)
        assert stream is not None
        stream.size = 9
        return stream

    server.begin = short  # type: ignore[method-assign]
    with pytest.raises(StoreUnreachable) as told:
        RemoteFiles(server).read("README.txt", 100)
    assert told.value.facts["reason"] == "link-cut"


def test_a_file_that_says_it_is_endless_takes_no_memory(server: Memory) -> None:
    server.kept["README.txt"] = b"x" * 1_000
    begin = server.begin

    def endless(path: str, offset: int) -> Stream | None:
        stream = begin(path, offset)
        assert stream is not None
        stream.size = 1 << 60
        return stream

    server.begin = endless  # type: ignore[method-assign]
    with _opened(server) as opened, pytest.raises(StoreUnreachable):
        opened.read()


def _opened(server: Memory) -> RemoteReader:
    first = server.begin("README.txt", 0)
    assert first is not None

    def begin(offset: int) -> Stream:
        stream = server.begin("README.txt", offset)
        assert stream is not None
        return stream

    return RemoteReader(first, begin, lambda: CUT)


# --- listings


@given(
    st.sets(st.lists(st.sampled_from(["a", "b", "a.b", "a-b", "0", "Z_"]), min_size=1, max_size=4).map("/".join))
)
def test_a_tree_is_walked_in_order(paths: set[str]) -> None:
    files = {path for path in paths if not any(other.startswith(f"{path}/") for other in paths)}

    def listed(folder: str) -> list[Entry]:
        inside = f"{folder}/" if folder else ""
        below = {path[len(inside) :].partition("/")[::2] for path in files if path.startswith(inside)}
        return [Entry(inside + name, bool(rest)) for name, rest in dict(below).items()]

    assert list(walk("", listed)) == sorted(files)


def test_unlawful_names_are_passed_over() -> None:
    def listed(folder: str) -> list[Entry]:
        return [Entry(name, False) for name in ("..", ".hidden", "a b", "fine", "", "x" * 200)]

    assert list(walk("", listed)) == ["fine"]


def test_a_tree_without_end_comes_to_one() -> None:
    def listed(folder: str) -> list[Entry]:
        return [Entry(f"{folder}/deeper".lstrip("/"), True), Entry(f"{folder}/file".lstrip("/"), False)]

    assert len(list(walk("", listed))) == 12


def test_a_folder_that_cannot_be_listed_ends_the_walk() -> None:
    def listed(folder: str) -> list[Entry]:
        if folder:
            raise StoreRefused(url="far", reason="EACCES")
        return [Entry("a", True), Entry("b", False)]

    with pytest.raises(StoreRefused):
        list(walk("", listed))
