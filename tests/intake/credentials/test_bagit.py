"""Bags: the lists of digests checked over the files they list."""

from __future__ import annotations

import hashlib
import tarfile
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.intake.credentials import RESULTS
from amana.intake.proof_bundles import MOST_FACTS, bundle_facts
from amana.records import EmbeddedFact
from tests.shared_data import shared

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def a_bag(**more: bytes) -> dict[str, bytes]:
    """A bag with two files; `more` are further members, by name with `_` for `/`."""
    payload = {
        "data/statement.txt": "قالت سميرة ما رأت".encode(),
        "data/wall.jpg": b"\xff\xd8 a wall in Wadi al-Noor",
    }
    listed = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in payload.items())
    size = sum(map(len, payload.values()))
    about = "Source-Organization: Committee of Wadi al-Noor\nContact-Name: Samira\n  of the archive\n"
    about += f"Payload-Oxum: {size}.2\n"
    bag = {
        "bagit.txt": DECLARED,
        "manifest-sha256.txt": listed.encode(),
        "bag-info.txt": about.encode(),
        **payload,
    }
    return bag | {name.replace("_", "/"): data for name, data in more.items()}


def told(members: dict[str, bytes]) -> dict[str, list[str]]:
    """The facts of a bundle, values by name."""
    return by_name(bundle_facts(list(members), members.get))


def by_name(facts: tuple[EmbeddedFact, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        found[fact.name].append(fact.value)
    return dict(found)


def test_a_whole_bag_is_valid_and_says_what_it_says_of_itself() -> None:
    facts = told(a_bag())
    assert facts["bagit"] == ["valid"]
    assert facts["bagit-version"] == ["1.0"]
    assert facts["bagit-digests"] == ["sha256"]
    assert facts["bagit:Source-Organization"] == ["Committee of Wadi al-Noor"]
    assert facts["bagit:Contact-Name"] == ["Samira of the archive"]
    assert "bagit-problem" not in facts


def test_a_bag_in_a_folder_is_found_and_a_bag_in_its_payload_is_payload() -> None:
    facts = told({f"deposit-7/{name}": data for name, data in a_bag().items()})
    assert facts["bagit-folder"] == ["deposit-7/"]
    assert facts["bagit"] == ["valid"]
    inner = told(a_bag() | {f"data/inner/{name}": data for name, data in a_bag().items()})
    assert inner["bagit"] == ["invalid"]  # one bag, whose lists do not name the inner one's files
    assert all(problem.startswith("not listed: data/inner/") for problem in inner["bagit-problem"])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"data/statement.txt": b"other words"}, "differs: data/statement.txt"),
        ({"data/new.txt": b"x"}, "not listed: data/new.txt"),
        ({"bagit.txt": b"\xef\xbb\xbf" + DECLARED}, "declaration: bagit.txt"),
        ({"manifest-sha256.txt": b"aa ../../etc/x\n"}, "outside: ../../etc/x"),
        ({"manifest-sha256.txt": b"\xff\xfe\n"}, "encoding: manifest-sha256.txt"),
        ({"manifest-sha256.txt": b"zz data/statement.txt\n"}, "not a digest: zz data/statement.txt"),
        ({"bag-info.txt": b"Payload-Oxum: 1.1\n"}, "Oxum differs: 1.1"),
        ({"fetch.txt": b"https://example.org/a - ../a\n"}, "outside: ../a"),
        ({"tagmanifest-sha256.txt": b"aa  notes.txt\n"}, "missing: notes.txt"),
        ({"manifest-md5.txt": b""}, "not listed: data/statement.txt"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, bytes], problem: str) -> None:
    facts = told(a_bag() | change)
    assert facts["bagit"] == ["invalid"]
    assert problem in facts["bagit-problem"]


def test_a_missing_file_is_named_unless_it_is_to_be_fetched() -> None:
    bag = a_bag()
    del bag["data/wall.jpg"]
    assert told(bag)["bagit-problem"][0] == "missing: data/wall.jpg"
    waiting = told(bag | {"fetch.txt": b"https://example.org/wall.jpg 24 data/wall.jpg\n"})
    assert waiting["bagit"] == ["not-checked"]
    assert waiting["bagit-to-fetch"] == ["data/wall.jpg"]


def test_what_cannot_be_read_here_is_not_checked() -> None:
    bag = a_bag()
    facts = by_name(bundle_facts(list(bag), lambda name: None if name.endswith(".jpg") else bag[name]))
    assert facts["bagit"] == ["not-checked"]
    assert facts["bagit-not-read"] == ["data/wall.jpg"]
    unknown = told(
        {name: data for name, data in bag.items() if "manifest" not in name} | {"manifest-crc9.txt": b""}
    )
    assert unknown["bagit"] == ["not-checked"]


def test_names_may_be_written_with_escapes_or_composed_otherwise() -> None:
    name, data = "data/Núñez 100%.txt", b"x"
    listed = f"{hashlib.md5(data).hexdigest()} *./data/Nu\u0301n\u0303ez 100%25.txt\n"
    facts = told({"bagit.txt": DECLARED.replace(b"1.0", b"0.97"), "manifest-md5.txt": listed.encode(), name: data})
    assert facts["bagit"] == ["invalid"]  # both at once are two ways to mean it, and that is one too many
    listed = listed.replace("%25", "%")
    facts = told({"bagit.txt": DECLARED, "manifest-md5.txt": listed.encode(), name: data})
    assert (facts["bagit"], len(facts["bagit-warning"])) == (["valid"], 1)


def test_many_problems_are_counted_and_facts_stay_within_their_number() -> None:
    many = {f"data/{number}.txt": b"x" for number in range(500)}
    facts = told(a_bag() | many)
    assert len(facts["bagit-problem"]) == 30
    assert facts["bagit-problems"] == ["500"]
    folders = {f"{number}/{name}": data for number in range(60) for name, data in (a_bag() | many).items()}
    assert len(bundle_facts(list(folders), folders.get)) <= MOST_FACTS + 1


def test_no_bundle_says_nothing() -> None:
    assert bundle_facts(["a.txt", "data/b.txt", "manifest-of-cargo.txt"], lambda _: b"") == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_told_and_raises_nothing(data: st.DataObject) -> None:
    bag = a_bag(**{"fetch.txt": b"https://example.org - data/x", "tagmanifest-md5.txt": b"0 bagit.txt"})
    name = data.draw(st.sampled_from(sorted(bag)))
    bag[name] = data.draw(st.binary(max_size=200))
    assert set(told(bag)["bagit"]) <= RESULTS


def test_the_conformance_suite() -> None:
    """Each folder's name is the verdict; a warning may be either, but is never valid without a word."""
    bags: dict[str, dict[str, bytes]] = defaultdict(dict)
    with tarfile.open(shared("bagit_conformance") / "suite.tar.gz") as suite:
        for member in suite:
            steps = member.name.removeprefix("./").split("/", 3)
            if member.isfile() and len(steps) == 4:
                source = suite.extractfile(member)
                assert source is not None
                bags["/".join(steps[:3])][steps[3]] = source.read()
    verdicts: dict[str, list[str]] = defaultdict(list)
    for bag, members in bags.items():
        facts = told(members)
        verdicts[bag.split("/")[1]] += facts["bagit"]
        if bag.startswith("v0.97/warning/same-") or facts["bagit"] == ["invalid"]:
            assert "bagit-warning" in facts or "bagit-problem" in facts
    assert {kind: set(found) for kind, found in verdicts.items() if kind != "warning"} == {
        "valid": {"valid"},
        "invalid": {"invalid"},
        "linux-only": {"invalid"},
        "windows-only": {"invalid"},
    }
    assert {kind: len(found) for kind, found in verdicts.items()} == {
        "valid": 27,
        "invalid": 15,
        "warning": 6,
        "linux-only": 6,
        "windows-only": 6,
    }
