"""By what means: the list of them, and what words of the vocabulary tell."""

from __future__ import annotations

from amana.compare.figures.means import means_list, means_of
from amana.reading.terms.vocabulary import rows

KNOWN = {"air", "ground", "gun", "planted", "mine", "toxic", "hunger", "custody", "blade", "water", "any"}


def test_every_word_of_the_list_is_one_of_the_vocabulary() -> None:
    assert set(means_list()) <= {row.id for row in rows()}
    assert set().union(*means_list().values()) == KNOWN


def test_what_words_tell_together() -> None:
    assert means_of(["weapon.barrel_bomb", "killing"]) == {"air"}
    assert means_of(["attack.airstrike", "attack.shelling"]) == {"air", "ground"}
    assert means_of(["weapon.rocket"]) == {"air", "ground"}
    assert means_of(["weapon.landmine", "attack.explosion"]) == frozenset()
    assert means_of(["infrastructure.school"]) == frozenset()
