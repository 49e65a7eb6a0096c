"""What may stand in front of an Arabic word without belonging to it. Words are folded."""

from __future__ import annotations

import re

_SHORTEST = 3
_SINGLE = frozenset("وفبلكس")
_DOUBLE = frozenset({"وب", "ول", "وك", "وس", "فب", "فل", "فس"})
_TO_THE = re.compile("[وف]?لل")


def clitic_rests(word: str) -> list[str]:
    """What is left when one or two one-letter clitics are taken off, e.g. `بحلب` -> `حلب`; at least three letters.

    No judgement is made: `ورد` gives `رد`'s like too, were it long enough. The article stays on the rest, and
    comes back where it was written together with the clitic (`للقدس` -> `القدس`).
    """
    if word[0] not in _SINGLE:
        return []
    to_the = _TO_THE.match(word)
    rests = ["ال" + word[to_the.end() :], word[1:]] if to_the else [word[1:]]
    if word[:2] in _DOUBLE:
        rests.append(word[2:])
    return [rest for rest in rests if len(rest) >= _SHORTEST]
