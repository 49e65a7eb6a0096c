"""Quarters that a text names within a place, and whose figure they are."""

from __future__ import annotations

import pytest

from amana.compare.figures import Spot
from amana.compare.figures.sites import share_a_site, sites_beside, sites_of

TOWN = Spot("qasr_al_murr", "Qasr al-Murr")


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("a bomb went off in Tell Hajar district", ("Tell Hajar",)),
        ("shells hit al-Noor and Karm al-Zahr neighborhoods", ("al-Noor", "Karm al-Zahr")),
        ("in the districts of Tell Hajar, Murr and Noor", ("Tell Hajar", "Murr", "Noor")),
        ("in the Tell Hajar district of Qasr al-Murr", ("Tell Hajar",)),
        ("in the Eastern districts", ()),
        ("shells hit several quarters", ()),
        ("سقطت القذائف على حي النخيل", ("النخيل",)),
        ("في أحياء النخيل والزيتون", ("النخيل", "الزيتون")),
        ("في أحياء المدينة", ()),
        ("حياة الناس", ()),
    ],
)
def test_quarters_that_are_named(text: str, sites: tuple[str, ...]) -> None:
    assert sites_of(text) == sites


def sites_at(sentence: str, figure: str, after: str | None = None) -> tuple[str, ...]:
    """Those of the figure; `after` is the next one in the sentence."""
    start = sentence.index(figure)
    end = len(sentence) if after is None else sentence.index(after)
    return sites_beside(sentence, (0, start), (start + len(figure), end), TOWN)


def test_a_quarter_belongs_to_the_figure_before_it_or_sets_the_scene() -> None:
    both = "12 died in Tell Hajar district and 5 in Noor district of Qasr al-Murr"
    assert sites_at(both, "12", "5") == ("Tell Hajar",)
    assert sites_at("In Tell Hajar district 12 died", "12") == ("Tell Hajar",)
    assert sites_at("12 died in the districts of Qasr al-Murr", "12") == ()


def test_one_quarter_in_other_spellings() -> None:
    assert share_a_site(["Salaheddin"], ["Noor", "Salah al-Din"])
    assert share_a_site(["Salaheddin"], ["صلاح الدين"])
    assert not share_a_site(["Tell Hajar"], ["Noor"])
    assert not share_a_site([], ["Noor"])
