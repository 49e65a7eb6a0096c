"""The words of one page of a book (XHTML), all of it: a line for each block, no script, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amana.intake.char_references import unescaped
from amana.intake.documents.packages import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(("script", "style", "head", "template", "noscript", "object", "iframe", "svg", "rp"))
# What runs on within a line; anything else is a block.
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "q", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))
# fmt: on
_HEADINGS = frozenset(("h1", "h2", "h3"))


def words_of_page(data: bytes) -> tuple[str, str | None]:
    """The text, and the first heading. Broken markup is read as a browser would."""
    root = _root(data)
    if root is None:
        return "", None
    heading = next((one for one in root.iter() if local(one) in _HEADINGS), None)
    told = _walk(root)
    first = None if heading is None else " ".join(" ".join(_walk(heading)).split())
    return _lines("".join(told)), first or None


def _root(data: bytes) -> _Element | None:
    """Parsed as XML, which it should be; else as HTML. Neither follows entities to files, nor the network."""
    from lxml.etree import HTMLParser, ParserError, XMLParser, XMLSyntaxError, fromstring

    try:
        return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (XMLSyntaxError, ValueError):
        pass
    try:
        return fromstring(data, HTMLParser(no_network=True))
    except (XMLSyntaxError, ParserError, ValueError):
        return None


def _walk(root: _Element) -> list[str]:
    """Text in document order, white space of the markup as single spaces, a line feed around each block."""
    from lxml.etree import Entity

    told: list[str] = []
    waiting: list[_Element | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            told.append(one)
            continue
        name = local(one)
        if one.tag is Entity:
            told.append(_entity(one))
        if name in _SKIPPED or not name:
            continue
        between = "\t" if name in {"td", "th"} else "" if name in _INLINE else "\n"
        waiting.append(between)
        for child in reversed(one):
            if child.tail:
                waiting.append(_single(child.tail))
            waiting.append(child)
        told.append("" if between == "\t" else between)
        told.append(_single(one.text or ""))
    return told


def _entity(reference: _Element) -> str:
    """`&nbsp;` and its kin, which HTML defines; one that a document defines for itself is nothing here."""
    said = reference.text or ""
    told = unescaped(said)
    return told if told != said else ""


def _single(text: str) -> str:
    """Runs of white space as one space; a non-breaking space is none."""
    if not text or text.isspace():
        return " " if text else ""
    pieces = [piece for piece in text.replace("\n", " ").replace("\t", " ").replace("\r", " ").split(" ") if piece]
    before = " " if text[0] in " \n\t\r" else ""
    after = " " if text[-1] in " \n\t\r" else ""
    return before + " ".join(pieces) + after


def _lines(text: str) -> str:
    told = []
    for line in text.split("\n"):
        plain = line.strip(" \t")
        while "  " in plain:
            plain = plain.replace("  ", " ")
        if plain:
            told.append(plain.replace("\t ", "\t").replace(" \t", "\t"))
    return "\n".join(told)
