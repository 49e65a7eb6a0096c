"""`amana search`: find, ranked, with the reason of each match."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import click

from amana.actions import part_lookup
from amana.cli.hits import show_hit
from amana.cli.opening import opened
from amana.cli.queries import Query, queries
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import error_json, hit_json

DONE_IN_PART = 3


@command("search")
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option("--exact", is_flag=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N")
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N")
@click.option("--kind", metavar="TYPE")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--tag", metavar="TEXT")
@click.option("--jsonl", is_flag=True)
def search(voice: Voice, words: tuple[str, ...], jsonl: bool, **asked: Any) -> int:
    """One query from the command line, or with `--jsonl` many from stdin."""
    if bool(words) == jsonl:
        problem = "query-and-jsonl" if jsonl else "missing"
        raise WrongUsage(problem=problem, expected="QUERY")
    return _many(voice, asked) if jsonl else _one(voice, " ".join(words), asked)


def _one(voice: Voice, query: str, asked: dict[str, Any]) -> int:
    with opened(voice) as archive:
        hits = archive.search(query, **asked)
        places = part_lookup.places_of(archive, hits)
        unread = archive.has_unread
    for hit, place in zip(hits, places, strict=True):
        if voice.settings.json:
            voice.emit(hit_json(hit, place))
        else:
            show_hit(voice, hit, place)
    if not hits:
        key = "search-nothing-exact" if asked["exact"] else "search-nothing"
        voice.tell(voice.say(key, terminal=voice.err_is_terminal, query=query))
    elif len(hits) == asked["limit"]:
        voice.tell(voice.say("search-more", count=len(hits), offset=asked["offset"] + len(hits)))
    if unread:
        voice.tell(voice.say("search-unread", terminal=voice.err_is_terminal))
    return 0


def _many(voice: Voice, asked: dict[str, Any]) -> int:
    """Answer line by line, in order and at once; a line that cannot be answered says why and the rest go on."""
    failed = False
    with opened(voice) as archive:
        for one in queries(sys.stdin.buffer if sys.stdin else BytesIO()):
            try:
                if not isinstance(one, Query):
                    raise one.error
                hits = archive.search(one.query, **asked)
                told = map(hit_json, hits, part_lookup.places_of(archive, hits))
                voice.emit({"id": one.id, "hits": list(told)}, now=True)
            except WrongUsage as fault:
                failed = True
                voice.emit({"id": one.id, **error_json(voice, fault)}, now=True)
    return DONE_IN_PART if failed else 0
