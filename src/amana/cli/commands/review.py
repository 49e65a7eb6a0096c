"""`amana review`: answers to what reading leaves open, one question after another, or one by its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

import click

from amana.cli.commands.suggest import KINDS
from amana.cli.opening import opened_to_texts
from amana.cli.reviewing import Sitting
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import question_json

if TYPE_CHECKING:
    from amana.actions.reviewing import queue_values

ANSWERS = ("accept", "correct", "reject")


@command("review")
@click.argument("question", metavar="[ID]", required=False)
@click.argument("answer", metavar="[ANSWER]", type=click.Choice(ANSWERS), required=False)
@click.option("--value", "values", metavar="PROPERTY=VALUE", multiple=True)
@click.option("--kind", type=click.Choice(KINDS))
def review(voice: Voice, question: str | None, answer: str | None, values: Sequence[str], kind: str | None) -> int:
    """Without an id one after another, for as long as somebody answers."""
    given = dict(map(_value, values))
    if question is not None and answer is None:
        raise WrongUsage(problem="answer-missing", near=ANSWERS)
    with opened_to_texts(voice) as archive:
        if question is None:
            return Sitting(voice, archive, cast("queue_values.QuestionKind | None", kind)).run()
        done = archive.review(question, cast("queue_values.Answer", answer), **given)
    _tell(voice, done)
    return 0


def _value(written: str) -> tuple[str, str]:
    prop, mark, value = written.partition("=")
    if not (prop and mark):
        raise WrongUsage(problem="not-a-saying", given=written)
    return prop, value


def _tell(voice: Voice, done: queue_values.Answered) -> None:
    if voice.settings.json:
        told = {"question": question_json(done.question), "answer": done.answer}
        voice.emit({**told, "assertions": asdict(done)["assertions"]})
    else:
        voice.print(voice.say("review-said", count=len(done.assertions)))
        for one in done.assertions:
            voice.print("  " + voice.faint(one))
