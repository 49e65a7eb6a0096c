"""`amana search`: find, ranked, with the reason of each match."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import click

from amana.actions.browsing import part_lookup
from amana.cli.counts import counts_json, show_counts
from amana.cli.hits import show_hit
from amana.cli.opening import opened
from amana.cli.queries import Query, queries
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import error_json, hit_json

if TYPE_CHECKING:
    from amana.actions import OpenArchive

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
@click.option("--family", metavar="WORD")
@click.option("--language", "text_language", metavar="CODE")
@click.option("--source", metavar="TEXT|ID")
@click.option("--person", "named", metavar="NAME|ID")
@click.option("--place", metavar="NAME|ID")
@click.option("--status", metavar="WORD")
@click.option("--counts", is_flag=True)
@click.option("--jsonl", is_flag=True)
def search(voice: Voice, words: tuple[str, ...], jsonl: bool, counts: bool, **asked: Any) -> int:
    """One query from the command line, or with `--jsonl` many from stdin; with `--counts` it is counted."""
    if words and jsonl:
        raise WrongUsage(problem="query-and-jsonl", expected="QUERY")
    if not (words or jsonl or counts):
        raise WrongUsage(problem="missing", expected="QUERY")
    asked |= {"language": asked.pop("text_language"), "person": asked.pop("named")}
    if jsonl:
        return _many(voice, asked, counts=counts)
    return _counts(voice, " ".join(words), asked) if counts else _one(voice, " ".join(words), asked)


def _counts(voice: Voice, query: str, asked: dict[str, Any]) -> int:
    with opened(voice) as archive:
        found = archive.facets(query, **_narrowing(asked))
        unread = archive.has_unread
    if voice.settings.json:
        voice.emit(counts_json(found))
    else:
        show_counts(voice, found)
    if unread:
        voice.tell(voice.say("search-unread", terminal=voice.err_is_terminal))
    return 0


def _narrowing(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if name not in ("limit", "offset")}


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


def _many(voice: Voice, asked: dict[str, Any], *, counts: bool) -> int:
    """Answer line by line, in order and at once; a line that cannot be answered says why and the rest go on."""
    failed = False
    with opened(voice) as archive:
        for one in queries(sys.stdin.buffer if sys.stdin else BytesIO()):
            try:
                if not isinstance(one, Query):
                    raise one.error
                voice.emit({"id": one.id, **_answer(archive, one.query, asked, counts=counts)}, now=True)
            except WrongUsage as fault:
                failed = True
                voice.emit({"id": one.id, **error_json(voice, fault)}, now=True)
    return DONE_IN_PART if failed else 0


def _answer(archive: OpenArchive, query: str, asked: dict[str, Any], *, counts: bool) -> dict[str, Any]:
    if counts:
        return {"counts": counts_json(archive.facets(query, **_narrowing(asked)))}
    hits = archive.search(query, **asked)
    return {"hits": list(map(hit_json, hits, part_lookup.places_of(archive, hits)))}
