"""Every reason that a place for a copy gives has words in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from amana.language.wording import LANGUAGES, worded
from amana.stores import network, s3, webdav

ROOM = Path(network.__file__).parent
# Called with the reason as their last word.
_SAYING = re.compile(r'(?:_unreadable\(text|_host_key\([^)]*|unreachable\([^)]*), "([a-z-]+)"\)')


def reasons() -> set[str]:
    found = {*network._REASONS.values(), *s3._REFUSED.values(), *webdav._REFUSED.values()}
    for path in ROOM.glob("*.py"):
        source = path.read_text()
        assert ast.parse(source)
        found |= set(re.findall(r'reason="([A-Za-z-]+)"', source)) | set(_SAYING.findall(source))
    return found | {
        "name-unknown",
        "no-answer",
        "link-cut",
        "login-cut",
        "server-error",
        "moved",
        "certificate-wrong",
    }


def test_the_scan_finds_them() -> None:
    assert {"host-absent", "host-key-changed", "ENOSPC", "folder-absent", "clock-wrong"} <= reasons()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(reasons()))
def test_every_reason_has_words(language: str, reason: str) -> None:
    assert worded(language, f"reason-{reason.lower()}")
