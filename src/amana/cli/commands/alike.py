"""`amana alike`: near-copies of an item, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, suspect_words

if TYPE_CHECKING:
    from amana.compare import Change, Difference, Likeness, PictureLikeness, TextLikeness


@command("alike")
@click.argument("item", metavar="ITEM")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N")
def alike(voice: Voice, item: str, limit: int) -> int:
    """A few lines for each: what it is, how near it is, what differs."""
    with opened(voice) as archive:
        found = archive.alike(item, limit=limit)
    for rank, one in enumerate(found, 1):
        if voice.settings.json:
            voice.emit(_json(rank, one))
        else:
            _show(voice, rank, one)
    voice.tell(voice.say("alike-count", count=len(found)))
    if len(found) == limit:
        voice.tell(voice.say("alike-more"))
    return 0


def _json(rank: int, one: Likeness) -> dict[str, Any]:
    told = asdict(one)
    if one.text is not None:
        told["text"]["identical"] = one.text.identical
    summary = told.pop("item")
    return {"rank": rank, "item": summary.pop("item"), **summary, **told}


def _show(voice: Voice, rank: int, one: Likeness) -> None:
    name = voice.strong(voice.name(one.item.title or one.item.name))
    voice.print(f"{rank:>3}  {name}  {voice.faint(one.item.item[:SHORT_ID])}")
    if one.item.suspect:
        voice.print("     " + suspect_words(voice, one.item.suspect))
    if one.picture is not None:
        voice.print("     " + " · ".join(_of_picture(voice, one.picture)))
    if one.text is not None:
        voice.print("     " + " · ".join(_of_text(voice, one.text)))
        for change in one.text.changes:
            voice.print("       " + _change(voice, change))
    for difference in one.differences:
        voice.print("     " + _difference(voice, difference))
    voice.print()


def _of_picture(voice: Voice, near: PictureLikeness) -> Iterator[str]:
    yield voice.say("alike-picture", distance=near.distance)
    if near.cut is not None:
        yield voice.say(f"alike-cut-{near.cut}")
    if near.count > 1:
        yield voice.say("alike-frames", alike=near.alike, count=near.count)
    yield from _parts(voice, near.part, near.other_part)


def _of_text(voice: Voice, near: TextLikeness) -> Iterator[str]:
    if near.identical:
        yield voice.say("alike-text-identical")
    elif near.shared is None or near.contained is None:
        yield voice.say("alike-text-estimate", percent=_percent(near.estimate))
    elif not near.removed and not near.added:
        yield voice.say("alike-text-respelt")
    else:
        yield voice.say("alike-text", percent=_percent(near.shared), contained=_percent(near.contained))
        yield from _counts(voice, near)
    yield from _parts(voice, near.part, near.other_part)


def _counts(voice: Voice, near: TextLikeness) -> Iterator[str]:
    yield voice.say("alike-words", this=near.words or 0, other=near.other_words or 0)
    if near.removed:
        yield voice.say("alike-removed", count=near.removed)
    if near.added:
        yield voice.say("alike-added", count=near.added)
    if near.change_count:
        yield voice.say("alike-places", count=near.change_count)


def _percent(share: float) -> int:
    """In whole hundredths; what is not all of it is never told as 100."""
    return 100 if share == 1 else min(99, round(100 * share))


def _parts(voice: Voice, part: str | None, other: str | None) -> Iterator[str]:
    if part is not None or other is not None:
        whole = voice.say("alike-whole", terminal=False)
        yield voice.say("alike-parts", this=part or whole, other=other or whole)


def _change(voice: Voice, change: Change) -> str:
    this, other = (" ".join(words.split()) for words in (change.this, change.other))
    if not this:
        return voice.say("alike-change-added", other=other)
    if not other:
        return voice.say("alike-change-removed", this=this)
    return voice.say("alike-change", this=this, other=other)


def _difference(voice: Voice, one: Difference) -> str:
    field = voice.say(f"field-{one.what}", terminal=False)

    def shown(value: str | int | None) -> str:
        if value is None:
            return voice.say("alike-unknown", terminal=False)
        return voice.size(value) if isinstance(value, int) else value

    return voice.say("alike-difference", field=field, this=shown(one.this), other=shown(one.other))
