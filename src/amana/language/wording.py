"""What Amana says, in the person's language: sentences from Fluent files, filled with facts.

Each language has a folder with seven pages: `cli.ftl` (labels and messages), `errors.ftl` (one sentence
and a `.hint` for each error code), `reasons.ftl`, `help.ftl`, `cards.ftl` (what is printed on word cards),
`compare.ftl` (accounts side by side) and `review.ftl` (the queue); and a folder `web` with the pages of the
reading room. A key that begins with `web-` stands in the page of its second word (`web-search-title` in
`web/search.ftl`), or in `web/page.ftl` where there is no such page.
A page is read when something on it is first said, and of it no more is parsed than what is said: to parse them
all took longer than most commands. So no message may refer to another (a test holds that).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: Final = ("en", "ar")
_HOME: Final = Path(__file__).parent
_WEB_PAGES: Final = sorted(
    {f"web/{path.stem}" for code in LANGUAGES for path in (_HOME / code / "web").glob("*.ftl")}
)
PAGES: Final = ("cli", "errors", "reasons", "help", "cards", "compare", "review", *_WEB_PAGES)

# The resolver refuses a fact above 2,500 characters, so longer ones are cut before it sees them.
LONGEST_FACT: Final = 2_000
# A message begins with its name at the start of a line, and goes on in lines that are indented or empty.
_MESSAGE: Final = re.compile(r"^([A-Za-z][\w-]*) *=.*\n?(?:(?:[ \t}].*|)\n)*(?:[ \t}].+)?", re.MULTILINE)
_BETWEEN: Final = {"en": ", ", "ar": "، "}

Fact = str | int | float | tuple[str, ...]


def say(language: str, key: str, /, **facts: Fact) -> str:
    """The sentence `key` in `language`, filled with `facts`; `key.hint` is the hint that goes with it.

    Numbers take the language's plural form and Latin digits; a tuple becomes a list. A fact above
    2,000 characters is cut and ends in `…`. No marks for direction are put around facts: who prints to
    a terminal puts them there. Raises LookupError for a key or a language that is not there.
    """
    return _sentence(language, key, facts) if facts else _plain_sentence(language, key)


@cache
def _plain_sentence(language: str, key: str) -> str:
    """One without facts: a page says dozens of them again and again."""
    return _sentence(language, key, {})


def _sentence(language: str, key: str, facts: Mapping[str, Fact]) -> str:
    bundle = _page_of(language, key)
    if bundle is None:
        raise LookupError(f"{key} has no wording in {language}")
    name, _, attribute = key.partition(".")
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise LookupError(f"{key} has no wording in {language}")
    # A missing fact shows as its own name: a flaw the tests look for, not one to stop a person with.
    text, _faults = bundle.format_pattern(pattern, {known: _plain(language, one) for known, one in facts.items()})
    return str(text)


def worded(language: str, key: str) -> bool:
    """Whether `key` has a sentence in `language`."""
    return _page_of(language, key) is not None


def _plain(language: str, fact: Fact) -> str | int | float:
    if isinstance(fact, tuple):
        fact = _BETWEEN[language].join(fact)
    if isinstance(fact, str) and len(fact) > LONGEST_FACT:
        return fact[:LONGEST_FACT] + "…"
    return fact


def _page_of(language: str, key: str) -> FluentBundle | None:
    """The page that has `key`. Help, reasons and cards are long and seldom asked for, so they are pages apart."""
    name = key.partition(".")[0]
    found = next((found for page in _pages_for(name) if (found := _page(language, page)).has(name)), None)
    return found.bundle(name) if found else None


def _pages_for(name: str) -> tuple[str, ...]:
    first, _, rest = name.partition("-")
    if first == "web":
        page = f"web/{rest.partition('-')[0]}"
        return (page if page in PAGES else "web/page",)
    apart = {"help": "help", "reason": "reasons", "card": "cards", "compare": "compare", "review": "review"}
    return (apart[first],) if first in apart else ("cli", "errors")


class _Page:
    """One page: each message parsed when it is first asked for."""

    def __init__(self, language: str, source: str) -> None:
        # Fluent loads a library of locales: it waits until something is said.
        from fluent.runtime import FluentBundle

        self._bundle = FluentBundle([language], functions={"GIVEN": cast(Any, _given)}, use_isolating=False)
        self._unread = {match[1]: match[0] for match in _MESSAGE.finditer(source)}
        self._guard = Lock()

    def has(self, name: str) -> bool:
        """Whether the page has this message."""
        with self._guard:
            return name in self._unread or self._bundle.has_message(name)

    def bundle(self, name: str) -> FluentBundle:
        """The bundle, with this message in it: parsed by whoever asks first, while others wait."""
        from fluent.runtime import FluentResource

        with self._guard:
            if (source := self._unread.pop(name, None)) is not None:
                self._bundle.add_resource(FluentResource(source))
        return self._bundle


@cache
def _page(language: str, page: str) -> _Page:
    if language not in LANGUAGES:
        raise LookupError(f"there is no wording in {language!r}")
    return _Page(language, page_path(language, page).read_text(encoding="utf-8"))


def page_path(language: str, page: str) -> Path:
    """Where the page `page` of `language` lies: `cli`, `web/search`."""
    return _HOME / language / f"{page}.ftl"


def _given(fact: object) -> str:
    """For `{ GIVEN($file) -> … }` in a sentence: `yes` where the fact is known, `no` where it is absent."""
    return "yes" if isinstance(fact, (str, int, float)) and fact != "" else "no"
