"""Forms of cue verbs: English inflection, Arabic conjugation in the third person and the first."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"
_PAST_ENDINGS = ("", "ت", "وا", "ا", "تا", "نا")
_PRESENT_ENDINGS = ("", "ون", "ان", "وا")
_PRESENT_PREFIXES = ("ي", "ت", "ن")
_OBJECTS = ("ه", "ها", "هم", "ني", "نا")
_SUFFIXED = (*_OBJECTS, *("ت" + one for one in _OBJECTS))
_PARTICIPLE_ENDINGS = ("ا", "ة", "ين")
_FRONTS = ("", "و", "ف")


def english_forms(verb: str, irregular: str = "") -> Iterator[tuple[str, str]]:
    """The forms of a verb as (kind, form); `irregular` is `past`, `past|participle` or `past|participle|ing`."""
    given = irregular.split("|") if irregular else []
    past = given[0] if given else _with_ed(verb)
    yield "base", verb
    yield "s", _with_s(verb)
    yield "past", past
    participle = given[1] if len(given) > 1 else past
    if participle != past:
        yield "participle", participle
    yield "ing", given[2] if len(given) > 2 else _with_ing(verb)


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"


def _with_ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb) + "ing"


def arabic_forms(past: str, present: str, participle: str, suffixed: bool = False) -> Iterator[tuple[str, str]]:
    """The forms of a cue as (kind, form): `past` without ending, `present` without its ي, `participle` bare.

    Several are separated by `|`; each may be empty. و and ف in front are counted in; `suffixed`: an object may
    hang on the verb (أخبرني).
    """
    past_endings = _PAST_ENDINGS + (_SUFFIXED if suffixed else ())
    present_endings = _PRESENT_ENDINGS + (_OBJECTS if suffixed else ())
    for front in _FRONTS:
        for stem in filter(None, past.split("|")):
            yield from (("verb", front + _past(stem, ending)) for ending in past_endings)
        for stem in filter(None, present.split("|")):
            for prefix in _PRESENT_PREFIXES:
                yield from (("verb", front + prefix + _past(stem, ending)) for ending in present_endings)
        for stem in filter(None, participle.split("|")):
            yield from (("participle", front + stem + ending) for ending in _PARTICIPLE_ENDINGS)


def _past(stem: str, ending: str) -> str:
    """A stem with its ending; a weak last letter gives way: ادعى, ادعت; دعا, دعوا."""
    if not ending or not stem.endswith(("ى", "ا")):
        return stem + ending
    if ending[0] in "تو":
        return stem[:-1] + ending
    return stem[:-1] + "ي" + ending if stem.endswith("ى") else stem + ending
