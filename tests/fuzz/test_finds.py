"""What fuzzing found, each made small: read or refused, and told whole."""

from __future__ import annotations

import io

import pytest

from tests.contracts.found import contracts
from tests.fuzz.holding import read_through

_HUGE = b"&#" + b"9" * 5000 + b";"
_MHTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>Wadi al-Noor " + _HUGE + b"</p>\r\n--b--\r\n"
)
_TELEGRAM = (
    b'<div class="page_header"><div class="text bold">Wadi \xd9\xff</div></div>'
    b'<div class="message default" id="message1"><div class="body"><div class="text">Peace.</div></div></div>'
)
_OPENED = b"<!--" * 5000
_NAMED = b'<html><head><meta name="author" content="Samira %s"></head><body><p>Peace.</p>' % _OPENED
_IN_JSON = (
    b'<html><head><script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Samira '
    + _OPENED
    + b'"}}</script></head><body><p>Peace.</p>'
)
_LONG_FIELDS = b"".join(b"X-Way-%d: " % at + b"\xed\xa0\x80" * 5000 + b"\r\n" for at in range(30))
FINDS: dict[str, tuple[str, bytes]] = {
    "a reference of five thousand digits in a page": ("web-page", b"<html><body><p>Idris " + _HUGE + b"</p>"),
    "an author of five thousand comments that are never closed": ("web-page", _NAMED),
    "the same in a page's JSON": ("web-page", _IN_JSON),
    "the same in a page saved with all it shows": ("mhtml", _MHTML),
    "half a character, escaped, in a value of JSON": ("json-rows", b'{"name": "Samira \\ud800", "n": 1}\n' * 2),
    "a chat's name with bytes that are no characters": ("telegram-html", _TELEGRAM),
    "a header of more than one frame holds": (
        "mail-message",
        _LONG_FIELDS + b"From: s@wadi.example\r\n\r\nPeace.\r\n",
    ),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("tag", [b"mp4v", b"mp4a"])
def test_a_codec_whose_name_is_no_text_costs_nothing_else(tag: bytes) -> None:
    contract = contracts()["recording"]
    data, name, *_ = contract.sample()
    assert tag in data
    reader = contract.reader()
    spoilt = io.BytesIO(data.replace(tag, tag[:2] + b"\xb4" + tag[3:]))
    told = reader.read(spoilt, name, reader.limits)
    names = [fact.value for part in told.parts for fact in part.facts if fact.name == "codec-tag"]
    assert names == [other for other in ("mp4v", "mp4a") if other.encode() != tag]


@pytest.mark.filterwarnings("ignore")
def test_a_box_longer_than_any_file_is_the_last() -> None:
    contract = contracts()["recording"]
    data, name, *_ = contract.sample()
    read_through(contract.reader(), data + b"\0\0\0\1free" + b"\xff" * 8, name, contract.reader().limits)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("find", FINDS)
def test_what_fuzzing_found_does_no_harm(find: str) -> None:
    name, data = FINDS[find]
    reader = contracts()[name].reader()
    read_through(reader, data, "find", reader.limits)
