"""Taggers: models that an archive owns, as one more reader each, with its own name. What they find is never mixed
with what the rules found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from amana.reading.nouns import Tagged, TaggedSpan
from amana.reading.stretches import stretches

_SURROGATE = re.compile("[\ud800-\udfff]")


class Tagger(Protocol):
    """Anything that finds spans in a text.

    `name` is the tagger's name and version, as its rows are told under: `spacy xx_tiny 1.0`. `tag` gives
    (start, end, kind): code points of the text, half-open, and the kind in the tagger's own words (`PER`, `GPE`).
    """

    @property
    def name(self) -> str: ...

    def tag(self, text: str, /) -> Iterable[tuple[int, int, str]]: ...


def tagged_by(tagger: Tagger, text: str) -> Tagged:
    """What a tagger finds in a text, in order, each span once.

    A long text is given to it in stretches, and what has no UTF-8 as U+FFFD. Spans that are empty, or not inside
    what it was given, are left out.
    """
    spans = (
        TaggedSpan(start, end, text[start:end], kind) for start, end, kind in sorted(set(_found(tagger, text)))
    )
    return Tagged(tagger.name, tuple(spans))


def _found(tagger: Tagger, text: str) -> Iterator[tuple[int, int, str]]:
    sound = _SURROGATE.sub("\ufffd", text)
    for begin, finish in stretches(text):
        for start, end, kind in tagger.tag(sound[begin:finish]):
            if 0 <= start < end <= finish - begin:
                yield begin + start, begin + end, kind
