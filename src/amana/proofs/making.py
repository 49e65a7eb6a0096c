"""Making proofs from one log: which checkpoint proves an entry best, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amana.errors import CheckpointUnreadable, LogDamaged, ProofTooLarge, ProofWrong
from amana.proofs.fields import compact
from amana.proofs.form import EntryProof, StampToken, write_entry_proof
from amana.records import read_entry, read_record, reveal
from amana.tlog import Checkpoint, CosignerVerifier, TileLog, VerifierKey, cosignatures, open_checkpoint, read_note

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
    """Proves entries of one log: its present signed checkpoint, the log as that or a later one signs it, its
    device's key, and the keys of cosigners that are known here."""

    def __init__(
        self, note: bytes, log: TileLog, verifier: VerifierKey, cosigners: Sequence[CosignerVerifier] = ()
    ) -> None:
        self._present, self._log, self._verifier = Attested(note), log, verifier
        self._cosigners = tuple(cosigners)

    def entry(self, index: int) -> bytes:
        """The entry's bytes. LogDamaged where the log is shorter."""
        found = next(self._log.entries(index, index + 1), None)
        if found is None:
            raise LogDamaged(device=self._verifier.name, reason="index-outside-tree")
        return found

    def witnessed(self, index: int, attested: Iterable[Attested]) -> list[Attested]:
        """The checkpoints to prove the entry with: the earliest that was timestamped, and the earliest that a
        cosigner known here signed (or else anybody); often one and the same. Where no outsider saw any, the
        present one.

        `attested` are of this log, the shorter first; they are looked at only as far as needed.
        """
        stamped = known = signed = None
        for one in attested:
            if not self._covers(one, index):
                continue
            stamped = stamped or (one if one.is_stamped else None)
            signed = signed or (one if self._others(one) else None)
            known = known or (one if cosignatures(one.note, self._cosigners) else None)
            if stamped and known:
                break
        chosen = [one for one in (stamped, known or signed) if one is not None]
        return list(dict.fromkeys(chosen)) or [self._present]

    def _covers(self, one: Attested, index: int) -> bool:
        """Whether the checkpoint is this log's own, of a state that this log went through, and has the entry."""
        try:
            signed = self._opened(one)
            cosignatures(one.note, self._cosigners)  # a line in a known cosigner's name that fails spoils the note
            return index < signed.size and self._log.root(signed.size) == signed.root
        except (CheckpointUnreadable, ProofWrong):
            return False  # a fork's, or not the log's at all: `verify` and `timestamp --list` name it

    def _others(self, one: Attested) -> set[tuple[str, bytes]]:
        """Whose keys signed it besides the device's, whoever they are."""
        lines = {(line.name, line.key_id) for line in read_note(one.note).signatures}
        return lines - {(self._verifier.name, self._verifier.key_id)}

    def _opened(self, one: Attested) -> Checkpoint:
        return open_checkpoint(one.note, self._verifier, self._verifier.name)

    def prove(
        self,
        index: int,
        record: bytes,
        names: Iterable[str],
        witness: Attested,
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
            self._keys(witness),
            witness.tokens,
            witness.calendars,
            suspect,
        )
        return _fitting(whole)

    def _keys(self, witness: Attested) -> tuple[str, ...]:
        """The keys of known cosigners, as far as they are needed to check a line of the note."""
        others = self._others(witness)
        return tuple(one.text for one in self._cosigners if (one.name, one.key_id) in others)


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
