"""A style sheet without what reaches outside: addresses become references or nothing, imports and unknown
functions go. What is written with escapes is read as a browser reads it before it is judged (CSS Syntax 3)."""

from __future__ import annotations

import re
from collections.abc import Callable

Refer = Callable[[str], str | None]
"""What an address becomes; None where it must go."""

_IDENT = r"(?:--|-?(?:[A-Za-z_\x80-\U0010ffff]|\\[^\n\r\f]))(?:[\w\x80-\U0010ffff-]|\\[^\n\r\f])*"
_TOKEN = re.compile(
    rf"""(?P<comment>/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))
    |(?P<string>"(?:[^"\\\n\r\f]|\\(?:\r\n|.))*+(?:"|(?=[\n\r\f])|\Z)|'(?:[^'\\\n\r\f]|\\(?:\r\n|.))*+(?:'|(?=[\n\r\f])|\Z))
    |(?P<at>@{_IDENT})
    |(?P<function>{_IDENT}\()
    |(?P<word>{_IDENT})
    |(?P<mark><!--|-->)
    |(?P<other>[\s\d:,.\#()\[\]%!>+~*=&|^$?]++|.)""",
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"""\s*(?:"((?:[^"\\\n]|\\.)*+)"|'((?:[^'\\\n]|\\.)*+)'|([^)"'(\s\\]*+))\s*\)""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[\n\r\f])|(.))", re.DOTALL)
# fmt: off
_AT_RULES = frozenset((
    "media", "supports", "font-face", "keyframes", "-webkit-keyframes", "-moz-keyframes", "layer", "container",
    "page", "counter-style", "property", "scope", "starting-style",
))
_FUNCTIONS = frozenset((
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark",
    "var", "calc", "min", "max", "clamp", "abs", "sign", "round", "mod", "rem", "env", "attr", "counter",
    "counters", "translate", "translatex", "translatey", "translatez", "translate3d", "scale", "scalex",
    "scaley", "scale3d", "rotate", "rotatex", "rotatey", "rotatez", "rotate3d", "skew", "skewx", "skewy",
    "matrix", "matrix3d", "perspective", "linear-gradient", "radial-gradient", "conic-gradient",
    "repeating-linear-gradient", "repeating-radial-gradient", "repeating-conic-gradient",
    "-webkit-linear-gradient", "-moz-linear-gradient", "-webkit-gradient", "-o-linear-gradient", "from", "to",
    "color-stop", "repeat", "minmax", "fit-content", "cubic-bezier", "steps", "linear", "rect", "inset",
    "circle", "ellipse", "polygon", "path", "blur", "brightness", "contrast", "drop-shadow", "grayscale",
    "hue-rotate", "invert", "opacity", "saturate", "sepia", "not", "is", "where", "has", "matches", "any",
    "-webkit-any", "-moz-any", "lang", "dir", "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type",
    "format", "local", "selector", "style", "host", "host-context", "slotted", "part", "and", "or", "alpha",
))
# fmt: on
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def inert_style(style: str, refer: Refer) -> str:
    """The style sheet, or the declarations of one element, that reach nowhere but where `refer` leads.

    It has no `<`, so that it can stand in a style element.
    """
    style = _CONTROL.sub("", style)
    out: list[str] = []
    at, end = 0, len(style)
    while at < end:
        found = _TOKEN.match(style, at)
        if found is None:
            break
        at = _taken(style, found, out, refer)
    return "".join(out).replace("<", "\\3c ")


def _taken(style: str, found: re.Match[str], out: list[str], refer: Refer) -> int:
    """Write what becomes of a token; where the next begins."""
    kind, told = found.lastgroup, found[0]
    if kind == "at":
        return _at_rule(style, found, out)
    if kind == "function":
        return _function(style, found, out, refer)
    if kind == "string":
        out.append(told if len(told) > 1 and told[-1] == told[0] else '""')
    elif kind in ("comment", "mark"):
        out.append(" ")
    elif kind == "word" and _name(told) in ("-moz-binding", "behavior", "-ms-behavior"):
        out.append("x-inert")
    else:
        out.append(told)
    return found.end()


def _name(written: str) -> str:
    """A name as a browser reads it."""
    return unescaped_style(written).lower() if "\\" in written else written.lower()


def unescaped_style(written: str) -> str:
    """A string or a name of a style sheet without its escapes."""
    return _ESCAPE.sub(_character, written)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return "" if found[2] else found[3]


def _at_rule(style: str, found: re.Match[str], out: list[str]) -> int:
    """One that is known stays; of any other, up to its semicolon or block, nothing does."""
    if _name(found[0][1:]) in _AT_RULES:
        out.append(found[0])
        return found.end()
    at = found.end()
    while (token := _TOKEN.match(style, at)) is not None:
        if token[0] in (";", "{", "}"):
            out.append("" if token[0] == ";" else "x-inert " + token[0] if token[0] == "{" else token[0])
            return token.end()
        at = token.end()
    return len(style)


def _function(style: str, found: re.Match[str], out: list[str], refer: Refer) -> int:
    name = _name(found[0][:-1])
    if name in ("url", "src", "url-prefix", "domain"):
        address = _ADDRESS.match(style, found.end())
        if address is None:  # not well formed: a browser takes up to the bracket, and so do we
            out.append("none")
            close = style.find(")", found.end())
            return len(style) if close < 0 else close + 1
        written = next((one for one in address.groups() if one is not None), "")
        told = refer(unescaped_style(written))
        out.append("none" if told is None else f'url("{told}")')
        return address.end()
    out.append(found[0] if name in _FUNCTIONS else "x-inert(")
    return found.end()
