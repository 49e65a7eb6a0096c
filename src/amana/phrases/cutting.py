"""Long passages, cut to what a person is shown."""

from __future__ import annotations

from amana.phrases.speaker import Speaker

LONGEST = 240  # code points of a passage that are shown
_AROUND = 100  # code points of a long sentence that are shown before its words


def one_line(speaker: Speaker, text: str) -> str:
    """A passage on one line, not too long, its direction kept apart."""
    return speaker.snippet(text if len(text) <= LONGEST else text[:LONGEST] + "…", ())


def cut_around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """`text`, cut around the words from `start` to `end` where it is long; and where they stand in what is left.

    Places are in code points.
    """
    start, end = max(0, start), min(len(text), end)
    begin = max(0, start - _AROUND) if len(text) > LONGEST else 0
    stop = min(len(text), begin + LONGEST)
    shown = ("…" if begin else "") + text[begin:stop] + ("…" if stop < len(text) else "")
    moved = (1 if begin else 0) - begin
    return shown, (start + moved, min(end, stop) + moved)


def passage_around(speaker: Speaker, text: str, start: int, end: int) -> str:
    """The same as one line, in which the words stand out."""
    shown, span = cut_around(text, start, end)
    return speaker.snippet(shown, [span])
