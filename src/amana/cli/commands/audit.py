"""`amana audit`: whether a copy is whole, read here or answered by whoever holds it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path, person
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import audited_lines

if TYPE_CHECKING:
    from amana.records import Audited

DAMAGE = 4


@command("audit")
@click.argument("copy", metavar="COPY")
@click.option("--sample", metavar="N%|N")
@click.option("--nonce", is_flag=True)
@click.option("--challenge", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--answer", type=click.Path(path_type=Path), metavar="FILE")
def audit(
    voice: Voice, copy: str, sample: str | None, nonce: bool, challenge: Path | None, answer: Path | None
) -> int:
    """Reads it all, or a sample, or asks for hashes that nobody can have ready."""
    if nonce + (challenge is not None) + (answer is not None) > 1 or (answer is not None and sample is not None):
        raise WrongUsage(problem="audit-one-way")
    path = archive_path(voice)
    if challenge is not None:
        return _challenged(voice, path, copy, challenge, sample)
    with watching(voice, "progress-audit") as watch:
        told = amana.audit(
            path, copy, sample=sample, nonce=nonce, answer=answer, person=person(voice), watch=watch
        )
    if voice.settings.json:
        voice.emit(asdict(told))
    else:
        _report(voice, told)
    return 0 if told.ok else DAMAGE


def _challenged(voice: Voice, path: Path, copy: str, file: Path, sample: str | None) -> int:
    made = amana.challenge(path, copy, file, sample=sample)
    if voice.settings.json:
        voice.emit({**asdict(made), "file": str(made.file)})
        return 0
    voice.print(voice.say("audit-challenged", file=str(made.file), count=made.objects, expires=made.expires))
    voice.print(voice.say("audit-challenged-how", file=made.file.name))
    return 0


def _report(voice: Voice, told: Audited) -> None:
    first, *lines = audited_lines(voice, told)
    voice.print(voice.strong(first))
    for line in lines:
        voice.print(line)
    if not told.entered:
        voice.tell(voice.say("act-not-entered", terminal=voice.err_is_terminal))
