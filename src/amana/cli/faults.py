"""An error told on stderr, and the exit status that it ends with."""

from __future__ import annotations

from amana.cli.voice import Voice
from amana.errors import AmanaError
from amana.phrases import error_json, json_line, sentence_key, sentences


def tell_error(voice: Voice, error: AmanaError) -> int:
    """Say an error on stderr: its sentence and hint, or one JSON object. Returns its exit status."""
    if voice.settings.json:
        voice.tell(json_line(error_json(voice, error)))
    else:
        key = sentence_key(voice, error)
        message, hint = sentences(voice, key, error.facts, terminal=voice.err_is_terminal)
        voice.tell(voice.say("error") + " " + message)
        voice.tell("  " + hint)
    return error.exit_status
