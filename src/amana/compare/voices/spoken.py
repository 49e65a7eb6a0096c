"""Whose each figure is: the account's own, another account's that it quotes, or of somebody quoted in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from amana.compare.voices.chains import quoted_from
from amana.compare.voices.sources import source_key
from amana.compare.voices.values import Quoted, Telling, Voice


def figure_voices(tellings: Iterable[Telling], voices: Sequence[Voice]) -> dict[str, str]:
    """For every figure the id of the voice it rests on: as many independent sources as there are different ones.

    A figure in the words of another account's source is that account's; one in the words of somebody else is
    `said:` and who that is, so that two accounts that quote one person count once.
    """
    known = sorted(tellings, key=lambda one: one.account)
    of_account = {account: voice.id for voice in voices for account in voice.accounts}
    found: dict[str, str] = {}
    for telling in known:
        own = of_account.get(telling.account, telling.account)
        found |= dict.fromkeys(telling.figures, own)
        for said in telling.quoted:
            voice = _voice_of(said, telling, known, of_account)
            found |= dict.fromkeys(said.figures, voice)
    return found


def _voice_of(said: Quoted, telling: Telling, known: Sequence[Telling], of_account: Mapping[str, str]) -> str:
    sources = [one for one in known if one is not telling and said in quoted_from(telling, one)]
    if sources:
        return of_account.get(sources[0].account, sources[0].account)
    return f"said:{source_key(said.name)}"
