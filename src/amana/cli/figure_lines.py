"""A figure as a person is shown it: how many of whom, where and when, whose words, and the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import figure_parts, sentence_line

if TYPE_CHECKING:
    from amana.actions.comparing import figures


def show_figure(voice: Voice, mark: str, told: figures.ToldFigure) -> None:
    """Two lines: what is told, and the sentence with the figure standing out."""
    voice.print(f"  {mark:<4} " + " · ".join(filter(None, figure_parts(voice, told))))
    voice.print("       " + sentence_line(voice, told))
