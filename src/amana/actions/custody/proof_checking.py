"""Check a proof that somebody gave: no archive, no key and no network are needed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amana.actions.custody.outside_times import Outsiders, bounds
from amana.archive import DESCRIPTION, KeptToken, Layout, log_keys
from amana.attesting import not_later_than
from amana.errors import NotAProof, NoteKeyUnreadable, ProofShowsNoHash, TrustedKeyUnreadable
from amana.proofs import MAX_FILE, Shown, Trusted, check_file, script
from amana.records import TimeBound, Timestamp
from amana.stores import disk_faults, open_plain, read_limited
from amana.tlog import Checkpoint

AnyPath = str | os.PathLike[str]

_LARGEST_KEYS: Final = 64 * 1024
_AT_ONCE: Final = 1 << 20
_MARK: Final = "-" + "0" * 8  # what the name of a kept token has after the server's


@dataclass(frozen=True)
class ProofShown:
    """One proof, checked, and the timestamps it carries, judged. `bound`: the earliest of what outsiders say.

    `absent` are the cosigners whose keys the caller named, and who did not cosign this.
    """

    shown: Shown
    timestamps: tuple[Timestamp, ...] = ()
    bound: TimeBound | None = None
    absent: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the proof holds, and every timestamp in it."""
        return self.shown.ok and not any(one.state == "wrong" for one in self.timestamps)


@dataclass(frozen=True)
class ComparedFile:
    """A file that was compared: its length and SHA-256, the numbers of the proofs that show that hash, and all
    hashes that are shown."""

    path: Path
    size: int
    sha256: str
    proofs: tuple[int, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True)
class ProofChecked:
    """What a proof file shows. `ok`: all of it holds, every timestamp too, and the original is what is shown."""

    ok: bool
    proofs: tuple[ProofShown, ...]
    original: ComparedFile | None = None


def check_proof(
    path: AnyPath,
    *,
    original: AnyPath | None = None,
    trust: Sequence[str] = (),
    roots: AnyPath | None = None,
    block_headers: Iterable[str] = (),
) -> ProofChecked:
    """Check every proof in a file; with `original`, also that this file is one whose hash is shown.

    `trust` names keys that the caller knows from elsewhere: verifier keys of logs or cosigners, files that hold
    such, a key a line, or copies of archives, all of whose logs are then meant. Where a log's key is named, no
    other will do. `roots` (PEM) and `block_headers` are what timestamps are judged by.

    NotAProof, TrustedKeyUnreadable, RootsUnreadable, BlockHeaderUnreadable; ProofShowsNoHash where there is
    nothing to compare the original with. What is wrong with a proof is in what comes back.
    """
    trusted, outsiders = _trusted(trust), Outsiders(roots, block_headers)
    proofs = tuple(_judged(one, outsiders, trusted) for one in _checked(Path(path), trusted))
    ok = all(one.ok for one in proofs)
    if original is None:
        return ProofChecked(ok, proofs)
    compared = _compared(Path(original), proofs)
    if not compared.shown and ok:
        raise ProofShowsNoHash(file=str(original))
    return ProofChecked(ok and bool(compared.proofs), proofs, compared)


def check_proof_script() -> bytes:
    """The program that checks proofs without Amana: one file of Python 3.8, to be read before it is run."""
    return script()


def _checked(path: Path, trusted: Trusted) -> tuple[Shown, ...]:
    try:
        with open_plain(path) as file:
            return check_file(read_limited(file, MAX_FILE + 1), trusted)
    except NotAProof as fault:
        raise NotAProof(file=str(path), reason=fault.facts["reason"]) from fault
    except OSError as fault:
        raise NotAProof(file=str(path), reason=fault.strerror or "") from fault


# --- what outsiders say


@dataclass(frozen=True)
class _Carried:
    """What outsiders said, as the proof carries it: `Outsiders` judges it like what an archive keeps."""

    shown: Shown

    def tokens(self) -> list[KeptToken]:
        return [
            KeptToken(one.name + _MARK, one.response, one.certificates.encode("utf-8", "replace"))
            for one in self.shown.tokens
        ]

    def proof(self) -> bytes | None:
        return self.shown.calendars


def _judged(shown: Shown, outsiders: Outsiders, trusted: Trusted) -> ProofShown:
    if not shown.ok:
        return ProofShown(shown)
    times = outsiders.times(_Carried(shown), Checkpoint.from_text(shown.text))
    said = [*bounds(times, shown.size), *_cosigned(shown)]
    there = {one.key for one in shown.cosigned}
    absent = tuple(one.name for one in trusted.cosigners if one.text not in there)
    return ProofShown(shown, times, not_later_than(said, shown.index), absent)


def _cosigned(shown: Shown) -> Iterator[TimeBound]:
    for one in shown.cosigned:
        yield TimeBound(shown.size, one.time, "cosignature", one.name, one.trusted)


# --- the original


def _compared(path: Path, proofs: Sequence[ProofShown]) -> ComparedFile:
    size, digest = 0, hashlib.sha256()
    with disk_faults(path), path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            size += len(piece)
            digest.update(piece)
    hashes = [(one.shown.number, one.shown.fields["sha256"]) for one in proofs if "sha256" in one.shown.fields]
    right = tuple(number for number, told in hashes if told == digest.hexdigest())
    return ComparedFile(
        path, size, digest.hexdigest(), right, tuple(dict.fromkeys(str(told) for _, told in hashes))
    )


# --- keys


def _trusted(given: Sequence[str]) -> Trusted:
    texts = [text for one in given for text in _texts(one)]
    for text in texts:
        try:
            Trusted.from_texts([text])
        except NoteKeyUnreadable as fault:
            raise TrustedKeyUnreadable(key=text, reason=fault.facts["reason"]) from fault
    return Trusted.from_texts(texts)


def _texts(given: str) -> list[str]:
    """The key texts that are meant: of every log of a copy, in a file, or the text itself."""
    path = Path(given)
    try:
        if (path / DESCRIPTION).is_file():
            return [key.text for key in log_keys(Layout(path))]
        if not path.is_file():
            return [given]
    except (OSError, ValueError):
        return [given]  # longer than any path, or with bytes that none has: a text
    with disk_faults(path), open_plain(path) as file:
        lines = read_limited(file, _LARGEST_KEYS).decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()] or [given]
