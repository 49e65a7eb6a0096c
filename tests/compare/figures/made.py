"""Figures made for the tests, and a small country to have them in."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from amana.compare.figures import Figure, Spot

TOWN = Spot("qasr_al_murr", "Qasr al-Murr")
EAST = Spot("qasr_al_murr", "Qasr al-Murr", "eastern neighbourhoods")
WEST = Spot("qasr_al_murr", "Qasr al-Murr", "western")
VILLAGE = Spot("wadi_al_noor", "Wadi al-Noor")
PROVINCE = Spot("murr_governorate", "Murr Governorate")
NOWHERE = Spot(None, "Tell Hajar")

WHOLE = Spot("murr", "Murr")

_HOLDS = {("murr", "qasr_al_murr"), ("murr_governorate", "qasr_al_murr"), ("murr_governorate", "wadi_al_noor")}


class SmallCountry:
    """A governorate with a town and a village; of any other place nothing is known."""

    def holds(self, outer: str, inner: str) -> bool | None:
        if {outer, inner} <= {"qasr_al_murr", "wadi_al_noor", "murr_governorate", "murr"}:
            return (outer, inner) in _HOLDS
        return None

    def is_wide(self, place: str) -> bool:
        return place == "murr"


COUNTRY = SmallCountry()


def figure(lower: float | None, upper: float | None = None, name: str = "a", **said: Any) -> Figure:
    """So many killed; `name` gives the id and the account. Without `upper`, exactly `lower` of them."""
    given: dict[str, Any] = {"category": "killed", "counted": "people", "spot": TOWN, "hedge": "exact"}
    given |= {"first": "2031-03-04", "last": "2031-03-04", "published": "2031-03-05", "unit": "person"} | said
    if upper is None and given["hedge"] in ("exact", "about"):
        upper = lower
    return Figure(
        name, f"item-{name}", f"account-{name}", "0" * 64, 0, 2, str(lower), lower=lower, upper=upper, **given
    )


_DAYS = st.sampled_from([None, "2031-03-01", "2031-03-04", "2031-03-05", "2031-04-30"])
_BOUNDS = st.one_of(st.none(), st.integers(0, 50).map(float))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure."""
    low, high = draw(_BOUNDS), draw(_BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Figure(
        id=draw(st.text("abc", min_size=1, max_size=3)),
        item="i",
        account=draw(st.sampled_from(["x", "y"])),
        text_version="0" * 64,
        start=0,
        end=2,
        text=draw(st.sampled_from(["12", "dozens"])),
        category=draw(
            st.sampled_from([None, "killed", "wounded", "casualties", "besieged", "displaced", "evacuated"])
        ),
        counted=draw(st.sampled_from([None, "people", "children", "civilians", "rebels and civilians", "ships"])),
        lower=low,
        upper=high,
        hedge=draw(st.sampled_from(["exact", "about", "more", "vague"])),
        unit=draw(st.sampled_from([None, "person", "family"])),
        spot=draw(st.sampled_from([None, TOWN, EAST, WEST, VILLAGE, PROVINCE, WHOLE, NOWHERE])),
        first=draw(_DAYS),
        last=draw(_DAYS),
        published=draw(_DAYS),
        as_of=draw(_DAYS),
        actor=draw(st.sampled_from([None, "the army", "forces of the army", "pirates"])),
        modality=draw(st.sampled_from(["fact", "planned", "denied"])),
        pace=draw(st.sampled_from(["total", "daily"])),
        whole=draw(st.sampled_from([None, "a", "b"])),
        repeats=draw(st.sampled_from([None, "a", "b"])),
        cues=draw(st.frozensets(st.sampled_from(["batch", "sum", "since", "several", "earlier", "among"]))),
        means=draw(
            st.sampled_from([frozenset(), frozenset(["air"]), frozenset(["air", "ground"]), frozenset(["mine"])])
        ),
        sites=draw(st.sampled_from([(), ("Karm al-Zahr",), ("Karm al-Zahr", "Bab al-Noor"), ("باب النور",)])),
    )
