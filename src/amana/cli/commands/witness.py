"""`amana witness`: all that one person said, in order, with times and places."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.timeline_lines import show_witnessed
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions.comparing import witnessing


@command("witness")
@click.argument("name", metavar="PERSON")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
def witness(voice: Voice, name: str, wanted: tuple[str, ...]) -> int:
    """By account; whoever may be meant, by the name that the text gives."""
    with opened_to_texts(voice) as archive:
        said = archive.witness(name, *wanted)
    if voice.settings.json:
        for one in said:
            voice.emit(_json(one))
    else:
        show_witnessed(voice, said)
    voice.tell(voice.say("compare-witness-count", count=len(said)))
    names = tuple(dict.fromkeys(one.name for one in said))
    if len(names) > 1:
        voice.tell(voice.say("compare-witness-several", names=names))
    return 0


def _json(one: witnessing.Witnessed) -> dict[str, Any]:
    account = one.account
    times = [{"text": row.text, "from": row.first, "to": row.last, "anchor": row.anchor} for row in one.times]
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "mode": one.mode,
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "times": times,
        "places": [asdict(spot) for spot in one.spots],
        "people": list(one.people),
        "proposed": one.proposed,
        "item": account.item,
        "account": account.id,
        "text_version": account.text_version,
        "title": account.title,
        "published": account.published,
        "published_basis": account.basis,
    }
