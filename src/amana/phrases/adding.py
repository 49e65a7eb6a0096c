"""What taking in came to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.families import families_in_words
from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions import Added, AddedFile


def added_lines(speaker: Speaker, added: Added, *, kit: bool = False) -> Iterator[str]:
    """How much was kept, what it is, what could not be read. `kit`: on a capture kit nothing is read at once."""
    yield speaker.say("add-done", kept=added.kept, size=speaker.size(added.bytes))
    if added.duplicate:
        yield speaker.say("add-duplicate", count=added.duplicate)
    if added.families:
        yield speaker.say("add-families", families=families_in_words(speaker, added.families))
    if added.unreadable:
        yield speaker.say("add-unreadable", count=added.unreadable)
    if added.inside:
        yield speaker.say("add-inside", count=added.inside)
    if added.inside_unreadable:
        yield speaker.say("add-inside-unreadable", count=added.inside_unreadable)
    if added.unreadable or added.inside_unreadable:
        yield speaker.say("add-see-failures")
    if not (added.opened or kit):
        yield speaker.say("add-sealed")


def not_taken_in_lines(
    speaker: Speaker, failed: Sequence[AddedFile], *, terminal: bool | None = None
) -> Iterator[str]:
    """How many files were not taken in; each, and why; then what to do. Nothing where all were."""
    if not failed:
        return
    yield speaker.say("add-failed", count=len(failed), terminal=terminal)
    for file in failed:
        reason = reason_in_words(speaker, file.reason or "")
        yield "  " + speaker.say("failed-line", terminal=terminal, path=file.path, reason=reason)
    yield speaker.say("not-taken-in.hint", terminal=terminal)


def added_file_json(file: AddedFile) -> dict[str, Any]:
    """The file as it ended; the time it was acknowledged stands there on a capture kit alone."""
    told = asdict(file)
    return told if file.time else {name: value for name, value in told.items() if name != "time"}
