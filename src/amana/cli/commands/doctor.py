"""`amana doctor`: what this install can do, in plain words."""

from __future__ import annotations

from dataclasses import asdict

import amana
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import NotAnArchive
from amana.phrases import finding_advice, finding_words


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
            voice.print(finding_words(voice, finding))
            if (advice := finding_advice(voice, finding)) is not None:
                voice.print("    " + advice)
    return 0
