"""What may stand in front of an Arabic word without belonging to it. Words are folded."""

from __future__ import annotations

_SHORTEST = 3
_SINGLE = ("و", "ف", "ب", "ل", "ك", "س")
_DOUBLE = ("وب", "ول", "وك", "وس", "فب", "فل", "فس")
_TO_THE = ("لل", "ولل", "فلل")


def clitic_rests(word: str) -> list[str]:
    """What is left when one or two one-letter clitics are taken off, e.g. `بحلب` -> `حلب`; at least three letters.

    No judgement is made: `ورد` gives `رد`'s like too, were it long enough. The article stays on the rest, and
    comes back where it was written together with the clitic (`للقدس` -> `القدس`).
    """
    rests = ["ال" + word[len(head) :] for head in _TO_THE if word.startswith(head)]
    rests += [word[len(head) :] for head in (*_SINGLE, *_DOUBLE) if word.startswith(head)]
    return [rest for rest in rests if len(rest) >= _SHORTEST]
