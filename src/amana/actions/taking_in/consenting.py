"""Consent to what was taken in together: one consent, said of each of its items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amana.actions.custodians.names import meant_name, plain_name
from amana.actions.opening import OpenArchive

TYPE: Final = "consent"
_AT_ONCE: Final = 500  # items that are spoken of in one commit


@dataclass(frozen=True)
class Consent:
    """Who agreed, by name; to whom it may be given, what for, how they agreed (choices of the schema); when and
    until when; on what conditions. Dates and choices as `describe` takes them."""

    by: str = ""
    audience: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    form: str = ""
    given: str = ""
    until: str = ""
    condition: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def sayings(self) -> Iterator[tuple[str, str]]:
        """What is said of the consent itself, as property and value; who agreed and to what is said apart."""
        yield from (("consent-audience", one) for one in self.audience)
        yield from (("consent-purpose", one) for one in self.purpose)
        for name in ("form", "given", "until", "condition"):
            if value := getattr(self, name):
                yield f"consent-{name}", value


def check_consent(opened: OpenArchive, consent: Consent) -> None:
    """NameUnusable, ValueUnreadable where it could not be said so."""
    if consent.by:
        plain_name(consent.by)
    if told := list(consent.sayings()):
        opened.describe(None, told, new=TYPE, dry_run=True)


def say_consent(opened: OpenArchive, consent: Consent, items: Sequence[str]) -> str | None:
    """Say of these items (ids) that it covers them; the consent's id, None where nothing was said.

    Whoever agreed is the one person or group that is known by exactly this name; where there is none, or are
    several, somebody new, whom a person may later call the same as another. Raises what `describe` raises.
    """
    chosen = list(dict.fromkeys(items))
    if not consent or not chosen:
        return None
    told = list(consent.sayings())
    if consent.by:
        told.append(("consent-by", _somebody(opened, plain_name(consent.by))))
    told += [("consent-for", one) for one in chosen[:_AT_ONCE]]
    subject = opened.describe(None, told, new=TYPE).subject
    for at in range(_AT_ONCE, len(chosen), _AT_ONCE):
        opened.describe(subject, [("consent-for", one) for one in chosen[at : at + _AT_ONCE]])
    return subject


def _somebody(opened: OpenArchive, name: str) -> str:
    known = {
        one.id
        for one in (*opened.people(name), *opened.groups(name))
        if one.known and name in map(meant_name, one.names)
    }
    if len(known) == 1:
        return known.pop()
    return opened.describe(None, [("name", name)], new="person").subject
