"""`amana erase`: items' bytes go from this archive; that they were, and why they went, stays."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from amana.actions.custody import erasing
from amana.cli.opening import opened
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.verifying import tell_names
from amana.cli.voice import Voice
from amana.errors import WrongUsage

if TYPE_CHECKING:
    from amana.records import ItemsErased

DONE_IN_PART = 3


@command("erase")
@click.argument("items", metavar="ITEM…", nargs=-1, required=True)
@click.option("--reason", metavar="TEXT", required=True)
@click.option("--yes", is_flag=True)
def erase(voice: Voice, items: tuple[str, ...], reason: str, yes: bool) -> int:
    """Shows what would go, asks, and erases."""
    with opened(voice) as archive:
        planned = erasing.plan(archive, *items)
        if not yes:
            _show(voice, planned)
            if not _confirmed(voice, planned):
                voice.tell(voice.say("erase-not-done", terminal=voice.err_is_terminal))
                return DONE_IN_PART
        with watching(voice, "progress-erase") as watch:
            done = erasing.erase(archive, *items, reason=reason, watch=watch)
    if voice.settings.json:
        voice.emit({**asdict(done), "whole": done.whole})
    else:
        _report(voice, done)
    return 0 if done.whole else DONE_IN_PART


def _show(voice: Voice, planned: erasing.ToErase) -> None:
    """On stderr: whoever reads the answer as JSON is asked all the same."""
    terminal = voice.err_is_terminal

    def tell(key: str, **facts: str | int) -> None:
        voice.tell(voice.say(key, terminal=terminal, **facts))

    tell("erase-plan", count=len(planned.items), size=voice.size(planned.bytes), objects=planned.objects)
    for item, name in zip(planned.items, planned.names, strict=True):
        voice.tell("  " + voice.name(f"{item}  {name}", terminal=terminal))
    if planned.shared:
        tell("erase-plan-shared", count=len(planned.shared))
    tell("erase-plan-for-good")
    tell("erase-plan-copies")


def _confirmed(voice: Voice, planned: erasing.ToErase) -> bool:
    """Whether somebody typed the beginning of the item's id. Where there is no terminal, it takes --yes."""
    if not voice.err_is_terminal:
        raise WrongUsage(problem="erase-needs-yes")
    wanted = planned.items[0][:6]
    said = click.prompt(
        voice.say("erase-ask", word=wanted, terminal=True), default="", show_default=False, err=True
    )
    return str(said).strip().lower() == wanted


def _report(voice: Voice, done: ItemsErased) -> None:
    if not done.objects:
        voice.print(voice.say("erase-nothing", count=len(done.items)))
    else:
        voice.print(voice.strong(voice.say("erase-done", count=len(done.items), size=voice.size(done.bytes))))
        voice.print(voice.say("erase-objects", count=len(done.objects), resealed=done.resealed))
    tell_names(voice, "erase-shared", done.shared)
    tell_names(voice, "erase-left", done.left)
    if done.unread:
        voice.print(voice.say("erase-unread", count=done.unread))
    voice.print(voice.say("erase-copies-next"))
