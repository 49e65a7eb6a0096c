"""The content origin: ranges, types that may be shown, signatures, paths, pages that do nothing."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from amana.web.house.tokens import signature
from amana.web.kept.inline import ANYTHING, shown_as, to_save
from amana.web.kept.paths import kept_path
from amana.web.kept.ranges import RangeUnmet, asked_range
from tests.web.conftest import Served
from tests.web.hostile import CALL, NAMED


class Kept:
    """Asks for what is kept as a browser does that was let in."""

    def __init__(self, room: Served, client: httpx.Client) -> None:
        (self.session,) = (one for one in room.room.sessions._by_cookie.values() if one.unlocked)
        self.room, self._client = room.room, client

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        return self._client.request(method, self.room.content_url(self.session, path), headers=headers)


@pytest.fixture
def kept(hostile: tuple[Served, dict[str, str]]) -> Iterator[Kept]:
    room, _ = hostile
    room.room.sessions._by_cookie.clear()
    with room.client() as client:
        yield Kept(room, client)


@pytest.mark.parametrize(
    ("asked", "size", "found"),
    [
        (None, 10, None),
        ("bytes=0-", 10, (0, 10)),
        ("bytes=2-4", 10, (2, 5)),
        ("bytes=2-99", 10, (2, 10)),
        ("bytes=-3", 10, (7, 10)),
        ("bytes=-99", 10, (0, 10)),
        ("Bytes = 1 - 1", 10, (1, 2)),
        ("bytes=0-1,4-5", 10, None),
        ("bytes=5-2", 10, None),
        ("bytes=-", 10, None),
        ("lines=1-2", 10, None),
        ("bytes=" + "9" * 40 + "-", 10, None),
    ],
)
def test_a_range_is_what_the_header_says(asked: str | None, size: int, found: tuple[int, int] | None) -> None:
    assert asked_range(asked, size) == found


@pytest.mark.parametrize(
    ("asked", "size"), [("bytes=10-", 10), ("bytes=11-12", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_a_range_beyond_the_end_is_not_met(asked: str, size: int) -> None:
    with pytest.raises(RangeUnmet):
        asked_range(asked, size)


def test_bytes_come_whole_and_by_range(kept: Kept, hostile: tuple[Served, dict[str, str]]) -> None:
    data, path = bytes(range(256)) * 3_000, f"file/{hostile[1]['clip.bin']}"
    whole = kept.get(path)
    assert (whole.status_code, whole.content, whole.headers["accept-ranges"]) == (200, data, "bytes")
    ranges = (("bytes=0-0", 0, 1), ("bytes=262143-524290", 262143, 524291), ("bytes=-5", 767995, 768000))
    for asked, start, end in ranges:
        part = kept.get(path, Range=asked)
        assert (part.status_code, part.content) == (206, data[start:end])
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{len(data)}"
    beyond = kept.get(path, Range="bytes=768000-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, "bytes */768000")
    conditional = kept.get(path, **{"Range": "bytes=0-1", "If-Range": '"a"'})
    assert (conditional.status_code, len(conditional.content)) == (200, len(data))
    head = kept.get(path, "HEAD", Range="bytes=0-9")
    assert (head.status_code, head.headers["content-length"], head.content) == (206, "10", b"")
    empty = kept.get(f"file/{hostile[1]['empty.bin']}")
    assert (empty.status_code, empty.content) == (200, b"")


def test_only_pictures_and_recordings_are_shown_and_the_rest_is_saved(
    kept: Kept, hostile: tuple[Served, dict[str, str]]
) -> None:
    for name, item in hostile[1].items():
        answer = kept.get(f"file/{item}")
        assert answer.status_code == 200
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "sandbox" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        if name == "script.gif":
            assert answer.headers["content-type"] == "image/gif"
            address = kept.room.content_url(kept.session, f"file/{item}")
            assert kept._client.get(f"{address}?download").headers["content-type"] == ANYTHING
            continue
        assert answer.headers["content-type"] == ANYTHING, name
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")


def test_a_name_is_made_harmless() -> None:
    told = to_save(NAMED + "\r\nSet-Cookie: a=b/../..\\c")
    assert told.isascii()
    assert not {"\r", "\n", '"', "<", "/"} & set(told.removeprefix("attachment; filename*=UTF-8''"))
    assert "%E2%80%AE" not in told
    assert to_save("...") == "attachment; filename*=UTF-8''file"
    assert to_save("\udce9t\u00e9.txt").endswith("%3Ft%C3%A9.txt")


def test_a_type_is_believed_only_where_the_bytes_begin_so() -> None:
    assert shown_as("image/png", b"\x89PNG\r\n\x1a\n....") == "image/png"
    assert shown_as("image/png", b"<html>") == ANYTHING
    assert shown_as("image/jpeg", b"GIF89a") == ANYTHING
    for kind in ("text/html", "image/svg+xml", "application/pdf", "text/plain", "application/xml", ""):
        assert shown_as(kind, b"\x89PNG\r\n\x1a\n") == ANYTHING


def test_a_place_is_one_word_whatever_is_in_it(kept: Kept, hostile: tuple[Served, dict[str, str]]) -> None:
    item = hostile[1]["box.eml"]
    place = "attachment/1/member/a?b#c%2F&d.html"
    answer = kept.get(kept_path("file", item, part=place))
    assert answer.status_code == 200
    assert answer.content == b"<script>alert(1)</script>" * 9
    assert answer.headers["content-type"] == ANYTHING
    for wrong in ("file", "file/", f"file/{item}/a/b", f"file/{item}/..%2F..", f"file/{item}/%FF"):
        assert kept.get(wrong).status_code == 404
    for wrong in ("made", f"made/{item}", f"made/{item}/text", f"made/{item}/poster", "page", f"page/{item}/x/1"):
        assert kept.get(wrong).status_code == 404
    for wrong in (f"safe/{'f' * 32}", f"file/{'f' * 32}", "nothing/here", f"FILE/{item}", "..", "%2e%2e/file"):
        assert kept.get(wrong).status_code == 404


def test_only_the_session_that_an_address_was_made_for_sees_anything(
    kept: Kept, hostile: tuple[Served, dict[str, str]]
) -> None:
    room, items = hostile
    one, other = f"file/{items['clip.bin']}", f"file/{items['empty.bin']}"
    good = room.room.content_url(kept.session, one)
    session, sign = kept.session.id, signature(kept.session.secret, one)
    base = room.room.content_origin
    room.room.sessions.begin(type(kept.session)())
    (stranger,) = (told for told in room.room.sessions._by_cookie.values() if told is not kept.session)
    wrong = [
        f"{base}/{session}/{sign}/{other}",
        f"{base}/{stranger.id}/{sign}/{one}",
        f"{base}/{session}/{signature(stranger.secret, one)}/{one}",
        f"{base}/{session}/{sign[:-1]}/{one}",
        f"{base}/{session}//{one}",
        f"{base}/{one}",
        f"{base}/",
        good + "/",
        good.replace("file/", "%66ile/"),
    ]
    with httpx.Client() as client:
        assert client.get(good).status_code == 200
        for address in wrong:
            assert client.get(address).status_code == 404, address
        assert client.post(good).status_code == 421
        assert client.get(good, headers={"host": "noor.example"}).status_code == 421
        room.room.sessions.lock()
        assert client.get(good).status_code == 404


def test_a_page_made_inert_leads_to_what_is_kept_and_nowhere_else(
    kept: Kept, hostile: tuple[Served, dict[str, str]]
) -> None:
    page = kept.get(f"safe/{hostile[1]['saved.mhtml']}")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in page.text
    assert "onload" not in page.text
    assert CALL not in page.text
    styles = [one.partition('"')[0] for one in page.text.split('href="')[1:]]
    (address,) = (one for one in styles if "/style/" in one)
    style = kept._client.get(address)
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "rgb(1, 2, 3)" in style.text
    assert CALL not in style.text
    assert kept.get(f"safe/{hostile[1]['clip.bin']}").status_code in (404, 500)


def test_a_page_of_a_pdf_is_a_picture(kept: Kept, hostile: tuple[Served, dict[str, str]]) -> None:
    item = hostile[1]["acting.pdf"]
    picture = kept.get(f"page/{item}/1/300")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    assert kept.get(f"page/{item}/2/300").status_code == 404
    assert kept.get(f"page/{item}/1/9999999").status_code == 404
