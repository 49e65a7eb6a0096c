"""`amana keys combine`: the identity that cards are of, as a file again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from amana.actions.custodians import sharing
from amana.cli.cards import given_cards
from amana.cli.opening import archive_path
from amana.cli.passphrases import new_passphrase
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import NotAnArchive


@command("combine")
@click.argument("files", type=click.Path(path_type=Path), metavar="CARD…", nargs=-1)
@click.option("--identity-out", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-passphrase", is_flag=True)
@click.option("--post-quantum", is_flag=True)
@click.option("--show", is_flag=True)
def keys_combine(
    voice: Voice,
    files: tuple[Path, ...],
    identity_out: Path | None,
    no_passphrase: bool,
    post_quantum: bool,
    show: bool,
) -> int:
    """With an archive at hand, the cards must open it; without one, the identity is written all the same."""
    archive = _archive(voice)
    made = sharing.combine(
        given_cards(voice, files, show=show),
        archive=archive,
        identity_out=identity_out,
        passphrase=lambda file: new_passphrase(voice, file),
        no_passphrase=no_passphrase,
        post_quantum=post_quantum,
    )
    if voice.settings.json:
        told = {"set": made.set, "cards": list(made.cards), "recipient": made.recipient}
        voice.emit({**told, "identity_file": str(made.identity_file), "archive": made.archive_id})
        return 0
    cards = tuple(map(str, made.cards))
    voice.print(voice.say("cards-combined", cards=cards, set=made.set, file=str(made.identity_file)))
    voice.print(voice.say("cards-combined-opens" if archive else "cards-combined-unproved"))
    voice.print(voice.say("cards-combined-care"))
    return 0


def _archive(voice: Voice) -> Path | None:
    """The archive that was named, or that one stands in; none is fine where none was named."""
    try:
        return archive_path(voice)
    except NotAnArchive:
        if voice.settings.archive is not None or os.environ.get("AMANA_ARCHIVE"):
            raise
        return None
