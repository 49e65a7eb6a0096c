"""`amana suggest`: what reading leaves open, what settles most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from amana.cli.opening import opened_to_texts
from amana.cli.question_lines import show_question
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import counts_line, question_json

if TYPE_CHECKING:
    from amana.actions.reviewing import queue_values

KINDS = ("event", "name", "day", "place", "time", "category", "speaker")


@command("suggest")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=1), default=20)
def suggest(voice: Voice, kind: str | None, limit: int) -> int:
    """Each with its id, to be answered by `review`."""
    with opened_to_texts(voice) as archive:
        queue = archive.suggestions(cast("queue_values.QuestionKind | None", kind), limit)
    if voice.settings.json:
        for one in queue.questions:
            voice.emit(question_json(one))
        return 0
    for one in queue.questions:
        show_question(voice, one)
        voice.print()
    if queue.total:
        voice.tell(voice.say("review-open", count=queue.total, kinds=counts_line(voice, queue.counts)))
    else:
        voice.tell(voice.say("review-nothing"))
    return 0
