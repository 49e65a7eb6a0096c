"""Help: the rooms, the keys, the words, and what is and is not protected."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from amana.language.wording import LANGUAGES, say
from amana.web.house.navigation import ROOMS
from amana.web.house.routes import Page
from amana.web.house.visits import Visit

_KEYS: Final = (
    (("Tab", "Shift+Tab"), "web-help-key-tab"),
    (("n", "p"), "web-help-key-marks"),
    (("Enter",), "web-help-key-enter"),
    (("+", "-", "0"), "web-help-key-zoom"),
    (("a", "c", "r"), "web-help-key-answers"),
    (("s", "u"), "web-help-key-skip"),
)
_QUERIES: Final = (
    ("web-help-example-word", "web-help-query-word"),
    ("web-help-example-phrase", "web-help-query-phrase"),
    ("web-help-example-without", "web-help-query-without"),
    ("web-help-example-or", "web-help-query-or"),
)
WORDS: Final = (
    "archive",
    "item",
    "part",
    "text-version",
    "statement",
    "claim",
    "figure",
    "account",
    "assertion",
    "custody",
    "copy",
    "log",
    "checkpoint",
    "suspect",
)
PROTECTED: Final = ("sealed", "unchanged", "shown", "network", "elsewhere", "locked")
UNPROTECTED: Final = ("here", "screen", "memory", "saved", "truth")


def help_page(visit: Visit) -> Response:
    """One page."""
    return visit.page(
        "help.html",
        rooms=[(visit.say(key), visit.say(key.replace("-nav-", "-help-room-"))) for _, key in ROOMS],
        keys=[(keys, visit.say(key)) for keys, key in _KEYS],
        queries=[(visit.say(example), visit.say(key)) for example, key in _QUERIES],
        words=[_word(visit, one) for one in WORDS],
        protected=[visit.say(f"web-help-protected-{one}") for one in PROTECTED],
        unprotected=[visit.say(f"web-help-unprotected-{one}") for one in UNPROTECTED],
    )


def _word(visit: Visit, word: str) -> tuple[str, str, str]:
    """What it is called in English and in Arabic, and what it means."""
    english, arabic = (say(one, f"web-help-word-{word}") for one in LANGUAGES)
    return english, arabic, visit.say(f"web-help-means-{word}")


PAGES = (Page("/help", help_page),)
