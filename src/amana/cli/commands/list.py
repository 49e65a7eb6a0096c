"""`amana list`: what is kept, a line an item."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.opening import opened
from amana.cli.receipts import show_receipts
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, suspect_words


@command("list")
@click.option("--kind", metavar="TYPE")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--tag", metavar="TEXT")
def list(voice: Voice, **asked: str | None) -> int:
    """In order of taking in. The name comes last, so that no name can push the columns about, or hide a mark.

    A capture kit has receipts alone: it cannot choose among them by what it does not know.
    """
    count = 0
    with opened(voice) as archive:
        if archive.is_kit and not any(asked.values()):
            show_receipts(voice, archive.receipts())
            return 0
        for item in archive.list(**asked):
            count += 1
            if voice.settings.json:
                voice.emit(asdict(item))
                continue
            columns = (item.item[:SHORT_ID], f"{item.date[:10]:<10}", f"{voice.size(item.size):>11}")
            mark = [f"[{suspect_words(voice, item.suspect)}]"] if item.suspect else []
            mark += [f"[{voice.say('list-erased', terminal=False)}]"] if item.erased else []
            voice.print("  ".join((*columns, f"{item.media_type:<24}", *mark, voice.name(item.name))))
    voice.tell(voice.say("list-count", count=count))
    return 0
