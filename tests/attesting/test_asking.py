"""Asking over HTTP: limits, patience, and no way to be sent elsewhere."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from amana.attesting import (
    Question,
    Server,
    ask_all,
    check_token,
    default_authorities,
    default_calendars,
    read_roots,
    server_at,
)
from amana.attesting.asking import Answer, Request, ask, is_address
from amana.errors import AddressUnusable, TimestampWrong, Unanswered
from tests.attesting.forging import ROOT_SIGNER, granted, info, signer, token
from tests.attesting.outsiders import Authority, Seen, answering, needs_openssl, served

DIGEST = bytes(range(32))
LIMIT = 1_000


def request(url: str, accepted: tuple[str, ...] = ()) -> Request:
    return Request(url, b"question", "text/plain", accepted, LIMIT)


def reason_of(answer: Answer | Unanswered) -> str:
    assert isinstance(answer, Unanswered), answer
    return str(answer.facts["reason"])


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, "text/plain", b"sorry"), "http-status"),
        ((403, "text/html", b"<html>"), "http-status"),
        ((302, "text/plain", b""), "redirected"),
        ((307, "text/plain", b""), "redirected"),
        ((200, "text/plain", bytes(LIMIT + 1)), "too-large"),
        ((200, "text/plain", bytes(LIMIT * 1_000)), "too-large"),
        ((200, "text/html; charset=utf-8", b"<html>"), "http-type"),
        (None, "cut-short"),
    ],
)
def test_answers_that_do_not_count(answer: Any, reason: str) -> None:
    with served(lambda _: answer) as server:
        (found,) = ask_all([request(server.url, ("text/plain",))], 10)
        assert reason_of(found) == reason
        assert len(server.seen) == 1


def test_an_answer_that_counts() -> None:
    with served(lambda _: (200, "Text/Plain; charset=x", b"answer")) as server:
        assert ask(request(server.url, ("text/plain",)), 10).body == b"answer"
        assert server.seen[0].body == b"question"
        told = {name.lower(): value for name, value in server.seen[0].headers.items()}
        assert "amana" not in str(told).lower()
        assert "cookie" not in told
        assert "referer" not in told


def _whole_request(client: socket.socket) -> None:
    """Read until the question has come, which may be in several pieces, or the other side hangs up."""
    seen = b""
    while not seen.endswith(b"question") and (piece := client.recv(65_536)):
        seen += piece


class _Raw:
    """A server that sends these bytes, one by one if it is slow, and then hangs up."""

    def __init__(self, data: bytes, pause: float = 0.0) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._data, self._pause = data, pause
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> _Raw:
        self._thread.start()
        return self

    def _serve(self) -> None:
        client, _ = self._listening.accept()
        with client:
            _whole_request(client)  # a socket closed over unread bytes resets the line, and the answer is lost
            try:
                for at in range(len(self._data)) if self._pause else ():
                    client.sendall(self._data[at : at + 1])
                    if self._ended.wait(self._pause):
                        return
                client.sendall(b"" if self._pause else self._data)
            except OSError:
                return  # whoever asked had enough

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._listening.close()
        self._thread.join(10)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsh", "cut-short"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "not-http"),
        (b"", "cut-short"),
    ],
    ids=["cut", "cut-chunk", "ssh", "many-headers", "long-header", "nothing"],
)
def test_what_is_not_whole_or_not_http(data: bytes, reason: str) -> None:
    with _Raw(data) as server:
        (found,) = ask_all([request(server.url)], 10)
        assert reason_of(found) == reason


def test_a_server_that_sends_a_byte_now_and_then_keeps_nobody_waiting() -> None:
    slow = _Raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50, pause=0.05)
    with slow, served(lambda _: (200, "text/plain", b"answer")) as good:
        began = time.monotonic()
        late, found = ask_all([request(slow.url), request(good.url)], 0.5)
        assert time.monotonic() - began < 5
        assert reason_of(late) == "too-slow"
        assert isinstance(found, Answer)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    (found,) = ask_all([request(url)], 10)
    assert reason_of(found) == "unreachable"
    (found,) = ask_all([request("http://no-such-host.invalid/tsa")], 10)
    assert reason_of(found) in ("unreachable", "too-slow")


def test_nobody_is_asked_where_nobody_is_named() -> None:
    assert ask_all([]) == []


def test_a_proxy_of_a_kind_that_is_not_known_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    (found,) = ask_all([request("http://tsa.example/")], 10)
    assert isinstance(found, Unanswered)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tsa.example/",
        "file:///etc/passwd",
        "tsa.example",
        "http://",
        "http://me:secret@tsa.example/",
        "http://tsa.example/a b",
        "http://tsa.example:0/",
        "http://tsa.example:99999/",
        "http://tsa.example/\n",
        "http://نور.example/",
        "http://[::1",
        "",
    ],
)
def test_what_is_no_address_is_not_asked(url: str) -> None:
    assert not is_address(url)
    with pytest.raises(AddressUnusable):
        server_at(url)
    (found,) = ask_all([request(url)], 10)
    assert reason_of(found) == "not-an-address"


def test_servers_are_named_by_the_list_or_by_their_host() -> None:
    first = default_authorities()[0]
    assert server_at(first.url + "/", default_authorities()) == first
    named = server_at("https://TSA.example:8318/tsa/get.aspx?x=1")
    assert named == Server("tsa.example-8318-tsa-get.aspx", "https://TSA.example:8318/tsa/get.aspx?x=1")
    assert server_at("http://[::1]:80/").name == "1-80"


@pytest.mark.parametrize("servers", [default_authorities(), default_calendars()], ids=["authorities", "calendars"])
def test_the_lists_hold_names_that_files_may_have_and_addresses_that_can_be_asked(servers: Any) -> None:
    assert len(servers) >= 2
    assert len({one.name for one in servers}) == len({one.url for one in servers}) == len(servers)
    for one in servers:
        assert is_address(one.url)
        assert set(one.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")


# --- authorities


def test_a_real_authority_answers(authorities: tuple[Authority, Authority]) -> None:
    for authority in authorities:
        with served(answering(authority)) as server:
            question = Question(server.url, DIGEST)
            found = question.token(ask_all([question.request], 20)[0])
            assert found.authority == f"{authority.name} Signer"
            assert found.accuracy is not None
            assert found.accuracy.total_seconds() == 1.5


@needs_openssl
def test_another_program_reads_our_question_and_judges_the_answer_as_we_do(tmp_path: Path) -> None:
    """rfc3161-client; of answers with several certificates it reads only those that put them in DER's order."""
    client = pytest.importorskip("rfc3161_client", reason="rfc3161-client is not installed")
    authority = Authority(tmp_path / "one", "Wadi Time", chain=False)
    data = b"a checkpoint's text\n"
    digest = hashlib.sha256(data).digest()
    with served(answering(authority)) as server:
        question = Question(server.url, digest)
        answer = ask_all([question.request], 20)[0]
    asked = client._rust.parse_timestamp_request(question.request.body)
    assert (asked.version, asked.cert_req, asked.message_imprint.message) == (1, True, digest)
    token = question.token(answer)
    theirs = client.decode_timestamp_response(token.response)
    assert asked.nonce == token.nonce == theirs.tst_info.nonce
    assert theirs.tst_info.serial_number == token.serial
    assert theirs.tst_info.gen_time.replace(microsecond=0) == token.time.replace(microsecond=0)
    roots, middle = read_roots(authority.root), read_roots(authority.middle)
    builder = client.VerifierBuilder().add_root_certificate(roots[0]).add_intermediate_certificate(middle[0])
    assert builder.build().verify_message(theirs, data)
    assert check_token(token, data, roots, middle).chain.vouched == "trusted"
    with pytest.raises(client.VerificationError):
        builder.build().verify_message(theirs, data + b"x")


def _stale(authority: Authority) -> Any:
    first: list[bytes] = []

    def reply(seen: Seen) -> tuple[int, str, bytes]:
        first.append(authority.reply(seen.body))
        return 200, "application/timestamp-reply", first[0]

    return reply


def test_an_answer_to_an_older_question_is_refused(authorities: tuple[Authority, Authority]) -> None:
    with served(_stale(authorities[0])) as server:
        for expected in ("", "timestamp-nonce"):
            question = Question(server.url, DIGEST)
            try:
                question.token(ask_all([question.request], 20)[0])
            except TimestampWrong as fault:
                assert fault.facts["reason"] == expected
            else:
                assert expected == ""


def test_an_answer_for_another_digest_is_refused(authorities: tuple[Authority, Authority]) -> None:
    def reply(seen: Seen) -> tuple[int, str, bytes]:
        return 200, "application/timestamp-reply", authorities[0].reply(seen.body.replace(DIGEST, bytes(32)))

    with served(reply) as server:
        question = Question(server.url, DIGEST)
        with pytest.raises(TimestampWrong, match="digest-differs"):
            question.token(ask_all([question.request], 20)[0])


def test_a_signer_who_may_not_stamp_is_refused() -> None:
    who = signer(ROOT_SIGNER)
    question = Question("http://tsa.example/", DIGEST)
    answer = Answer("http://tsa.example/", granted(token(info(b"other", nonce=1), who, [who])))
    with pytest.raises(TimestampWrong, match="timestamp-nonce"):
        question.token(answer)


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [
        ("application/timestamp-reply", b"rubbish", TimestampWrong),
        ("application/timestamp-reply", bytes(100_000), Unanswered),
        ("text/html", b"<html>", Unanswered),
    ],
)
def test_rubbish_is_refused(kind: str, body: bytes, error: type[Exception]) -> None:
    with served(lambda _: (200, kind, body)) as server:
        question = Question(server.url, DIGEST)
        with pytest.raises(error):
            question.token(ask_all([question.request], 20)[0])


def test_two_questions_are_never_the_same() -> None:
    asked = {Question("http://tsa.example/", DIGEST).request.body for _ in range(50)}
    assert len(asked) == 50
    with pytest.raises(ValueError, match="SHA-256"):
        Question("http://tsa.example/", b"short")
