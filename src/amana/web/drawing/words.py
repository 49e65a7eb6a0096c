"""The few words and digits that drawings say of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

Digits = Literal["latin", "arabic"]
Said = Literal["log", "km", "undated", "rough", "more", "fact", "report", "known"]
_ARABIC: Final = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Words:
    """What drawings say, in one language. `say` is that of a speaker; `backwards` where it is read from the right.

    Digits are Latin (1,500) or Arabic-Indic (١٬٥٠٠), in figures of axes, ticks and counts; labels stay as given.
    """

    say: Callable[..., str]
    backwards: bool = False
    digits: Digits = "latin"

    def told(self, key: Said, **facts: Any) -> str:
        """One of the few sentences, its figures in the digits chosen."""
        return self.in_digits(_SENTENCES[key](self.say, facts))

    def months(self) -> tuple[str, ...]:
        """The names of the twelve months, short."""
        names = tuple(name.strip() for name in self.say("web-drawing-months").split("|"))
        return names if len(names) == _MONTHS else tuple(str(at + 1) for at in range(_MONTHS))

    @property
    def per_cent(self) -> str:
        """What stands behind a percentage."""
        return " ٪" if self.digits == "arabic" else " %"

    def number(self, value: float, *, grouped: bool = True) -> str:
        """A figure: 1500 as 1,500; halves and the like with as many places as they need, at most three."""
        whole = round(value) if abs(value - round(value)) < 1e-9 * max(1.0, abs(value)) else None
        text = (f"{whole:,}" if whole is not None else f"{value:,.3f}".rstrip("0").rstrip(".")) or "0"
        return self.in_digits(text if grouped else text.replace(",", ""))

    def in_digits(self, text: str) -> str:
        """The digits of a figure (and nothing but figures) as they were chosen."""
        return text.translate(_ARABIC if self.digits == "arabic" else {})


_SENTENCES: Final[dict[str, Callable[[Callable[..., str], dict[str, Any]], str]]] = {
    "log": lambda say, _facts: say("web-drawing-log"),
    "km": lambda say, facts: say("web-drawing-km", amount=facts["amount"]),
    "undated": lambda say, facts: say("web-drawing-undated", count=facts["count"]),
    "rough": lambda say, _facts: say("web-drawing-rough"),
    "more": lambda say, facts: say("web-drawing-more", count=facts["count"]),
    "fact": lambda say, _facts: say("web-drawing-fact"),
    "report": lambda say, _facts: say("web-drawing-report"),
    "known": lambda say, _facts: say("web-drawing-known"),
}
