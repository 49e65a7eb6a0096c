"""What narrows a search, in a person's words: kinds, languages, how an item stands, people and places by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amana.web.house.visits import Visit
from amana.web.things.place_words import place_called

if TYPE_CHECKING:
    from amana.actions import OpenArchive

_ID = re.compile("[0-9a-f]{12,32}")

FAMILY_KEYS: Final = {
    "picture": "web-search-kind-picture",
    "recording": "web-search-kind-recording",
    "page": "web-search-kind-page",
    "mail": "web-search-kind-mail",
    "chat": "web-search-kind-chat",
    "document": "web-search-kind-document",
    "table": "web-search-kind-table",
    "archive": "web-search-kind-archive",
    "transcript": "web-search-kind-transcript",
    "proof": "web-search-kind-proof",
    "text": "web-search-kind-text",
    "other": "web-search-kind-other",
}
STATUS_KEYS: Final = {
    "unread": "web-search-status-unread",
    "read": "web-search-status-read",
    "failed": "web-search-status-failed",
    "described": "web-search-status-described",
    "suspect": "web-search-status-suspect",
    "erased": "web-search-status-erased",
}
LANGUAGE_KEYS: Final = {
    "ar": "web-search-in-ar",
    "en": "web-search-in-en",
    "fr": "web-search-in-fr",
    "de": "web-search-in-de",
    "es": "web-search-in-es",
    "tr": "web-search-in-tr",
    "ku": "web-search-in-ku",
    "fa": "web-search-in-fa",
    "ru": "web-search-in-ru",
    "uk": "web-search-in-uk",
    "he": "web-search-in-he",
    "hy": "web-search-in-hy",
    "syr": "web-search-in-syr",
}
FILTER_KEYS: Final = {
    "family": "web-search-family",
    "kind": "web-search-media-type",
    "language": "web-search-language",
    "source": "web-search-source",
    "person": "web-search-person",
    "place": "web-search-place",
    "year": "web-search-year",
    "since": "web-search-since",
    "until": "web-search-until",
    "tag": "web-search-tag",
    "status": "web-search-status",
}
"""What each filter is called."""

_KEYS: Final = {"family": FAMILY_KEYS, "status": STATUS_KEYS, "language": LANGUAGE_KEYS}


def value_words(visit: Visit, archive: OpenArchive, name: str, value: str) -> str:
    """A value of a filter as a person would say it."""
    if name in _KEYS:
        key = _KEYS[name].get(value)
        return visit.say(key) if key else value
    if name == "place":
        return place_called(visit, archive, value)
    if name in ("source", "person") and _ID.fullmatch(value):
        return archive.knowing().label(value) or value
    return visit.digits(value) if name in ("year", "since", "until") else value
