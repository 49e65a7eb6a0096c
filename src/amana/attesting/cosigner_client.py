"""Asking a served cosigner (c2sp.org/tlog-witness, add-checkpoint): only when a person asked for it.

Where the cosigner knows the log a conversation is two requests: the first learns what it signed last, the second
starts there. No redirects are followed. Proxies are those of the environment.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from amana.attesting.asking import PATIENCE, is_address
from amana.attesting.cosigner_server import PATH, SIZE_TYPE
from amana.errors import (
    AddressUnusable,
    AmanaError,
    CheckpointUnreadable,
    CosignerContradicts,
    CosignerRefused,
)
from amana.tlog import (
    AddCheckpoint,
    Checkpoint,
    CosignerVerifier,
    Note,
    check_note,
    read_line,
    read_note,
    write_request,
)

Consistency = Callable[[int, int], Sequence[bytes]]
"""The proof (32-byte hashes) that the log at the second size begins with the log at the first."""

MAX_ANSWER: Final = 64 * 1024
"""The longest answer that is read, in bytes: some lines, of any kind of signature that is known."""

_MAX_LINES = 16
_TRIES = 3  # others may ask the same cosigner for the same log meanwhile
_SIZE = re.compile(r"(0|[1-9][0-9]{0,18})\n")
_REFUSALS = {400: "request-refused", 403: "signature-refused", 404: "log-unknown-there"}


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    kind: str
    body: bytes


def ask_cosigner(
    url: str,
    checkpoint: bytes,
    consistency: Consistency,
    verifier: CosignerVerifier | None = None,
    *,
    plain_http: bool = False,
    seconds: float = PATIENCE,
) -> tuple[str, ...]:
    """The signature lines, each with its newline, that the cosigner at this address adds to this signed note.

    With a `verifier` they are the ones that this key made, and there is at least one. Without, they are whatever
    was answered: to be kept, and not trusted. `plain_http` allows http to another machine than this. `seconds`
    bounds each request.

    Raises AddressUnusable; CosignerRefused, also where nobody answers; CosignerContradicts, where the cosigner saw
    another or a longer state of this log; and what `consistency` raises.
    """
    head = Checkpoint.from_text(read_note(checkpoint).text)
    address = _address(url, head, plain_http)
    old = 0
    for _ in range(_TRIES):
        proof = tuple(consistency(old, head.size)) if old else ()
        reply = _within(address, head, write_request(AddCheckpoint(old, proof, checkpoint)), seconds)
        if reply.status == 200:
            return _lines(address, head, checkpoint, reply.body, verifier)
        told = _told_size(reply)
        if told is None or told == old:
            raise _refusal(address, head, reply)
        if told > head.size:
            raise CosignerContradicts(
                address=address, origin=head.origin, reason="cosigner-ahead", found=head.size, expected=told
            )
        old = told
    raise CosignerRefused(address=address, origin=head.origin, reason="request-refused")


def _address(url: str, head: Checkpoint, plain_http: bool) -> str:
    """Where to POST, under the prefix that the cosigner is known by."""
    if not is_address(url):
        raise AddressUnusable(address=url)
    if urlsplit(url).scheme != "https" and not plain_http and not _is_here(url):
        raise CosignerRefused(address=url, origin=head.origin, reason="plain-http")
    return url.rstrip("/") + PATH


def _is_here(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _lines(
    address: str, head: Checkpoint, checkpoint: bytes, body: bytes, verifier: CosignerVerifier | None
) -> tuple[str, ...]:
    """The lines of the answer that count. They are held against the checkpoint that was sent."""
    try:
        told = body.decode()
        signatures = tuple(read_line(line) for line in told.removesuffix("\n").split("\n"))
        if not told.endswith("\n") or len(signatures) > _MAX_LINES:
            raise CheckpointUnreadable(reason="note-shape")
        note = Note(read_note(checkpoint).text, signatures)
        verified = check_note(note, [verifier]).verified if verifier else signatures
    except (UnicodeDecodeError, CheckpointUnreadable) as fault:
        raise CosignerRefused(address=address, origin=head.origin, reason="answer-unreadable") from fault
    if not verified:
        raise CosignerRefused(address=address, origin=head.origin, reason="not-cosigned")
    return tuple(one.line() for one in verified)


def _told_size(reply: _Reply) -> int | None:
    """The size that the cosigner signed for last, where that is what it says."""
    if reply.status != 409 or reply.kind != SIZE_TYPE:
        return None
    size = _SIZE.fullmatch(reply.body.decode("ascii", "replace"))
    return int(size[1]) if size else None


def _refusal(address: str, head: Checkpoint, reply: _Reply) -> AmanaError:
    if reply.status == 422 or (reply.status == 409 and reply.kind != SIZE_TYPE):
        return CosignerContradicts(address=address, origin=head.origin, reason="cosigner-saw-another")
    if reply.status in _REFUSALS:
        return CosignerRefused(address=address, origin=head.origin, reason=_REFUSALS[reply.status])
    if reply.status == 409:
        return CosignerRefused(address=address, origin=head.origin, reason="answer-unreadable")
    reason = "redirected" if 300 <= reply.status < 400 else "http-status"
    return CosignerRefused(address=address, origin=head.origin, reason=reason, status=reply.status)


def _within(address: str, head: Checkpoint, body: bytes, seconds: float) -> _Reply:
    """One reply, in time or not at all: a server that sends a byte a second is not waited for."""
    came: list[_Reply | str] = []

    def ask() -> None:
        came.append(_post(address, body, seconds))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    reply = came[0] if came else "too-slow"
    if isinstance(reply, str):
        raise CosignerRefused(address=address, origin=head.origin, reason=reply)
    return reply


def _post(address: str, body: bytes, seconds: float) -> _Reply | str:
    """What came back; or a stable word for why nothing did."""
    asked = urllib.request.Request(address, body, method="POST")  # noqa: S310 - the scheme was looked at
    asked.add_header("Content-Type", "text/plain; charset=utf-8")
    try:
        with _opener(_is_here(address)).open(asked, timeout=seconds) as response:
            told = response.read(MAX_ANSWER + 1)
            reply = _Reply(response.status, response.headers.get("Content-Type", ""), told)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        return _why(fault)
    return reply if len(told) <= MAX_ANSWER else "too-large"


def _opener(here: bool) -> urllib.request.OpenerDirector:
    """Every status is an answer, and a redirect is one like the others: so no handler for errors."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler({} if here else None),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.UnknownHandler(),  # for proxies of a kind that is not known here
    ):
        opener.add_handler(handler)
    return opener


def _why(fault: BaseException) -> str:
    """A stable word for what went wrong on the way."""
    if isinstance(fault, urllib.error.URLError) and isinstance(fault.reason, BaseException):
        fault = fault.reason
    if isinstance(fault, ssl.SSLCertVerificationError):
        return "tls-certificate"
    if isinstance(fault, TimeoutError):
        return "too-slow"
    if isinstance(fault, http.client.IncompleteRead):
        return "link-cut"
    return "not-http" if isinstance(fault, http.client.HTTPException | ValueError) else "unreachable"
