"""`amana timestamp`: ask outsiders for the time; or show what they said, apart from the device's own clock."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path, passphrase_from_file
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amana.records import CheckpointTimes, Timestamp, Timestamped

PART = 3
DAMAGE = 4

_STATES = {
    "pending": "timestamp-pending",
    "in-block": "timestamp-in-block",
    "wrong": "timestamp-worthless",
}
_VOUCHED = {
    "trusted": "timestamp-root-trusted",
    "root-unchecked": "timestamp-root-unchecked",
    "root-unknown": "timestamp-root-unknown",
    "incomplete": "timestamp-root-missing",
}


@command("timestamp")
@click.option("--authority", "authorities", multiple=True, metavar="URL")
@click.option("--calendar", "calendars", multiple=True, metavar="URL")
@click.option("--no-calendars", is_flag=True)
@click.option("--pending", is_flag=True)
@click.option("--fetch-certificates", is_flag=True)
@click.option("--roots", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--list", "list_only", is_flag=True)
@click.option("--block-header", "block_headers", multiple=True, metavar="HEX|FILE")
def timestamp(
    voice: Voice,
    authorities: Sequence[str],
    calendars: Sequence[str],
    no_calendars: bool,
    pending: bool,
    fetch_certificates: bool,
    roots: Path | None,
    list_only: bool,
    block_headers: Sequence[str],
) -> int:
    """Asks for timestamps of each log's checkpoint; with --list it asks nobody."""
    if no_calendars and calendars:
        raise WrongUsage(problem="calendars-and-none")
    if list_only:
        return _list(voice, roots, block_headers)
    if block_headers:
        raise WrongUsage(problem="header-without-list")
    found = amana.timestamp(
        archive_path(voice),
        authorities=list(authorities) or None,
        calendars=[] if no_calendars else (list(calendars) or None),
        pending=pending,
        roots=roots,
        fetch_certificates=fetch_certificates,
    )
    if voice.settings.json:
        voice.emit(asdict(found))
    else:
        _report(voice, found, pending=pending)
    return 0 if found.ok else PART


def _list(voice: Voice, roots: Path | None, block_headers: Sequence[str]) -> int:
    """What stands; the device's own clock too, where a key is at hand without a question."""
    told = amana.timestamps(
        archive_path(voice),
        roots=roots,
        block_headers=block_headers,
        identity=_identities(voice),
        passphrase=passphrase_from_file(voice),
    )
    for one in told:
        if voice.settings.json:
            voice.emit(asdict(one))
        else:
            _checkpoint(voice, one)
            _clocks(voice, one)
            voice.print()
    if not told and not voice.settings.json:
        voice.print(voice.say("timestamp-no-entries"))
    return DAMAGE if any(_is_wrong(one) for one in told) else 0


def _is_wrong(one: CheckpointTimes) -> bool:
    return one.reason is not None or any(said.state == "wrong" for said in one.timestamps)


def _identities(voice: Voice) -> list[Path] | None:
    named = list(voice.settings.identities)
    if not named:
        named = [Path(one) for one in os.environ.get("AMANA_IDENTITY", "").split(os.pathsep) if one]
    return named or None


def _report(voice: Voice, found: Timestamped, *, pending: bool) -> None:
    for one in found.checkpoints:
        _checkpoint(voice, one)
        if one.bound:
            _bound(voice, one)
        voice.print()
    if not found.checkpoints:
        voice.print(voice.say("timestamp-nothing-waits" if pending else "timestamp-no-entries"))
        return
    done = "timestamp-done-pending" if pending else "timestamp-done"
    voice.print(voice.strong(voice.say(done if found.ok else "timestamp-part")))
    voice.print(voice.say("timestamp-own-clock", time=found.clock))
    waiting = sum(len(one.waiting) for one in found.checkpoints)
    if waiting:
        voice.print(voice.say("timestamp-waiting", count=waiting))
    for key in _advice(found.checkpoints):
        voice.print(voice.say(key))


def _advice(checkpoints: Iterable[CheckpointTimes]) -> list[str]:
    said = [one for checkpoint in checkpoints for one in checkpoint.timestamps]
    advice = []
    if any(one.state == "pending" for one in said):
        advice.append("timestamp-advice-pending")
    if any(one.vouched == "root-unchecked" for one in said):
        advice.append("timestamp-advice-roots")
    if any(one.vouched == "incomplete" for one in said):
        advice.append("timestamp-advice-certificates")
    return advice


def _checkpoint(voice: Voice, one: CheckpointTimes) -> None:
    voice.print(voice.strong(voice.say("timestamp-log", device=one.device, entries=one.size)))
    if one.reason is not None:
        voice.print("  " + voice.say("timestamp-not-believed", reason=reason_in_words(voice, one.reason)))
    for said in one.timestamps:
        voice.print("  " + _said(voice, said))
    for failed in one.failed:
        reason = reason_in_words(voice, failed.reason)
        voice.print("  " + voice.say("timestamp-failed", name=failed.name, reason=reason))


def _said(voice: Voice, one: Timestamp) -> str:
    if one.state == "checked":
        return _checked(voice, one)
    reason = reason_in_words(voice, one.reason) if one.reason else ""
    return voice.say(
        _STATES[one.state], name=one.name, height=str(one.height), root=one.merkle_root or "", reason=reason
    )


def _checked(voice: Voice, one: Timestamp) -> str:
    time = one.time or ""
    if one.kind == "cosignature":
        return voice.say("timestamp-cosigned", name=one.name, time=time)
    if one.kind == "opentimestamps":
        return voice.say("timestamp-block", height=str(one.height), time=time)
    vouched = voice.say(_VOUCHED[one.vouched or "incomplete"], root=one.root or "")
    return voice.say("timestamp-token", name=one.name, time=time, by=one.by or "") + " " + vouched


def _clocks(voice: Voice, one: CheckpointTimes) -> None:
    """The two clocks, each on a line of its own."""
    if one.reason is not None:
        return
    if one.bound:
        _bound(voice, one)
    else:
        voice.print("  " + voice.say("timestamp-no-bound"))
    if one.device_clock is None:
        voice.print("  " + voice.say("timestamp-device-clock-sealed"))
        return
    voice.print("  " + voice.say("timestamp-device-clock", time=one.device_clock))
    if one.bound and one.device_clock > one.bound.time:
        voice.print("  " + voice.say("timestamp-device-clock-ahead"))


def _bound(voice: Voice, one: CheckpointTimes) -> None:
    if one.bound:
        key = "timestamp-bound" if one.bound.trusted else "timestamp-bound-unchecked"
        voice.print("  " + voice.say(key, time=one.bound.time, by=one.bound.by))
