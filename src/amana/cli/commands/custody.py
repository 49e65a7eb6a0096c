"""`amana custody`: the chain of custody of one item, as a person would tell it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amana.actions import premis
from amana.cli.opening import opened
from amana.cli.reasons import reason_in_words
from amana.cli.spoken import command
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice
from amana.records import Accession, CustodyAct, Intake, KeyAct

if TYPE_CHECKING:
    from amana.records.custody import Custody, CustodyEvent, EntryBound

# What is told beside the sentence; a field that is absent says nothing.
_BESIDE = ("found_at", "modified", "collected_by", "collected_at", "source", "place", "note", "method", "reason")


@command("custody")
@click.argument("item", metavar="ITEM")
@click.option("--roots", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--block-header", "block_headers", multiple=True, metavar="HEX|FILE")
def custody(voice: Voice, item: str, roots: Path | None, block_headers: tuple[str, ...]) -> int:
    """Every act: who, when and by whose clock, what. Apart from it, what outsiders say of when."""
    with opened(voice) as archive:
        found = archive.custody(item, roots=roots, block_headers=block_headers)
    if voice.settings.json:
        voice.emit(premis.of(found))
        return 0
    voice.print(voice.strong(voice.name(found.name)))
    voice.print("  " + voice.say("custody-of", item=found.item, sha256=found.sha256))
    if found.suspect:
        voice.print("  " + suspect_words(voice, found.suspect))
    voice.print()
    voice.print(voice.say("custody-devices-clocks"))
    for event in found.events:
        voice.print()
        _tell(voice, event)
    voice.print()
    voice.print(voice.say("custody-outsiders-clocks"))
    _bounds(voice, found)
    return 0


def _tell(voice: Voice, event: CustodyEvent) -> None:
    """When, by whose clock and by whom; what; and what else the record says."""
    device = _device(voice, event.entry.device, event.device_name)
    key = "custody-when" if event.at else "custody-when-untold"
    when = voice.say(key, time=event.at or "", device=device, entry=event.entry.index)
    # A program read it: there is no name that anybody could have given.
    who = [] if isinstance(event.noun, Intake) else [_who(voice, event.person)]
    voice.print(" · ".join([when, *who]))
    told = [_sentence(voice, event)]
    if event.outcome != "success" and not isinstance(event.noun, Intake):
        told.append(voice.say(f"custody-{event.outcome}"))
    voice.print("    " + " ".join(told))
    if event.suspect:
        voice.print("    " + suspect_words(voice, event.suspect))
    for name in _BESIDE:
        value = getattr(event.noun, name, None)
        if value:
            label = voice.say(f"field-{name.replace('_', '-')}", terminal=False)
            shown = reason_in_words(voice, value) if name == "reason" else value
            voice.print(f"      {label}: {voice.name(shown)}")


def _who(voice: Voice, person: str | None) -> str:
    return voice.name(person) if person else voice.say("custody-unnamed")


def _device(voice: Voice, device: str, name: str | None) -> str:
    return voice.say("custody-device", name=name, device=device, terminal=False) if name else device


def _sentence(voice: Voice, event: CustodyEvent) -> str:
    """What was done."""
    noun = event.noun
    if isinstance(noun, Accession):
        return voice.say("custody-added", path=noun.path)
    if isinstance(noun, Intake):
        outcome = voice.say(f"intake-{noun.outcome}", terminal=False)
        return voice.say("show-intake", module=f"{noun.module} {noun.version}", outcome=outcome)
    return _on_keys(voice, noun, event) if isinstance(noun, KeyAct) else _on_items(voice, noun, event)


def _on_items(voice: Voice, act: CustodyAct, event: CustodyEvent) -> str:
    what = voice.say("custody-everything" if event.whole else "custody-item", terminal=False)
    copy = act.copy or voice.say("custody-this-archive", terminal=False)
    sentence = voice.say(f"custody-{act.act}", what=what, copy=copy)
    if not act.detail:
        return sentence
    counted = act.act == "restored" and act.detail.isascii() and act.detail.isdecimal()
    detail = (
        voice.say("custody-files", count=int(act.detail[:9]), terminal=False)
        if counted
        else voice.name(act.detail)
    )
    return f"{sentence.removesuffix('.')} ({detail})."


def _on_keys(voice: Voice, act: KeyAct, event: CustodyEvent) -> str:
    names = tuple(one.name for one in act.custodians) or act.recipients
    facts: dict[str, Any] = {"names": names}
    if act.subject:
        facts["device"] = _device(voice, act.subject, event.subject_name)
    if act.epoch is not None:
        facts["epoch"] = act.epoch
    if act.from_size is not None:
        facts["believed"] = act.from_size
    return voice.say(f"custody-{act.act}", **facts)


def _bounds(voice: Voice, found: Custody) -> None:
    for one in found.bounds:
        voice.print("  " + _bound(voice, one))
    if not any(one.bound for one in found.bounds):
        voice.print("  " + voice.say("custody-unbounded-advice"))


def _bound(voice: Voice, one: EntryBound) -> str:
    told: dict[str, Any] = {"device": one.entry.device, "entry": one.entry.index}
    if one.bound is None:
        return voice.say("custody-unbounded", **told)
    key = "custody-bound" if one.bound.trusted else "custody-bound-untrusted"
    return voice.say(key, **told, time=one.bound.time, by=one.bound.by)
