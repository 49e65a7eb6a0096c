"""`amana keys split`: a custodian who exists as words on cards alone."""

from __future__ import annotations

from pathlib import Path

import click

from amana.actions.custodians import sharing
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage


@command("split")
@click.option("--threshold", type=int, metavar="K", required=True)
@click.option("--shares", type=int, metavar="N", required=True)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--label", metavar="TEXT")
@click.option("--name", metavar="NAME")
@click.option("--show", is_flag=True)
def keys_split(
    voice: Voice,
    threshold: int,
    shares: int,
    out: Path | None,
    label: str | None,
    name: str | None,
    show: bool,
) -> int:
    """Where the words go is asked for: they are never shown, or left lying somewhere, unasked."""
    if out is None and not show:
        raise WrongUsage(problem="cards-nowhere")
    with opened(voice) as archive:
        made = sharing.split_keys(archive, threshold, shares, out=out, label=label, name=name)
    if voice.settings.json:
        voice.emit(_as_json(made, show))
        return 0
    if show:
        for text in made.texts:
            voice.print(text)
    _tell(voice, made, out)
    return 0


def _as_json(made: sharing.SplitKeys, show: bool) -> dict[str, object]:
    cards: list[dict[str, object]] = [{"card": number} for number in range(1, made.shares + 1)]
    for card, files in zip(cards, made.files, strict=False):
        card |= {"pdf": str(files.page), "text": str(files.text)}
    for card, words in zip(cards, made.words if show else (), strict=False):
        card["words"] = words
    return {
        "label": made.label,
        "set": made.set,
        "threshold": made.threshold,
        "shares": made.shares,
        "custodian": made.name,
        "recipient": made.recipient,
        "cards": cards,
    }


def _tell(voice: Voice, made: sharing.SplitKeys, out: Path | None) -> None:
    """On stderr: it goes with the cards that may have been printed, and is none."""
    every = made.threshold == made.shares
    key = "cards-made-all" if every else "cards-made"
    voice.tell(voice.say(key, shares=made.shares, threshold=made.threshold, set=made.set, label=made.label))
    if every:
        voice.tell(voice.say("cards-made-all-risk"))
    if out is not None:
        voice.tell(voice.say("cards-files", path=str(out)))
    voice.tell(voice.say("cards-give"))
    voice.tell(voice.say("cards-custodian", name=made.name))
    voice.tell(voice.say("keys-sync-next"))
