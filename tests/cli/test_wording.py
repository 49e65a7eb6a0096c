"""The words: nothing is lacking in either language, nothing is left over, and both say the same facts."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

import amana.errors
import amana.phrases
from amana.actions.reviewing.queue_values import KINDS
from amana.actions.viewing.marks import MarkKind
from amana.archive.custody import ON_KEYS_AND_DEVICES
from amana.archive.standing import Suspicion
from amana.catalogue import Why
from amana.cli.program import COMMANDS, GROUPS, CommandGroup, Program
from amana.cli.spoken import SHARED, shared_options
from amana.compare.events.pairs import EvidenceKind
from amana.compare.figures import REASONS, VerdictKind
from amana.compare.figures.means import means_list
from amana.compare.people import GROUNDS
from amana.compare.voices import How
from amana.errors import AmanaError
from amana.intake import FAMILIES as FAMILIES_OF_KINDS
from amana.intake.reading import PartKind, Reason
from amana.language.wording import LANGUAGES, LONGEST_FACT, PAGES, page_path, say, worded
from amana.phrases.place_parts import AREAS, SIDES
from amana.reading.nouns import Mode, NameKind, Relation, TermKind
from amana.records import CONFIDENCES, CustodyActName
from amana.web.items.facts_view import WORDED as FACTS_OF_FILES
from amana.web.items.mark_facts import FACTS as ITEM_FACTS
from amana.web.items.text_view import GROUPS as GROUPS_OF_MARKS
from amana.web.pages import help as help_pages
from amana.web.pages.help import WORDS as HELP_WORDS
from amana.web.pages.review import TOLD
from amana.web.reviewing.question_view import SEVERAL
from amana.web.things.thing_kinds import LISTINGS

# Parts that are called by a name, not by a number.
WITH_NAMES = ("member", "embedded", "insertion", "deletion", "word")
SOURCE = Path(inspect.getfile(amana.errors)).parents[1]
# Where things are said: the rooms, and the pages that the browser is shown.
SPEAKING = ("cli", "phrases", "web")
TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))
# Keys that are put together while running, and what of.
FAMILIES = {
    "size-": ["bytes", "kb", "mb", "gb", "tb"],
    "family-": FAMILIES_OF_KINDS,
    "why-": [*get_args(Why), "in"],
    "intake-": ["read", "nothing", "failed"],
    "alike-cut-": ["this", "other"],
    "compare-": get_args(VerdictKind),
    "compare-edge-": get_args(How),
    "compare-published-": ["dateline", "inferred", "proposed"],
    "compare-pace-": ["daily", "increase"],
    "compare-reviewed-": ["accepted", "corrected"],
    "compare-reason-": REASONS,
    "compare-means-": sorted(set().union(*means_list().values()) - {"any"}),
    "compare-place-side-": SIDES,
    "compare-place-sides-": SIDES,
    "compare-place-area-": [
        *(one.replace(" ", "-") + end for one in AREAS for end in ("", "-of")),
        *("part-of", "parts-of"),
    ],
    "compare-basis-": ["absolute", "publication", "text", "statement", "event", "asserted", "proposed"],
    "confidence-": CONFIDENCES,
    "review-kind-": KINDS,
    "review-ask-": KINDS,
    "review-value-": KINDS,
    "review-ground-": [*GROUNDS, *get_args(EvidenceKind), "told"],
    "sidecar-": ["absent", "valid", "invalid", "signer-unknown", "not-checked", "key-absent"],
    "watch-": ["kept", "duplicate", "failed"],
    "verify-": ["well", "wrong", "missing", "damaged", "extra", "unlogged", "erased", "suspect"],
    "audit-": ["full", "sample", "nonce"],
    "verify-log-": ["holds", "broken"],
    "interrupted-": ["add", "verify", "restore", "rebuild", "sync", "audit", "repair", "erase"],
    "sync-": ["objects", "entries", "acts", "files", "absent", "refused", "part", "lacking", "damaged", "kept"],
    "suspect-": get_args(Suspicion),
    "read-mode-": get_args(Mode),
    "read-modality-": ["planned", "denied", "conditional"],
    "read-relation-": get_args(Relation),
    "read-kind-": get_args(NameKind),
    "part-kind-": get_args(PartKind),
    "part-at-": ["body", *(one for one in get_args(PartKind) if one not in WITH_NAMES)],
    "web-compare-pairs-": get_args(VerdictKind),
    "web-map-none-": ["facts", "flows"],
    "web-timeline-precision-": ["days", "month", "year", "years"],
    "web-help-word-": ["english", "arabic", "meaning", *HELP_WORDS],
    "web-help-means-": HELP_WORDS,
    "web-help-protected-": help_pages.PROTECTED,
    "web-help-unprotected-": help_pages.UNPROTECTED,
    "web-item-fact-": ITEM_FACTS,
    "web-item-family-": [*FAMILIES_OF_KINDS, "other"],
    "web-item-group-": GROUPS_OF_MARKS,
    "web-item-header-": ["from", "to", "cc", "bcc", "reply-to", "subject", "date", "understood"],
    "web-item-judged-": ["accepted", "rejected"],
    "web-item-mark-": [*get_args(MarkKind), "before", "after"],
    "web-item-parallel-": ["caption", "said"],
    "web-item-term-": get_args(TermKind),
    "web-item-to-": ["person", "group", "place", "map", "said"],
    "web-item-told-": FACTS_OF_FILES,
    "web-item-view-": ["chat", "table", "film", "mail", "page", "text"],
    "web-review-accept-": [*SEVERAL, "row"],
    "web-review-reject-": KINDS,
    "web-review-told-": TOLD,
    "web-review-value-": [one for one in KINDS if one not in SEVERAL],
    "web-things-for-": LISTINGS,
    "web-things-new-": LISTINGS,
    "web-things-none-": [*LISTINGS, "called", "known"],
    "custody-": [*get_args(CustodyActName), "failure", "part", *ON_KEYS_AND_DEVICES],
}
# Families that grow with what the rows beneath find: a word may be there before it is needed.
OPEN_FAMILIES = ("reason-", "field-", "doctor-", "usage-", "web-help-room-")


class _Gather(Visitor):
    """The variables a pattern names, and the sets of plural categories it chooses among."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.choices: list[set[str]] = []

    def visit_VariableReference(self, node: Any) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: Any) -> None:
        if isinstance(node.selector, ftl.VariableReference):
            keys = {getattr(one.key, "name", None) or one.key.value for one in node.variants}
            self.choices.append(keys)
        self.generic_visit(node)


def _entries(language: str) -> dict[str, Any]:
    """Every sentence of a language by its key; an attribute's key is `message.attribute`."""
    found: dict[str, Any] = {}
    for page in PAGES:
        body = FluentParser().parse(page_path(language, page).read_text(encoding="utf-8")).body
        for entry in body:
            assert not isinstance(entry, ftl.Junk), entry.content
            if isinstance(entry, ftl.Message):
                parts = {entry.id.name: entry.value}
                parts |= {f"{entry.id.name}.{one.id.name}": one.value for one in entry.attributes}
                assert not parts.keys() & found.keys(), f"{entry.id.name} is said twice"
                found |= parts
    return found


ENTRIES = {language: _entries(language) for language in LANGUAGES}


def _gathered(language: str, key: str) -> _Gather:
    gather = _Gather()
    gather.visit(ENTRIES[language][key])
    return gather


def _codes() -> Iterator[type[AmanaError]]:
    for _, one in inspect.getmembers(amana.errors, inspect.isclass):
        if issubclass(one, AmanaError):
            yield one


CODES = sorted(_codes(), key=lambda one: one.code)
CODE_NAMES = [one.code for one in CODES]


def _help_keys() -> set[str]:
    keys = {"help-amana", "help-amana-version", "help-amana-exit", "help-shared-help"}
    keys |= {f"help-heading-{one}" for one in ("usage", "arguments", "options", "shared", "commands")}
    keys |= {"help-usage-options", "help-usage-command"}
    keys |= {f"help-shared-{str(one.name).replace('_', '-')}" for one in shared_options()}
    for name, command in _commands():
        keys |= {f"help-{name}", f"help-{name}.short"}
        own = [str(one.name) for one in command.params if one.name not in SHARED]
        keys |= {f"help-{name}-{one.replace('_', '-')}" for one in own}
    return keys


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and group, as help calls it: `add`, `keys`, `keys-list`."""
    yield from ((name, Program().load(name)) for name in (*COMMANDS, *GROUPS))
    for group, names in GROUPS.items():
        yield from ((f"{group}-{name}", CommandGroup(group).load(name)) for name in names)


def _literals() -> set[str]:
    """Every text literal where things are said: keys that are said as they stand are among them."""
    files = (path for room in (*SPEAKING, "cards") for path in (SOURCE / room).rglob("*.py"))
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    nodes = (node for tree in trees for node in ast.walk(tree))
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    quoted = (re.findall(r"""["']([a-z0-9.-]+)["']""", path.read_text(encoding="utf-8")) for path in TEMPLATES)
    return said.union(*quoted)


def _problems() -> set[str]:
    """Every `problem=` that a wrong command line is given."""
    found: set[str] = set()
    for path in (SOURCE / "cli").rglob("*.py"):
        found |= set(re.findall(r'problem="([a-z-]+)"', path.read_text(encoding="utf-8")))
    return found | {"query-and-jsonl"}


def test_both_languages_have_the_same_keys() -> None:
    assert ENTRIES["en"].keys() == ENTRIES["ar"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", CODES, ids=CODE_NAMES)
def test_every_error_code_has_a_sentence_and_a_hint(language: str, error: type[AmanaError]) -> None:
    assert {error.code, f"{error.code}.hint"} <= ENTRIES[language].keys()


def test_every_problem_of_a_command_line_has_a_sentence_and_a_hint() -> None:
    wanted = {f"usage-{one}{part}" for one in _problems() for part in ("", ".hint")}
    assert wanted <= ENTRIES["en"].keys()


def test_every_help_text_is_there_and_none_is_left_over() -> None:
    assert {key for key in ENTRIES["en"] if key.startswith("help-")} == _help_keys()


def test_every_family_is_whole() -> None:
    wanted = {start + end for start, ends in FAMILIES.items() for end in ends}
    assert wanted <= ENTRIES["en"].keys()


def test_no_sentence_is_left_over() -> None:
    used = _literals() | _help_keys() | {start + end for start, ends in FAMILIES.items() for end in ends}
    used |= {code for one in _codes() for code in (one.code, f"{one.code}.hint")}
    left = {key for key in ENTRIES["en"] if key not in used and not key.startswith(OPEN_FAMILIES)}
    assert not left


def test_every_sentence_that_the_code_says_is_there() -> None:
    said: set[str] = set()
    for path in [*(path for room in SPEAKING for path in (SOURCE / room).rglob("*.py")), *TEMPLATES]:
        said |= set(re.findall(r"""\bsay\(\s*["']([a-z0-9.-]*[a-z0-9])["']""", path.read_text(encoding="utf-8")))
    assert said
    assert said <= ENTRIES["en"].keys()


@pytest.mark.parametrize("key", sorted(ENTRIES["en"]))
def test_both_languages_name_the_same_facts(key: str) -> None:
    assert _gathered("en", key).variables == _gathered("ar", key).variables


@pytest.mark.parametrize("error", CODES, ids=CODE_NAMES)
def test_errors_name_only_facts_that_their_class_promises(error: type[AmanaError]) -> None:
    promised = set(re.findall(r"[a-z_]+", (error.__doc__ or "").partition("Facts: ")[2]))
    always = {"program"}
    if error.code in ("fault", "wrong-usage"):
        always |= {"kind", "reason"}
    named = _gathered("en", error.code).variables | _gathered("en", f"{error.code}.hint").variables
    assert named <= promised | always


@pytest.mark.parametrize("key", sorted(ENTRIES["ar"]))
def test_choices_by_number_have_every_plural_form(key: str) -> None:
    wanted = set(Locale("ar").plural_form.tags) | {"other"}
    for keys in _gathered("ar", key).choices:
        assert keys - {"0"} == wanted or keys == {"one", "two", "few", "many", "other"}
    for keys in _gathered("en", key).choices:
        assert keys - {"0"} == {"one", "other"}


@pytest.mark.parametrize("key", sorted(ENTRIES["ar"]))
def test_arabic_is_arabic(key: str) -> None:
    texts = [one.value for one in _texts(ENTRIES["ar"][key])]
    if not any(re.search(r"[A-Za-z؀-ۿ]{2}", text) for text in texts):
        return  # marks and facts alone
    if key in ("help-usage-options", "help-usage-command"):
        return  # as it is typed
    assert any(re.search("[؀-ۿ]", text) for text in texts)


def _texts(pattern: Any) -> list[Any]:
    found: list[Any] = []

    class _Texts(Visitor):
        def visit_TextElement(self, node: Any) -> None:
            found.append(node)

    _Texts().visit(pattern)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_hides_a_mark_of_direction(language: str) -> None:
    for page in PAGES:
        text = page_path(language, page).read_text(encoding="utf-8")
        assert not re.search("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", text)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "لا موادّ."),
        (1, "مادّة واحدة."),
        (2, "مادّتان."),
        (3, "3 موادّ."),
        (10, "10 موادّ."),
        (11, "11 مادّة."),
        (99, "99 مادّة."),
        (100, "100 مادّة."),
        (103, "103 موادّ."),
        (1_500, "1,500 مادّة."),
    ],
)
def test_arabic_counts_as_arabic_counts(count: int, told: str) -> None:
    assert say("ar", "list-count", count=count) == told


def test_reasons_that_the_rows_beneath_give_have_words() -> None:
    """Every stable word given as `reason=` in the code; a reason made while running is shown as it is."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if "rescue" not in path.parts:
            found |= set(re.findall(r'reason="([a-z][a-z0-9-]*)"', path.read_text(encoding="utf-8")))
    found |= set(get_args(Reason))
    lacking = sorted(one for one in found if f"reason-{one}" not in ENTRIES["en"])
    assert not lacking


def test_an_absent_fact_leaves_no_hole() -> None:
    for language in LANGUAGES:
        assert "{" not in say(language, "identity-unreadable", reason="x")
        assert say(language, "identity-unreadable", reason="x") != say(
            language, "identity-unreadable", reason="x", file="k"
        )


def test_a_list_takes_the_languages_comma() -> None:
    assert say("en", "list-of", items=("a", "b")) == "a, b"
    assert say("ar", "list-of", items=("a", "b")) == "a، b"


@given(st.text(max_size=4_000))
def test_any_fact_can_stand_in_a_sentence(fact: str) -> None:
    shown = fact if len(fact) <= LONGEST_FACT else fact[:LONGEST_FACT] + "…"
    assert shown in say("en", "search-nothing", query=fact)


def test_the_command_line_offers_the_languages_that_are_worded() -> None:
    assert amana.phrases.LANGUAGES == LANGUAGES


def test_an_unknown_key_or_language_is_refused() -> None:
    assert not worded("en", "no-such-key")
    for language, key in (("en", "no-such-key"), ("xx", "error"), ("en", "error.hint")):
        with pytest.raises(LookupError):
            say(language, key)
