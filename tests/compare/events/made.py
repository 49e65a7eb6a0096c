"""Accounts of invented events, for tests."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from hypothesis import strategies as st

from amana.compare.events import DayTrait, FigureTrait, NameTrait, PlaceTrait, Traits, WordTrait
from amana.language import name_key

DAY = date(2031, 3, 14).toordinal()
PLACES = {
    "qasr_al_murr": ("Wadi, Nuria", "Nuria"),
    "tell_aswad": ("Wadi, Nuria", "Nuria"),
    "port_sahil": ("Sahil, Nuria", "Nuria"),
    "bahriya": ("Bahr, Maria", "Maria"),
}
_WORDS = ["bridge", "market", "convoy", "clinic", "school", "bakery"]
_WORDS += ["shell", "siege", "river", "tunnel", "depot", "harvest"]
_NAMES = ("Samira Talib", "Yusuf Karam", "Idris al-Hajj", "Nur al-Amin")


def account(
    name: str,
    *,
    published: int | None = DAY,
    days: tuple[int, ...] = (DAY,),
    places: tuple[str, ...] = ("qasr_al_murr",),
    names: tuple[str, ...] = (),
    figures: tuple[tuple[str, float | None, float | None], ...] = (),
    words: tuple[str, ...] = (),
    language: str | None = "en",
) -> Traits:
    """An account called `name`; what comes first in a list weighs most."""
    text = sha256(name.encode()).hexdigest()
    return Traits(
        text[:32],
        text,
        text,
        language,
        published,
        tuple(DayTrait(day, 255 // (1 + at)) for at, day in enumerate(days)),
        tuple(PlaceTrait(place, 255 // (1 + at), *PLACES[place]) for at, place in enumerate(places)),
        tuple(NameTrait(one, "person", 255 // (1 + at), keys(one)) for at, one in enumerate(names)),
        tuple(FigureTrait(*one) for one in figures),
        tuple(WordTrait(word, 255 // (1 + at)) for at, word in enumerate(words)),
    )


def keys(name: str) -> tuple[str, ...]:
    """The keys of a name's words."""
    return tuple(sorted({key for word in name.split() for key in name_key(word) if len(key) > 1}))


def some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of these, each once."""
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


def accounts(most: int = 12) -> st.SearchStrategy[list[Traits]]:
    """Lists of accounts of few days, places, names and words, so that many have something in common."""
    one = st.builds(
        account,
        st.integers(0, 10_000).map(str),
        published=st.none() | st.integers(DAY, DAY + 3),
        days=st.lists(st.integers(DAY, DAY + 3), unique=True, max_size=2).map(tuple),
        places=some(list(PLACES), 2),
        names=some(list(_NAMES), 2),
        words=some(list(_WORDS), 5),
        language=st.sampled_from(["en", "ar", None]),
    )
    return st.lists(one, max_size=most, unique_by=lambda traits: traits.account)
