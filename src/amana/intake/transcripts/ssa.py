"""SubStation Alpha and its successor: `Dialogue:` lines whose fields the section's `Format:` line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.intake.transcripts.cues import FileCue, lines_of

_USUAL = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]
_TITLE = re.compile(r"^Title:[ \t]*(\S.{0,300})$", re.MULTILINE)


def is_ssa(head: str) -> bool:
    """Whether a text begins as these files do."""
    return head.lstrip("\ufeff \t\r\n").startswith("[Script Info]")


def ssa_title(text: str) -> str | None:
    """What the file calls itself."""
    found = _TITLE.search(text[:4_000])
    return found[1].strip() if found else None


def ssa_cues(text: str) -> Iterator[FileCue]:
    """The cues in the order of the file; lines with too few fields are none."""
    names, in_events = _USUAL, False
    for line in lines_of(text):
        if line.text.startswith("["):
            in_events = line.text.strip().lower() == "[events]"
        elif in_events and line.text.startswith("Format:"):
            names = [name.strip().lower() for name in line.text[7:].split(",")][:40]
        elif in_events and line.text.startswith("Dialogue:"):
            cue = _cue(line.start, line.text, names)
            if cue:
                yield cue


def _cue(at: int, line: str, names: list[str]) -> FileCue | None:
    body = line[len("Dialogue:") :]
    fields = body.split(",", len(names) - 1)
    told = dict(zip(names, fields, strict=False))
    words = told.get("text", "")
    if names[-1] != "text" or len(fields) != len(names) or not words.strip() or "start" not in told:
        return None
    end = at + len(line)
    start = end - len(words.lstrip())
    return FileCue(
        start,
        end,
        told["start"].strip(),
        told.get("end", "").strip() or None,
        told.get("name", "").strip() or None,
    )
