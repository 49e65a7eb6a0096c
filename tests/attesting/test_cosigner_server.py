"""The served cosigner speaks C2SP tlog-witness: status codes, bodies, limits. On loopback alone."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.attesting import cosigner_server
from amana.attesting.cosigner import Cosigner
from amana.attesting.cosigner_server import CosignerServer, Served, add_checkpoint
from amana.errors import DiskFault
from amana.tlog import (
    MAX_REQUEST,
    AddCheckpoint,
    Checkpoint,
    SigningKey,
    VerifierKey,
    cosignatures,
    sign_checkpoint,
    write_request,
)
from tests.attesting.growing_log import KEY, NAME, NOW, ORIGIN, grown, signed_size
from tests.faults.faulty_disk import FaultyDisk, refuse
from tests.tlog.known_vectors import vector

Reply = tuple[int, str | None, bytes]


@pytest.fixture(name="cosigner")
def _cosigner(tmp_path: Path) -> Cosigner:
    made = Cosigner.open(tmp_path / "cosigner", NAME)
    made.trust(KEY.verifier)
    return made


@pytest.fixture(name="told")
def _told() -> list[Served]:
    return []


@pytest.fixture(name="server")
def _server(cosigner: Cosigner, told: list[Served]) -> Iterator[CosignerServer]:
    with CosignerServer(cosigner, tell=told.append, clock=lambda: NOW + 0.9) as server:
        yield server


def _connect(server: CosignerServer) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)


def _post(server: CosignerServer, body: bytes, path: str = "/add-checkpoint") -> Reply:
    connection = _connect(server)
    try:
        connection.request("POST", path, body)
        reply = connection.getresponse()
        return reply.status, reply.headers["Content-Type"], reply.read()
    finally:
        connection.close()


def test_it_cosigns_over_http(server: CosignerServer, cosigner: Cosigner, told: list[Served]) -> None:
    log = grown(3, 4)
    for request, size in [(log.request(0, 3), 3), (log.request(3), 7), (log.request(7), 7)]:
        status, kind, body = _post(server, write_request(request))
        assert (status, kind) == (200, "text/plain; charset=utf-8")
        assert body.startswith("— ".encode()) and body.endswith(b"\n")
        (found,) = cosignatures(request.checkpoint + body, [cosigner.verifier])
        assert found.time == NOW
        assert signed_size(cosigner) == size
    assert [(one.status, one.origin, one.size) for one in told] == [
        (200, ORIGIN, 3),
        (200, ORIGIN, 7),
        (200, ORIGIN, 7),
    ]


def test_the_status_codes_of_tlog_witness(server: CosignerServer, cosigner: Cosigner, told: list[Served]) -> None:
    log = grown(7, 6)
    forged = log.forked_at(3, 4)
    good = write_request(log.request(0, 7))
    assert _post(server, good)[0] == 200
    stranger = SigningKey("stranger.invalid/log", bytes(32))
    unknown = sign_checkpoint(Checkpoint(stranger.name, 1, bytes(32)), stranger)
    namesake = sign_checkpoint(Checkpoint(ORIGIN, 8, bytes(32)), SigningKey(ORIGIN, bytes(32)))
    wrong = log.notes[13].replace(b"\n13\n", b"\n14\n")
    right = log.request(7)
    plain = "text/plain; charset=utf-8"
    for body, status, kind, text in [
        (b"", 400, plain, None),
        (b"hello", 400, plain, None),
        (b"old 07\n\n" + log.notes[13], 400, plain, None),
        (b"old 7\n\nnot a note", 400, plain, None),
        (b"old 7\n\n" + log.notes[13][:-9], 400, plain, None),
        (write_request(AddCheckpoint(8, (), log.notes[7])), 400, plain, None),
        (write_request(AddCheckpoint(0, (), unknown)), 404, plain, None),
        (write_request(AddCheckpoint(7, (), namesake)), 403, plain, None),
        (write_request(AddCheckpoint(7, right.proof, wrong)), 403, plain, None),
        (write_request(AddCheckpoint(0, (), log.notes[13])), 409, "text/x.tlog.size", b"7\n"),
        (write_request(AddCheckpoint(6, (), log.notes[13])), 409, "text/x.tlog.size", b"7\n"),
        (write_request(AddCheckpoint(7, (), forged.notes[7])), 409, plain, None),
        (write_request(AddCheckpoint(7, (), log.notes[13])), 422, plain, None),
        (write_request(AddCheckpoint(7, right.proof[::-1], log.notes[13])), 422, plain, None),
    ]:
        reply = _post(server, body)
        assert reply[:2] == (status, kind)
        assert text is None or reply[2] == text
        assert "—" not in reply[2].decode()
    assert [one.status for one in told if one.error is None] == [200]
    assert signed_size(cosigner) == 7
    assert len(cosigner.evidence(ORIGIN)) == 3
    assert _post(server, write_request(right))[0] == 200


def test_a_size_is_told_before_anything_was_signed(server: CosignerServer) -> None:
    log = grown(7, 6)
    assert _post(server, write_request(log.request(7))) == (409, "text/x.tlog.size", b"0\n")


def test_requests_of_another_program_in_their_race(tmp_path: Path) -> None:
    told = vector("sigsum_requests")
    cosigner = Cosigner.open(tmp_path / "cosigner", NAME)
    cosigner.trust(VerifierKey(told["origin"], bytes.fromhex(told["log_public"])))
    status = [add_checkpoint(cosigner, told[name].encode(), NOW)[:3] for name in ("to_1", "to_5", "to_3")]
    assert [one[0] for one in status] == [200, 200, 409]
    assert status[2][1:] == ("text/x.tlog.size", b"5\n")
    many = told["to_1"].replace("old 0\n", "old 0\n" + "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" * 64)
    assert add_checkpoint(cosigner, many.encode(), NOW)[0] == 400


def test_the_machine_s_own_trouble_is_500_and_gives_nothing_out(tmp_path: Path) -> None:
    Cosigner.open(tmp_path / "cosigner", NAME).trust(KEY.verifier)
    cosigner = Cosigner.open(tmp_path / "cosigner", disk=FaultyDisk(0, refuse("ENOSPC")))
    status, _, body, served = add_checkpoint(cosigner, write_request(grown(3).request(0)), NOW)
    assert status == 500
    assert "—" not in body.decode()
    assert isinstance(served.error, DiskFault)


def test_other_paths_and_methods(server: CosignerServer) -> None:
    good = write_request(grown(3).request(0))
    assert _post(server, good, "/")[0] == 404
    assert _post(server, good, "/add-checkpoint/")[0] == 404
    connection = _connect(server)
    for method, path, status in [
        ("GET", "/add-checkpoint", 405),
        ("GET", "/", 404),
        ("PUT", "/add-checkpoint", 501),
    ]:
        connection.request(method, path)
        reply = connection.getresponse()
        assert reply.status == status
        reply.read()
    connection.close()


def test_connections_are_kept_alive(server: CosignerServer) -> None:
    log = grown(3, 4)
    connection = _connect(server)
    for request in (log.request(0, 3), log.request(3)):
        connection.request("POST", "/add-checkpoint", write_request(request))
        reply = connection.getresponse()
        assert (reply.status, reply.version) == (200, 11)
        reply.read()
        assert connection.sock is not None
    connection.close()


def _raw(server: CosignerServer, sent: bytes) -> bytes:
    host, _, port = server.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(sent)
        got = b""
        while piece := connection.recv(4096):
            got += piece
        return got


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"", b"411"),
        (b"Content-Length: x\r\n", b"411"),
        (b"Content-Length: -1\r\n", b"411"),
        ("Content-Length: ١\r\n".encode(), b"411"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", b"411"),
        (b"Content-Length: %d\r\n" % (MAX_REQUEST + 1), b"413"),
        (b"Content-Length: " + b"9" * 5000 + b"\r\n", b"413"),
    ],
)
def test_bodies_have_a_length_and_a_limit(server: CosignerServer, head: bytes, status: bytes) -> None:
    reply = _raw(server, b"POST /add-checkpoint HTTP/1.1\r\nHost: here\r\n" + head + b"\r\n")
    assert reply.split(b" ")[1] == status
    assert b"Connection: close" in reply


def test_a_body_that_does_not_come_is_not_waited_for(
    server: CosignerServer, monkeypatch: pytest.MonkeyPatch, told: list[Served]
) -> None:
    monkeypatch.setattr(cosigner_server._Handler, "timeout", 0.2)
    assert _raw(server, b"POST /add-checkpoint HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nold") == b""
    assert _raw(server, b"POST /add-che") == b""
    assert told == []


def test_a_connection_ends_after_its_time_whatever_comes(
    cosigner: Cosigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cosigner_server, "CONNECTION_SECONDS", 0.3)
    with CosignerServer(cosigner) as server:
        host, _, port = server.url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 100\r\n\r\no")
            assert connection.recv(1) == b""


def test_only_so_many_are_served_at_once(cosigner: Cosigner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cosigner_server, "AT_ONCE", 2)
    good = write_request(grown(3).request(0))
    with CosignerServer(cosigner) as server:
        host, _, port = server.url.removeprefix("http://").partition(":")
        waiting = [socket.create_connection((host, int(port)), timeout=10) for _ in range(2)]
        for one in waiting:  # each has its thread once it is answered
            one.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert one.recv(9) == b"HTTP/1.1 "
        full = _raw(server, b"")
        assert full.startswith(b"HTTP/1.1 503 ")
        for one in waiting:
            one.close()
        status = 0
        for _ in range(200):  # the place is free as soon as its thread has seen that
            try:
                status = _post(server, good)[0]
            except (BrokenPipeError, ConnectionResetError):
                continue  # refused before all was sent: the place is not free yet
            if status == 200:
                break
        assert status == 200


def test_nothing_is_said_of_who_asks(server: CosignerServer, capfd: pytest.CaptureFixture[str]) -> None:
    _post(server, b"hello")
    _post(server, write_request(grown(3).request(0)))
    _raw(server, b"nonsense\r\n\r\n")
    host, _, port = server.url.removeprefix("http://").partition(":")
    for _ in range(3):  # away in the middle
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 10\r\n\r\nold")
    out, err = capfd.readouterr()
    assert out == err == ""


def test_it_says_nothing_of_itself(server: CosignerServer) -> None:
    connection = _connect(server)
    connection.request("POST", "/add-checkpoint", b"hello")
    reply = connection.getresponse()
    told = json.dumps(dict(reply.headers)).lower()
    assert "python" not in told and "amana" not in told
    connection.close()


def test_an_end_is_clean(cosigner: Cosigner) -> None:
    before = threading.active_count()
    with CosignerServer(cosigner) as server:
        idle = _connect(server)
        idle.request("POST", "/add-checkpoint", write_request(grown(3).request(0)))
        assert idle.getresponse().read()
        url = server.url
    assert threading.active_count() == before
    with pytest.raises(ConnectionError):
        http.client.HTTPConnection(url.removeprefix("http://"), timeout=5).request("GET", "/")
    idle.close()


def test_a_fault_of_our_own_is_500_and_the_next_one_is_served(
    server: CosignerServer, cosigner: Cosigner, told: list[Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = write_request(grown(3).request(0))
    with monkeypatch.context() as patched:
        patched.setattr(cosigner, "cosign", lambda *_: 1 / 0)
        assert _post(server, good)[0] == 500
    assert told[0].error is not None and told[0].error.facts == {"kind": "ZeroDivisionError"}
    assert _post(server, good)[0] == 200


def test_many_at_once_get_one_history(server: CosignerServer, cosigner: Cosigner) -> None:
    base = grown(4)
    assert _post(server, write_request(base.request(0)))[0] == 200
    rivals = [base.forked_at(4, count) for count in range(1, 9)]
    status: list[int] = []
    threads = [
        threading.Thread(target=lambda one=one: status.append(_post(server, write_request(one.request(4)))[0]))
        for one in rivals
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status) == [200] + [409] * 7
    last = cosigner.known(ORIGIN).last
    assert last is not None and last.root in {log.log.root() for log in rivals}


def test_two_servers_over_one_folder_race_and_sign_one_history(tmp_path: Path) -> None:
    Cosigner.open(tmp_path / "cosigner", NAME).trust(KEY.verifier)
    base = grown(4)
    rivals = [base.forked_at(4, count) for count in range(1, 7)]
    ended: list[tuple[int, bytes]] = []

    def ask(server: CosignerServer, body: bytes) -> None:
        status, _, told = _post(server, body)
        ended.append((status, told))

    one, two = (CosignerServer(Cosigner.open(tmp_path / "cosigner")) for _ in range(2))
    with one, two:
        ask(one, write_request(base.request(0)))
        threads = [
            threading.Thread(target=ask, args=((one, two)[at % 2], write_request(log.request(4))))
            for at, log in enumerate(rivals)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(status for status, _ in ended) == [200, 200] + [409] * 5
    size = signed_size(Cosigner.open(tmp_path / "cosigner"))
    assert {told for status, told in ended if status == 409} == {f"{size}\n".encode()}


def test_who_asked_is_answered_even_if_nobody_can_be_told(cosigner: Cosigner) -> None:
    def tell(_: Served) -> None:
        raise BrokenPipeError

    with CosignerServer(cosigner, tell=tell) as server:
        assert _post(server, write_request(grown(3).request(0)))[0] == 200


def test_it_is_loopback_unless_told(cosigner: Cosigner) -> None:
    with CosignerServer(cosigner) as server:
        assert server.url.startswith("http://127.0.0.1:")
    with pytest.raises(OSError, match="assign"):
        CosignerServer(cosigner, "192.0.2.1")


def test_over_version_six_too(cosigner: Cosigner) -> None:
    try:
        probe = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    probe.close()
    with CosignerServer(cosigner, "::1") as server:
        assert server.url.startswith("http://[::1]:")
        assert _post(server, write_request(grown(3).request(0)))[0] == 200
