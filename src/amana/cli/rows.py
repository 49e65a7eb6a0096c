"""Labels and values in two columns, as `show` tells them."""

from __future__ import annotations

from collections.abc import Iterable

from amana.cli.voice import Voice

Row = tuple[str, str | int | None]


def tell_rows(voice: Voice, rows: Iterable[Row]) -> None:
    """Those that have a value. A label that the language has no word for (a metadata field) stands as it is."""
    told = [(_label(voice, name), value) for name, value in rows if value not in (None, "")]
    width = max((len(label) for label, _ in told), default=0)
    for label, value in told:
        voice.print(f"  {label:<{width}}  {voice.name(str(value))}")


def _label(voice: Voice, name: str) -> str:
    key = f"field-{name}"
    return voice.say(key, terminal=False) if voice.worded(key) else voice.name(name)
