"""A proof in plain words. Two clocks, never mixed: the device's own, and what outsiders say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from amana.cli.voice import Voice
from amana.phrases import json_line, reason_in_words

if TYPE_CHECKING:
    from amana.actions import ProofChecked, ProofShown
    from amana.proofs import Shown
    from amana.records import Json, Timestamp

_CLOCKS: Final = ("received", "at")
_STATES: Final = {
    "pending": "timestamp-pending",
    "in-block": "timestamp-in-block",
    "wrong": "timestamp-worthless",
}
_VOUCHED: Final = {
    "trusted": "timestamp-root-trusted",
    "root-unchecked": "timestamp-root-unchecked",
    "root-unknown": "timestamp-root-unknown",
    "incomplete": "timestamp-root-missing",
}


def tell_proof(voice: Voice, one: ProofShown, count: int) -> None:
    """All of one proof."""
    shown = one.shown
    if count > 1:
        voice.print(voice.strong(voice.say("proof-number", number=shown.number, count=count)))
    if not shown.ok:
        voice.print(voice.say("proof-one-wrong", reason=reason_in_words(voice, shown.reason or "")))
        return
    for line in (*_what(voice, shown), *_whose(voice, shown), *_device(voice, shown), *_outsiders(voice, one)):
        voice.print(line)


def _what(voice: Voice, shown: Shown) -> Iterator[str]:
    yield voice.say("proof-entry", entry=shown.index, size=shown.size, device=shown.device, archive=shown.archive)
    rows = [(_label(voice, name), _value(value)) for name, value in shown.fields.items() if name not in _CLOCKS]
    width = max((len(label) for label, _ in rows), default=0)
    for label, value in rows:
        yield f"  {label:<{width}}  {voice.name(value)}"
    yield voice.say("proof-fixes", size=shown.size)
    yield voice.say("proof-kept-back", count=shown.kept_back)
    if shown.suspect is not None:
        yield voice.say("proof-suspect", reason=suspect_said(voice, shown.suspect))


def _whose(voice: Voice, shown: Shown) -> Iterator[str]:
    yield voice.say("proof-key")
    yield "  " + voice.name(shown.key)
    yield "  " + voice.say("proof-key-trusted" if shown.key_trusted else "proof-key-brought")


def _device(voice: Voice, shown: Shown) -> Iterator[str]:
    if shown.device_clock is None:
        yield voice.say("proof-device-clock-hidden")
    else:
        yield voice.say("proof-device-clock", time=shown.device_clock)


def _outsiders(voice: Voice, one: ProofShown) -> Iterator[str]:
    shown = one.shown
    if one.bound is None:
        yield voice.say("proof-no-bound")
    else:
        key = "proof-bound" if one.bound.trusted else "proof-bound-unchecked"
        yield voice.say(key, time=one.bound.time, by=one.bound.by)
    for signer in shown.cosigned:
        key = "proof-cosigner-trusted" if signer.trusted else "proof-cosigner-brought"
        told = voice.say("proof-cosigned", name=signer.name, time=signer.time)
        yield f"  {told} {voice.say(key, key=signer.key)}"
    for name in one.absent:
        yield "  " + voice.say("proof-cosigner-absent", name=name)
    for name in shown.unchecked:
        yield "  " + voice.say("proof-unchecked", name=name)
    for stamp in one.timestamps:
        yield "  " + _stamp(voice, stamp)


def _stamp(voice: Voice, one: Timestamp) -> str:
    if one.state == "checked" and one.kind == "rfc3161":
        vouched = voice.say(_VOUCHED[one.vouched or "incomplete"], root=one.root or "")
        return voice.say("timestamp-token", name=one.name, time=one.time or "", by=one.by or "") + " " + vouched
    if one.state == "checked":
        return voice.say("timestamp-block", height=one.height or 0, time=one.time or "")
    reason = reason_in_words(voice, one.reason) if one.reason else ""
    facts: dict[str, Any] = {"height": one.height or 0, "root": one.merkle_root or "", "reason": reason}
    return voice.say(_STATES[one.state], name=one.name, **facts)


def suspect_said(voice: Voice, suspect: str) -> str:
    """Why an entry is to be doubted: in words where the word is known; in a stranger's proof it need not be."""
    key = f"suspect-{suspect}"
    return voice.say(key, terminal=False) if voice.worded(key) else voice.name(suspect)


def _label(voice: Voice, name: str) -> str:
    key = f"field-{name.replace('_', '-')}"
    return voice.say(key, terminal=False) if voice.worded(key) else voice.name(name)


def _value(value: Json) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else json_line(value)


def checked_json(found: ProofChecked) -> dict[str, Any]:
    """As `--json` gives it: everything but the bytes of timestamps."""
    original = asdict(found.original) | {"path": str(found.original.path)} if found.original else None
    return {"ok": found.ok, "proofs": [_proof_json(one) for one in found.proofs], "original": original}


def _proof_json(one: ProofShown) -> dict[str, Any]:
    shown = one.shown
    if not shown.ok:
        return {"number": shown.number, "ok": False, "reason": shown.reason}
    told = {
        name: getattr(shown, name)
        for name in (
            "number",
            "ok",
            "archive",
            "device",
            "key",
            "key_trusted",
            "index",
            "size",
            "kept_back",
            "suspect",
            "device_clock",
            "unchecked",
        )
    }
    return {
        **told,
        "fields": dict(shown.fields),
        "cosigned": [asdict(by) for by in shown.cosigned],
        "timestamps": [asdict(stamp) for stamp in one.timestamps],
        "bound": asdict(one.bound) if one.bound else None,
        "absent": one.absent,
    }
