"""Recordings of the web made here: records, responses, and files of them, compressed in each way there is."""

from __future__ import annotations

import base64
import gzip
import hashlib

ADDRESS = "https://river.example/siege"
CAPTURED = "2030-12-22T10:00:00Z"
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Wadi al-Noor</title></head><body><p>Samira Taleb said that more "
    "than 1,500 people had left وادي النور.</p><img src=/wall.png alt='Words on a wall'></body></html>"
).encode()


def sha1(data: bytes) -> str:
    """As a WARC states it: base32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A response as it is recorded."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(kind: str, block: bytes, *headers: str, length: str | None = None, address: str = ADDRESS) -> bytes:
    """One record. `length` is what it says of its length, where that is to be something else."""
    content = {"response": "application/http; msgtype=response", "request": "application/http; msgtype=request"}
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
        f"WARC-Date: {CAPTURED}",
        *([f"WARC-Target-URI: {address}"] if kind != "warcinfo" else []),
        *([f"Content-Type: {content[kind]}"] if kind in content else []),
        *headers,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(body: bytes = PAGE, *headers: str, address: str = ADDRESS) -> bytes:
    """A response record with its digests."""
    block = http(body, *headers)
    digests = (f"WARC-Block-Digest: {sha1(block)}", f"WARC-Payload-Digest: {sha1(body)}")
    return record("response", block, *digests, address=address)


def records() -> list[bytes]:
    """A small recording: what made it, a request, its response, a picture, a page seen again."""
    return [
        record("warcinfo", b"software: Invented 1.0\r\nformat: WARC File Format 1.1\r\n"),
        record("request", b"GET /siege HTTP/1.1\r\nHost: river.example\r\n\r\n"),
        response(),
        record(
            "resource", b"\x89PNG\r\n\x1a\n" + bytes(50), "Content-Type: image/png", address=f"{ADDRESS}/wall.png"
        ),
        record("revisit", b"", "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
    ]


def by_record(made: list[bytes]) -> bytes:
    """Each record a gzip member of its own, as it should be."""
    return b"".join(gzip.compress(one, mtime=0) for one in made)


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
