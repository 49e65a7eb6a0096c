"""Making proofs from one log: which checkpoint proves an entry best, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from amana.errors import CheckpointUnreadable, LogDamaged, ProofTooLarge, ProofWrong
from amana.proofs.fields import compact
from amana.proofs.form import EntryProof, StampToken, write_entry_proof
from amana.records import read_entry, read_record, reveal
from amana.tlog import CHECKPOINT, Checkpoint, LogFiles, TileLog, VerifierKey, open_checkpoint, read_note

ACCESSION_FIELDS = ("kind", "sha256", "size", "media_type", "received", "device")
"""What is shown of an accession unless more is asked for: what was taken in and when, and nobody's name."""
CUSTODY_FIELDS = ("kind", "act", "at", "device", "outcome")
"""The same for an act of custody."""


@dataclass(frozen=True, slots=True)
class Attested:
    """A signed checkpoint and what outsiders said of it: cosignatures in the note, tokens, calendars' proof."""

    note: bytes
    tokens: tuple[StampToken, ...] = ()
    calendars: bytes | None = None

    @property
    def is_stamped(self) -> bool:
        """Whether an authority or a calendar was asked about it."""
        return bool(self.tokens) or self.calendars is not None


@dataclass(frozen=True, slots=True)
class Made:
    """A proof of one entry as its bytes, and how many timestamps did not fit into it."""

    proof: bytes
    left_out: int


class LogProver:
    """Proves entries of one log. `files` hold it, `verifier` is its device's key.

    Raises CheckpointUnreadable, LogDamaged, ProofWrong where the log is not what its device signed.
    """

    def __init__(self, files: LogFiles, verifier: VerifierKey) -> None:
        self._verifier = verifier
        # Read before the log is opened: the log may grow meanwhile, and never shrinks.
        self._note = files.read(CHECKPOINT)
        self._log = TileLog.open(files, verifier.name, verifier)

    @cached_property
    def _present(self) -> Attested:
        if self._note is None:
            raise LogDamaged(device=self._verifier.name, reason="checkpoint-missing")
        return Attested(self._note)

    def entry(self, index: int) -> bytes:
        """The entry's bytes. LogDamaged where the log is shorter."""
        found = next(self._log.entries(index, index + 1), None)
        if found is None:
            raise LogDamaged(device=self._verifier.name, reason="index-outside-tree")
        return found

    def witnessed(self, index: int, attested: Iterable[Attested]) -> list[Attested]:
        """The checkpoints to prove the entry with: the earliest that was timestamped and the earliest that was
        cosigned, often one and the same; where no outsider saw any, the present one.

        `attested` are of this log, the shorter first; they are looked at only as far as needed.
        """
        stamped = cosigned = None
        for one in attested:
            if not self._covers(one, index):
                continue
            stamped = stamped or (one if one.is_stamped else None)
            cosigned = cosigned or (one if self._is_cosigned(one) else None)
            if stamped and cosigned:
                break
        chosen = [one for one in (stamped, cosigned) if one is not None]
        return list(dict.fromkeys(chosen)) or [self._present]

    def _covers(self, one: Attested, index: int) -> bool:
        """Whether the checkpoint is this log's own, of a state that this log went through, and has the entry."""
        try:
            signed = self._opened(one)
            return index < signed.size and self._log.root(signed.size) == signed.root
        except (CheckpointUnreadable, ProofWrong):
            return False  # a fork's, or not the log's at all: `verify` and `timestamp --list` name it

    def _is_cosigned(self, one: Attested) -> bool:
        own = (self._verifier.name, self._verifier.key_id)
        return any((line.name, line.key_id) != own for line in read_note(one.note).signatures)

    def _opened(self, one: Attested) -> Checkpoint:
        return open_checkpoint(one.note, self._verifier, self._verifier.name)

    def prove(
        self,
        index: int,
        record: bytes,
        names: Iterable[str],
        witness: Attested,
        cosigners: Sequence[str] = (),
        suspect: str | None = None,
    ) -> Made:
        """The proof of one entry by one checkpoint. `record` is the record's bytes as they are kept, `names` which
        of its fields are shown: those that it has.

        Raises RecordMalformed, ProofTooLarge; ProofWrong where the record is not this entry's.
        """
        entry = self.entry(index)
        fields, seed, committed = read_record(record)
        if committed.hex() != read_entry(entry).commitment:
            raise ProofWrong(reason="record-of-another-entry")
        signed = self._opened(witness)
        shown = compact(reveal(fields, seed, [name for name in dict.fromkeys(names) if name in fields]))
        path = self._log.inclusion_proof(index, signed.size)
        whole = EntryProof(
            index,
            path,
            witness.note,
            self._verifier.text,
            entry,
            shown,
            _named(witness.note, cosigners),
            witness.tokens,
            witness.calendars,
            suspect,
        )
        return _fitting(whole)


def _named(note: bytes, cosigners: Sequence[str]) -> tuple[str, ...]:
    """Of these cosigners' keys, those by whose name a line of the note goes."""
    names = {line.name for line in read_note(note).signatures}
    return tuple(text for text in cosigners if text.partition("+")[0] in names)


def _fitting(proof: EntryProof) -> Made:
    """With as many tokens as a proof holds, the first first."""
    for made in _shorter(proof):
        try:
            return Made(write_entry_proof(made), len(proof.tokens) - len(made.tokens))
        except ProofTooLarge:
            if not made.tokens:
                raise
    raise AssertionError("the last has no tokens")


def _shorter(proof: EntryProof) -> Iterator[EntryProof]:
    return (replace(proof, tokens=proof.tokens[:count]) for count in range(len(proof.tokens), -1, -1))
