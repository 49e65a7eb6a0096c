"""A saved page, a mail's HTML, a chapter: made inert in the box, its pictures and styles led to what is kept."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from amana.actions.viewing.beside import FILES, Target, beside
from amana.actions.viewing.contents_shown import Content, content
from amana.actions.viewing.part_numbers import lines_of, lists_of, part_told
from amana.actions.viewing.viewing import Viewing
from amana.archive import PartList
from amana.errors import ReadingFailed
from amana.intake import HEAD_SIZE, SAVED_PAGE, TO_SHOW, Part, Reading, Task, page_shown, quoted
from amana.records.part_lines import lines_of_kind
from amana.records.parts import part_of_line

_CHAPTER = re.compile(r"(?:^|/)(chapter/[1-9]\d{0,5})$")
_NAMING = ("address", "content-location")


def safe_page(viewing: Viewing, item: str, part: str | None = None) -> str | None:
    """See `OpenViewing.safe_page`."""
    sha256 = viewing.archive.catalogue.summary(item).sha256
    file, chapter = _file_and_chapter(part)
    told = part_told(viewing, sha256, file) if file else None
    base = next((value for name in _NAMING if told and (value := told.fact(name))), "")
    return _shown(viewing, item, file, page_shown(mark := _mark(), place=chapter, base=base), mark)


def safe_style(viewing: Viewing, item: str, part: str | None = None) -> str:
    """See `OpenViewing.safe_style`."""
    sha256 = viewing.archive.catalogue.summary(item).sha256
    told = part_told(viewing, sha256, part) if part else None
    base = next((value for name in _NAMING if told and (value := told.fact(name))), "")
    base = base or (told.name or "" if told else "")
    return _shown(viewing, item, part, page_shown(mark := _mark(), base=base, is_style=True), mark) or ""


def _mark() -> str:
    """A word that no page can know: what stands for a reference is never the page's own."""
    return os.urandom(16).hex()


def _file_and_chapter(part: str | None) -> tuple[str | None, str]:
    found = _CHAPTER.search(part or "")
    if part is None or found is None:
        return part, ""
    return part[: found.start()] or None, found[1]


def _shown(viewing: Viewing, item: str, part: str | None, wanted: str, mark: str) -> str | None:
    with content(viewing, item, part) as opened:
        reading = _asked(viewing, opened, wanted)
        sha256 = viewing.archive.catalogue.summary(item).sha256
        if not reading.texts:
            return None
        led = _targets(viewing, sha256, part, reading.parts)
    return _with_references(reading.texts[0].text, mark, led)


def _asked(viewing: Viewing, opened: Content, wanted: str) -> Reading:
    if opened.size > SAVED_PAGE.limits.input_bytes:
        raise ReadingFailed(reason="too-large")
    head = next(opened.read_range(0, HEAD_SIZE), b"")
    task = Task(opened.rewound(), opened.size, TO_SHOW, head or b"?", opened.name, wanted)
    outcome = viewing.box.pool.read_many((task,))[0]
    if outcome.reading is None:
        raise ReadingFailed(reason=outcome.reason or "malformed")
    return outcome.reading


def _targets(viewing: Viewing, sha256: str, part: str | None, references: Sequence[Part]) -> dict[int, str]:
    """What each reference leads to that is kept here, written as an address: `part:PLACE`, `item:ID`."""
    known = _named_parts(viewing, sha256, part) if references else {}
    named = {number: _names(one) for number, one in enumerate(references)}
    led = {
        at: place for at, names in named.items() if (place := next((known[n] for n in names if n in known), None))
    }
    rest = {at: path for at, one in enumerate(references) if at not in led and (path := _fact(one, "beside"))}
    there = beside(viewing, sha256, rest.values(), part)
    found = {at: Target(part=place) for at, place in led.items()}
    found |= {at: there[path] for at, path in rest.items() if path in there}
    return {at: _written(target) for at, target in found.items()}


def _written(target: Target) -> str:
    return f"part:{quoted(target.part)}" if target.part else f"item:{target.item}"


def _names(reference: Part) -> list[str]:
    told = [reference.name, _fact(reference, "address")]
    return [one.partition("#")[0] for one in told if one]


def _fact(part: Part, name: str) -> str | None:
    return next((fact.value for fact in part.facts if fact.name == name), None)


def _named_parts(viewing: Viewing, sha256: str, part: str | None) -> dict[str, str]:
    """The files that came with a page (its own, and those of what holds it), by what the page may call them."""
    lists = [one for holder in (part, *_above(part)) for one in lists_of(viewing, sha256, holder)]
    return viewing.named.get(tuple(one.sha256 for one in lists), lambda: _named_in(viewing, lists))


def _named_in(viewing: Viewing, lists: Sequence[PartList]) -> dict[str, str]:
    found: dict[str, str] = {}
    with viewing.archive.contents() as contents:
        for one in lists:
            for line in lines_of_kind(lines_of(viewing, one, contents), FILES):
                told = part_of_line(line)
                if told.size or told.sha256:
                    for name in _called(told.name, {fact.name: fact.value for fact in told.facts}):
                        found.setdefault(name, told.place)
    return found


def _above(part: str | None) -> list[str | None]:
    steps = part.split("/") if part else []
    return [*("/".join(steps[:at]) for at in range(len(steps) - 1, 0, -1)), *([None] if part else [])]


def _called(name: str | None, facts: Mapping[str, str]) -> list[str]:
    told = [name, facts.get("address"), facts.get("content-location")]
    if content_id := facts.get("content-id"):
        told.append(f"cid:{content_id.strip().strip('<>')}")
    return [one.partition("#")[0] for one in told if one]


def _with_references(page: str, mark: str, led: Mapping[int, str]) -> str:
    """Each reference as the address that it leads to; what leads nowhere goes, in a style it is `none`."""

    def attribute(found: re.Match[str]) -> str:
        address = led.get(int(found[2]))
        return f' {found[1]}="{address}"' if address else ""

    def in_style(found: re.Match[str]) -> str:
        address = led.get(int(found[2]))
        return f"url({found[1]}{address}{found[1]})" if address else "none"

    number = rf"{mark}-(\d{{1,6}})"
    page = re.sub(rf' (src|href|poster|background)="{number}"', attribute, page)
    return re.sub(rf"url\((&quot;|\"){number}(?:&quot;|\")\)", in_style, page)
