"""Styles, scripts and fonts: packed where the browser takes it, the same bytes, and nothing beside them."""

from __future__ import annotations

import httpx
import pytest

from amana.web.house.assets import FOLDER, asset


@pytest.mark.parametrize("name", ["room.css", "htmx.min.js", "room.js", "arabic-regular.woff2"])
def test_the_same_bytes_come_packed_and_plain(client: httpx.Client, name: str) -> None:
    plain = client.get(asset(name), headers={"accept-encoding": "identity"})
    packed = client.get(asset(name), headers={"accept-encoding": "gzip"})
    assert plain.content == packed.content == (FOLDER / name).read_bytes()
    assert "content-encoding" not in plain.headers
    assert (packed.headers.get("content-encoding") == "gzip") is (not name.endswith(".woff2"))
    assert "immutable" in packed.headers["cache-control"]


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "nothing.css", "", "room.css%00", ".", "x" * 300 + ".css"]
)
def test_nothing_else_is_given(client: httpx.Client, name: str) -> None:
    assert client.get(f"/assets/x/{name}").status_code in (400, 404)


def test_pages_are_not_packed_with_their_secrets(client: httpx.Client) -> None:
    assert "content-encoding" not in client.get("/help", headers={"accept-encoding": "gzip, br"}).headers
