"""A page without anything that acts or reaches outside: only known elements and attributes are written anew.

What is not known to be harmless is not written; nothing is mended in place. Every text and value is escaped by us,
and no element is kept whose content a browser reads otherwise than other text (style alone, and it has no `<`), so
that reading the result again gives the same tree: there is nothing left to turn into something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from amana.intake.reading import sound
from amana.intake.showing.addresses import cleaned, resolved, scheme_of
from amana.intake.showing.inert_style import inert_style

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_REFERENCES: Final = 5_000
_MOST_ELEMENTS = 100_000
_LONGEST_ADDRESS = 2_000
_NEAR = 20  # elements around a picture that are looked at
_LONGEST_VALUE = 10_000
_LONGEST_INLINE = 2 << 20  # characters of a picture that stands in the page itself
_LONGEST_STYLE = 2 << 20  # characters of all styles
_XHTML = "{http://www.w3.org/1999/xhtml}"
# fmt: off
_KEPT = frozenset((
    "html", "head", "body", "title", "style", "article", "aside", "section", "nav", "header", "footer", "main",
    "hgroup", "h1", "h2", "h3", "h4", "h5", "h6", "address", "p", "div", "span", "pre", "blockquote", "center",
    "hr", "br", "wbr", "ol", "ul", "li", "dl", "dt", "dd", "dir", "menu", "figure", "figcaption", "table",
    "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "abbr", "acronym", "b",
    "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "nobr", "img", "picture", "audio", "video", "details", "summary", "map", "area", "link",
))
# Gone with all that is in them: what acts, what is of another language, what is read in its own way. Not what is
# empty by nature and unknown to the parser (source, track, embed, image): it takes what follows for its content.
_GONE = frozenset((
    "script", "noscript", "template", "svg", "math", "iframe", "frame", "frameset", "noframes", "object",
    "applet", "param", "base", "meta", "noembed", "xmp", "plaintext", "listing", "textarea", "select",
    "option", "optgroup", "datalist", "input", "isindex", "portal", "fencedframe", "foreignobject",
    "annotation-xml", "desc", "mglyph", "malignmark", "canvas",
))
_TEXTS = frozenset(("style", "title"))
_VOID = frozenset(("br", "hr", "wbr", "img", "col", "area", "link"))
_ATTRIBUTES = frozenset((
    "class", "id", "title", "lang", "dir", "align", "valign", "width", "height", "border", "cellpadding",
    "cellspacing", "bgcolor", "color", "face", "size", "colspan", "rowspan", "headers", "scope", "abbr", "alt",
    "datetime", "start", "reversed", "value", "role", "open", "hspace", "vspace", "noshade", "nowrap", "char",
    "clear", "compact", "rules", "frame", "hidden", "translate", "usemap", "shape", "coords", "text", "span",
    "name", "rb", "aria-label", "aria-hidden", "aria-labelledby", "aria-describedby", "aria-level", "media",
))
# fmt: on
_LAZY = ("src", "data-src", "data-original", "data-lazy-src")
_INLINE = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp|bmp|avif)(?:;[\w=-]{1,40}){0,2};base64,[A-Za-z0-9+/=%_-]*", re.I
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_NUMBER_NAME = re.compile(r"[\w.:-]{1,200}")


@dataclass(slots=True)
class Inert:
    """One page being written anew. `base` is where it stood; `mark` is a word that no page can know.

    `references` are the addresses that were met where something is shown, by number, as written and resolved:
    `<mark>-<number>` stands in their place, whole in an attribute or in `url("…")`.
    """

    base: str
    mark: str
    references: list[tuple[str, str]] = field(default_factory=list)
    left_out: bool = False
    _known: dict[str, int] = field(default_factory=dict)
    _out: list[str] = field(default_factory=list)
    _styles: int = _LONGEST_STYLE

    def page(self, root: _Element) -> str:
        """The page as HTML."""
        from lxml.etree import iterwalk

        self._find_base(root)
        gone = elements = 0
        for event, node in iterwalk(root, events=("start", "end")):
            name = _name(node)
            if event == "start":
                elements += 1
                gone += name in _GONE or bool(gone)
                if elements > _MOST_ELEMENTS:
                    self.left_out = True
                    break
                if not gone and name in _TEXTS:
                    self._of_text(name, node)
                    gone = 1
                elif not gone:
                    self._begin(name, node)
                continue
            if not gone and name in _KEPT and name not in _VOID:
                self._out.append(f"</{name}>")
            gone = max(0, gone - 1)
            if not gone and node is not root:
                self._text(node.tail)
        return "<!DOCTYPE html>\n" + "".join(self._out)

    def style(self, style: str) -> str:
        """A style sheet that stands alone."""
        return inert_style(style[:_LONGEST_STYLE], self.refer)

    def refer(self, address: str) -> str | None:
        """What stands for an address of something shown: the mark and its number; None where it must go."""
        address = cleaned(address)
        if not address or address.startswith("#"):
            return None
        scheme = scheme_of(address)
        if scheme == "data":
            return address if len(address) <= _LONGEST_INLINE and _INLINE.fullmatch(address) else None
        if scheme not in ("", "http", "https", "cid", "file", "mhtml") or len(address) > _LONGEST_ADDRESS:
            return None
        if address not in self._known:
            if len(self.references) >= MOST_REFERENCES:
                self.left_out = True
                return None
            self._known[address] = len(self.references)
            self.references.append((sound(address), sound(resolved(self.base, address))))
        return f"{self.mark}-{self._known[address]}"

    def _find_base(self, root: _Element) -> None:
        for node in root.iter():
            if _name(node) == "base" and node.get("href"):
                told = cleaned(str(node.get("href")))[:_LONGEST_ADDRESS]
                if scheme_of(told) in ("", "http", "https"):
                    self.base = resolved(self.base, told)
                return

    def _begin(self, name: str, node: _Element) -> None:
        if name == "link":
            self._link(node)
        elif name in _KEPT:
            self._out.append(f"<{name}{self._attributes(node)}{self._shown(name, node)}>")
            if name == "head":
                self._out.append('<meta charset="utf-8"><meta name="referrer" content="no-referrer">')
        self._text(node.text)

    def _of_text(self, name: str, node: _Element) -> None:
        """An element that holds text alone, whatever was put into it."""
        if name == "style":
            self._out.append(f"<style{self._attributes(node)}>{self._style_text(node)}</style>")
        else:
            self._out.append("<title>")
            self._text(_words(node))
            self._out.append("</title>")

    def _style_text(self, node: _Element) -> str:
        told = _words(node)
        if len(told) > self._styles:
            self.left_out = True
            return ""
        self._styles -= len(told)
        return inert_style(told, self.refer)

    def _link(self, node: _Element) -> None:
        """A style sheet beside the page; every other link leads outside."""
        relation = str(node.get("rel") or "").lower().split()
        told = self.refer(str(node.get("href") or "")) if "stylesheet" in relation else None
        if told and told.startswith(self.mark) and "alternate" not in relation:
            media = f' media="{_value(str(node.get("media")))}"' if node.get("media") else ""
            self._out.append(f'<link rel="stylesheet" href="{told}"{media}>')

    def _attributes(self, node: _Element) -> str:
        told = []
        for name, value in node.attrib.items():
            name = str(name).lower()
            if name in _ATTRIBUTES and len(value) <= _LONGEST_VALUE:
                told.append(f' {name}="{_value(str(value))}"')
            elif name == "style" and len(value) <= self._styles:
                self._styles -= len(value)
                told.append(f' style="{_value(inert_style(str(value), self.refer))}"')
        return "".join(dict.fromkeys(told))

    def _shown(self, name: str, node: _Element) -> str:
        """The attributes that name something: what is shown becomes a reference, where links led is told."""
        if name == "img":
            return self._named("src", _picture(node))
        if name in ("audio", "video"):
            sources = [node.get("src"), *(one.get("src") for one in _sources(node))]
            source = next((str(one) for one in sources if one), None)
            poster = self._named("poster", node.get("poster")) if name == "video" else ""
            return f' controls preload="none"{self._named("src", source)}{poster}'
        if name in ("a", "area"):
            return _link_shown(str(node.get("href") or ""))
        if name in ("body", "table", "td", "th", "tr"):
            return self._named("background", node.get("background"))
        return ""

    def _named(self, name: str, address: str | None) -> str:
        told = self.refer(str(address)) if address else None
        return f' {name}="{_value(told)}"' if told else ""

    def _text(self, text: str | None) -> None:
        if text:
            self._out.append(escape(_CONTROL.sub("", str(text)), quote=False))


def _name(node: _Element) -> str:
    """An element's name; `svg` for whatever is of another language than HTML."""
    tag = str(node.tag)
    if tag.startswith(_XHTML):
        return tag[len(_XHTML) :].lower()
    return "svg" if tag.startswith("{") else tag.lower()


def _words(node: _Element) -> str:
    return "".join(map(str, node.itertext()))


def _value(value: str) -> str:
    return escape(_CONTROL.sub("", value), quote=True)


def _picture(node: _Element) -> str | None:
    """Where a picture is: what a script would have put there once the page is scrolled goes before spacers."""
    written = [str(node.get(name) or "").strip() for name in _LAZY]
    written += [_first_of_set(str(node.get(name) or "")) for name in ("srcset", "data-srcset")]
    above = next((one for one in islice(node.iterancestors(), _NEAR) if _name(one) == "picture"), None)
    if above is not None:
        written += [_first_of_set(str(one.get("srcset") or "")) for one in _sources(above)]
    real = [one for one in written if one and not one.lower().startswith("data:")]
    return next(iter([*real, *(one for one in written if one)]), None)


def _sources(node: _Element) -> list[_Element]:
    """What may be shown in its place: the parser takes one source to be in the other."""
    return [one for one in islice(node.iter(), _NEAR) if _name(one) == "source"]


def _first_of_set(told: str) -> str:
    return told[:_LONGEST_ADDRESS].strip().split(" ")[0].strip(",")


def _link_shown(address: str) -> str:
    """Within the page a link leads where it led; where others led stands beside, to be read and not followed."""
    address = cleaned(address)[:_LONGEST_ADDRESS]
    if address.startswith("#"):
        return f' href="{_value(address)}"' if _NUMBER_NAME.fullmatch(address[1:]) else ""
    return f' data-address="{_value(address)}"' if address else ""
