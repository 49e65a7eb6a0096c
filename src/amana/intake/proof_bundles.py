"""Proof bundles inside an archive, by the names of its members: BagIt, and what ProofMode shares.

What comes of it are facts about the archive: what fits and what does not. The archive itself is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from amana.intake.credentials.bagit import bag_facts
from amana.intake.credentials.proofmode import proofmode_facts
from amana.intake.credentials.results import fact
from amana.records import EmbeddedFact

MOST_FACTS = 600  # an answer holds no more than a thousand, and the archive has some of its own
_MOST_BAGS = 20
_DEEPEST = 3  # folders above a bag
_LIST = re.compile(r"manifest-(?:md5|sha-?[0-9]{1,3})\.txt")

Read = Callable[[str], bytes | None]


def bundle_facts(names: Sequence[str], read: Read) -> tuple[EmbeddedFact, ...]:
    """Facts of the proof bundles among these members; none where there is no bundle.

    `names` are files as the archive writes them; `read` gives one's bytes, None where it cannot be read or is too
    large. Each file is asked for once or twice, one at a time.
    """
    found = list(islice(_all_facts(names, read), MOST_FACTS + 1))
    if len(found) > MOST_FACTS:
        found[MOST_FACTS:] = [fact("proof-bundle-facts", "left-out")]
    return tuple(found)


def _all_facts(names: Sequence[str], read: Read) -> Iterator[EmbeddedFact]:
    plain = {_plain(name): name for name in names if not name.endswith("/")}
    for folder in _bags(plain):
        if folder:
            yield fact("bagit-folder", folder)
        members = {name[len(folder) :]: plain[name] for name in plain if name.startswith(folder)}
        yield from bag_facts(members, read)
    yield from proofmode_facts(plain, read)


def _plain(name: str) -> str:
    """A member's name without a leading `./`, with slashes one way."""
    told = name.replace("\\", "/")
    while told.startswith("./"):
        told = told[2:]
    return told


def _bags(names: dict[str, str]) -> list[str]:
    """Folders (with their slash, "" for the top) that are bags; a bag within a bag's payload is its payload."""
    declared = {name.rpartition("bagit.txt")[0] for name in names if _is_file(name, "bagit.txt")}
    undeclared = {
        name.rpartition("/")[0] + "/" if "/" in name else ""
        for name in names
        if _LIST.fullmatch(name.rpartition("/")[2])
    }
    with_payload = {name.partition("data/")[0] for name in names if "data/" in name}
    folders = sorted(declared | (undeclared & with_payload), key=lambda folder: (folder.count("/"), folder))
    found: list[str] = []
    for folder in folders:
        if len(found) == _MOST_BAGS:
            break
        inner = any(folder.startswith(f"{bag}data/") for bag in found)
        if folder.count("/") <= _DEEPEST and not inner:
            found.append(folder)
    return found


def _is_file(name: str, file: str) -> bool:
    return name == file or name.endswith(f"/{file}")
