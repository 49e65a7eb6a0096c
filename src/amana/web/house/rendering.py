"""Templates into pages: everything from outside is escaped, an unknown name is a fault."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from amana.phrases import SHORT_ID

TEMPLATES = Path(__file__).parents[1] / "templates"
_STEP = 1_000


@cache
def environment() -> Environment:
    """The templates of this package, parsed when they are first asked for."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=200,
    )
    made.filters.update(bdi=bdi, short=short, marked=marked)
    return made


def render(template: str, facts: dict[str, Any]) -> str:
    """The page."""
    return environment().get_template(template).render(facts)


def bdi(text: object) -> Markup:
    """A text from outside, its direction kept to itself."""
    return Markup(f'<bdi dir="auto">{escape(text)}</bdi>')  # noqa: S704 - what is from outside is escaped


def short(digits: str) -> str:
    """As much of an id as a person is shown."""
    return digits[:SHORT_ID]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """A passage with these stretches (code points, half-open) marked; of two that overlap, the first."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            parts += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            at = end
    return Markup("").join([*parts, escape(text[at:])])
