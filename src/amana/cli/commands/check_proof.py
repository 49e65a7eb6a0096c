"""`amana check-proof`: what a proof shows, by whose keys, since when, and what it does not show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.actions import check_proof_script
from amana.cli.proof_words import checked_json, tell_proof
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import DestinationUnusable, WrongUsage

if TYPE_CHECKING:
    from amana.actions import ComparedFile, ProofChecked

DAMAGE = 4


@command("check-proof")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE", required=False)
@click.option("--file", "original", type=click.Path(path_type=Path), metavar="ORIGINAL")
@click.option("--trust", multiple=True, metavar="VKEY|FILE|COPY")
@click.option("--roots", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--block-header", "block_headers", multiple=True, metavar="HEX|FILE")
@click.option("--script", is_flag=True)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE")
def check_proof(
    voice: Voice,
    file: Path | None,
    original: Path | None,
    trust: tuple[str, ...],
    roots: Path | None,
    block_headers: tuple[str, ...],
    script: bool,
    out: Path | None,
) -> int:
    """Needs no archive, no key, no network; with --script it gives the program that needs no Amana either."""
    if script:
        return _script(file, out)
    if out is not None:
        raise WrongUsage(problem="out-without-script")
    if file is None:
        raise WrongUsage(problem="missing", expected="FILE")
    found = amana.check_proof(file, original=original, trust=trust, roots=roots, block_headers=block_headers)
    if voice.settings.json:
        voice.emit(checked_json(found))
    else:
        _report(voice, found)
    return 0 if found.ok else DAMAGE


def _script(file: Path | None, out: Path | None) -> int:
    if file is not None:
        raise WrongUsage(problem="too-many", given=(str(file),))
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(check_proof_script())
        return 0
    try:
        with out.open("xb") as place:
            place.write(check_proof_script())
    except FileExistsError as fault:
        raise DestinationUnusable(path=str(out), reason="file-exists") from fault
    return 0


def _report(voice: Voice, found: ProofChecked) -> None:
    holds = all(one.shown.ok for one in found.proofs)
    verdict = voice.say("check-proof-holds" if holds else "check-proof-wrong")
    voice.print(voice.strong(verdict))
    if found.original is not None:
        _original(voice, found.original)
    for one in found.proofs:
        voice.print()
        tell_proof(voice, one, len(found.proofs))
    voice.print()
    voice.print(voice.say("check-proof-never"))
    if holds and any(not one.ok for one in found.proofs):
        voice.print(voice.strong(voice.say("check-proof-stamp-wrong")))


def _original(voice: Voice, original: ComparedFile) -> None:
    size = voice.size(original.size)
    if original.proofs:
        numbers = tuple(map(str, original.proofs))
        voice.print(voice.say("check-proof-same", file=str(original.path), size=size, proofs=numbers))
        return
    other = voice.say("check-proof-other", file=str(original.path), found=original.sha256, expected=original.shown)
    voice.print(voice.strong(other))
