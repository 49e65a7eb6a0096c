"""One message, or one post, of the pages that Instagram and Facebook give away: who, when, words, what is linked.

The page builder's class names have changed once: `_a6-g` is a box since 2022, `_2lej` was one from 2018 on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from amana.intake.chat.made_text import MadeText
from amana.intake.chat.markup_text import of_class, root_of, text_of
from amana.intake.chat.spelled_dates import spelled_moment
from amana.records import EmbeddedFact

_BOX = ("_a6-g", "_2lej")
_HEADING = ("_a6-h", "_2lel")
_BODY = ("_a6-p", "_2let")
_TIME = ("_a6-o", "_2lem")
_ELSEWHERE = ("http:", "https:", "//", "mailto:", "tel:")
_MANY = 200


@dataclass(frozen=True, slots=True)
class Box:
    """What one box says. `heading` is its sender, in messages; in posts, what was done."""

    heading: str
    when: str
    words: str
    facts: list[EmbeddedFact]


def box_in(block: str, made: MadeText) -> Box | None:
    """The box whose markup begins a piece of a page. None where it cannot be parsed."""
    root = root_of(block)
    found = None if root is None else _first(root, _BOX)
    return None if found is None else _box(found, made)


def _first(node: Any, names: tuple[str, ...]) -> Any:
    return next((one for name in names for one in of_class(node, name)), None)


def _box(node: Any, made: MadeText) -> Box:
    facts: list[EmbeddedFact] = []
    when = _time(_first(node, _TIME), made, facts)
    heading = _first(node, _HEADING)
    words = ""
    for body in [one for name in _BODY for one in of_class(node, name)]:
        facts += _reactions(body, made) + _linked(body, made)
        words += text_of(body) + "\n"
    return Box("" if heading is None else " ".join(text_of(heading).split()), when, words.strip("\n"), facts)


def _time(node: Any, made: MadeText, facts: list[EmbeddedFact]) -> str:
    """Local time of a zone that nothing tells."""
    raw = "" if node is None else " ".join(text_of(node).split())
    if not raw:
        return ""
    read = spelled_moment(raw)
    facts.append(made.fact("time", read, raw) if read else made.fact("time-as-written", raw))
    facts.append(EmbeddedFact("zone", "unknown"))
    return read or made.clean(raw)


def _reactions(body: Any, made: MadeText) -> list[EmbeddedFact]:
    """Taken out: they are no words of the message."""
    told = []
    for one in list(body.iter("ul"))[:_MANY]:
        told += [made.fact("reaction", " ".join(text_of(item).split())) for item in list(one.iter("li"))[:_MANY]]
        one.drop_tree()
    return told


def _linked(body: Any, made: MadeText) -> list[EmbeddedFact]:
    """Files by their path as written, and addresses; each once, in their order."""
    found = [one.get(key) for one in body.iter("a", "img", "video", "audio", "source") for key in ("href", "src")]
    targets = list(dict.fromkeys(target.strip() for target in found if target and target.strip()))
    return [
        made.fact("link" if target.lower().startswith(_ELSEWHERE) else "attachment", target)
        for target in targets[:_MANY]
        if not target.startswith(("#", "data:"))
    ]
