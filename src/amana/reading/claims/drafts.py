"""A claim while it is made."""

from __future__ import annotations

from dataclasses import dataclass

from amana.reading.claims.figures import Figure
from amana.reading.claims.items import Item, Sentence
from amana.reading.nouns import Hedge, Modality, Relation, Span, Status


@dataclass(slots=True)
class Draft:
    """What is known of a claim so far; `of` is another draft, `figure` None where the figure is implicit."""

    span: Span
    sentence: Sentence
    lower: float | None
    upper: float | None
    hedge: Hedge
    figure: Figure | None = None
    category: str | None = None
    counted: Span | None = None
    trigger: Item | None = None
    status: Status = "candidate"
    rule: str = "claims/uncategorised"
    modality: Modality = "fact"
    relation: Relation | None = None
    of: Draft | None = None

    @property
    def first_word(self) -> int:
        """The figure's first word in its sentence."""
        return self.figure.at if self.figure else self.sentence.word_at(self.span.start)

    @property
    def last_word(self) -> int:
        """The word after its noun phrase."""
        return self.figure.end if self.figure else self.sentence.word_at(self.span.end - 1) + 1

    def link(self, category: str, rule: str, trigger: Item | None, sure: bool = True) -> None:
        """Say what is counted."""
        self.category, self.rule, self.trigger = category, rule, trigger
        self.status = "linked" if sure else "candidate"
