"""`amana verify`: without any key, whether all that was kept is there and unchanged."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.verifying import tell_verified
from amana.cli.voice import Voice
from amana.errors import NotAnArchive
from amana.phrases import verify_advice

if TYPE_CHECKING:
    from amana.actions import Verified

DAMAGE = 4


@command("verify")
@click.argument("copy", type=click.Path(path_type=Path), metavar="COPY", required=False)
def verify(voice: Voice, copy: Path | None) -> int:
    """Says in plain words that all is well, or what is wrong and what to do."""
    path = copy or archive_path(voice)
    own = _own(voice, copy) if copy else path
    with watching(voice, "progress-verify") as watch:
        found = amana.verify(own, copy=copy, watch=watch) if own else amana.verify(path, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(found))
    else:
        _report(voice, path, found)
    return 0 if found.ok else DAMAGE


def _own(voice: Voice, copy: Path) -> Path | None:
    """The archive at hand, if there is one: a copy is then also held against what this machine saw of it."""
    try:
        own = archive_path(voice)
    except NotAnArchive:
        return None
    return None if own.resolve() == copy.resolve() else own


def _report(voice: Voice, path: Path, found: Verified) -> None:
    key = "verify-well" if found.ok else "verify-wrong"
    voice.print(voice.strong(voice.say(key, path=str(path))))
    voice.print(voice.say("verify-counted", objects=found.objects, size=voice.size(found.bytes)))
    tell_verified(voice, found)
    for key in verify_advice(found):
        voice.print(voice.say(key))
