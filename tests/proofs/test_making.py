"""Making proofs: the earliest checkpoint that an outsider saw, and nothing more than was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amana.errors import LogDamaged, ProofWrong, RecordMalformed
from amana.proofs import ACCESSION_FIELDS, CUSTODY_FIELDS, Attested, StampToken, check_file
from amana.records import Accession, CustodyAct
from amana.tlog import read_proof
from tests.proofs.makers import ACCESSION, TOKENS, Log, cosigned, cosigner, sample

NAMES_OF_PEOPLE_AND_PLACES = {
    "path",
    "path_raw",
    "found_at",
    "source",
    "collected_by",
    "collected_at",
    "place",
    "note",
    "tags",
    "person",
    "copy",
    "detail",
    "reason",
}


def test_by_default_nobody_and_no_place_is_named() -> None:
    assert not NAMES_OF_PEOPLE_AND_PLACES & {*ACCESSION_FIELDS, *CUSTODY_FIELDS}
    assert set(ACCESSION_FIELDS) <= Accession.__dataclass_fields__.keys()
    assert set(CUSTODY_FIELDS) <= CustodyAct.__dataclass_fields__.keys()


def grown() -> tuple[Log, list[Attested]]:
    """A log that was signed at 10, 300 and 700 entries; the checkpoints by themselves."""
    log = sample()
    notes = [log.note()]
    for count in (290, 400):
        log.fill(count)
        notes.append(log.sign())
    return log, [Attested(note) for note in notes]


def test_where_no_outsider_saw_any_the_present_checkpoint_proves() -> None:
    log, seen = grown()
    assert log.prover().witnessed(4, []) == [seen[2]]
    assert log.prover().witnessed(4, seen) == [seen[2]]  # kept, and nobody signed or stamped them
    assert log.prover().witnessed(699, []) == [seen[2]]


def test_the_earliest_that_covers_the_entry() -> None:
    log, seen = grown()
    stamped = [replace(one, tokens=TOKENS) for one in seen]
    prover = log.prover()
    assert prover.witnessed(4, stamped) == [stamped[0]]
    assert prover.witnessed(10, stamped) == [stamped[1]]
    assert prover.witnessed(299, stamped) == [stamped[1]]
    assert prover.witnessed(300, stamped) == [stamped[2]]


def test_a_stamped_one_and_a_cosigned_one_are_both_kept() -> None:
    log, seen = grown()
    signed = Attested(cosigned(seen[0].note, cosigner()))
    stamped = replace(seen[1], calendars=b"ots")
    both = replace(signed, calendars=b"ots")
    prover = log.prover()
    assert prover.witnessed(4, [signed, stamped]) == [stamped, signed]
    assert prover.witnessed(4, [both, stamped]) == [both]
    assert prover.witnessed(10, [signed, stamped]) == [stamped]


def test_a_cosigner_that_is_known_goes_before_one_that_is_not() -> None:
    log, seen = grown()
    lamp = cosigner()
    strange = Attested(cosigned(seen[0].note, cosigner("nobody")))
    known = Attested(cosigned(seen[1].note, lamp))
    false = replace(known, note=known.note[:-9] + b"AAAAAAA=\n")
    assert log.prover([lamp]).witnessed(4, [strange, known]) == [known]
    assert log.prover([lamp]).witnessed(4, [false, known]) == [known]
    assert log.prover([lamp]).witnessed(4, [false]) == [Attested(log.note())]
    assert log.prover([lamp]).witnessed(4, [strange]) == [strange]
    assert log.prover().witnessed(4, [strange, known]) == [strange]


def test_checkpoints_that_are_not_this_logs_are_passed_over() -> None:
    log, seen = grown()
    fork = Log()
    fork.fill(10)
    fork.sign()
    wrong = [
        Attested(fork.note(), TOKENS),
        Attested(sample("two").note(), TOKENS),
        Attested(b"noise", TOKENS),
        replace(seen[0], note=seen[0].note.replace(b"\n10\n", b"\n11\n"), tokens=TOKENS),
    ]
    shorter, _ = log, fork
    shorter = sample()
    assert log.prover().witnessed(4, [*wrong, replace(seen[1], tokens=TOKENS)])[0].note == seen[1].note
    assert shorter.prover().witnessed(4, [replace(seen[2], tokens=TOKENS)]) == [seen[0]]


@pytest.mark.parametrize("index", [4, 5])
def test_each_checkpoint_of_the_log_proves_the_entry(index: int) -> None:
    log, seen = grown()
    for one in seen:
        (shown,) = check_file(log.prove(index, "kind", witness=one))
        assert shown.ok
        assert shown.size in (10, 300, 700)


def test_a_log_that_grew_meanwhile_proves_with_what_was_read_first() -> None:
    log = sample()
    prover = log.prover()
    before = log.note()
    log.fill(300)
    log.sign()
    (witness,) = prover.witnessed(4, [])
    assert witness.note == before
    made = prover.prove(4, log.records[4], ["size"], witness)
    assert check_file(made.proof)[0].size == 10


def test_only_cosigners_whose_lines_are_there_come_with_it() -> None:
    log, lamp, bell = sample(), cosigner(), cosigner("bell")
    part = log.prove(4, witness=Attested(cosigned(log.note(), lamp)), cosigners=[lamp, bell])
    extra = (read_proof(part).extra or b"").decode()
    assert lamp.verifier.text in extra
    assert bell.verifier.text not in extra
    assert "cosigners" not in (read_proof(log.prove(4, cosigners=[lamp, bell])).extra or b"").decode()


def test_timestamps_that_do_not_fit_are_counted() -> None:
    log = sample()
    tokens = tuple(StampToken(str(number), bytes(20_000)) for number in range(4))
    made = log.prover().prove(4, log.records[4], ["size"], Attested(log.note(), tokens))
    assert made.left_out == 2
    assert check_file(made.proof)[0].tokens == tokens[:2]


def test_the_record_must_be_the_entrys() -> None:
    log = sample()
    prover = log.prover()
    witness = Attested(log.note())
    with pytest.raises(ProofWrong) as caught:
        prover.prove(4, log.records[5], ["kind"], witness)
    assert caught.value.facts["reason"] == "record-of-another-entry"
    with pytest.raises(RecordMalformed):
        prover.prove(4, log.records[4] + b" ", ["kind"], witness)
    with pytest.raises(LogDamaged) as damaged:
        prover.prove(10, log.records[4], ["kind"], witness)
    assert damaged.value.facts["reason"] == "index-outside-tree"


def test_fields_that_a_record_does_not_have_are_not_shown() -> None:
    log = sample()
    (shown,) = check_file(log.prove(4, "kind", "collected_at", "kind"))
    assert dict(shown.fields) == {"kind": "accession"}
    assert ACCESSION.collected_at is None
