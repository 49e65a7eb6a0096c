"""Accounts side by side, in words: when each was published, what one has from another, what two figures are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from amana.phrases.figures import where
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions.comparing import comparing
    from amana.compare.figures import Pair, Reason
    from amana.compare.timeline import ProposedDay
    from amana.compare.voices import Edge

_ORDER = ("contradict", "agree", "compatible", "part-of", "repeats", "not-comparable")
# Reasons whose facts are the figures themselves.
_TEXTS = ("bounds", "part-exceeds-whole", "denied", "site-part", "since-part", "among-part")
_DAYS = ("days", "told-later")
_PLAIN = ("fact", "total")  # what goes without saying


def published_words(speaker: Speaker, told: comparing.Told) -> str:
    """When it was published, and how that is known."""
    account = told.account
    if account.published is None:
        return speaker.say("compare-published-unknown", terminal=False)
    key = f"compare-published-{account.basis}"
    key = key if speaker.worded(key) else "compare-published"
    return speaker.say(key, terminal=False, day=account.published)


def proposal_lines(speaker: Speaker, proposal: ProposedDay, marks: Mapping[str, str]) -> Iterator[str]:
    """What a proposed day of publication rests on. `marks` are the accounts' by their ids: `A`, `B`."""
    yield speaker.say("compare-proposed-weekday", words=proposal.weekdays[0].text)
    for one in proposal.told:
        mark = marks.get(one.account, "?")
        if one.published:
            yield speaker.say("compare-proposed-published", mark=mark)
        else:
            yield speaker.say("compare-proposed-told", mark=mark, words=one.text)
    if proposal.others:
        yield speaker.say("compare-proposed-others", days=proposal.others)
    yield speaker.say("compare-proposed-rests")


def edge_words(speaker: Speaker, edge: Edge, marks: Mapping[str, str]) -> str:
    """How two accounts come to share their words, and which is the later, where that is known."""
    percent = min(100, round(100 * edge.share))
    said = speaker.say(f"compare-edge-{edge.how}", one=marks[edge.one], other=marks[edge.other], percent=percent)
    if edge.later is None:
        return speaker.made(f"{said} · {speaker.say('compare-edge-order-unknown')}")
    return speaker.made(f"{said} · {speaker.say('compare-edge-later', mark=marks[edge.later])}")


def category_words(speaker: Speaker, category: str | None) -> str:
    """What is counted: `injured`, as the lists of the project call it; or that nobody could tell."""
    from amana.reading import category_label

    return category_label(category, speaker.language) if category else speaker.say("compare-row-unknown")


def pairs_of(table: comparing.Table, category: str | None) -> list[Pair]:
    """The pairs told beneath a category, what contradicts first.

    A pair of two categories is told once, with the one that is the whole.
    """
    told = [pair for pair in table.pairs if category in (pair.one.category, pair.other.category)]
    told = [pair for pair in told if pair.one.category == pair.other.category or _outer(pair) == category]
    return sorted(told, key=lambda pair: (_ORDER.index(pair.verdict.kind), *_marks_of(pair, table.marks)))


def _marks_of(pair: Pair, marks: Mapping[str, str]) -> list[tuple[str, int]]:
    return sorted(mark_order(marks[one.id]) for one in (pair.one, pair.other))


def _outer(pair: Pair) -> str | None:
    from amana.compare.figures import holds_category

    one, other = pair.one.category, pair.other.category
    return one if holds_category(one, other) else other


def mark_order(mark: str) -> tuple[str, int]:
    """A key to sort marks by: A2 before A10, and both before B1."""
    letters = mark.rstrip("0123456789")
    return letters, int(mark[len(letters) :] or 0)


def pair_line(speaker: Speaker, pair: Pair, marks: Mapping[str, str]) -> str:
    """What two figures are to each other, and why."""
    between = "؛ " if speaker.right_to_left else "; "
    reasons = between.join(pair_reasons(speaker, pair, marks))
    return speaker.made(f"{verdict_words(speaker, pair, marks)}: {reasons}")


def verdict_words(speaker: Speaker, pair: Pair, marks: Mapping[str, str]) -> str:
    """What two figures are to each other. `marks` are the figures' by their ids: `A1`, `B2`."""
    first, second = sorted((marks[pair.one.id], marks[pair.other.id]), key=mark_order)
    if pair.verdict.part is not None and marks[pair.verdict.part] == second:
        first, second = second, first
    return speaker.say(f"compare-{pair.verdict.kind}", one=first, other=second)


def pair_reasons(speaker: Speaker, pair: Pair, marks: Mapping[str, str]) -> Sequence[str]:
    """Why, reason by reason."""
    own = {"one": marks[pair.one.id], "other": marks[pair.other.id]}
    spots = {"one": where(speaker, pair.one.spot), "other": where(speaker, pair.other.spot)}
    return [reason_words(speaker, _placed(one, spots), own) for one in pair.verdict.reasons]


def _placed(reason: Reason, spots: Mapping[str, str]) -> Reason:
    """A reason that rests on two places, with what they are called in the person's language."""
    if not reason.word.startswith("place"):
        return reason
    return replace(reason, facts=tuple((name, spots[name]) for name, _ in reason.facts))


def reason_words(speaker: Speaker, reason: Reason, own: Mapping[str, str]) -> str:
    """One reason, with what it rests on; `own` gives the marks of `one` and of `other`."""
    said = speaker.say(f"compare-reason-{reason.word}")
    if reason.word.startswith(_TEXTS):
        return said
    values = [
        speaker.say("compare-value", mark=own[name], value=value_words(speaker, reason.word, value))
        for name, value in sorted(reason.facts, key=lambda fact: mark_order(own[fact[0]]))
        if value not in _PLAIN
    ]
    between = "، " if speaker.right_to_left else ", "
    return speaker.made(f"{said} ({between.join(values)})") if values else said


def value_words(speaker: Speaker, word: str, value: str) -> str:
    """The value that a reason `word` rests on."""
    from amana.reading import category_label

    if word.startswith("category"):
        return category_label(value, speaker.language)
    if word.startswith(_DAYS) and "/" in value:
        first, last = value.split("/")
        if first == "..":
            return speaker.say("read-days-until", terminal=False, last=last)
        return speaker.say("read-days", terminal=False, first=first, last=last)
    if word.startswith("means"):
        return _means_words(speaker, value)
    for family in ("read-modality", "compare-pace"):
        if speaker.worded(f"{family}-{value}"):
            return speaker.say(f"{family}-{value}", terminal=False)
    return value


def _means_words(speaker: Speaker, means: str) -> str:
    between = "، " if speaker.right_to_left else ", "
    return speaker.made(
        between.join(speaker.say(f"compare-means-{one}", terminal=False) for one in means.split(", "))
    )
