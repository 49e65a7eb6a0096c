"""Auditing a copy: by reading it, or by asking whoever holds it; and answering for a copy that one holds."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from amana.actions.copies.places import MeantCopy, meant_copy, open_copy
from amana.actions.custodians.folders import cache_folder
from amana.actions.custodians.names import plain_name
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import (
    MAX_CHALLENGE,
    Amount,
    Answer,
    Archive,
    Auditing,
    Challenge,
    Challenging,
    Layout,
    answer_challenge,
    read_answer,
    read_challenge,
    read_description,
)
from amana.errors import AmanaError, AnswerUnreadable, ChallengeUnreadable, DestinationUnusable, NonceNeedsFolder
from amana.records import Audited, Watch

AnyPath = str | os.PathLike[str]

AT_ONCE: Final = timedelta(hours=12)
"""How long a challenge holds that is answered on this machine."""
BY_COURIER: Final = timedelta(days=30)
"""How long one holds that is carried as a file."""

_MOST_NAMED: Final = 1_000


@dataclass(frozen=True)
class Challenged:
    """A challenge that was written: its file, how many objects it asks about, until when an answer counts."""

    copy: str
    file: Path
    objects: int
    expires: str


@dataclass(frozen=True)
class Answered:
    """An answer that was written: its file, how many objects it was about, how many of them could be answered."""

    file: Path
    asked: int
    answered: int


def audit(
    path: AnyPath,
    copy: str,
    *,
    sample: str | None = None,
    nonce: bool = False,
    answer: AnyPath | None = None,
    person: str | None = None,
    watch: Watch | None = None,
) -> Audited:
    """Whether a copy is whole, and enter in the log that it was asked. `copy` is its name here, or its place.

    By reading all of it; with `sample` (`5%`, `200`) some of its objects, drawn by chance once it is open; with
    `nonce` by asking another process in its folder for hashes under a fresh number; with `answer` by judging what
    its holder answered to a challenge. No key is needed. CopyUnknown, SampleUnreadable, NonceNeedsFolder,
    AnswerUnreadable; StoreUnreachable, StoreRefused: then nothing was found out about it.
    """
    root = Path(path).absolute()
    layout, described = Layout(root), read_description(Layout(root).description)
    meant = meant_copy(layout, copy)
    amount = Amount.read(sample) if sample is not None else None
    if answer is not None:
        told = Challenging(layout, described, meant.name, None, watch).judge(_read_answer(Path(answer)))
    elif nonce:
        told = _asked_here(Challenging(layout, described, meant.name, None, watch), meant, amount)
    else:
        with open_copy(meant) as medium:
            name = meant.name if meant.known else None
            told = Auditing(layout, medium, name, watch, kit=meant.kit).run(amount)
    return replace(told, entered=_entered(root, meant, told, person))


def challenge(path: AnyPath, copy: str, file: AnyPath, *, sample: str | None = None) -> Challenged:
    """Write a challenge for the holder of this copy into a new file; its answer counts once, for thirty days.

    DestinationUnusable where the file is there already; ChallengeUnreadable (too-many-objects): ask for a sample.
    """
    layout = Layout(Path(path).absolute())
    meant = meant_copy(layout, copy)
    asking = Challenging(layout, read_description(layout.description), meant.name)
    amount = Amount.read(sample) if sample is not None else None
    made = asking.make(BY_COURIER, amount)
    _write(Path(file), made.to_bytes())
    return Challenged(meant.name, Path(file), len(made.objects), made.expires)


def answer(path: AnyPath, challenge: AnyPath, file: AnyPath, *, watch: Watch | None = None) -> Answered:
    """Answer a challenge for the copy in this folder, into a new file. No key is needed; hashes alone leave it.

    ChallengeUnreadable, DestinationUnusable.
    """
    asked = _read_challenge(Path(challenge))
    said = answer_challenge(Path(path).absolute(), asked, str(challenge), watch)
    _write(Path(file), said.to_bytes())
    answered = sum(value is not None for value in said.objects.values())
    return Answered(Path(file), len(said.objects), answered)


def _asked_here(asking: Challenging, copy: MeantCopy, amount: Amount | None) -> Audited:
    """Ask a copy in a folder of this machine, through a process of its own that knows nothing of this one."""
    with open_copy(copy) as medium:
        folder = medium.local
    if folder is None:
        raise NonceNeedsFolder(url=copy.url)
    made = asking.make(AT_ONCE, amount)
    with TemporaryDirectory(prefix="amana-audit-") as between:
        question, said = Path(between, "challenge.json"), Path(between, "answer.json")
        question.write_bytes(made.to_bytes())
        command = [sys.executable, "-m", "amana", "--json", "--archive", str(folder), "answer", str(question)]
        subprocess.run([*command, "--out", str(said)], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if not said.is_file():
            raise AnswerUnreadable(file=str(folder), reason="not-answered")
        return asking.judge(_read_answer(said))


def _read_challenge(file: Path) -> Challenge:
    data = _bytes(file)
    if data is None:
        raise ChallengeUnreadable(file=str(file), reason="file-unreadable")
    return read_challenge(data, str(file))


def _read_answer(file: Path) -> Answer:
    data = _bytes(file)
    if data is None:
        raise AnswerUnreadable(file=str(file), reason="file-unreadable")
    return read_answer(data, str(file))


def _bytes(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_CHALLENGE + 1)
    except OSError:
        return None


def _write(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as made:
            made.write(data)
    except FileExistsError as fault:
        raise DestinationUnusable(path=str(file), reason="file-exists") from fault


def _entered(root: Path, copy: MeantCopy, told: Audited, person: str | None) -> bool:
    """Enter the audit in the log; False where it cannot be."""
    name = plain_name(person) if person is not None else None
    shown = [f"{one.bad}: {one.percent}%" for one in told.shown]
    found = told.verified
    names = (*found.missing, *found.damaged) if found else tuple(one.name for one in told.wrong)
    try:
        with Archive(root, [], SOFTWARE, cache_folder(), person=name) as archive:
            return archive.enter(
                "audited",
                copy=copy.name,
                outcome="success" if told.ok else "failure",
                method=told.method,
                detail="; ".join([f"{told.read}/{told.objects}", *shown]),
                reason=told.refused,
                objects=[one for one in names if len(one) == 64][:_MOST_NAMED],
            )
    except AmanaError:
        return False  # a damaged log of our own, or an archive.json that nothing vouches for: `verify` says so
