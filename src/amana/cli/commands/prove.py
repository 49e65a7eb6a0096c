"""`amana prove`: a file that proves what is known of items to somebody who has no archive and no key."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amana.cli.opening import opened
from amana.cli.proof_words import suspect_said
from amana.cli.spoken import command
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import Proven, ProvenEntry


@command("prove")
@click.argument("items", metavar="ITEM…", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", required=True)
@click.option("--reveal", multiple=True, metavar="FIELD")
@click.option("--custody", is_flag=True)
def prove(voice: Voice, items: tuple[str, ...], out: Path, reveal: tuple[str, ...], custody: bool) -> int:
    """It shows what was asked for, and says what that is before it is handed over."""
    with opened(voice) as archive:
        proven = archive.prove(out, *items, reveal=reveal, custody=custody)
    if voice.settings.json:
        voice.emit({**asdict(proven), "path": str(proven.path)})
    else:
        _report(voice, proven)
    if not proven.entered:
        voice.tell(voice.say("prove-not-entered", terminal=voice.err_is_terminal))
    return 0


def _report(voice: Voice, proven: Proven) -> None:
    size = voice.size(proven.bytes)
    voice.print(voice.say("prove-done", count=len(proven.proofs), path=str(proven.path), size=size))
    for one in proven.proofs:
        for line in _entry(voice, one):
            voice.print("  " + line)
    if proven.left_out:
        voice.print(voice.say("prove-left-out", count=proven.left_out))
    voice.print(voice.say("prove-next"))


def _entry(voice: Voice, one: ProvenEntry) -> list[str]:
    key = "prove-accession" if one.kind == "accession" else "prove-act"
    lines = [voice.say(key, act=one.kind, entry=one.index, device=one.device)]
    lines.append("  " + voice.say("prove-shown", fields=one.shown, count=one.kept_back))
    if one.suspect:
        lines.append("  " + suspect_said(voice, one.suspect))
    return lines
