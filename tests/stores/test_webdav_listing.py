"""Listings of WebDAV servers: as real ones write them, and as hostile ones might."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.stores.webdav_listing import Found, ListingError, read_listing

FOLDER = "<D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat>"


def listing(*responses: tuple[str, str]) -> bytes:
    inside = "".join(f"<D:response><D:href>{href}</D:href>{rest}</D:response>" for href, rest in responses)
    return f'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">{inside}</D:multistatus>'.encode()


def file_of(size: int | str) -> str:
    length = f"<D:getcontentlength>{size}</D:getcontentlength>"
    return f"<D:propstat><D:prop>{length}<D:resourcetype/></D:prop></D:propstat>"


@pytest.mark.parametrize("top", ["/dav/copy/acts/", "/dav/copy/acts", "https://cloud.example/dav/copy/acts/"])
def test_what_is_there_whatever_it_is_called(top: str) -> None:
    inside = "/dav/copy/acts/"
    body = listing(
        (f"{inside}a%40b", file_of(7)), (top, FOLDER), (f"{inside}deep/", FOLDER), (f"{inside}deep/x", file_of(0))
    )
    assert sorted(read_listing(body), key=lambda one: one.path) == [
        Found("", True, None),
        Found("a@b", False, 7),
        Found("deep", True, None),
        Found("deep/x", False, 0),
    ]


def test_what_is_not_below_is_left_out() -> None:
    body = listing(
        ("/copy/", FOLDER), ("/copyright", file_of(1)), ("/elsewhere/x", file_of(1)), ("/copy/x", file_of(1))
    )
    assert [one.path for one in read_listing(body)] == ["", "x"]


@pytest.mark.parametrize("size", ["-1", "1e9", "١٢", "", "0x10", " "])
def test_a_size_that_is_none(size: str) -> None:
    assert read_listing(listing(("/x", file_of(size))))[0].size is None


HOSTILE = [
    b"",
    b"<html><body>Index of /</body></html>",
    b"not xml",
    b'<D:multistatus xmlns:D="DAV:"></D:multistatus>',
    b'<D:multistatus xmlns:D="DAV:"><D:response/></D:multistatus>',
    b"<a>" * 5_000,
]


@pytest.mark.parametrize("body", HOSTILE)
def test_what_is_no_listing(body: bytes) -> None:
    with pytest.raises(ListingError):
        read_listing(body)


def test_entities_are_not_opened(tmp_path: object) -> None:
    declared = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    body = listing(("/x&secret;", file_of(1))).replace(b'<?xml version="1.0"?>', declared.encode())
    try:
        found = read_listing(body)
    except ListingError:
        return
    assert all(one.path == "" for one in found)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_listing_or_are_not(body: bytes) -> None:
    try:
        assert read_listing(body)
    except ListingError:
        return
