"""What is to be doubted is shown, and said to be so: in one clear word beside it."""

from __future__ import annotations

from amana.phrases.speaker import Speaker


def suspect_words(speaker: Speaker, suspect: str) -> str:
    """That it is suspect, and why."""
    return speaker.say(f"suspect-{suspect}", terminal=False)
