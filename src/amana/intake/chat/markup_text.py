"""A piece of markup: its tree, its elements by class, its words."""

from __future__ import annotations

from typing import Any

_BREAKING = ("br", "div", "p", "blockquote", "pre")


def root_of(markup: str) -> Any:
    """The root of a piece of markup, whatever it leaves open; None where it cannot be parsed."""
    from lxml import etree, html

    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return html.document_fromstring(markup.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def of_class(node: Any, name: str) -> list[Any]:
    """All elements within that are of this class, in their order."""
    return list(node.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]'))


def text_of(node: Any) -> str:
    """The words with their line breaks, without the white space of the markup."""
    pieces = [(node.text or "").lstrip()]
    for one in node.iterdescendants():
        if one.tag in _BREAKING:
            pieces.append("\n")
        pieces += [_squeezed(one.text), _squeezed(one.tail)]
    lines = "".join(pieces).strip().split("\n")
    return "\n".join(line.strip(" \r\t") for line in lines).strip()


def _squeezed(text: str | None) -> str:
    """White space that only indents the markup is none of the message's."""
    if not text:
        return ""
    return "" if "\n" in text and not text.strip() else text.replace("\n", " ")
