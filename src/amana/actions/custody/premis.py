"""Custody as PREMIS 3 writes events, with the Library of Congress's words for their types where it has one.

Sources: PREMIS Data Dictionary 3.0, the Event entity; id.loc.gov/vocabulary/preservation/eventType and
…/eventRelatedAgentRole. The vocabulary has no word for acts on keys and devices: those keep Amana's own.
"""

from __future__ import annotations

from amana.records import Accession, CustodyAct, EntryPlace, Intake, KeyAct
from amana.records.custody import Custody, CustodyEvent, EntryBound
from amana.records.noun import Json

_VOCABULARY = "http://id.loc.gov/vocabulary/preservation/eventType/"
_TYPES = {
    "added": ("accession", "acc"),
    "read": ("metadata extraction", "mee"),
    "copied": ("replication", "rep"),
    "audited": ("fixity check", "fix"),
    "repaired": ("recovery", "rec"),
    "exported": ("exporting", "exp"),
    "restored": ("dissemination", "dis"),
    "erased": ("deletion", "del"),
}
_DETAILS: dict[type, tuple[str, ...]] = {
    Accession: ("path", "found_at", "modified", "collected_by", "collected_at", "source", "place", "note"),
    Intake: ("module", "version"),
    CustodyAct: ("copy", "method", "reason"),
    KeyAct: ("epoch", "from_size", "reason"),
}
"""What of a record tells more of what was done."""

Object = dict[str, Json]


def of(custody: Custody) -> Object:
    """The chain of custody as one JSON object: `events` by devices' clocks, `bounds` by outsiders'."""
    return {
        "item": custody.item,
        "sha256": custody.sha256,
        "name": custody.name,
        "suspect": custody.suspect,
        "events": [_event(one, custody) for one in custody.events],
        "bounds": [_bound(one) for one in custody.bounds],
    }


def _event(event: CustodyEvent, custody: Custody) -> Object:
    label, code = _TYPES.get(event.act, (event.act.replace("-", " "), None))
    entry = event.entry
    return {
        "eventIdentifier": f"{entry.device}/{entry.index}",
        "eventType": label,
        "eventTypeURI": _VOCABULARY + code if code else None,
        "eventDateTime": event.at,
        "eventDateTimeClock": f"device {entry.device}",
        "eventOutcome": event.outcome,
        "eventOutcomeDetail": _outcome_detail(event),
        "eventDetail": _detail(event),
        "linkingAgent": _agents(event),
        "linkingObject": _objects(event, custody),
        "act": event.act,
        "whole": event.whole,
        "suspect": event.suspect,
        "entry": _entry(entry),
    }


def _entry(entry: EntryPlace) -> Object:
    return {"device": entry.device, "index": entry.index, "commitment": entry.commitment}


def _outcome_detail(event: CustodyEvent) -> str | None:
    noun = event.noun
    if isinstance(noun, CustodyAct):
        return noun.detail
    return noun.reason if isinstance(noun, Intake) else None


def _detail(event: CustodyEvent) -> Object:
    """What else the record says, by its own fields; what it is of and by whom stands elsewhere."""
    noun = event.noun
    names = next(names for kind, names in _DETAILS.items() if isinstance(noun, kind))
    told = {name: getattr(noun, name) for name in names}
    if isinstance(noun, KeyAct):
        told["custodians"] = [one.name for one in noun.custodians] or None
    return {name: value for name, value in told.items() if value is not None}


def _agents(event: CustodyEvent) -> list[Json]:
    device = event.entry.device
    agents: list[Json] = [{"type": "device", "value": device, "name": event.device_name, "role": None}]
    if event.person:
        agents.insert(0, {"type": "person", "value": event.person, "name": event.person, "role": "implementer"})
    if event.noun.software:
        software = event.noun.software
        agents.append({"type": "software", "value": software, "name": software, "role": "executing program"})
    return agents


def _objects(event: CustodyEvent, custody: Custody) -> list[Json]:
    """The item itself; what was made of it; the sealed objects an act names; the device a key act is about."""
    noun = event.noun
    role = "outcome" if event.act == "added" else "source"
    objects: list[Json] = []
    if not isinstance(noun, KeyAct):
        objects.append({"type": "item", "value": custody.item, "role": role})
    if isinstance(noun, Intake):
        objects += [{"type": one.made, "value": one.sha256, "role": "outcome"} for one in noun.made]
    if isinstance(noun, CustodyAct):
        objects += [{"type": "sealed object", "value": one, "role": "source"} for one in noun.objects]
    if isinstance(noun, KeyAct):
        objects.append({"type": "archive", "value": noun.archive, "role": "source"})
        if noun.subject:
            objects.append({"type": "device", "value": noun.subject, "role": "source"})
    return objects


def _bound(one: EntryBound) -> Object:
    """When outsiders say that an entry was there: nothing of it comes from a device's own clock."""
    bound = one.bound
    return {
        "entry": _entry(one.entry),
        "notLaterThan": bound.time if bound else None,
        "kind": bound.kind if bound else None,
        "by": bound.by if bound else None,
        "trusted": bound.trusted if bound else None,
    }
