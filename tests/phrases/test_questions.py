"""What speaks for an answer, in words."""

from __future__ import annotations

from amana.actions.reviewing.queue_values import Reason
from amana.phrases import Speaker
from amana.phrases.questions import ground_words


def test_places_are_called_by_their_names() -> None:
    reason = Reason("same-place", "aleppo, ?wadi alnoor")
    assert ground_words(Speaker("en"), reason) == "the same place (Aleppo, wadi alnoor)"
    assert "حلب، " in ground_words(Speaker("ar"), reason)
    assert "?" not in ground_words(Speaker("ar"), reason)


def test_words_stay_as_they_are_told() -> None:
    assert ground_words(Speaker("en"), Reason("shared-words", "noor, bridge")).endswith("(noor, bridge)")
