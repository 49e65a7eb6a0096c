"""`amana doctor`: what this install can do, in plain words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import amana
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import NotAnArchive

if TYPE_CHECKING:
    from amana.actions import Finding

ABSENT = ("missing", "no", "none")


@command("doctor")
def doctor(voice: Voice) -> int:
    """Looks and tells; it changes nothing. It works outside an archive too."""
    try:
        path = archive_path(voice)
    except NotAnArchive:
        path = None
    for finding in amana.doctor(path):
        if voice.settings.json:
            voice.emit(asdict(finding))
        else:
            _show(voice, finding)
    return 0


def _show(voice: Voice, finding: Finding) -> None:
    """A mark, what it is, how it is; and what to do where something is amiss."""
    key = f"doctor-{finding.name}"
    label = voice.say(key, terminal=False) if voice.worded(key) else finding.name
    mark = voice.say("doctor-well" if finding.ok else "doctor-amiss", terminal=False)
    voice.print(f"{mark} {label}: {_value(voice, finding)}")
    if voice.worded(f"{key}-advice") and (not finding.ok or finding.value in ABSENT):
        voice.print("    " + voice.say(f"{key}-advice"))


def _value(voice: Voice, finding: Finding) -> str:
    if finding.name.endswith("-bytes") and finding.value.isdecimal():
        return voice.size(int(finding.value))
    word = f"doctor-value-{finding.value}"
    return voice.say(word, terminal=False) if voice.worded(word) else voice.name(finding.value)
