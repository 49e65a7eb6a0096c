"""Choosing a passphrase for an identity that is about to be written."""

from __future__ import annotations

from pathlib import Path

from amana.cli.opening import ask_person, passphrase_from_file
from amana.cli.voice import Voice


def new_passphrase(voice: Voice, path: Path) -> str:
    """From the named file, or asked twice. Raises PassphraseMissing where there is nobody to ask."""
    named = passphrase_from_file(voice)
    if named is not None:
        return named
    while True:
        chosen = ask_person(voice, voice.say("ask-new-passphrase"), path)
        if not chosen:
            voice.tell(voice.say("ask-passphrase-empty"))
        elif chosen == ask_person(voice, voice.say("ask-passphrase-again"), path):
            return chosen
        else:
            voice.tell(voice.say("ask-passphrase-differs"))
