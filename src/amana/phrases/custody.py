"""The chain of custody in words: when, by whose clock and by whom; what; and what outsiders say of when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker
from amana.records import Accession, CustodyAct, Intake, KeyAct

if TYPE_CHECKING:
    from amana.records.custody import CustodyEvent, EntryBound

# What is told beside the sentence; a field that is absent says nothing.
_BESIDE = ("found_at", "modified", "collected_by", "collected_at", "source", "place", "note", "method", "reason")


def custody_when(speaker: Speaker, event: CustodyEvent) -> str:
    """The time that the device's clock gave, and which entry of its log it is."""
    device = device_words(speaker, event.entry.device, event.device_name)
    key = "custody-when" if event.at else "custody-when-untold"
    return speaker.say(key, time=event.at or "", device=device, entry=event.entry.index)


def custody_who(speaker: Speaker, event: CustodyEvent) -> str:
    """By whom; empty where a program read it: there is no name that anybody could have given."""
    if isinstance(event.noun, Intake):
        return ""
    return speaker.name(event.person) if event.person else speaker.say("custody-unnamed")


def device_words(speaker: Speaker, device: str, name: str | None) -> str:
    """A device by its name and id."""
    return speaker.say("custody-device", name=name, device=device, terminal=False) if name else device


def custody_told(speaker: Speaker, event: CustodyEvent) -> str:
    """What was done; and where it did not go well, that it did not."""
    said = custody_sentence(speaker, event)
    if event.outcome == "success" or isinstance(event.noun, Intake):
        return said
    return speaker.made(f"{said} {speaker.say(f'custody-{event.outcome}')}")


def custody_sentence(speaker: Speaker, event: CustodyEvent) -> str:
    """What was done."""
    noun = event.noun
    if isinstance(noun, Accession):
        return speaker.say("custody-added", path=noun.path)
    if isinstance(noun, Intake):
        outcome = speaker.say(f"intake-{noun.outcome}", terminal=False)
        return speaker.say("show-intake", module=f"{noun.module} {noun.version}", outcome=outcome)
    return _on_keys(speaker, noun, event) if isinstance(noun, KeyAct) else _on_items(speaker, noun, event)


def _on_items(speaker: Speaker, act: CustodyAct, event: CustodyEvent) -> str:
    what = speaker.say("custody-everything" if event.whole else "custody-item", terminal=False)
    copy = act.copy or speaker.say("custody-this-archive", terminal=False)
    sentence = speaker.say(f"custody-{act.act}", what=what, copy=copy)
    if not act.detail:
        return sentence
    counted = act.act == "restored" and act.detail.isascii() and act.detail.isdecimal()
    detail = (
        speaker.say("custody-files", count=int(act.detail[:9]), terminal=False)
        if counted
        else speaker.name(act.detail)
    )
    return speaker.made(f"{sentence.removesuffix('.')} ({detail}).")


def _on_keys(speaker: Speaker, act: KeyAct, event: CustodyEvent) -> str:
    names = tuple(one.name for one in act.custodians) or act.recipients
    facts: dict[str, Any] = {"names": names}
    if act.subject:
        facts["device"] = device_words(speaker, act.subject, event.subject_name)
    if act.epoch is not None:
        facts["epoch"] = act.epoch
    if act.from_size is not None:
        facts["believed"] = act.from_size
    return speaker.say(f"custody-{act.act}", **facts)


def custody_beside(speaker: Speaker, event: CustodyEvent) -> Iterator[tuple[str, str]]:
    """What else the record says: labels and values."""
    for name in _BESIDE:
        value = getattr(event.noun, name, None)
        if value:
            label = speaker.say(f"field-{name.replace('_', '-')}", terminal=False)
            yield label, speaker.name(reason_in_words(speaker, value) if name == "reason" else value)


def custody_bounds(speaker: Speaker, bounds: tuple[EntryBound, ...]) -> Iterator[str]:
    """What outsiders say of when, a line for each entry; what to do where none of them says anything."""
    for one in bounds:
        yield bound_words(speaker, one)
    if not any(one.bound for one in bounds):
        yield speaker.say("custody-unbounded-advice")


def bound_words(speaker: Speaker, one: EntryBound) -> str:
    """Not later than when an entry was there, and who says so."""
    told: dict[str, Any] = {"device": one.entry.device, "entry": one.entry.index}
    if one.bound is None:
        return speaker.say("custody-unbounded", **told)
    key = "custody-bound" if one.bound.trusted else "custody-bound-untrusted"
    return speaker.say(key, **told, time=one.bound.time, by=one.bound.by)
