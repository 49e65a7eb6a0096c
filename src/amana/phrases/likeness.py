"""Near-copies in words: how near, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.compare import Change, Difference, Likeness, PictureLikeness, TextLikeness


def likeness_lines(speaker: Speaker, one: Likeness) -> Iterator[tuple[int, str]]:
    """How near it is and what differs, line by line; each with how deep it belongs (0, or 1 beneath)."""
    if one.picture is not None:
        yield 0, " · ".join(_of_picture(speaker, one.picture))
    if one.text is not None:
        yield 0, " · ".join(_of_text(speaker, one.text))
        for change in one.text.changes:
            yield 1, _change(speaker, change)
    for difference in one.differences:
        yield 0, _difference(speaker, difference)


def _of_picture(speaker: Speaker, near: PictureLikeness) -> Iterator[str]:
    yield speaker.say("alike-picture", distance=near.distance)
    if near.cut is not None:
        yield speaker.say(f"alike-cut-{near.cut}")
    if near.count > 1:
        yield speaker.say("alike-frames", alike=near.alike, count=near.count)
    yield from _parts(speaker, near.part, near.other_part)


def _of_text(speaker: Speaker, near: TextLikeness) -> Iterator[str]:
    if near.identical:
        yield speaker.say("alike-text-identical")
    elif near.shared is None or near.contained is None:
        yield speaker.say("alike-text-estimate", percent=_percent(near.estimate))
    elif not near.removed and not near.added:
        yield speaker.say("alike-text-respelt")
    else:
        yield speaker.say("alike-text", percent=_percent(near.shared), contained=_percent(near.contained))
        yield from _counts(speaker, near)
    yield from _parts(speaker, near.part, near.other_part)


def _counts(speaker: Speaker, near: TextLikeness) -> Iterator[str]:
    yield speaker.say("alike-words", this=near.words or 0, other=near.other_words or 0)
    if near.removed:
        yield speaker.say("alike-removed", count=near.removed)
    if near.added:
        yield speaker.say("alike-added", count=near.added)
    if near.change_count:
        yield speaker.say("alike-places", count=near.change_count)


def _percent(share: float) -> int:
    """In whole hundredths; what is not all of it is never told as 100."""
    return 100 if share == 1 else min(99, round(100 * share))


def _parts(speaker: Speaker, part: str | None, other: str | None) -> Iterator[str]:
    if part is not None or other is not None:
        whole = speaker.say("alike-whole", terminal=False)
        yield speaker.say("alike-parts", this=part or whole, other=other or whole)


def _change(speaker: Speaker, change: Change) -> str:
    this, other = (" ".join(words.split()) for words in (change.this, change.other))
    if not this:
        return speaker.say("alike-change-added", other=other)
    if not other:
        return speaker.say("alike-change-removed", this=this)
    return speaker.say("alike-change", this=this, other=other)


def _difference(speaker: Speaker, one: Difference) -> str:
    field = speaker.say(f"field-{one.what}", terminal=False)

    def shown(value: str | int | None) -> str:
        if value is None:
            return speaker.say("alike-unknown", terminal=False)
        return speaker.size(value) if isinstance(value, int) else value

    return speaker.say("alike-difference", field=field, this=shown(one.this), other=shown(one.other))
