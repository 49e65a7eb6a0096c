"""`amana parts`: what is inside an item, and where."""

from __future__ import annotations

import errno
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import DestinationUnusable, WrongUsage
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.records import ItemPart

_LONGEST_LINE = 120


@command("parts")
@click.argument("item", metavar="ITEM")
@click.option("--kind", metavar="KIND")
@click.option("--get", "place", metavar="PLACE")
@click.option("--out", metavar="FILE")
def parts(voice: Voice, item: str, kind: str | None, place: str | None, out: str | None) -> int:
    """Messages, attachments, pages, rows, members: each with its place, its time and name where it has them."""
    if (place is None) != (out is None):
        raise WrongUsage(problem="missing", expected="--out" if out is None else "--get")
    if place is not None and out is not None:
        return _get(voice, item, place, Path(out))
    count = 0
    with opened(voice) as archive:
        texts = _Texts(archive)
        for part in archive.parts(item):
            if kind is not None and part.kind != kind:
                continue
            count += 1
            if voice.settings.json:
                voice.emit({**_json(part), "words": texts.of(part)})
            else:
                voice.print(_line(voice, part, texts.of(part)))
    voice.tell(voice.say("parts-count", count=count))
    return 0


def _get(voice: Voice, item: str, place: str, out: Path) -> int:
    """A file from inside the item, into a new file: nothing is written over."""
    with opened(voice) as archive:
        data = archive.part(item, place)
    try:
        with out.open("xb") as file:
            file.write(data)
    except OSError as fault:
        raise DestinationUnusable(path=str(out), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
    voice.tell(voice.say("parts-got", size=voice.size(len(data)), path=voice.name(str(out))))
    return 0


class _Texts:
    """The text versions that parts point into; the last one is kept at hand, since parts come in order."""

    def __init__(self, archive: OpenArchive) -> None:
        self._archive, self._known = archive, ("", "")

    def of(self, part: ItemPart) -> str | None:
        """The part's own words; None where it has none."""
        if part.text is None:
            return None
        if self._known[0] != part.text:
            self._known = part.text, self._archive.text(part.text)
        return self._known[1][part.start : part.end]


def _json(part: ItemPart) -> dict[str, Any]:
    told = {name: value for name, value in asdict(part).items() if value is not None and name != "facts"}
    return {**told, "facts": [asdict(fact) for fact in part.facts]}


def _line(voice: Voice, part: ItemPart, words: str | None) -> str:
    """Its place; when and by whom; its name or how it begins; and why it could not be read."""
    told = [voice.faint(voice.name(part.place))]
    told += [voice.name(value) for name in ("time", "sender") if (value := part.fact(name))]
    if part.fact("sender") is None and (recipient := part.fact("recipient")):
        told.append(f"→ {voice.name(recipient)}")
    shown = part.name if words is None else " ".join(words[: 4 * _LONGEST_LINE].split())
    if shown:
        told.append(voice.name(shown if len(shown) <= _LONGEST_LINE else shown[: _LONGEST_LINE - 1] + "…"))
    if part.size is not None:
        told.append(voice.size(part.size))
    if part.reason:
        told.append(f"({reason_in_words(voice, part.reason)})")
    return "  ".join(told)
