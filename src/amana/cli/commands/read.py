"""`amana read`: what texts say was said, by whom, how many, when and where. No archive, no key."""

from __future__ import annotations

import gc
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

import amana
from amana.cli.faults import tell_error
from amana.cli.own_places import own_places
from amana.cli.readings import show_reading
from amana.cli.spoken import command
from amana.cli.text_lines import BadTextLine, TextLine, text_lines
from amana.cli.voice import Voice
from amana.errors import AmanaError, TextUnreadable, WrongUsage
from amana.phrases import error_json

if TYPE_CHECKING:
    from amana.actions import FileText
    from amana.reading import Gazetteer, Reading

DONE_IN_PART = 3
_GARBAGE_AFTER = 100_000


class _Said(NamedTuple):
    """What the command line says of every text."""

    published: str | None
    language: str | None
    places: Gazetteer | None


@command("read")
@click.argument("files", metavar="FILE…", nargs=-1)
@click.option("--published", metavar="DATE")
@click.option("--language", "text_language", metavar="CODE")
@click.option("--places", metavar="FILE")
@click.option("--jsonl", is_flag=True)
def read(
    voice: Voice,
    files: tuple[str, ...],
    published: str | None,
    text_language: str | None,
    places: str | None,
    jsonl: bool,
) -> int:
    """Files (`-`: stdin), or with `--jsonl` many texts from stdin."""
    if bool(files) == jsonl:
        raise WrongUsage(problem="files-and-jsonl" if jsonl else "missing", expected="FILE")
    _keep_lists()
    said = _Said(published, text_language, own_places(places))
    if jsonl:
        return _many(voice, said)
    failed = [_file(voice, one, said) for one in files]
    return DONE_IN_PART if any(failed) else 0


def _keep_lists() -> None:
    """Word lists are read once and stay: looking for garbage among them costs a sixth of the start."""
    gc.set_threshold(_GARBAGE_AFTER, 50, 50)


def _file(voice: Voice, name: str, said: _Said) -> bool:
    """Whether it failed: what cannot be read is told, and the other files are read all the same."""
    path = None if name == "-" else Path(name)
    try:
        for one, reading in amana.read_file(path, said.published, said.language, gazetteer=said.places):
            if voice.settings.json:
                voice.emit_parts(_told(name, one, reading))
            else:
                show_reading(voice, name, one, reading)
    except TextUnreadable as fault:
        tell_error(voice, fault)
        return True
    return False


def _told(name: str, one: FileText, reading: Reading) -> dict[str, Any]:
    from amana.reading import json_parts

    return {**json_parts(reading, name), "encoding": one.encoding, "part": one.part}


def _many(voice: Voice, said: _Said) -> int:
    """Line by line, in order and at once; a line that cannot be read says why, and the rest go on.

    What the command line says of publication and language holds for lines that do not say it themselves.
    """
    failed = False
    for one in text_lines(sys.stdin.buffer if sys.stdin else BytesIO()):
        answer = _answer(voice, one, said)
        failed = failed or "error" in answer
        voice.emit_parts(answer)
    return DONE_IN_PART if failed else 0


def _answer(voice: Voice, one: TextLine | BadTextLine, said: _Said) -> dict[str, Any]:
    from amana.reading import json_parts

    try:
        if not isinstance(one, TextLine):
            raise one.error
        published, language = one.published or said.published, one.language or said.language
        return json_parts(amana.read(one.text, published, language, gazetteer=said.places), one.id)
    except AmanaError as fault:
        return {"id": one.id, "error": _error(voice, fault)}
    except Exception as fault:  # noqa: BLE001 - a text that breaks the reader costs its own line alone
        return {"id": one.id, "error": _error(voice, AmanaError(kind=type(fault).__name__))}


def _error(voice: Voice, fault: AmanaError) -> dict[str, Any]:
    told = error_json(voice, fault)
    return {"code": told.pop("error"), **told}
