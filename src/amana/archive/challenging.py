"""Asking a holder by nonce, and judging what comes back: each way of answering without the bytes has its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from amana.archive.acts import act_path
from amana.archive.challenge import MAX_OBJECTS, Answer, Challenge, read_challenge
from amana.archive.copies import read_state
from amana.archive.description import Description
from amana.archive.entries import Named
from amana.archive.erased import Erased, read_erased
from amana.archive.judging import Judging
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, list_logs
from amana.archive.sampling import Amount, draw
from amana.archive.source import timestamp
from amana.errors import AmanaError, ChallengeUnreadable
from amana.records import Audited, Watch
from amana.seal import KEY_SIZE, token
from amana.stores import Disk, disk_faults, open_plain, read_limited

_NAME: Final = re.compile(r"[\w.-]{1,40}")
_LARGEST_KEPT: Final = (64 << 20) + 64
_MOST_KEPT: Final = 16
_OPEN, _JUDGED = ".open", ".judged"


@dataclass(frozen=True)
class _Asked:
    """A challenge that was made here: of how many objects it asks about some, and its file."""

    challenge: Challenge
    total: int
    file: Path


class Challenging:
    """Challenges for one copy. They are kept in `local/audits/`, so that each is answered once."""

    def __init__(
        self,
        layout: Layout,
        described: Description,
        copy: str,
        disk: Disk | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._layout, self._described, self._copy = layout, described, copy
        self._disk, self._watch = disk or Disk(), watch
        self._name = copy if _NAME.fullmatch(copy) and not copy.startswith(".") else None
        folder = self._name or "place-" + hashlib.sha256(copy.encode("utf-8", "replace")).hexdigest()[:16]
        self._folder = layout.local / "audits" / folder

    # --- asking

    def make(self, lasting: timedelta, amount: Amount | None = None, now: datetime | None = None) -> Challenge:
        """A fresh challenge about all that the logs here name, or so much of it; kept here.

        ChallengeUnreadable (reason `too-many-objects`) where a sample must be asked for.
        """
        now = now or datetime.now(UTC)
        names = sorted(one.hex() for one in self._named({}))
        drawn = draw(names, amount) if amount else names
        if len(drawn) > MAX_OBJECTS:
            raise ChallengeUnreadable(file="", reason="too-many-objects")
        made = Challenge(
            self._described.id,
            token(KEY_SIZE),
            _written(now),
            _written(now + lasting),
            tuple(drawn),
            tuple(self._sizes().items()),
            tuple(sorted(self._small_files())),
        )
        self._disk.make_folder(self._folder)
        for old in self._latest()[_MOST_KEPT - 1 :]:
            self._disk.remove(old)
        self._disk.replace(self._path(made.id, _OPEN), f"{len(names)}\n".encode() + made.to_bytes())
        return made

    def _path(self, challenge: str, state: str) -> Path:
        return self._folder / f"{challenge[:32]}{state}"

    def _sizes(self) -> dict[str, int]:
        return {log.device: log.checkpoint().size for log in self._logs()}

    def _logs(self) -> Iterator[LogFolder]:
        """The logs here that can be read. What is wrong with another `verify` says."""
        for name in list_logs(self._layout):
            log = LogFolder(self._layout, name, self._described)
            try:
                log.checkpoint()
            except AmanaError:
                continue
            yield log

    def _small_files(self) -> Iterator[str]:
        """Those whose bytes are the same on every copy that is not behind."""
        yield from (file.name for file in self._described.files)
        yield from (act_path(name) for name in self._described.acts if name not in self._erasing_acts())

    def _erasing_acts(self) -> set[str]:
        return {act.name for act in self._erased().acts}

    def _erased(self) -> Erased:
        return read_erased(self._layout, self._described)

    def _named(self, sizes: Mapping[str, int]) -> set[bytes]:
        """The objects that the logs name, as far as these lengths go (whole, where none are given)."""
        named = Named()
        for log in self._logs():
            named.read(log.entries(0, sizes.get(log.device, 0) if sizes else log.checkpoint().size))
        return (named.items | named.acts) - {bytes.fromhex(old) for old in self._erased().old}

    # --- judging

    def judge(self, answer: Answer, now: datetime | None = None) -> Audited:
        """What the answer proves. It is judged once: the same one again proves nothing."""
        asked = self._asked(answer.challenge)
        refused = self._refusal(answer, asked, _written(now or datetime.now(UTC)))
        if asked is not None and asked.file.suffix == _OPEN:
            self._disk.rename(asked.file, asked.file.with_suffix(_JUDGED))
        if refused or asked is None:
            return Audited(self._copy, "nonce", False, 0, 0, 0, refused=refused)
        judging = Judging(self._layout, self._described, asked.challenge, answer, self._watch)
        named = self._named({name: size for name, (size, _) in answer.logs.items()})
        return judging.audited(self._copy, asked.total, named, self._once(), self._older(asked))

    def _asked(self, challenge: str) -> _Asked | None:
        for state in (_OPEN, _JUDGED):
            asked = _kept(self._path(challenge, state))
            if asked is not None and asked.challenge.id == challenge:
                return asked
        return None

    def _refusal(self, answer: Answer, asked: _Asked | None, now: str) -> str | None:
        """Why the answer does not count at all; None where it does."""
        if answer.archive != self._described.id:
            return "of-another-archive"
        if asked is None:
            return "challenge-unknown"
        if asked.file.suffix == _JUDGED:
            return "answered-before"
        return "answered-late" if now > asked.challenge.expires else None

    def _once(self) -> dict[str, int]:
        """How long the copy's logs once were."""
        known = read_state(self._layout, self._name).logs if self._name else {}
        return {log: once.size for log, once in known.items()}

    def _older(self, asked: _Asked) -> list[bytes]:
        """The nonces of challenges made before."""
        files = (one for one in self._latest() if one.stem != asked.file.stem)
        return [kept.challenge.nonce for one in files if (kept := _kept(one)) is not None]

    def _latest(self) -> list[Path]:
        """The challenges that are kept, the latest first."""
        with disk_faults(self._folder):
            return sorted(self._folder.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)


def _kept(path: Path) -> _Asked | None:
    """A challenge that was kept; None where there is none, or none that can be read: it is this machine's own."""
    try:
        with open_plain(path) as file:
            total, _, data = read_limited(file, _LARGEST_KEPT).partition(b"\n")
        return _Asked(read_challenge(data, str(path)), int(total), path)
    except (OSError, ValueError, ChallengeUnreadable):
        return None


def _written(moment: datetime) -> str:
    return timestamp(int(moment.timestamp()) * 1_000_000_000)
