"""What this install can do, and what could not be read: findings and failures in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions import Finding
    from amana.catalogue import Attempt

_ABSENT = ("missing", "no", "none")


def finding_words(speaker: Speaker, finding: Finding) -> str:
    """A mark, what it is, and how it is."""
    key = f"doctor-{finding.name}"
    label = speaker.say(key, terminal=False) if speaker.worded(key) else finding.name
    mark = speaker.say("doctor-well" if finding.ok else "doctor-amiss", terminal=False)
    return speaker.made(f"{mark} {label}: {_value(speaker, finding)}")


def finding_advice(speaker: Speaker, finding: Finding) -> str | None:
    """What to do where something is amiss."""
    key = f"doctor-{finding.name}-advice"
    amiss = not finding.ok or finding.value in _ABSENT
    return speaker.say(key) if amiss and speaker.worded(key) else None


def _value(speaker: Speaker, finding: Finding) -> str:
    if finding.name.endswith("-bytes") and finding.value.isdecimal():
        return speaker.size(int(finding.value))
    word = f"doctor-value-{finding.value}"
    return speaker.say(word, terminal=False) if speaker.worded(word) else speaker.name(finding.value)


def failure_words(speaker: Speaker, one: Attempt) -> str:
    """Which file, or which part of it, and why it could not be read."""
    reason = reason_in_words(speaker, one.reason or "")
    where = one.item.path if one.part is None else f"{one.item.path} › {one.part}"
    return speaker.made(f"{speaker.name(where)}: {reason}")


def failure_json(one: Attempt) -> dict[str, Any]:
    """The attempt with all its fields, and the item it was made on."""
    told = {name: value for name, value in asdict(one).items() if name != "item"}
    return {"item": one.item.item, "name": one.item.name, "path": one.item.path, **told}
