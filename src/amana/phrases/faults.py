"""An error as it is told: its sentence, its hint, and its JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amana.errors import AmanaError, Fact
from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker


def sentence_key(speaker: Speaker, error: AmanaError) -> str:
    """Where its sentence stands: most errors have one for their code, slips have one for each problem."""
    problem = f"usage-{error.facts.get('problem')}"
    if error.code == "wrong-usage" and speaker.worded(problem):
        return problem
    return error.code if speaker.worded(error.code) else "fault"


def error_json(speaker: Speaker, error: AmanaError) -> dict[str, Any]:
    """The error for a program: code and facts as they are, message and hint in the person's language."""
    message, hint = sentences(speaker, sentence_key(speaker, error), error.facts, terminal=False)
    return {"error": error.code, "facts": dict(error.facts), "message": message, "hint": hint}


def error_sentences(speaker: Speaker, error: AmanaError) -> tuple[str, str]:
    """The error's sentence and its hint."""
    return sentences(speaker, sentence_key(speaker, error), error.facts)


def sentences(
    speaker: Speaker, key: str, facts: Mapping[str, Fact], *, terminal: bool | None = None
) -> tuple[str, str]:
    """The sentence and the hint at `key`. What was run and the reason's words join the facts."""
    told: dict[str, Fact] = {"program": speaker.program, **facts}
    reason = facts.get("reason")
    if isinstance(reason, str):
        told["reason"] = reason_in_words(speaker, reason, facts)
    message = speaker.say(key, terminal=terminal, **told)
    return message, speaker.say(f"{key}.hint", terminal=terminal, **told)
