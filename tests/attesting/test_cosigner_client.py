"""Asking cosigners over HTTP: two of ours on loopback, and servers that refuse, lie, stall or lead elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from amana.attesting.cosigner import Cosigner
from amana.attesting.cosigner_client import MAX_ANSWER, ask_cosigner
from amana.attesting.cosigner_server import CosignerServer
from amana.errors import (
    AddressUnusable,
    AmanaError,
    CosignerContradicts,
    CosignerRefused,
    LogDamaged,
)
from amana.tlog import CosignerKey, cosign_checkpoint, cosignatures, merge_signatures, read_request
from tests.attesting.growing_log import KEY, NAME, NOW, ORIGIN, GrowingLog, grown, signed_size

Answer = tuple[int, str, bytes]


def _cosigner(folder: Path, name: str = NAME) -> Cosigner:
    made = Cosigner.open(folder, name)
    made.trust(KEY.verifier)
    return made


def _ask(url: str, log: GrowingLog, cosigner: Cosigner | None = None, seconds: float = 20) -> tuple[str, ...]:
    verifier = cosigner.verifier if cosigner else None
    return ask_cosigner(url, log.notes[log.log.size], log.log.consistency_proof, verifier, seconds=seconds)


@contextmanager
def _answering(answer: Callable[[bytes], Answer], headers: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """A server that answers as it is told; its prefix."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/w1/add-checkpoint"
            status, kind, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/w1/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_two_cosigners_watch_one_log(tmp_path: Path) -> None:
    first, second = _cosigner(tmp_path / "1"), _cosigner(tmp_path / "2", "nour.example/cosigner")
    log = grown(3)
    with CosignerServer(first, clock=lambda: NOW) as one, CosignerServer(second, clock=lambda: NOW + 9) as two:
        note = log.notes[3]
        for server, cosigner in ((one, first), (two, second)):
            (line,) = _ask(server.url, log, cosigner)
            note = merge_signatures(note, log.notes[3] + line.encode())
        found = cosignatures(note, [first.verifier, second.verifier])
        assert [(one.name, one.time) for one in found] == [(NAME, NOW), ("nour.example/cosigner", NOW + 9)]
        log.grow(300)
        assert _ask(one.url, log, first)  # from a size that it tells
        log.grow(5)
        assert _ask(one.url, log, first) and _ask(two.url + "/", log, second)
    assert signed_size(first) == signed_size(second) == 308


def test_without_a_key_what_was_answered_is_kept(tmp_path: Path) -> None:
    cosigner = _cosigner(tmp_path / "c")
    with CosignerServer(cosigner) as server:
        (line,) = _ask(server.url, grown(3))
    assert line.startswith(f"— {NAME} ")


def test_another_cosigner_than_the_one_that_was_named(tmp_path: Path) -> None:
    named = CosignerKey(NAME, bytes(32))
    log = grown(3)
    with CosignerServer(_cosigner(tmp_path / "c")) as server, pytest.raises(CosignerRefused) as caught:
        ask_cosigner(server.url, log.notes[3], log.log.consistency_proof, named.verifier)
    assert caught.value.facts["reason"] == "not-cosigned"


def test_a_cosigner_that_saw_another_branch(tmp_path: Path) -> None:
    """A fork, and a rollback: both are loud, whatever the log's own machine believes."""
    cosigner = _cosigner(tmp_path / "c")
    log = grown(7)
    with CosignerServer(cosigner) as server:
        _ask(server.url, log, cosigner)
        for count, reason in [(4, "cosigner-saw-another"), (9, "cosigner-saw-another"), (1, "cosigner-ahead")]:
            with pytest.raises(CosignerContradicts) as caught:
                _ask(server.url, log.forked_at(3, count), cosigner)
            assert caught.value.facts["reason"] == reason
            assert caught.value.facts["origin"] == ORIGIN
        assert (caught.value.facts["found"], caught.value.facts["expected"]) == (4, 7)
        assert caught.value.exit_status == 4
    assert len(cosigner.evidence(ORIGIN)) == 3


def test_a_cosigner_that_does_not_know_the_log(tmp_path: Path) -> None:
    with CosignerServer(Cosigner.open(tmp_path / "c", NAME)) as server, pytest.raises(CosignerRefused) as caught:
        _ask(server.url, grown(3))
    assert caught.value.facts["reason"] == "log-unknown-there"


def test_a_key_that_the_cosigner_does_not_trust(tmp_path: Path) -> None:
    log = GrowingLog(type(KEY)(ORIGIN, bytes(32)))
    log.grow(3)
    with CosignerServer(_cosigner(tmp_path / "c")) as server, pytest.raises(CosignerRefused) as caught:
        _ask(server.url, log)
    assert caught.value.facts["reason"] == "signature-refused"


_LINE = cosign_checkpoint(grown(3).notes[3], CosignerKey("x", bytes(32)), 5).encode()
_TEXT = "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        ((200, _TEXT, b""), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, b"hello\n"), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, b"\xff\n"), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, _LINE[:-1]), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, _LINE + b"\n" + _LINE), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, _LINE * 17), CosignerRefused, "answer-unreadable"),
        ((200, _TEXT, b"x" * (MAX_ANSWER + 1)), CosignerRefused, "too-large"),
        ((400, _TEXT, b""), CosignerRefused, "request-refused"),
        ((403, _TEXT, b""), CosignerRefused, "signature-refused"),
        ((404, _TEXT, b""), CosignerRefused, "log-unknown-there"),
        ((409, _TEXT, b"3\n"), CosignerContradicts, "cosigner-saw-another"),
        ((409, "text/x.tlog.size", b""), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"0\n"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"3"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"03\n"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"-3\n"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"\xd9\xa3\n"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"9" * 5000 + b"\n"), CosignerRefused, "answer-unreadable"),
        ((409, "text/x.tlog.size", b"9\n"), CosignerContradicts, "cosigner-ahead"),
        ((422, _TEXT, b""), CosignerContradicts, "cosigner-saw-another"),
        ((429, _TEXT, b""), CosignerRefused, "http-status"),
        ((503, _TEXT, b""), CosignerRefused, "http-status"),
        ((204, _TEXT, b""), CosignerRefused, "http-status"),
    ],
)
def test_answers_that_are_none(answer: Answer, kind: type[AmanaError], reason: str) -> None:
    with _answering(lambda _: answer) as url, pytest.raises(kind) as caught:
        _ask(url, grown(3))
    assert caught.value.facts["reason"] == reason


def test_a_server_that_never_agrees_is_asked_so_often_and_no_more() -> None:
    log, asked = grown(3), []

    def answer(body: bytes) -> Answer:
        asked.append(read_request(body).old_size)
        return 409, "text/x.tlog.size", b"%d\n" % (len(asked) % 3 + 1)

    with _answering(answer) as url, pytest.raises(CosignerRefused):
        _ask(url, log)
    assert asked == [0, 2, 3]


def test_redirects_are_not_followed() -> None:
    elsewhere: list[bytes] = []

    def never(body: bytes) -> Answer:
        elsewhere.append(body)
        return 200, _TEXT, _LINE

    with (
        _answering(never) as trap,
        _answering(lambda _: (307, _TEXT, b""), [("Location", trap + "add-checkpoint")]) as url,
        pytest.raises(CosignerRefused) as caught,
    ):
        _ask(url, grown(3))
    assert caught.value.facts["reason"] == "redirected"
    assert elsewhere == []


def test_a_server_that_stalls_is_not_waited_for() -> None:
    go = threading.Event()

    def answer(_: bytes) -> Answer:
        go.wait(10)
        return 200, _TEXT, _LINE

    with _answering(answer) as url:
        with pytest.raises(CosignerRefused) as caught:
            _ask(url, grown(3), seconds=0.2)
        go.set()
    assert caught.value.facts["reason"] == "too-slow"


def test_nobody_there() -> None:
    with _answering(lambda _: (200, _TEXT, _LINE)) as url:
        pass
    with pytest.raises(CosignerRefused) as caught:
        _ask(url, grown(3))
    assert caught.value.facts["reason"] == "unreachable"


@pytest.mark.parametrize(
    "url", ["", "cosigner.example", "ftp://cosigner.example", "http://", "https://a:b@c/", "http://a b/"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressUnusable):
        _ask(url, grown(3))


@pytest.mark.parametrize("url", ["http://cosigner.example", "http://192.0.2.1:8642", "http://127.0.0.1.example/"])
def test_plain_http_leaves_this_machine_only_when_told(url: str) -> None:
    with pytest.raises(CosignerRefused) as caught:
        _ask(url, grown(3))
    assert caught.value.facts["reason"] == "plain-http"


def test_loopback_needs_no_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    cosigner = _cosigner(tmp_path / "c")
    with CosignerServer(cosigner) as server:
        assert _ask(server.url, grown(3), cosigner)


def test_a_log_that_cannot_prove_itself_is_told_as_it_is(tmp_path: Path) -> None:
    cosigner = _cosigner(tmp_path / "c")
    log = grown(3)

    def broken(_: int, __: int) -> Sequence[bytes]:
        raise LogDamaged(device=ORIGIN, reason="missing")

    with CosignerServer(cosigner) as server:
        _ask(server.url, log, cosigner)
        log.grow(4)
        with pytest.raises(LogDamaged):
            ask_cosigner(server.url, log.notes[7], broken, cosigner.verifier)
