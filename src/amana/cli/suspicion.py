"""What is to be doubted is shown, and said to be so: in one clear word beside it."""

from __future__ import annotations

from amana.cli.voice import Voice


def suspect_words(voice: Voice, suspect: str) -> str:
    """That it is suspect, and why."""
    return voice.say(f"suspect-{suspect}", terminal=False)
