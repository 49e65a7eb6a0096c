"""The word lists of this package, read when first needed, and what the rules ask of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amana.language import fold
from amana.reading.statements.forms import arabic_forms, english_forms

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying. `frames` are letters: what may follow it (see the head of `cues_en.tsv`)."""

    id: str
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    tail: str = ""  # the second word of `point out`


@dataclass(frozen=True, slots=True)
class Form:
    """A cue in one of its forms: `base`, `s`, `past`, `participle`, `ing`; Arabic: `verb`, `participle`."""

    cue: Cue
    kind: str


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a list, comments and empty lines left out."""
    with (_HERE / name).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n")
            if cells and not cells.startswith("#"):
                yield tuple(cells.split("\t"))


@cache
def english_cues() -> dict[str, tuple[Form, ...]]:
    """Forms of English cue verbs, by the word in small letters; a cue of two words stands under its first."""
    found: dict[str, list[Form]] = {}
    for verb, frames, prepositions, irregular, *_ in rows("cues_en.tsv"):
        first, _, tail = verb.partition(" ")
        cue = Cue(verb, frozenset(frames), frozenset(filter(None, prepositions.split("|"))), tail)
        for kind, form in english_forms(first, irregular):
            found.setdefault(form, []).append(Form(cue, kind))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def arabic_cues() -> dict[str, tuple[Form, ...]]:
    """Forms of Arabic cues by the folded word."""
    found: dict[str, list[Form]] = {}
    for name, past, present, participle, frames, *more in rows("cues_ar.tsv"):
        cue = Cue(name, frozenset(frames), frozenset(more[0].split("|")) if more and more[0] else frozenset())
        for kind, form in arabic_forms(past, present, participle, suffixed="o" in frames):
            found.setdefault(fold(form), []).append(Form(cue, kind))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def noun_cues() -> dict[str, frozenset[str]]:
    """Nouns of saying (`claim`, `belief`) and the words that may lead to what is said."""
    return {
        noun: frozenset(leads.split("|")) for nouns, leads, *_ in rows("nouns_en.tsv") for noun in nouns.split("|")
    }


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of one kind in `phrases.tsv`, longest first."""
    words = [form for name, forms, *_ in rows("phrases.tsv") if name == kind for form in forms.split("|")]
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def folded_phrases(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases, folded, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(kind):
        parts = tuple(map(fold, phrase.split(" ")))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}


@cache
def english_triggers() -> frozenset[str]:
    """Every word at which a statement may be found."""
    return frozenset(english_cues()) | frozenset(noun_cues()) | frozenset(folded_phrases("according"))


@cache
def arabic_triggers() -> frozenset[str]:
    """The same for Arabic, folded."""
    leads = (word for word, kind in arabic_classes().items() if kind in ("ACC", "ACCL"))
    phrased = (*folded_phrases("ar-view"), *folded_phrases("ar-passive"))
    return frozenset(arabic_cues()) | frozenset(leads) | frozenset(phrased)


@cache
def word_classes() -> dict[str, str]:
    """English words that build sentences, by the word: `DET`, `SUBJ`, `PREP`, …"""
    return {word: name for name, words, *_ in rows("words_en.tsv") for word in words.split("|")}


@cache
def arabic_classes() -> dict[str, str]:
    """The same for Arabic, by the folded word."""
    return {fold(word): name for name, words, *_ in rows("words_ar.tsv") for word in words.split("|")}


@cache
def elisions() -> frozenset[str]:
    """Words that begin with an apostrophe: ’cause, ’em."""
    return frozenset(phrases("elision"))


@cache
def cue_forms() -> frozenset[str]:
    """Every form that may stand right after a quote."""
    return frozenset(
        word
        for word, forms in english_cues().items()
        if any("q" in form.cue.frames and form.kind in ("past", "s") and not form.cue.tail for form in forms)
    )
