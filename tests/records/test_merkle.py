"""RFC 6962 trees: known roots, and every proof against trees written out the slow way."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ProofWrong
from amana.records import (
    EMPTY_ROOT,
    inclusion_path,
    leaf_hash,
    node_hash,
    root,
    root_from_inclusion,
    verify_inclusion,
)

# The eight leaves and the roots that Certificate Transparency implementations test each other with.
_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _slow_root(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962 writes it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\1" + _slow_root(leaves[:k]) + _slow_root(leaves[k:])).digest()


def _leaves(size: int) -> list[bytes]:
    return [b"leaf %d" % n for n in range(size)]


@pytest.mark.parametrize("size", range(1, 9))
def test_known_roots(size: int) -> None:
    leaves = [bytes.fromhex(one) for one in _LEAVES[:size]]
    assert root([leaf_hash(one) for one in leaves]).hex() == _ROOTS[size - 1]


def test_the_empty_tree() -> None:
    assert root([]) == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize("size", [*range(34), 100, 255, 256, 257])
def test_root_is_the_rfc_s_recursion(size: int) -> None:
    assert root([leaf_hash(one) for one in _leaves(size)]) == _slow_root(_leaves(size))


@pytest.mark.parametrize("size", [*range(1, 34), 64, 65])
def test_every_inclusion_proof_leads_to_the_root(size: int) -> None:
    hashes = [leaf_hash(one) for one in _leaves(size)]
    for index, leaf in enumerate(hashes):
        path = inclusion_path(hashes, index)
        verify_inclusion(leaf, index, size, path, root(hashes))
        assert len(path) <= (size - 1).bit_length()


@given(st.integers(2, 40), st.data())
def test_a_changed_proof_proves_nothing(size: int, data: st.DataObject) -> None:
    hashes = [leaf_hash(one) for one in _leaves(size)]
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_path(hashes, index))
    which, byte = data.draw(st.integers(0, len(path) - 1)), data.draw(st.integers(0, 31))
    path[which] = path[which][:byte] + bytes([path[which][byte] ^ 1]) + path[which][byte + 1 :]
    with pytest.raises(ProofWrong):
        verify_inclusion(hashes[index], index, size, path, root(hashes))


@pytest.mark.parametrize(
    ("index", "size", "length", "reason"),
    [
        (5, 5, 3, "index-outside-tree"),
        (-1, 5, 3, "index-outside-tree"),
        (0, 0, 0, "index-outside-tree"),
        (0, 5, 2, "path-too-short"),
        (0, 5, 4, "path-too-long"),
        (4, 5, 2, "path-too-long"),
        (0, 5, 3, "root-differs"),
    ],
)
def test_a_proof_of_the_wrong_shape_says_so(index: int, size: int, length: int, reason: str) -> None:
    with pytest.raises(ProofWrong) as caught:
        verify_inclusion(bytes(32), index, size, [bytes(32)] * length, bytes(32))
    assert caught.value.facts["reason"] == reason


def test_hashes_of_another_length_are_refused() -> None:
    # 31 and 33 bytes would otherwise hash to the same node as two of 32.
    with pytest.raises(ProofWrong) as caught:
        verify_inclusion(bytes(31), 0, 2, [bytes(33)], node_hash(bytes(32), bytes(32)))
    assert caught.value.facts["reason"] == "hash-length"


def test_an_index_outside_the_tree_has_no_path() -> None:
    with pytest.raises(ProofWrong):
        inclusion_path([bytes(32)], 1)


def test_a_tree_of_one_needs_no_path() -> None:
    assert root_from_inclusion(leaf_hash(b"x"), 0, 1, ()) == leaf_hash(b"x")
