"""What Amana says, in the person's language: sentences from Fluent files, filled with facts.

Each language has a folder with five pages: `cli.ftl` (labels and messages), `errors.ftl` (one sentence
and a `.hint` for each error code), `reasons.ftl`, `help.ftl` and `cards.ftl` (what is printed on word cards).
A page is read when something on it is first said.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: Final = ("en", "ar")
PAGES: Final = ("cli", "errors", "reasons", "help", "cards")

# The resolver refuses a fact above 2,500 characters, so longer ones are cut before it sees them.
LONGEST_FACT: Final = 2_000
_BETWEEN: Final = {"en": ", ", "ar": "، "}

Fact = str | int | float | tuple[str, ...]


def say(language: str, key: str, /, **facts: Fact) -> str:
    """The sentence `key` in `language`, filled with `facts`; `key.hint` is the hint that goes with it.

    Numbers take the language's plural form and Latin digits; a tuple becomes a list. A fact above
    2,000 characters is cut and ends in `…`. No marks for direction are put around facts: who prints to
    a terminal puts them there. Raises LookupError for a key or a language that is not there.
    """
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
    apart = {"help": ("help",), "reason": ("reasons",), "card": ("cards",)}
    pages = apart.get(name.partition("-")[0], ("cli", "errors"))
    return next((found for page in pages if (found := _page(language, page)).has_message(name)), None)


@cache
def _page(language: str, page: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise LookupError(f"there is no wording in {language!r}")
    # Fluent loads a library of locales: it waits until something is said.
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], functions={"GIVEN": cast(Any, _given)}, use_isolating=False)
    bundle.add_resource(FluentResource(page_path(language, page).read_text(encoding="utf-8")))
    return bundle


def page_path(language: str, page: str) -> Path:
    """Where the page `page` of `language` lies."""
    return Path(__file__).parent / language / f"{page}.ftl"


def _given(fact: object) -> str:
    """For `{ GIVEN($file) -> … }` in a sentence: `yes` where the fact is known, `no` where it is absent."""
    return "yes" if isinstance(fact, (str, int, float)) and fact != "" else "no"
