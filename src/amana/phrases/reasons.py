"""Reasons in a person's words. The rows beneath give a stable word, an error as text, or the system's phrase."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from amana.errors import Fact
from amana.phrases.speaker import Speaker

LONGEST_REASON = 4_096
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
# As an AmanaError is written: `log-damaged (device='d1', reason='root-differs')`, maybe with a name in front.
_ERROR = re.compile(r"(?:(?P<name>\S+): )?(?P<code>[a-z][a-z0-9-]*)(?: \((?P<facts>.*)\))?", re.DOTALL)


def reason_key(reason: str) -> str:
    """Where a reason's words stand: `reason-vanished`, `reason-no-space-left-on-device`."""
    return "reason-" + _BETWEEN_WORDS.sub("-", reason.lower()).strip("-")


def reason_in_words(speaker: Speaker, reason: str, facts: Mapping[str, Fact] | None = None) -> str:
    """The reason in the person's language, or as it was given where the language has no words for it."""
    key = reason_key(reason)
    if len(reason) <= LONGEST_REASON and speaker.worded(key):
        return speaker.say(key, terminal=False, **(facts or {}))
    return _error_in_words(speaker, reason) or speaker.name(reason, terminal=False)


def _error_in_words(speaker: Speaker, text: str) -> str | None:
    """The sentence of an error that was written down as text; None where it is something else."""
    found = _ERROR.fullmatch(text[:LONGEST_REASON])
    if not found or found["facts"] is None or not speaker.worded(found["code"]):
        return None
    facts = _facts(found["facts"])
    if not facts:
        return None
    inner = facts.get("reason")
    if isinstance(inner, str):
        facts["reason"] = reason_in_words(speaker, inner, facts)
    sentence = speaker.say(found["code"], terminal=False, **facts).removesuffix(".")
    name = speaker.name(found["name"], terminal=False) + ": " if found["name"] else ""
    return speaker.made(name + sentence)


def _facts(text: str) -> dict[str, Fact]:
    """`a='b', n=3` as facts: what is no plain value is left out."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return {}
    known = call.keywords if isinstance(call, ast.Call) else []
    values = ((one.arg, one.value.value) for one in known if isinstance(one.value, ast.Constant))
    return {name: value for name, value in values if name and isinstance(value, (str, int))}
