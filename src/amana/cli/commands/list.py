"""`amana list`: what is kept, a line an item."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.hits import SHORT_ID
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("list")
@click.option("--kind", metavar="TYPE")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--tag", metavar="TEXT")
def list(voice: Voice, **asked: str | None) -> int:
    """In order of taking in. The name comes last, so that no name can push the columns about."""
    count = 0
    with opened(voice) as archive:
        for item in archive.list(**asked):
            count += 1
            if voice.settings.json:
                voice.emit(asdict(item))
                continue
            columns = (item.item[:SHORT_ID], f"{item.date[:10]:<10}", f"{voice.size(item.size):>11}")
            voice.print("  ".join((*columns, f"{item.media_type:<24}", voice.name(item.name))))
    voice.tell(voice.say("list-count", count=count))
    return 0
