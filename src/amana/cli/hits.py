"""Hits as they are shown: a few calm lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, hit_place, hit_reasons, hit_spans, suspect_words

if TYPE_CHECKING:
    from amana.actions import HitPlace
    from amana.catalogue import Hit


def show_hit(voice: Voice, hit: Hit, place: HitPlace | None) -> None:
    """Rank, title or name, item; then where in it, and why; then the passage."""
    head = voice.strong(voice.name(hit.title or hit.name))
    voice.print(f"{hit.rank:>3}  {head}  {voice.faint(hit.item[:SHORT_ID])}")
    details = [hit_reasons(voice, hit), hit.media_type]
    if hit.title:
        details.insert(0, voice.name(hit.name))
    if place:
        details.append(hit_place(voice, place))
    if hit.suspect:
        details.append(suspect_words(voice, hit.suspect))
    voice.print("     " + " · ".join(details))
    if hit.snippet.strip():
        voice.print("     " + voice.snippet(hit.snippet, hit_spans(hit)))
    voice.print()
