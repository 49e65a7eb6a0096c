"""What `amana cosign` needs to understand its command line and to tell what became of each log."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from amana.cli.voice import Voice
from amana.errors import AddressUnusable, AmanaError, WrongUsage
from amana.phrases import error_json, sentence_key, sentences

if TYPE_CHECKING:
    from amana.actions import CosignedLog
    from amana.attesting import Served

PORT: Final = 8642
_PART = 3
_DAMAGE = 4
_ADDRESS: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\[\]:/ ]*))(?::([0-9]{1,5}))?")
_SIGNING = {"CHECKPOINT", "--key", "--name", "--trust", "--out"}
_GO_TOGETHER = {
    "": _SIGNING,
    "--serve": {"--key", "--name", "--trust"},
    "--ask": {"--cosigner", "--log", "--plain-http"},
    "--request": {"--cosigner", "--log", "--from", "--out"},
    "--keep": {"CHECKPOINT", "--cosigner"},
}


def one_way(ways: Mapping[str, object], given: Mapping[str, object]) -> str:
    """Which of the ways is asked for; `` for signing. WrongUsage: several, or what does not go with it."""
    asked = [name for name, said in ways.items() if said]
    if len(asked) > 1:
        raise WrongUsage(problem="cosign-ways", given=tuple(asked))
    way = asked[0] if asked else ""
    for name, said in given.items():
        if said not in (None, ()) and name not in _GO_TOGETHER[way]:
            raise WrongUsage(problem="cosign-option", given=name)
    return way


def host_and_port(text: str) -> tuple[str, int]:
    """`127.0.0.1:8642`, `[::1]:8642`, a host or a port alone: what is not said is this machine and 8642."""
    if text.isascii() and text.isdigit():
        text = f":{text}"
    found = _ADDRESS.fullmatch(text)
    port = int(found[3] or PORT) if found else 0
    if not found or port > 65_535:
        raise AddressUnusable(address=text)
    return found[1] or found[2] or "127.0.0.1", port


def is_here(host: str) -> bool:
    """Whether only this machine reaches what is served there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Items:
    """One line or more for each log or checkpoint: what went well to stdout, what did not to stderr."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._told = 0
        self._faults: list[AmanaError] = []

    def tell(self, name: str, facts: dict[str, Any], fault: AmanaError | None, lines: Sequence[str]) -> None:
        """How one ended."""
        self._told += 1
        if fault:
            self._faults.append(fault)
        if self._voice.settings.json:
            self._voice.emit({**facts, "error": error_json(self._voice, fault) if fault else None}, now=True)
            return
        for line in lines:
            self._voice.print(line)
        if fault:
            self._complain(name, fault)

    def status(self) -> int:
        """The exit status: damage above all; done in part where some went well."""
        if not self._faults:
            return 0
        if any(fault.exit_status == _DAMAGE for fault in self._faults):
            return _DAMAGE
        return self._faults[0].exit_status if len(self._faults) == self._told else _PART

    def _complain(self, name: str, fault: AmanaError) -> None:
        voice = self._voice
        terminal = voice.err_is_terminal
        message, hint = sentences(voice, sentence_key(voice, fault), fault.facts, terminal=terminal)
        voice.tell(f"{voice.say('error')} {voice.name(name, terminal=terminal)}: {message}")
        voice.tell("  " + hint)


def signed_by(voice: Voice, kept: CosignedLog) -> list[str]:
    """A log, and a line for each cosigner that is known; how many others there are, who count for nothing."""
    if kept.outcome == "failed":
        return []
    key = "cosign-present" if kept.outcome == "present" else "cosign-kept"
    lines = [voice.say(key, log=kept.log, entries=kept.size or 0)]
    lines += ["  " + voice.say("cosign-by", name=one.name, time=_moment(one.time)) for one in kept.by]
    if kept.unknown > 0:
        lines.append("  " + voice.say("cosign-unknown", count=kept.unknown))
    return lines


def served(voice: Voice) -> Callable[[Served], None]:
    """What tells of each request to a served cosigner, from whatever thread."""
    lock = Lock()

    def tell(one: Served) -> None:
        with lock:
            if voice.settings.json:
                fault = error_json(voice, one.error) if one.error else None
                voice.emit(
                    {"status": one.status, "origin": one.origin, "size": one.size, "error": fault}, now=True
                )
            elif one.error is None:
                voice.print(voice.say("cosign-done", origin=one.origin or "", entries=one.size or 0))
            else:
                message, _ = sentences(
                    voice, sentence_key(voice, one.error), one.error.facts, terminal=voice.err_is_terminal
                )
                voice.tell(voice.say("cosign-refused", status=str(one.status), message=message))

    return tell


def _moment(seconds: int) -> str:
    """A cosignature's time as people and programs write it; one past the year 9999 as the number it is."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return str(seconds)
