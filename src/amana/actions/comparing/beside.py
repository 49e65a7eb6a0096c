"""What stands around a figure in its sentence and says how it is meant: cues, by what means, in which quarters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from amana.actions.comparing.accounts import Account
from amana.compare.figures import Figure, cues_of, means_of, pace_of, sites_beside
from amana.reading import Claim, View

_BESIDE = 80  # code points before and after a figure that say how it is meant
_NO_MORE = 1 << 62


class Surroundings:
    """A text and what was read in it, to be asked about one claim after the other."""

    def __init__(self, account: Account) -> None:
        self.text = account.text
        self.view = View.of(account.text, account.reading.language)
        self.terms = sorted((term.start, term.id) for term in account.reading.terms)

    def sentence(self, row: Claim) -> tuple[str, int]:
        """The sentence of a claim, and where it begins."""
        start, end = self.view.sentence_at(row.start)
        return self.text[start:end], start

    def of(self, figure: Figure, row: Claim, between: tuple[int, int]) -> Figure:
        """The figure with what its sentence says. `between`: the last claim's end, the next one's start."""
        sentence, start = self.sentence(row)
        before, after = self.text[max(0, row.start - _BESIDE) : row.start], self.text[row.end : row.end + _BESIDE]
        said = [max(0, at - start) for at in (between[0], row.start, row.end, between[1])]
        return replace(
            figure,
            cues=cues_of(sentence, before, after),
            pace=pace_of(before, after, row.hedge),
            means=means_of(self._terms(start, start + len(sentence))),
            sites=sites_beside(sentence, (said[0], said[1]), (said[2], said[3]), figure.spot),
        )

    def _terms(self, start: int, end: int) -> Iterator[str]:
        first, last = (bisect_left(self.terms, (at, "")) for at in (start, end))
        return (name for _, name in self.terms[first:last])


def between_claims(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """For each claim, where the one before it ends and where the next one begins."""
    ends = [0, *(row.end for row in claims)]
    starts = [*(row.start for row in claims[1:]), _NO_MORE]
    return list(zip(ends, starts, strict=False))[: len(claims)]
