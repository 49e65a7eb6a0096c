"""Asking somebody outside over HTTP: only when a person asked for it, within limits, and many at once.

No redirects are followed and nothing but http and https is spoken. Proxies are those of the environment.
What is asked says no more of the person than any program's request: no name of ours, no cookies.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from amana.errors import Unanswered

PATIENCE: Final = 20.0
"""How long one answer may take in all, in seconds."""

_TLS: Final = (ssl.SSLCertVerificationError, ssl.CertificateError)


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: POST with a body, or GET where it is None. `accepted` are the content types of an answer
    (any, where empty), `limit` its longest body in bytes."""

    url: str
    body: bytes | None
    content_type: str
    accepted: tuple[str, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back with status 200."""

    url: str
    body: bytes


def ask_all(requests: Sequence[Request], seconds: float = PATIENCE) -> list[Answer | Unanswered]:
    """The answers, in order. Whoever has not answered in full when the time is up has not answered."""
    answers: list[Answer | Unanswered] = [Unanswered(address=one.url, reason="too-slow") for one in requests]

    def keep(at: int) -> None:
        try:
            answers[at] = ask(requests[at], seconds)
        except Unanswered as fault:
            answers[at] = fault
        except Exception:  # noqa: BLE001 - whatever an answer makes a library raise, it is none that counts
            answers[at] = Unanswered(address=requests[at].url, reason="not-http")

    # Daemons: a server that sends a byte a second cannot keep the program from ending.
    threads = [threading.Thread(target=keep, args=(at,), daemon=True) for at in range(len(requests))]
    for thread in threads:
        thread.start()
    until = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return list(answers)


def ask(request: Request, seconds: float = PATIENCE) -> Answer:
    """One answer. `seconds` bounds each step on the way, not the whole. Unanswered says why there is none."""
    if not is_address(request.url):
        raise Unanswered(address=request.url, reason="not-an-address")
    asked = urllib.request.Request(request.url, request.body)  # noqa: S310 - the scheme was looked at
    if request.body is not None:
        asked.add_header("Content-Type", request.content_type)
    if request.accepted:
        asked.add_header("Accept", ", ".join(request.accepted))
    try:
        with _opener().open(asked, timeout=seconds) as response:
            return Answer(request.url, _body(request, response))
    except urllib.error.HTTPError as fault:
        fault.close()
        reason = "redirected" if 300 <= fault.code < 400 else "http-status"
        raise Unanswered(address=request.url, reason=reason, status=fault.code) from fault
    except (OSError, http.client.HTTPException, ValueError) as fault:
        raise Unanswered(address=request.url, reason=_why(fault)) from fault


def is_address(url: str) -> bool:
    """Whether this is the address of a web server: http or https, a host, and nobody's password."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url
    return plain and named and parts.scheme in ("http", "https")


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),  # for proxies of a kind that is not known here
    ):
        opener.add_handler(handler)
    return opener


def _body(request: Request, response: http.client.HTTPResponse) -> bytes:
    kind = response.headers.get_content_type()
    if request.accepted and kind not in request.accepted:
        raise Unanswered(address=request.url, reason="http-type", detail=kind)
    body = response.read(request.limit + 1)
    if len(body) > request.limit:
        raise Unanswered(address=request.url, reason="too-large")
    if response.length:  # what the server promised and did not send
        raise Unanswered(address=request.url, reason="cut-short")
    return body


def _why(fault: BaseException) -> str:
    """A stable word for what went wrong on the way."""
    if isinstance(fault, urllib.error.URLError) and isinstance(fault.reason, BaseException):
        fault = fault.reason
    if isinstance(fault, _TLS):
        return "tls-certificate"
    if isinstance(fault, TimeoutError):
        return "too-slow"
    if isinstance(fault, (http.client.IncompleteRead, http.client.RemoteDisconnected)):
        return "cut-short"
    return "not-http" if isinstance(fault, (http.client.HTTPException, ValueError)) else "unreachable"
