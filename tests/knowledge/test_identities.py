"""Who is the same as whom: any order of judgements, the same view; what is different is never joined."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amana.knowledge import DIFFERENT, SAME, Identities, said_by
from amana.records import AssertionRow, made_id
from tests.contracts.catalogue_rows import assertion

IDS = [made_id("own", "people", str(no)) for no in range(6)]


def same(no: int, one: int, other: int, prop: str = SAME, device: str = "dev-a") -> AssertionRow:
    return assertion(no, IDS[one], prop, IDS[other], device=device)


def view(rows: list[AssertionRow]) -> tuple[object, ...]:
    found = Identities(said_by(rows))
    clashes = sorted((one.same.id, one.different.id) for one in found.clashes)
    return found.joined(), clashes, [found.first(name) for name in IDS]


def test_ids_are_joined_through_others() -> None:
    found = Identities(said_by([same(1, 0, 1), same(2, 1, 2)]))
    assert found.of(IDS[0]) == tuple(sorted(IDS[:3]))
    assert found.first(IDS[2]) == min(IDS[:3])
    assert found.of(IDS[5]) == (IDS[5],)


def test_what_is_undone_is_parted_again() -> None:
    joined = same(1, 0, 1)
    undone = assertion(2, IDS[0], SAME, None, supersedes=(joined.id,))
    assert Identities(said_by([joined, undone])).of(IDS[0]) == (IDS[0],)


def test_what_is_different_is_not_joined_even_through_others_and_both_words_are_told() -> None:
    found = Identities(said_by([same(1, 0, 1), same(2, 1, 2), same(3, 0, 2, DIFFERENT, "dev-b")]))
    assert IDS[2] not in found.of(IDS[0])
    assert [(one.same.id, one.different.id) for one in found.clashes] == [
        (same(2, 1, 2).id, same(3, 0, 2, DIFFERENT, "dev-b").id)
    ]
    told = found.differ(IDS[1], IDS[2])
    assert told is not None
    assert told.prop == DIFFERENT


def test_a_long_row_is_one_thing() -> None:
    names = [made_id("own", "many", str(no)) for no in range(5_000)]
    rows = [assertion(no, one, SAME, other) for no, (one, other) in enumerate(pairwise(names))]
    assert len(Identities(said_by(rows)).of(names[0])) == 5_000


_judgement = st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([SAME, SAME, DIFFERENT]))


@given(st.lists(_judgement, max_size=12), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_view_and_joins_nothing_that_is_apart(
    judgements: list[tuple[int, int, str]], random: object
) -> None:
    rows = [same(no, one, other, prop) for no, (one, other, prop) in enumerate(judgements) if one != other]
    shuffled = rows.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert view(shuffled) == view(rows)
    found = Identities(said_by(rows))
    for no, (one, other, prop) in enumerate(judgements):
        if prop == DIFFERENT and one != other:
            assert IDS[other] not in found.of(IDS[one]), no
