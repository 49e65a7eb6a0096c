"""What fuzzing found, each made small: read or refused, and told whole."""

from __future__ import annotations

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
FINDS: dict[str, tuple[str, bytes]] = {
    "a reference of five thousand digits in a page": ("web-page", b"<html><body><p>Idris " + _HUGE + b"</p>"),
    "the same in a page saved with all it shows": ("mhtml", _MHTML),
    "a chat's name with bytes that are no characters": ("telegram-html", _TELEGRAM),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("find", FINDS)
def test_what_fuzzing_found_does_no_harm(find: str) -> None:
    name, data = FINDS[find]
    reader = contracts()[name].reader()
    read_through(reader, data, "find", reader.limits)
