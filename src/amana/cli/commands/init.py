"""`amana init`: make an archive and its archive key."""

from __future__ import annotations

from pathlib import Path

import click

import amana
from amana.cli.opening import person
from amana.cli.passphrases import new_passphrase
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage


@command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR", required=False)
@click.option("recipients", "--recipient", multiple=True, metavar="AGE1…")
@click.option("--identity-out", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-passphrase", is_flag=True)
@click.option("--post-quantum", is_flag=True)
def init(
    voice: Voice,
    folder: Path | None,
    recipients: tuple[str, ...],
    identity_out: Path | None,
    no_passphrase: bool,
    post_quantum: bool,
) -> int:
    """Make it, and say where the identity is: losing that file loses the archive."""
    path = folder or voice.settings.archive
    if path is None:
        raise WrongUsage(problem="missing", expected="DIR")
    makes_identity = not recipients
    made = amana.init(
        path,
        recipients=recipients,
        identity_out=identity_out,
        passphrase=new_passphrase(voice, path) if makes_identity and not no_passphrase else None,
        no_passphrase=no_passphrase,
        post_quantum=post_quantum,
        person=person(voice),
    )
    identity_file = str(made.identity_file) if made.identity_file else None
    if voice.settings.json:
        voice.emit(
            {"archive": str(made.archive), "recipients": list(made.recipients), "identity_file": identity_file}
        )
        return 0
    voice.print(voice.say("init-done", path=str(made.archive)))
    voice.print(voice.say("init-recipients", count=len(made.recipients), recipients=made.recipients))
    if identity_file:
        voice.print(voice.say("init-identity", file=identity_file))
        voice.print(voice.say("init-identity-open" if no_passphrase else "init-identity-sealed"))
    return 0
