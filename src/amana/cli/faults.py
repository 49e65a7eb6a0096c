"""An error as it is told: its sentence, its hint, and its JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amana.cli.reasons import reason_in_words
from amana.cli.safe import json_line
from amana.cli.voice import Voice
from amana.errors import AmanaError, Fact


def sentence_key(voice: Voice, error: AmanaError) -> str:
    """Where its sentence stands: most errors have one for their code, slips have one for each problem."""
    problem = f"usage-{error.facts.get('problem')}"
    if error.code == "wrong-usage" and voice.worded(problem):
        return problem
    return error.code if voice.worded(error.code) else "fault"


def error_json(voice: Voice, error: AmanaError) -> dict[str, Any]:
    """The error for a program: code and facts as they are, message and hint in the person's language."""
    message, hint = sentences(voice, sentence_key(voice, error), error.facts, terminal=False)
    return {"error": error.code, "facts": dict(error.facts), "message": message, "hint": hint}


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


def sentences(voice: Voice, key: str, facts: Mapping[str, Fact], *, terminal: bool) -> tuple[str, str]:
    """The sentence and the hint at `key`. What was run and the reason's words join the facts."""
    program = f"amana {voice.command}" if voice.command else "amana"
    told: dict[str, Fact] = {"program": program, **facts}
    reason = facts.get("reason")
    if isinstance(reason, str):
        told["reason"] = reason_in_words(voice, reason, facts)
    message = voice.say(key, terminal=terminal, **told)
    return message, voice.say(f"{key}.hint", terminal=terminal, **told)
