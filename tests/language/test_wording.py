"""Each message is parsed by itself when it is first said: it must be what it is on the whole page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from amana.language import wording

PAGES = [(language, page) for language in wording.LANGUAGES for page in wording.PAGES]


class _References(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.found.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.found.append(node.id.name)


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_a_message_alone_is_what_it_is_on_its_page(language: str, page: str) -> None:
    source = wording.page_path(language, page).read_text(encoding="utf-8")
    whole = FluentParser().parse(source).body
    messages = {one.id.name: one for one in whole if isinstance(one, ast.Message)}
    assert not [one for one in whole if isinstance(one, ast.Junk)]
    alone = {match[1]: match[0] for match in wording._MESSAGE.finditer(source)}
    assert alone.keys() == messages.keys()
    for name, text in alone.items():
        (parsed,) = FluentParser().parse(text).body
        assert parsed.equals(messages[name], ignored_fields=["span", "comment"]), name


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_no_message_refers_to_another(language: str, page: str) -> None:
    references = _References()
    references.visit(FluentParser().parse(wording.page_path(language, page).read_text(encoding="utf-8")))
    assert references.found == []


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_what_stands_on_a_page_is_found_there(language: str, page: str) -> None:
    source = wording.page_path(language, page).read_text(encoding="utf-8")
    written = {match[1] for match in wording._MESSAGE.finditer(source)}
    assert [name for name in written if page not in wording._pages_for(name)] == []


def test_the_reading_room_has_a_page_for_each_second_word_or_the_common_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording, "PAGES", (*wording.PAGES, "web/lamp"))
    assert wording._pages_for("web-lamp-title") == ("web/lamp",)
    assert wording._pages_for("web-lamp") == ("web/lamp",)
    assert wording._pages_for("web-nowhere-title") == wording._pages_for("web-title") == ("web/page",)
    assert wording.say("en", "web-title") == "The reading room"
    assert wording.say("ar", "web-title") == "غرفة القراءة"


def test_what_is_not_there_is_not_worded() -> None:
    assert not wording.worded("en", "nothing-of-this-name")
    with pytest.raises(LookupError):
        wording.say("en", "nothing-of-this-name")
    with pytest.raises(LookupError):
        wording.say("fr", "error")


@pytest.fixture
def hurried() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_several_may_say_something_first_at_the_same_time() -> None:
    source = wording.page_path("en", "web/search").read_text(encoding="utf-8")
    names = [match[1] for match in wording._MESSAGE.finditer(source)]
    for _ in range(3):
        page = wording._Page("en", source)

        def found(name: str, page: wording._Page = page) -> bool:
            return page.has(name) and page.bundle(name).has_message(name)

        with ThreadPoolExecutor(8) as several:
            assert all(several.map(found, [name for name in names for _ in range(4)]))
