"""The vectors: made again they are the same, and both checkers say of each what its list says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from amana.errors import NotAProof
from amana.proofs import check_file
from amana.records import canonical
from amana.tlog import read_proof
from tests.proofs.makers import run_script
from tests.proofs.vectors.make import HERE, NOTE, Vector, vectors

ALL = list(vectors())
PAGE = Path(__file__).parents[2] / "docs" / "format" / "proof.md"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_each_is_what_it_was_and_ends_as_it_must(one: Vector) -> None:
    path = HERE / f"{one.name}.tlog-proof"
    assert path.read_bytes() == one.data
    told = json.loads((HERE / "index.json").read_text("utf-8"))[one.name]
    assert told == {"status": one.status, "why": one.why}
    assert _amanas(one.data) == one.status == run_script(path).status


def _amanas(data: bytes) -> int:
    try:
        return 0 if all(shown.ok for shown in check_file(data)) else 4
    except NotAProof:
        return 2


def test_none_is_left_over() -> None:
    names = {path.name.removesuffix(".tlog-proof") for path in HERE.glob("*.tlog-proof")}
    assert names == {one.name for one in ALL} == set(json.loads((HERE / "index.json").read_text("utf-8")))


def test_the_page_shows_the_example_as_it_is() -> None:
    said = PAGE.read_text("utf-8")
    proof = read_proof((HERE / "page.tlog-proof").read_bytes())
    told = re.search(r"```json\n(.*?)```", said, re.DOTALL)
    assert told
    assert canonical(json.loads(told[1])) == proof.extra
    (shown,) = check_file((HERE / "page.tlog-proof").read_bytes())
    assert shown.fields == {"sha256": NOTE["sha256"], "size": 6}
    lines = (HERE / "page.tlog-proof").read_text("utf-8").splitlines()
    shortened = [line for line in lines if not line.startswith(("extra ", "— "))]
    assert "\n".join(shortened[1:]) in re.sub(r"\n(extra|—).*", "", said)


def test_the_page_says_the_limits() -> None:
    from amana.proofs.form import MAX_FILE, MAX_PROOFS
    from amana.tlog.proof_file import MAX_EXTRA

    said = PAGE.read_text("utf-8")
    for told in (f"{MAX_PROOFS:,} proofs", f"{MAX_FILE >> 20} MiB", f"{MAX_EXTRA >> 10} KiB"):
        assert told in said
