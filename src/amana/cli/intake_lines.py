"""What readers made of an item, as `show` tells it: the first of it in full, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from amana.cli.rows import Row, tell_rows
from amana.cli.suggested import tell_suggestions
from amana.cli.voice import Voice
from amana.phrases import reason_in_words
from amana.records import EmbeddedFact, IntakeRow

if TYPE_CHECKING:
    from amana.actions import TextSuggestions
    from amana.catalogue import ItemRecord

FEW = 10  # readings, and text versions, that are told one by one
MAX_FIELD = 64 * 1024  # no fact is longer
LONGEST = 300  # code points of a value that are told
_PACKETS = frozenset({"xmp"})  # a whole dump in one
_SUGGESTED = ("title", "byline", "site", "published", "language")


def tell_intakes(
    voice: Voice, record: ItemRecord, found: Mapping[str, TextSuggestions], *, everything: bool
) -> None:
    """The item's own readings before those of files inside it; with `everything` each, and every raw fact."""
    rows = sorted(record.intakes, key=lambda row: row.intake.part is not None)
    shown = rows if everything else rows[:FEW]
    for row in shown:
        _intake(voice, row, everything=everything)
    if rest := rows[len(shown) :]:
        _rest(voice, rest)
    own_first = sorted(record.text_versions, key=lambda text: text.part is not None)
    texts = own_first if everything else own_first[:FEW]
    for text in texts:
        voice.print()
        voice.print(voice.say("show-text-version", length=text.length))
        tell_rows(voice, [("sha256", text.sha256), ("part", text.part), ("encoding", text.encoding)])
        tell_suggestions(voice, found.get(text.sha256))
    if more := len(record.text_versions) - len(texts):
        voice.print()
        voice.print(voice.say("show-more-texts", count=more))


def tell_parts(voice: Voice, item: str, counts: Mapping[str, int]) -> None:
    """How many parts of each kind, and how to see them; nothing where there are none."""
    if counts:
        parts = " · ".join(f"{_kind(voice, kind)} {count:,}" for kind, count in counts.items())
        voice.print()
        voice.print(voice.say("show-parts", parts=parts, item=item))


def _kind(voice: Voice, kind: str) -> str:
    key = f"part-kind-{kind}"
    return voice.say(key, terminal=False) if voice.worded(key) else kind


def _intake(voice: Voice, row: IntakeRow, *, everything: bool) -> None:
    intake = row.intake
    voice.print()
    outcome = voice.say(f"intake-{intake.outcome}", terminal=False)
    voice.print(voice.say("show-intake", module=f"{intake.module} {intake.version}", outcome=outcome))
    reason = reason_in_words(voice, intake.reason) if intake.reason else None
    suggested = [(name, getattr(intake, name)) for name in _SUGGESTED]
    understood = [fact for fact in intake.facts if not _is_raw(fact)]
    raw = [fact for fact in intake.facts if _is_raw(fact)]
    told = _facts([*understood, *raw], MAX_FIELD) if everything else _facts(understood, LONGEST)
    tell_rows(voice, [("part", intake.part), ("reason", reason), *suggested, *told])
    if raw and not everything:
        voice.print("  " + voice.faint(voice.say("show-raw-facts", count=len(raw))))


def _is_raw(fact: EmbeddedFact) -> bool:
    """Whether it is one field of a dump, as it stands in the file: `exif:LensModel`, `header:Received`."""
    return ":" in fact.name or fact.name in _PACKETS


def _facts(facts: Sequence[EmbeddedFact], longest: int) -> Iterator[Row]:
    for fact in facts:
        yield fact.name, fact.value if len(fact.value) <= longest else fact.value[: longest - 1] + "…"


def _rest(voice: Voice, rows: Sequence[IntakeRow]) -> None:
    ended = Counter(row.intake.outcome for row in rows)
    voice.print()
    voice.print(
        voice.say(
            "show-more-intakes",
            count=len(rows),
            read=ended["read"],
            nothing=ended["nothing"],
            failed=ended["failed"],
        )
    )
