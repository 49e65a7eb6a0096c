"""How many were killed and wounded, on the reports of MUC-3 and MUC-4: `python -m scores.muc34`.

Counted per report that has a template: the set of figures (lower, upper) of human targets that died or were
injured, against the set that the claims give. The reports are in capitals. What the task leaves optional is
neither asked for nor held against a claim. By the task (1.0, relevance) war between forces is left out, so claims
that count soldiers or fighters are not compared; "several" is PLURAL there, and no figure.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from amana.reading.claims import find_claims
from amana.reading.claims.lists import lexicon, plain
from amana.reading.layout import read_document
from amana.reading.names import find_names
from amana.reading.nouns import Claim, Time
from amana.reading.numbers import find_numbers
from amana.reading.places import find_places
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally

_SET = "muc34"
_HARMED = ("DEATH", "INJURY")
_CATEGORIES = frozenset(["killed", "wounded", "bodies"])
_ACCOMPLISHED = "ACCOMPLISHED"

Bounds = tuple[float | None, float | None]


@dataclass
class Gold:
    """The figures of one report: each a set of bounds any of which is right."""

    asked: list[frozenset[Bounds]] = field(default_factory=list)
    free: set[Bounds] = field(default_factory=set)


def gold_of(row: dict[str, Any]) -> Gold:
    """What the templates say of those who died or were injured."""
    gold = Gold()
    for template in row["templates"]:
        optional = "OPTIONAL" in " ".join(template.get("MESSAGE: TEMPLATE", ()))
        harmed = {
            target
            for effect, target in map(_split, template.get("HUM TGT: EFFECT OF INCIDENT", ()))
            if effect.lstrip("? ").startswith(_HARMED)
        }
        for fill, target in map(_split, template.get("HUM TGT: NUMBER", ())):
            bounds = _bounds(fill)
            if target not in harmed or not bounds:
                continue
            if optional or fill.startswith("?"):
                gold.free |= bounds
            elif bounds not in gold.asked:
                gold.asked.append(bounds)
        for fill in template.get("HUM TGT: TOTAL NUMBER", ()):
            gold.free |= _bounds(_split(fill)[0])
    return gold


def _split(fill: str) -> tuple[str, str]:
    head, _, tail = fill.partition(":")
    return head.strip(), tail.strip()


def _bounds(fill: str) -> frozenset[Bounds]:
    """The alternatives of a fill: `6`, `~100`, `6-8`, `6-`, `-26`; PLURAL and its like give none."""
    found: set[Bounds] = set()
    for one in fill.split("/"):
        match = re.fullmatch(r"[?~\s]*(\d*)(-?)(\d*)\s*", one)
        if match and (match[1] or match[3]):
            low = float(match[1]) if match[1] else None
            high = float(match[3]) if match[3] else low if not match[2] else None
            found.add((low, high))
    return frozenset(found)


def claims_of(text: str) -> list[Claim]:
    """The claims of a report."""
    view = View.of(text, "en")
    document = read_document(view)
    places = find_places(view)
    times: list[Time] = []
    return find_claims(view, find_numbers(view), times, places, find_names(view, places), [], [], document, None)


def counts(claim: Claim) -> bool:
    """Whether a claim is of what the task asks for."""
    return (
        claim.category in _CATEGORIES
        and claim.status == "linked"
        and claim.modality == "fact"
        and claim.hedge != "vague"
        and not _is_armed(claim)
    )


def _is_armed(claim: Claim) -> bool:
    if claim.counted is None:
        return False
    words = [known for word in plain(claim.counted.text).split() if (known := lexicon().get(word))]
    return any(entry.how == "armed" for known in words for entry in known.entries)


def score(limit: int | None = None) -> list[Tally]:
    """Figures found in the reports that have templates."""
    tallies = {part: Tally(_SET, "casualty figures", "en", part) for part in ("work", "aside")}
    for row in _reports(limit):
        tally = tallies[part_of(row["id"])]
        _add(tally, gold_of(row), [claim for claim in claims_of(row["text"]) if counts(claim)])
    return list(tallies.values())


def _reports(limit: int | None) -> Iterator[dict[str, Any]]:
    found = 0
    for row in rows("muc34/dev/docs.jsonl"):
        if row["templates"] and (limit is None or found < limit):
            found += 1
            yield row


def _add(tally: Tally, gold: Gold, claims: Iterable[Claim]) -> None:
    said: dict[Bounds, Claim] = {}
    for claim in claims:
        said.setdefault((claim.lower, claim.upper), claim)
    right = {bounds for bounds in said if any(bounds in one for one in gold.asked)}
    met = sum(1 for one in gold.asked if one & said.keys())
    held = [bounds for bounds in said if bounds not in right and bounds not in gold.free]
    tally.add(met, met + len(held), len(gold.asked))
    for bounds, claim in said.items():
        if bounds in right or bounds in gold.free:
            tally.rule(claim.rule, True)
        else:
            tally.rule(claim.rule, False)
            tally.miss(
                "one person that is not asked for" if bounds == (1, 1) else "a figure that is not asked for"
            )
    for one in gold.asked:
        if not one & said.keys():
            tally.miss("one person missed" if (1.0, 1.0) in one else "a figure missed")


if __name__ == "__main__":
    for result in score(int(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(result, dict(result.failures.most_common(6)))
        print("   ", {rule: f"{right}/{all_}" for rule, (right, all_) in sorted(result.rules.items())})
